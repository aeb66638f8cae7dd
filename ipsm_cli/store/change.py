"""The one pen: every row of the register is written here, with its history, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ipsm_cli.core.records import Who
from ipsm_cli.store.schema import KEEPING
from ipsm_cli.store.seal import seal_of

if TYPE_CHECKING:
    import sqlite3

Row = Mapping[str, Any]
START = "0" * 64  # what the first entry names as the seal before it


class Pen:
    """Writes rows and their history; made by ``Register.change``, which commits or takes it back.

    ``db`` may be read by the deed that holds the pen; it sees what the pen has written.
    ``chance`` gives random bytes (for identities and salts).
    """

    def __init__(self, db: sqlite3.Connection, who: Who, chance: Callable[[int], bytes]) -> None:
        self.db = db
        self.who = who
        self.chance = chance
        self.note: str | None = None  # what an entry without changes tells, such as a disclosure
        self.undoes: int | None = None
        self.entry: int | None = None  # the entry's number, once it is sealed
        self._changes: list[tuple[str, str, str, str | None, str | None, str, str]] = []

    def insert(self, table: str, row: Row) -> int:
        """Adds a row; answers its number where the table gives numbers. Raises sqlite3 errors."""
        filled = {name: value for name, value in row.items() if value is not None}
        cursor = self.db.execute(
            f"INSERT INTO {table} ({_names(filled)}) VALUES ({', '.join('?' * len(filled))})"
            " RETURNING *",  # a column may keep a value in another type than it was given
            tuple(filled.values()),
        )
        (kept,) = _rows(table, cursor)
        self._keep(table, kept, None, kept)
        return int(kept.get("number", 0))

    def update(self, table: str, key: tuple[Any, ...], fields: Row) -> bool:
        """Changes the row's columns that differ; False when none does. The row must exist."""
        before = self.row(table, key)
        if before is None:
            raise LookupError(table)
        changed = {name: value for name, value in fields.items() if before.get(name) != value}
        if not changed:
            return False
        pairs = ", ".join(f'"{name}" = ?' for name in changed)
        cursor = self.db.execute(
            f"UPDATE {table} SET {pairs} WHERE {_where(table)} RETURNING *",
            (*changed.values(), *key),
        )
        (after,) = _rows(table, cursor)
        if after == before:
            return False
        self._keep(table, before, before, after)
        return True

    def delete(self, table: str, key: tuple[Any, ...]) -> None:
        """Removes the row. The row must exist."""
        before = self.row(table, key)
        if before is None:
            raise LookupError(table)
        self.db.execute(f"DELETE FROM {table} WHERE {_where(table)}", key)
        self._keep(table, before, before, None)

    def row(self, table: str, key: tuple[Any, ...]) -> dict[str, Any] | None:
        """The row as it stands, without empty columns and without generated ones."""
        cursor = self.db.execute(f"SELECT * FROM {table} WHERE {_where(table)}", key)
        return next(iter(_rows(table, cursor)), None)

    def seal(self) -> int | None:
        """Closes the entry in the chain of seals; answers its number, None for nothing done."""
        if not self._changes and self.note is None:
            return None
        last = self.db.execute("SELECT seal FROM action ORDER BY number DESC LIMIT 1").fetchone()
        previous = last[0] if last else START
        who = self.who
        facts = [previous, who.at, who.actor, who.command, self.note, self.undoes]
        seal = seal_of(json.dumps([facts, [[*c[:3], c[6]] for c in self._changes]]))
        number = self.db.execute(
            "INSERT INTO action (at, actor, command, note, undoes, previous, seal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (who.at, who.actor, who.command, self.note, self.undoes, previous, seal),
        ).lastrowid
        self.db.executemany(
            "INSERT INTO change (action, tbl, key, record, before, after, salt, seal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *change) for change in self._changes],
        )
        self.entry = number
        return number

    def _keep(self, table: str, row: Row, before: Row | None, after: Row | None) -> None:
        keeping = KEEPING[table]
        key = json.dumps([row[name] for name in keeping.key])
        owner = row[keeping.owner] if keeping.owner else 1  # villages belong to the one branch
        old, new = _text(before), _text(after)
        salt = self.chance(12).hex()
        contents = seal_of(f"{salt}\n{old}\n{new}")
        record = f"{keeping.record} {owner}"
        self._changes.append((table, key, record, old, new, salt, contents))


def _rows(table: str, cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    """Whole rows of the table, without empty columns and without generated ones."""
    names = [column[0] for column in cursor.description]
    generated = {"month"} if table == "activity" else set()
    return [
        {
            name: value
            for name, value in zip(names, found, strict=True)
            if value is not None and name not in generated
        }
        for found in cursor.fetchall()
    ]


def _names(row: Row) -> str:
    return ", ".join(f'"{name}"' for name in row)


def _where(table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in KEEPING[table].key)


def _text(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))
