"""Taking back what was done: an undo is the inverse of an entry, and itself an entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ipsm_cli.core import errors
from ipsm_cli.records import closed, closing, returning, service, worker_rules
from ipsm_cli.store.schema import CODES_IN, KEEPING, STANDING_ON

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from ipsm_cli.core.columns import WorkerFields
    from ipsm_cli.store.change import Pen

Row = dict[str, Any]


class Undone(NamedTuple):
    """What was taken back: the entry's number, its command and the records it touched."""

    number: int
    command: str
    records: tuple[str, ...]


class _Change(NamedTuple):
    table: str
    key: tuple[Any, ...]
    record: str
    before: Row | None
    after: Row | None


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
    changes = _changes(pen.db, number)
    if not changes or any(_is_fixed(change) for change in changes):
        raise errors.NothingToUndo
    pen.undoes = number
    pen.db.execute("PRAGMA defer_foreign_keys = ON")
    for change in reversed(changes):
        _take_back(pen, number, change)
    _check_left(pen, number, changes)
    _check_months(pen.db, changes)
    return Undone(number, command, tuple(dict.fromkeys(change.record for change in changes)))


def _command(db: sqlite3.Connection, number: int) -> str:
    row = db.execute("SELECT command FROM action WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise errors.NoSuchAction(number=number)
    return str(row[0])


def _changes(db: sqlite3.Connection, number: int) -> list[_Change]:
    rows = db.execute(
        "SELECT tbl, key, record, before, after FROM change WHERE action = ? ORDER BY id", (number,)
    )
    return [
        _Change(table, tuple(json.loads(key)), record, _row(before), _row(after))
        for table, key, record, before, after in rows
    ]


def _row(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)


def _is_fixed(change: _Change) -> bool:
    """The founding of the register, and a change whose contents have been erased."""
    return change.before is None and (change.table == "branch" or change.after is None)


def _take_back(pen: Pen, number: int, change: _Change) -> None:
    if pen.row(change.table, change.key) != change.after:
        raise errors.StandsOnIt(number=number, later=_later(pen.db, number, change.record))
    if change.table == "worker" and change.before is not None:
        worker_rules.check_ids(pen.db, cast("WorkerFields", change.before), change.key[0])
    if change.before is None:
        pen.delete(change.table, change.key)
    elif change.after is None:
        pen.insert(change.table, change.before)
    else:
        emptied = dict.fromkeys(change.after.keys() - change.before.keys())
        pen.update(change.table, change.key, {**change.before, **emptied})


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


def _check_left(pen: Pen, number: int, changes: list[_Change]) -> None:
    """No row is left without the row it stands on, no worker with what cannot be."""
    for change in changes:
        if change.before is None:
            _check_unneeded(pen, number, change)
        else:
            _check_owners(pen, number, change.table, change.before)
        if change.table == "service" and _standing_after(pen.db, number, change.record, "service"):
            later = _later(pen.db, number, change.record)  # a status stands on those before it
            raise errors.StandsOnIt(number=number, later=later)
    if all(change.table != "merged" for change in changes):  # a merge moves papers, not their days
        for change in changes:
            if change.before is not None:
                returning.check(pen, change.table, change.key)
    for worker in sorted(_workers(pen.db, changes)):
        row = pen.row("worker", (worker,))
        if row is not None:
            worker_rules.check_again(pen, cast("WorkerFields", row), worker)
            service.check_activities(pen.db, worker, row["name"])


def _check_months(db: sqlite3.Connection, changes: list[_Change]) -> None:
    """Closed months keep their numbers, unless a correction or a closing itself is taken back."""
    if not closed.closed(db):
        return
    restored = {change.key[0] for change in changes if change.table == "closing"}
    touched = [closing.months_of(db, c.table, c.key, c.before, c.after) for c in changes]
    closing.check_kept(db, set().union(*touched), restored)


def _check_unneeded(pen: Pen, number: int, change: _Change) -> None:
    """Nothing stands on a row that goes."""
    for table, column, value in _standing_on(change):
        left = pen.db.execute(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (value,))
        if left.fetchone() is not None:
            later = _needing(pen.db, number, table, column, value, change)
            raise errors.StandsOnIt(number=number, later=later)


def _check_owners(pen: Pen, number: int, table: str, row: Row) -> None:
    """A restored row stands on rows that are there."""
    for owner, children in STANDING_ON.items():
        for child, column in children:
            value = row.get(column)
            if child == table and value is not None and pen.row(owner, (value,)) is None:
                later = _later(pen.db, number, f"{KEEPING[owner].record} {value}")
                raise errors.StandsOnIt(number=number, later=later)


def _standing_on(change: _Change) -> Iterator[tuple[str, str, Any]]:
    """Table, column and value of the rows that would stand on the change's row."""
    if change.table == "own_code":
        list_name, code = change.key
        for table, column in CODES_IN.get(list_name, ()):
            yield table, column, code
    for table, column in STANDING_ON.get(change.table, ()):
        yield table, column, change.key[0]


def _workers(db: sqlite3.Connection, changes: list[_Change]) -> set[int]:
    """The workers whom the changes touch; those of a restored activity must have been active."""
    found: set[int] = set()
    for change in changes:
        if change.table in ("worker", "service"):
            found.add(change.key[0])
        elif change.table in ("activity", "participant"):
            rows = db.execute("SELECT worker FROM participant WHERE activity = ?", change.key[:1])
            found.update(worker for (worker,) in rows)
    return found


def _needing(
    db: sqlite3.Connection, number: int, table: str, column: str, value: Any, change: _Change
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
