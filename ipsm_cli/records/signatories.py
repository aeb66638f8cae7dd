"""Those who sign for an office, each with a first and a last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.records import UNKNOWN_START, Coded
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen

Fields = dict[str, Any]


def add(pen: Pen, fields: Fields) -> int:
    """Names one who signs and answers the number. Raises LastBeforeFirst, SignatoriesMeet."""
    row = {"since": UNKNOWN_START, **{k: v for k, v in fields.items() if v is not None}}
    _check(pen, row, 0)
    return pen.insert("signatory", {"uid": new_uid(pen), **row})


def edit(pen: Pen, number: int, fields: Fields) -> Fields:
    """Corrects one and answers the row. Raises NoSuchRecord, NothingToChange and as ``add``."""
    before = _held(pen, number)
    changed = dict(fields)
    if changed.get("since", "") is None:
        changed["since"] = UNKNOWN_START
    after = {**before, **changed}
    _check(pen, after, number)
    if not pen.update("signatory", (number,), changed):
        raise errors.NothingToChange(kind="noun.signatory", number=number)
    return after


def end(pen: Pen, number: int, day: str) -> Fields:
    """Sets the last day and answers the row. Raises what ``edit`` raises."""
    return edit(pen, number, {"until": day})


def drop(pen: Pen, number: int) -> Fields:
    """Takes one out who was named by mistake; the row. Raises NoSuchRecord."""
    row = _held(pen, number)
    pen.delete("signatory", (number,))
    return row


def check_again(pen: Pen, number: int) -> None:
    """One that came back meets no other. Raises SignatoriesMeet."""
    _check(pen, _held(pen, number), number)


def _held(pen: Pen, number: int) -> Fields:
    row = pen.row("signatory", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.signatory", number=number)
    return row


def _check(pen: Pen, row: Fields, number: int) -> None:
    """An office has one holder at a time, and at most one who acts for the holder."""
    first, last = str(row["since"]), row.get("until")
    if last is not None and last < first:
        raise errors.LastBeforeFirst(first=first, last=last)
    other = pen.db.execute(
        """SELECT number, name, since, until FROM signatory
           WHERE office = ? AND (acting IS NULL) = ? AND number <> ?
             AND since <= ? AND (until IS NULL OR until >= ?)
           ORDER BY number LIMIT 1""",
        (row["office"], row.get("acting") is None, number, last or "9999-12-31", first),
    ).fetchone()
    if other is not None:
        met, name, since, until = other
        raise errors.SignatoriesMeet(
            office=Coded("office", row["office"]),
            number=met,
            name=name,
            first="word.unknown_day" if since == UNKNOWN_START else since,
            last=until or "word.open_end",
        )
