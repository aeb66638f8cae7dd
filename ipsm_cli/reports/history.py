"""The history of the register: who wrote what, and what stood there before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.identity import mask_nik
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports.accounts import mask

if TYPE_CHECKING:
    import sqlite3

NAMED = 8  # records an entry names at most; ``changes`` gives all of them
_INNER = frozenset({"search"})  # columns the program fills for itself


class Entry(NamedTuple):
    """One entry of the history."""

    number: int
    at: str  # ISO date and time with offset
    actor: str
    command: str
    records: tuple[str, ...]  # "worker 12": the first eight it touched
    changes: int  # rows written
    undoes: int | None
    undone_by: int | None
    note: str | None


class Change(NamedTuple):
    """One field of one row; all three None where the contents were erased."""

    record: str
    field: str | None
    before: str | None
    after: str | None


def read(db: sqlite3.Connection, record: str | None = None, last: int | None = None) -> list[Entry]:
    """The entries, the newest last: those that touched ``record`` ("worker 12"), the last ones."""
    chosen = "SELECT a.number FROM action a"
    values: list[Any] = []
    if record is not None:
        chosen += " WHERE a.number IN (SELECT c.action FROM change c WHERE c.record = ?)"
        values.append(record)
    chosen += " ORDER BY a.number DESC"
    if last is not None:
        chosen += " LIMIT ?"
        values.append(last)
    touched: dict[int, list[tuple[str, int]]] = {}
    for action, name, count, _ in db.execute(
        f"""SELECT c.action, c.record, COUNT(*), MIN(c.id) FROM change c
            WHERE c.action IN ({chosen}) GROUP BY c.action, c.record ORDER BY c.action, 4""",
        values,
    ):
        touched.setdefault(action, []).append((name, count))
    rows = db.execute(
        f"""SELECT b.number, b.at, b.actor, b.command, b.undoes,
                b.note
            FROM action b WHERE b.number IN ({chosen}) ORDER BY b.number""",
        values,
    )
    entries = []
    undone = _standing_undos(db)
    for number, at, actor, command, undoes, note in rows:
        records = touched.get(number, [])
        named = tuple(name for name, _ in records[:NAMED])
        written = sum(count for _, count in records)
        entries.append(
            Entry(number, at, actor, command, named, written, undoes, undone.get(number), note)
        )
    return entries


def _standing_undos(db: sqlite3.Connection) -> dict[int, int]:
    """The undo in force of each entry that has one: an undo that is undone counts no more."""
    rows = db.execute(
        "SELECT undoes, number FROM action WHERE undoes IS NOT NULL ORDER BY undoes, number"
    ).fetchall()
    undone: dict[int, int] = {}
    for undoes, number in sorted(rows, key=lambda row: row[1], reverse=True):
        if number not in undone:
            undone.setdefault(undoes, number)
    return undone


def table(entries: list[Entry]) -> Table:
    return Table(
        "history",
        (
            Column("number", "ordinal"),
            Column("at", "moment"),
            Column("actor"),
            Column("command"),
            Column("records", "record"),
            Column("changes", "number"),
            Column("undoes", "ordinal"),
            Column("undone_by", "ordinal"),
            Column("note", screen=any(entry.note for entry in entries)),
        ),
        entries,
        ("title.history", {}),
    )


def size(db: sqlite3.Connection, action: int) -> int:
    """How many rows an entry touched."""
    row = db.execute("SELECT COUNT(*) FROM change WHERE action = ?", (action,)).fetchone()
    return int(row[0])


def changes(db: sqlite3.Connection, action: int) -> Table:
    """Field by field what an entry changed, NIK and account masked. Raises NoSuchAction."""
    if db.execute("SELECT 1 FROM action WHERE number = ?", (action,)).fetchone() is None:
        raise errors.NoSuchAction(number=action)
    rows = db.execute(
        "SELECT record, before, after FROM change WHERE action = ? ORDER BY id", (action,)
    )
    lines = [line for row in rows for line in _fields(*row)]
    erased = any(line.field is None for line in lines)
    return Table(
        "action",
        (
            Column("record", "record"),
            Column("field", "heading"),
            Column("before"),
            Column("after"),
        ),
        lines,
        ("title.action", {"number": action}),
        notes=(("note.erased", {}),) if erased else (),
    )


def _fields(record: str, before: str | None, after: str | None) -> list[Change]:
    if before is None and after is None:
        return [Change(record, None, None, None)]
    old: dict[str, Any] = json.loads(before or "{}")
    new: dict[str, Any] = json.loads(after or "{}")
    return [
        Change(record, field, _value(field, old.get(field)), _value(field, new.get(field)))
        for field in (old | new)
        if field not in _INNER and old.get(field) != new.get(field)
    ]


def _value(field: str, value: Any) -> str | None:
    if value is None:
        return None
    if field == "account":
        return mask(str(value))
    return mask_nik(str(value)) if field == "nik" else str(value)
