"""Taking back what was done: an undo is the inverse of an entry, and itself an entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.records import service
from ipsm_cli.store.schema import KEEPING, STANDING_ON

if TYPE_CHECKING:
    import sqlite3

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

    Raises NoSuchAction, NothingToUndo (an entry that changed nothing, or the founding of the
    register), AlreadyUndone, StandsOnIt when a row has changed since or another row needs it.
    """
    command = _command(pen.db, number)
    if (by := undone_by(pen.db, number)) is not None:
        raise errors.AlreadyUndone(number=number, by=by)
    changes = _changes(pen.db, number)
    if not changes or any(change.table == "branch" and not change.before for change in changes):
        raise errors.NothingToUndo
    pen.undoes = number
    pen.db.execute("PRAGMA defer_foreign_keys = ON")
    for change in reversed(changes):
        _take_back(pen, number, change)
    _check_left(pen, number, changes)
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


def _take_back(pen: Pen, number: int, change: _Change) -> None:
    if pen.row(change.table, change.key) != change.after:
        raise errors.StandsOnIt(number=number, later=_later(pen.db, number, change.record))
    if change.before is None:
        pen.delete(change.table, change.key)
    elif change.after is None:
        pen.insert(change.table, change.before)
    else:
        emptied = dict.fromkeys(change.after.keys() - change.before.keys())
        pen.update(change.table, change.key, {**change.before, **emptied})


def _later(db: sqlite3.Connection, number: int, record: str) -> tuple[str, ...]:
    """The entries after ``number`` that touched the record, newest last."""
    rows = db.execute(
        """SELECT DISTINCT a.number, a.command FROM change c JOIN action a ON a.number = c.action
           WHERE c.record = ? AND c.action > ? ORDER BY a.number LIMIT 5""",
        (record, number),
    )
    return tuple(f"{later} {command}" for later, command in rows)


def _check_left(pen: Pen, number: int, changes: list[_Change]) -> None:
    """No row is left without the row it stands on, no activity outside its workers' service."""
    for change in changes:
        if change.before is None:
            for table, column in STANDING_ON.get(change.table, ()):
                left = pen.db.execute(
                    f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", change.key
                ).fetchone()
                if left is not None:
                    raise errors.StandsOnIt(
                        number=number, later=_needing(pen.db, number, table, column, change)
                    )
        if change.table == "service" and (row := pen.row("worker", change.key[:1])) is not None:
            service.check_activities(pen.db, change.key[0], row["name"])


def _needing(
    db: sqlite3.Connection, number: int, table: str, column: str, change: _Change
) -> tuple[str, ...]:
    """What stands on a row that would go: activities by number, else the later entries."""
    keeping = KEEPING[table]
    if keeping.record == change.record.split()[0]:
        return _later(db, number, change.record)
    rows = db.execute(
        f"SELECT DISTINCT {keeping.owner} FROM {table} WHERE {column} = ? ORDER BY 1 LIMIT 5",
        change.key,
    )
    return tuple(f"{keeping.record} {owner}" for (owner,) in rows)
