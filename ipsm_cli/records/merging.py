"""Two entries for one person made one; two people alike remembered as two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ipsm_cli.core import errors
from ipsm_cli.core.measures import COUNTED
from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.records import closed, closing, service, worker_rules
from ipsm_cli.records.papers import PAPERS

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.columns import WorkerFields
    from ipsm_cli.store.change import Pen

_FOR_EVER = "9999-12-31"
TOLD = ("nik", "member_number", "birth_date", "phone", "email", "account")


class Left(NamedTuple):
    """A field in which two entries differ: ``ours`` stays, ``theirs`` is left to the history."""

    field: str  # of TOLD
    ours: str
    theirs: str


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


def size(db: sqlite3.Connection, gone: int) -> int:
    """How many activities would move with a worker."""
    row = db.execute("SELECT COUNT(*) FROM participant WHERE worker = ?", (gone,)).fetchone()
    return int(row[0])


def merge(pen: Pen, kept: int, gone: int, *, correction: str | None = None) -> None:
    """Makes ``gone`` part of ``kept``: activities, papers, seats, payments, account move.

    What both have alike is kept once. The register remembers that ``gone`` is ``kept``. Raises
    NoSuchRecord, SamePerson, and ServiceNeeded when an activity of one lies outside the joint
    service; what forbids the joint entry: TooYoung.

    One who was counted as two in a closed month makes that month's numbers wrong, however old it
    is: ``correction`` is the reason to correct them, one correction a closed month, for nobody
    reopens years of months to join two names. Without it MonthClosed, needless NothingToCorrect.
    """
    if kept == gone:
        raise errors.SamePerson(number=kept)
    first, second = _row(pen, kept), _row(pen, gone)
    months = _months(pen.db, gone)
    shut = closed.check_open(pen.db, months, correction)
    earlier = _join_service(pen, kept, gone, first["name"])
    _move_parts(pen, kept, gone)
    for paper in PAPERS.values():
        _move_papers(pen, paper.table, kept, gone)
    for table in ("seat", "payment"):
        _move(pen, table, "worker", kept, gone)
    _move_account(pen, kept, gone)
    _forget_pairs(pen, gone)
    _move(pen, "merged", "into_worker", kept, gone)
    pen.delete("worker", (gone,))
    missing = {
        name: value
        for name, value in second.items()
        if name not in first and name not in ("kept_reason", "note", "active_since")
    }
    if earlier:
        missing["active_since"] = second.get("active_since")
    pen.update("worker", (kept,), missing)
    pen.insert("merged", {"worker": gone, "into_worker": kept})
    worker_rules.check_again(pen, cast("WorkerFields", {**first, **missing}), kept)
    service.check_activities(pen.db, kept, first["name"])
    for month in shut:
        closing.correct(pen, [month], months[month], correction)


def left_behind(db: sqlite3.Connection, kept: int, gone: int) -> tuple[Left, ...]:
    """What both have, unlike, of that which tells people apart or where money and calls go."""
    query = """SELECT w.nik, w.member_number, w.birth_date, w.phone, w.email, a.account
        FROM worker w LEFT JOIN account a ON a.worker = w.number WHERE w.number = ?"""
    one, other = (db.execute(query, (number,)).fetchone() for number in (kept, gone))
    return tuple(
        Left(field, ours, theirs)
        for field, ours, theirs in zip(TOLD, one or (), other or (), strict=False)
        if ours and theirs and ours != theirs
    )


def _months(db: sqlite3.Connection, worker: int) -> dict[str, int]:
    """The months of the worker's counted activities, each with the first of them."""
    rows = db.execute(
        f"""SELECT a.month, MIN(a.number) FROM participant p CROSS JOIN activity a
            WHERE p.worker = ? AND a.number = p.activity AND {COUNTED}
            GROUP BY a.month ORDER BY a.month""",
        (worker,),
    )
    return dict(rows.fetchall())


def _row(pen: Pen, number: int) -> dict[str, Any]:
    row = pen.row("worker", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=number)
    return row


def _join_service(pen: Pen, kept: int, gone: int, name: str) -> bool:
    """What ``gone`` served before ``kept`` began comes first; after that ``kept`` decides.

    A first day that nobody knows gives way to a known one. True when the joint service begins on
    the first day of ``gone``.
    """
    ours, theirs = _days(pen, kept), _days(pen, gone)
    began, their_first = ours[0], theirs[0]
    if began == UNKNOWN_START < their_first < [*ours, _FOR_EVER][1]:
        service.move_start(pen, kept, name, their_first)
        began = their_first
    known = their_first != UNKNOWN_START or [*theirs, _FOR_EVER][1] < began
    for day in theirs:
        row = pen.row("service", (gone, day)) or {}
        pen.delete("service", (gone, day))
        if day < began and (known or day != their_first):
            pen.insert("service", {**row, "worker": kept})
    return known and their_first <= began and their_first != ours[0]


def _days(pen: Pen, worker: int) -> list[str]:
    """The first day of each status of a worker."""
    rows = pen.db.execute("SELECT since FROM service WHERE worker = ? ORDER BY since", (worker,))
    return [day for (day,) in rows]


def _move_parts(pen: Pen, kept: int, gone: int) -> None:
    """An activity of both counts once, with the part of the one who stood in front."""
    rows = pen.db.execute(
        "SELECT activity FROM participant WHERE worker = ? ORDER BY activity", (gone,)
    ).fetchall()
    for (activity,) in rows:
        row = pen.row("participant", (activity, gone)) or {}
        own = pen.row("participant", (activity, kept))
        pen.delete("participant", (activity, gone))
        if own is None:
            pen.insert("participant", {**row, "worker": kept})
        elif row["place"] < own["place"]:
            front = {"part": row["part"], "place": row["place"]}
            pen.update("participant", (activity, kept), front)


def _move_papers(pen: Pen, table: str, kept: int, gone: int) -> None:
    """Papers that say the same of both are kept once."""
    numbers = f"SELECT number FROM {table} WHERE worker = ? ORDER BY number"
    own = [_told(pen, table, number) for (number,) in pen.db.execute(numbers, (kept,)).fetchall()]
    for (number,) in pen.db.execute(numbers, (gone,)).fetchall():
        if _told(pen, table, number) in own:
            pen.delete(table, (number,))
        else:
            pen.update(table, (number,), {"worker": kept})


def _told(pen: Pen, table: str, number: int) -> dict[str, Any]:
    """What a paper says, whoever it belongs to."""
    row = pen.row(table, (number,)) or {}
    return {name: value for name, value in row.items() if name not in ("number", "uid", "worker")}


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
