"""Two entries for one person made one; two people alike remembered as two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.records import service
from ipsm_cli.records.papers import PAPERS

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.change import Pen


def keep_apart(pen: Pen, one: int, other: int) -> bool:
    """Remembers that two workers are two people; False when it was known.

    Raises NoSuchRecord, SamePerson.
    """
    for number in (one, other):
        _row(pen, number)
    if one == other:
        raise errors.SamePerson(number=one)
    pair = (min(one, other), max(one, other))
    if pen.row("not_same", pair) is not None:
        return False
    pen.insert("not_same", {"one": pair[0], "other": pair[1]})
    return True


def merge(pen: Pen, kept: int, gone: int) -> None:
    """Makes ``gone`` part of ``kept``: activities, papers, seats and account move, blanks fill.

    The register remembers that ``gone`` is ``kept``. Raises NoSuchRecord, SamePerson, and
    ServiceNeeded when an activity of one lies outside the joint service.
    """
    if kept == gone:
        raise errors.SamePerson(number=kept)
    first, second = _row(pen, kept), _row(pen, gone)
    _join_service(pen, kept, gone)
    _move_parts(pen, kept, gone)
    for paper in PAPERS.values():
        _move(pen, paper.table, "worker", kept, gone)
    _move(pen, "seat", "worker", kept, gone)
    _move_account(pen, kept, gone)
    _forget_pairs(pen, gone)
    _move(pen, "merged", "into_worker", kept, gone)
    pen.delete("worker", (gone,))
    missing = {
        name: value
        for name, value in second.items()
        if name not in first and name not in ("kept_reason", "note")
    }
    if missing:
        pen.update("worker", (kept,), missing)
    pen.insert("merged", {"worker": gone, "into_worker": kept})
    service.check_activities(pen.db, kept, first["name"])


def _row(pen: Pen, number: int) -> dict[str, Any]:
    row = pen.row("worker", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=number)
    return row


def _join_service(pen: Pen, kept: int, gone: int) -> None:
    """What ``gone`` served before ``kept`` began comes first; after that ``kept`` decides.

    A kept service whose first day nobody knows begins on the known day of the other.
    """
    days = "SELECT since FROM service WHERE worker = ? ORDER BY since"
    theirs = [day for (day,) in pen.db.execute(days, (gone,))]
    ours = [day for (day,) in pen.db.execute(days, (kept,))]
    if ours[0] == UNKNOWN_START and theirs[0] != UNKNOWN_START and len(ours) == 1:
        ours[0] = "9999-12-31"
    for day in theirs:
        row = pen.row("service", (gone, day)) or {}
        pen.delete("service", (gone, day))
        if UNKNOWN_START < day < ours[0] and pen.row("service", (kept, day)) is None:
            pen.insert("service", {**row, "worker": kept})


def _move_parts(pen: Pen, kept: int, gone: int) -> None:
    """Activities of both count once; the one in front keeps the part."""
    rows = pen.db.execute(
        "SELECT activity FROM participant WHERE worker = ? ORDER BY activity", (gone,)
    ).fetchall()
    for (activity,) in rows:
        row = pen.row("participant", (activity, gone)) or {}
        pen.delete("participant", (activity, gone))
        if pen.row("participant", (activity, kept)) is None:
            pen.insert("participant", {**row, "worker": kept})


def _move(pen: Pen, table: str, column: str, kept: int, gone: int) -> None:
    key = "worker" if table == "merged" else "number"
    rows = pen.db.execute(
        f"SELECT {key} FROM {table} WHERE {column} = ? ORDER BY {key}", (gone,)
    ).fetchall()
    for (number,) in rows:
        pen.update(table, (number,), {column: kept})


def _move_account(pen: Pen, kept: int, gone: int) -> None:
    row = pen.row("account", (gone,))
    if row is None:
        return
    pen.delete("account", (gone,))
    if pen.row("account", (kept,)) is None:
        pen.insert("account", {**row, "worker": kept})


def _forget_pairs(pen: Pen, gone: int) -> None:
    rows = pen.db.execute(
        "SELECT one, other FROM not_same WHERE one = ? OR other = ? ORDER BY one, other",
        (gone, gone),
    ).fetchall()
    for pair in rows:
        pen.delete("not_same", pair)
