"""The one pen: every row of the register is written here, with its history, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ipsm_cli.core.records import Who
from ipsm_cli.store.entry import Entry, json_list, json_row, json_rows, next_number, write_rows
from ipsm_cli.store.rows import quoted, standing, where, whole
from ipsm_cli.store.schema import KEEPING
from ipsm_cli.store.seal import hasten
from ipsm_cli.store.tally import TABLES, TOUCHING, Tally, count_anew

if TYPE_CHECKING:
    import sqlite3

Row = Mapping[str, Any]
START = "0" * 64  # what the first entry names as the seal before it
_SALT = 12  # random bytes of a change's salt
_MANY = 500  # rows
_ROOM = 16_384  # KiB of pages in memory while many rows go into several indexes
_WIDE = 65_536  # and while they come out of them, from between others


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
        self.sealed = ""  # its seal
        self._entry = Entry(db, self._facts)
        self._forgotten: list[tuple[list[str], list[str]]] = []
        self._tally = Tally(db)
        self._shapes: dict[str, list[str]] = {}
        self._bulk = 0  # rows written many at once

    def insert(self, table: str, row: Row) -> int:
        """Adds a row; answers its number where the table gives numbers. Raises sqlite3 errors."""
        filled = {name: value for name, value in row.items() if value is not None}
        if table == "participant":
            self._tally.touch([row["activity"]])
        cursor = self.db.execute(
            f"INSERT INTO {table} ({quoted(filled)}) VALUES ({', '.join('?' * len(filled))})"
            " RETURNING *",  # a column may keep a value in another type than it was given
            tuple(filled.values()),
        )
        (kept,) = whole(table, cursor)
        self._keep(table, kept, None, kept)
        number = int(kept.get("number", 0))
        if table == "activity":
            self._tally.add([number])
        return number

    def update(self, table: str, key: tuple[Any, ...], fields: Row) -> bool:
        """Changes the row's columns that differ; False when none does. The row must exist."""
        before = self.row(table, key)
        if before is None:
            raise LookupError(table)
        changed = {name: value for name, value in fields.items() if before.get(name) != value}
        if not changed:
            return False
        if table in TOUCHING:
            self._tally.touch(key[:1])
        pairs = ", ".join(f'"{name}" = ?' for name in changed)
        cursor = self.db.execute(
            f"UPDATE {table} SET {pairs} WHERE {where(table)} RETURNING *",
            (*changed.values(), *key),
        )
        (after,) = whole(table, cursor)
        if after == before:
            return False
        self._keep(table, before, before, after)
        return True

    def delete(self, table: str, key: tuple[Any, ...]) -> None:
        """Removes the row. The row must exist."""
        before = self.row(table, key)
        if before is None:
            raise LookupError(table)
        if table in TOUCHING:
            self._tally.touch(key[:1])
        self.db.execute(f"DELETE FROM {table} WHERE {where(table)}", key)
        self._keep(table, before, before, None)

    def row(self, table: str, key: tuple[Any, ...]) -> dict[str, Any] | None:
        """The row as it stands, without empty columns and without generated ones."""
        cursor = self.db.execute(f"SELECT * FROM {table} WHERE {where(table)}", key)
        return next(iter(whole(table, cursor)), None)

    def insert_all(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
        """Adds many rows at once, with the history that ``insert`` writes for each.

        Values are of the columns' own types or None. Answers the first row's number where the
        table gives numbers; the others follow it without a gap. Raises sqlite3 errors.
        """
        if not rows:
            return 0
        self._expect(len(rows), _ROOM)
        order = self._shape(table)
        told: dict[str, tuple[Any, ...]] = dict(zip(columns, zip(*rows, strict=True), strict=True))
        numbered = "number" in order and "number" not in told
        first = next_number(self.db, table) if numbered else 0
        if numbered:
            told["number"] = tuple(range(first, first + len(rows)))
        told = {name: told[name] for name in order if name in told}
        if table == "participant":
            self._tally.touch(set(told["activity"]))
        write_rows(self.db, table, told, len(rows))
        salts = self.chance(_SALT * len(rows)).hex()
        self._entry.add_all(table, KEEPING[table], told, len(rows), salts)
        if table == "activity":
            self._tally.add(told["number"])
        return first

    def delete_all(self, table: str, keys: Sequence[str], told: Sequence[str]) -> bool:
        """Removes many rows at once, with the history that ``delete`` writes for each.

        ``keys`` and ``told`` are the keys and the rows as the history writes them. False, and
        nothing is removed, unless every row stands, letter for letter as it is told.
        """
        self._expect(len(keys), _WIDE)
        names = self._shape(table)
        found = standing(self.db, table, names, keys)
        if len(found) != len(keys):
            return False
        columns = dict(zip(names, map(list, zip(*found, strict=True)), strict=True))
        if json_rows(columns) != [*told]:
            return False
        keeping = KEEPING[table]
        if table in TOUCHING:
            self._tally.touch(columns[keeping.key[0]])
        self.db.executemany(
            f"DELETE FROM {table} WHERE {where(table)}",
            zip(*[columns[name] for name in keeping.key], strict=True),
        )
        owners = columns[keeping.owner] if keeping.owner else [1] * len(keys)
        salts = self.chance(_SALT * len(keys)).hex()
        records = [f"{keeping.record} {owner}" for owner in owners]
        self._entry.remove_all(table, keys, records, told, salts)
        return True

    def recount(self) -> None:
        """Makes the sums kept by month what the activities come to; the entry tells of it."""
        count_anew(self.db)
        self.note = ", ".join(TABLES)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is written inside is taken back, its history too, when the block raises."""
        mark, tally = self._entry.begin_try(), self._tally.begin_try()
        self.db.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self.db.in_transaction:  # a full disk has taken back everything already
                self.db.execute("ROLLBACK TO attempt")
                self.db.execute("RELEASE attempt")
            self._entry.end_try(mark)
            self._tally.end_try(tally)
            raise
        self.db.execute("RELEASE attempt")
        self._entry.end_try(None)

    def forget(self, records: list[str], imported: list[str]) -> None:
        """Takes the contents of these records' history away when the entry is sealed, its own too.

        ``imported`` are keys of imported rows, as the history writes them.
        """
        self._forgotten.append((records, imported))

    def seal(self) -> int | None:
        """Closes the entry in the chain of seals; answers its number, None for nothing done."""
        self._tally.close()  # also after strokes that changed nothing
        if self._entry.is_empty and self.note is None:
            return None
        seal = self._entry.close()
        previous, at, actor, command, note, undoes = self._facts()
        self.db.execute(
            "INSERT INTO action (number, at, actor, command, note, undoes, previous, seal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._entry.number, at, actor, command, note, undoes, previous, seal),
        )
        for records, keys in self._forgotten:
            from ipsm_cli.store.personal import forget  # once in a person's life

            forget(self.db, records, keys)
        self.entry, self.sealed = self._entry.number, seal
        return self.entry

    def _facts(self) -> list[Any]:
        """What the entry says of itself, after the seal of the entry before."""
        last = self.db.execute("SELECT seal FROM action ORDER BY number DESC LIMIT 1").fetchone()
        who = self.who
        return [last[0] if last else START, who.at, who.actor, who.command, self.note, self.undoes]

    def _keep(self, table: str, row: Row, before: Row | None, after: Row | None) -> None:
        keeping = KEEPING[table]
        key = json_list([row[name] for name in keeping.key])
        owner = row[keeping.owner] if keeping.owner else 1  # villages belong to the one branch
        old, new = _text(before), _text(after)
        salt = self.chance(_SALT).hex()
        self._entry.add(table, key, f"{keeping.record} {owner}", old, new, salt)

    def _expect(self, count: int, room: int) -> None:
        """Makes ready for many rows, once there are so many that it pays."""
        if self._bulk < _MANY <= self._bulk + count:
            self.db.execute(f"PRAGMA cache_size = -{room}")
            hasten()
        self._bulk += count

    def _shape(self, table: str) -> list[str]:
        """The table's columns in their order, without generated ones."""
        if table not in self._shapes:
            found = self.db.execute(f"PRAGMA table_xinfo({table})").fetchall()
            self._shapes[table] = [row[1] for row in found if not row[6]]
        return self._shapes[table]


def _text(row: Row | None) -> str | None:
    return None if row is None else json_row(row, row.values())
