"""Taking back what was done: an undo is the inverse of an entry, and itself an entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ipsm_cli.core import errors
from ipsm_cli.records import (
    aftermath,
    closed,
    closing,
    returning,
    service,
    taking_back,
    worker_rules,
)
from ipsm_cli.store.schema import CODES_IN, KEEPING, STANDING_ON

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from ipsm_cli.core.columns import WorkerFields
    from ipsm_cli.records.aftermath import Kind
    from ipsm_cli.records.taking_back import Change
    from ipsm_cli.store.change import Pen

NAMED = 5  # records that an undo names


class Undone(NamedTuple):
    """What was taken back: the entry's number, its command and the first records it touched, one
    more than are named."""

    number: int
    command: str
    records: tuple[str, ...]


def last_standing(db: sqlite3.Connection) -> int:
    """The newest entry that changed something, is no undo and is not undone. NothingToUndo."""
    rows = db.execute(
        """SELECT a.number FROM action a
           WHERE a.undoes IS NULL AND EXISTS (SELECT 1 FROM change c WHERE c.action = a.number)
           ORDER BY a.number DESC"""
    )
    for (number,) in rows:
        if undone_by(db, number) is None:
            return int(number)
    raise errors.NothingToUndo


def undone_by(db: sqlite3.Connection, number: int) -> int | None:
    """The standing undo of an entry: one that has not itself been undone."""
    rows = db.execute(
        "SELECT number FROM action WHERE undoes = ? ORDER BY number DESC", (number,)
    ).fetchall()
    for (undo,) in rows:
        if undone_by(db, undo) is None:
            return int(undo)
    return None


def disclose(pen: Pen, note: str) -> None:
    """Writes down that whole ids were shown or handed out: an entry without changes."""
    pen.note = note


def undo(pen: Pen, number: int) -> Undone:
    """Takes back entry ``number`` as a whole.

    Raises NoSuchAction, NothingToUndo (an entry that changed nothing, whose contents are erased, or
    the founding of the register), AlreadyUndone, StandsOnIt when a row has changed since or
    another row needs it, what forbids the restored rows: DuplicateNik, DuplicateMemberNumber,
    TooYoung, ServiceNeeded, and what a closed month forbids: MonthClosed, MonthMoved.
    """
    command = _command(pen.db, number)
    if (by := undone_by(pen.db, number)) is not None:
        raise errors.AlreadyUndone(number=number, by=by)
    kinds = aftermath.kinds(pen.db, number)
    if not kinds or any(_is_fixed(kind) for kind in kinds):
        raise errors.NothingToUndo
    pen.undoes = number
    pen.db.execute("PRAGMA defer_foreign_keys = ON")
    if (record := taking_back.take_back(pen, number)) is not None:
        raise errors.StandsOnIt(number=number, later=_later(pen.db, number, record))
    _check_left(pen, number, kinds)
    _check_months(pen.db, number)
    return Undone(number, command, _records(pen.db, number))


def _command(db: sqlite3.Connection, number: int) -> str:
    row = db.execute("SELECT command FROM action WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise errors.NoSuchAction(number=number)
    return str(row[0])


def _is_fixed(kind: Kind) -> bool:
    """The founding of the register, and a change whose contents have been erased."""
    return not kind.was and (kind.table == "branch" or not kind.became)


def _records(db: sqlite3.Connection, number: int) -> tuple[str, ...]:
    """The first records that the entry touched."""
    found: dict[str, None] = {}
    for (record,) in db.execute(
        "SELECT record FROM change WHERE action = ? ORDER BY id", (number,)
    ):
        found[record] = None
        if len(found) > NAMED:
            break
    return tuple(found)


def _later(db: sqlite3.Connection, number: int, record: str) -> tuple[str, ...]:
    """The entries after ``number`` that touched the record, newest last; standing ones first."""
    rows = db.execute(
        """SELECT DISTINCT a.number, a.command FROM change c JOIN action a ON a.number = c.action
           WHERE c.record = ? AND c.action > ? ORDER BY a.number""",
        (record, number),
    ).fetchall()
    standing = _standing_after(db, number, record)
    chosen = [row for row in rows if row[0] in standing] or rows
    return tuple(f"{later} {command}" for later, command in chosen[:5])


def _standing_after(
    db: sqlite3.Connection, number: int, record: str, table: str | None = None
) -> list[int]:
    """The entries after ``number`` that touched the record (in ``table``) and are not undone."""
    rows = db.execute(
        """SELECT DISTINCT a.number FROM change c JOIN action a ON a.number = c.action
           WHERE c.record = ? AND c.action > ? AND a.undoes IS NULL AND c.tbl = COALESCE(?, c.tbl)
           ORDER BY a.number""",
        (record, number, table),
    )
    return [later for (later,) in rows if undone_by(db, later) is None]


def _check_left(pen: Pen, number: int, kinds: Collection[Kind]) -> None:
    """No row is left without the row it stands on, no worker with what cannot be."""
    db = pen.db
    first = aftermath.first_unsettled(db, number, kinds)
    for place, record in aftermath.services(db, number, kinds):
        if (first is None or place < first) and _standing_after(db, number, record, "service"):
            later = _later(db, number, record)  # a status stands on those before it
            raise errors.StandsOnIt(number=number, later=later)
    if first is not None:
        raise errors.StandsOnIt(number=number, later=_reason(pen, number, first))
    if all(kind.table != "merged" for kind in kinds):  # a merge moves papers, not their days
        for table, text in aftermath.restored(db, number, kinds):
            key = tuple(json.loads(text))
            if pen.row(table, key) is not None:  # it may have come and gone in the one entry
                returning.check(pen, table, key)
    for worker in aftermath.workers(db, number, kinds):
        row = pen.row("worker", (worker,))
        if row is not None:
            worker_rules.check_again(pen, cast("WorkerFields", row), worker)
            service.check_activities(db, worker, row["name"])


def _check_months(db: sqlite3.Connection, number: int) -> None:
    """Closed months keep their numbers, unless a correction or a closing itself is taken back."""
    if closed.closed(db):
        closing.check_kept(db, aftermath.months(db, number), aftermath.closings(db, number))


def _reason(pen: Pen, number: int, place: int) -> tuple[str, ...]:
    """What stands on the row of the change with this id, or what took away the row it stands on."""
    found = pen.db.execute(
        "SELECT tbl, key, record, before, after FROM change WHERE id = ?", (place,)
    ).fetchone()
    change = taking_back.Change(*found)
    if change.before is None:
        use = next(use for use in _standing_on(change) if _is_used(pen.db, *use))
        return _needing(pen.db, number, *use, change)
    row = pen.row(change.table, change.keyed()) or {}
    owner, value = next(
        (owner, row[column])
        for owner, children in STANDING_ON.items()
        for child, column in children
        if child == change.table and column in row and pen.row(owner, (row[column],)) is None
    )
    return _later(pen.db, number, f"{KEEPING[owner].record} {value}")


def _is_used(db: sqlite3.Connection, table: str, column: str, value: Any) -> bool:
    left = db.execute(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (value,))
    return left.fetchone() is not None


def _standing_on(change: Change) -> Iterator[tuple[str, str, Any]]:
    """Table, column and value of the rows that would stand on the change's row."""
    key = change.keyed()
    if change.table == "own_code":
        list_name, code = key
        for table, column in CODES_IN.get(list_name, ()):
            yield table, column, code
    for table, column in STANDING_ON.get(change.table, ()):
        yield table, column, key[0]


def _needing(
    db: sqlite3.Connection, number: int, table: str, column: str, value: Any, change: Change
) -> tuple[str, ...]:
    """What stands on a row that would go: records by number, else the later entries."""
    keeping = KEEPING[table]
    if keeping.record == KEEPING[change.table].record and table != change.table:
        return _later(db, number, change.record)
    rows = db.execute(
        f"SELECT DISTINCT {keeping.owner} FROM {table} WHERE {column} = ? ORDER BY 1 LIMIT 5",
        (value,),
    )
    return tuple(f"{keeping.record} {owner}" for (owner,) in rows)
