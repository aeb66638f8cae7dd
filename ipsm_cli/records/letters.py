"""Letters sent: each gets the next number of its year, and no number is given twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from ipsm_cli.core import errors
from ipsm_cli.core.letter_number import written
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.change import Pen


class LetterFields(TypedDict, total=False):
    """What is said of a letter; ``paper`` and ``period`` name an export, together or not at all."""

    date: str | None  # ISO; None is today
    subject: str
    receiver: str | None
    paper: str | None
    period: str | None


class Given(NamedTuple):
    """What a letter was given: its number in the register, and its number as printed."""

    number: int
    text: str


def add(pen: Pen, pattern: str, fields: LetterFields) -> Given:
    """Registers a letter with the next number of the year of its date.

    Raises PaperHasLetter, LetterPeriod.
    """
    paper, period = fields.get("paper"), fields.get("period")
    if (paper is None) != (period is None):
        raise errors.LetterPeriod
    if paper and period:
        _check_free(pen.db, paper, period, 0)
    day = fields.get("date") or pen.who.today
    year = int(day[:4])
    seq = _last(pen.db, year) + 1
    text = written(pattern, seq, day)
    row = {"uid": new_uid(pen), "year": year, "seq": seq, "text": text, **fields, "date": day}
    return Given(pen.insert("letter", row), text)


def edit(pen: Pen, number: int, fields: LetterFields) -> str:
    """Corrects subject or receiver, or to which paper it belongs; the printed number.

    Raises NoSuchRecord, PaperHasLetter, LetterPeriod, NothingToChange.
    """
    before = pen.row("letter", (number,))
    if before is None:
        raise errors.NoSuchRecord(kind="noun.letter", number=number)
    after = {**before, **fields}
    paper, period = after.get("paper"), after.get("period")
    if (paper is None) != (period is None):
        raise errors.LetterPeriod
    if paper and period:
        _check_free(pen.db, paper, period, number)
    if not pen.update("letter", (number,), dict(fields)):
        raise errors.NothingToChange(kind="noun.letter", number=number)
    return str(before["text"])


def check_again(pen: Pen, number: int) -> None:
    """A letter that came back is the only one of its paper. Raises PaperHasLetter."""
    row = pen.row("letter", (number,)) or {}
    if row.get("paper"):
        _check_free(pen.db, row["paper"], row["period"], number)


def _check_free(db: sqlite3.Connection, paper: str, period: str, number: int) -> None:
    other = db.execute(
        "SELECT number, text FROM letter WHERE paper = ? AND period = ? AND number <> ?",
        (paper, period, number),
    ).fetchone()
    if other is not None:
        raise errors.PaperHasLetter(paper=paper, period=period, number=other[0], letter=other[1])


def _last(db: sqlite3.Connection, year: int) -> int:
    """The highest number ever given in the year, also to a letter that was taken back."""
    rows = db.execute(
        # a range of the index on the records: every entry that touched a letter
        "SELECT after FROM change WHERE record > 'letter ' AND record < 'letter!'"
        " AND after IS NOT NULL"
    )
    given = [row["seq"] for (text,) in rows if (row := json.loads(text))["year"] == year]
    (standing,) = db.execute("SELECT MAX(seq) FROM letter WHERE year = ?", (year,)).fetchone()
    return int(max(standing or 0, *given, 0))
