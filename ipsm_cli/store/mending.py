"""A damaged register made openable: a copy with a header that fits, and rows read round holes."""

from __future__ import annotations

import shutil
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ipsm_cli.store import stranger
from ipsm_cli.store.register import VERSION
from ipsm_cli.store.rows import quoted
from ipsm_cli.store.schema import MIGRATIONS

PAGE = 4096  # of every register that this program makes
_HEADER = 100  # bytes
_MOST = 5_000_000  # numbers asked for one by one between two holes
Row = tuple[Any, ...]


class Shape(NamedTuple):
    """A table as the diary makes it: the columns that hold something, and how rows are found."""

    sql: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    is_numbered: bool  # by one whole number, which SQLite can be asked for one by one


class Read(NamedTuple):
    """What could be read of a table; ``holes`` where SQLite met a page that it could not."""

    rows: list[Row]
    holes: bool


def copy_mended(source: Path, draft: Path) -> None:
    """Copies a register's bytes and puts right in the copy what its header must say.

    Page size and count, the file's format, no free pages: else SQLite refuses a file that was cut,
    or whose first bytes were written over. Raises OSError.
    """
    shutil.copyfile(source, draft)
    with draft.open("rb+") as file:
        header = bytearray(file.read(_HEADER).ljust(_HEADER, b"\0"))
        page = int.from_bytes(header[16:18], "big")
        whole = header[:16] == stranger.MAGIC and page >= 512 and page & (page - 1) == 0
        page = page if whole else PAGE
        size = file.seek(0, 2)
        pages = max(1, -(-size // page))
        file.truncate(pages * page)
        counter = header[24:28]
        header[:24] = stranger.MAGIC + struct.pack(">HBBBBBB", page, 1, 1, 0, 64, 32, 32)
        header[28:40] = struct.pack(">III", pages, 0, 0)
        header[44:48], header[52:60] = struct.pack(">I", 4), struct.pack(">II", 0, 1)
        header[64:68], header[92:96] = bytes(4), counter
        file.seek(0)
        file.write(header)


def tables_at(version: int) -> dict[str, Shape]:
    """Every table of the register's shape at a version, by name."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in MIGRATIONS[:version]:
            step(db)
        listed = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {n: _shape(db, n, sql) for n, sql in listed if not n.startswith("sqlite_")}
    finally:
        db.close()


def _shape(db: sqlite3.Connection, name: str, sql: str) -> Shape:
    columns = db.execute(f"PRAGMA table_info({name})").fetchall()  # none that are generated
    key = [column for column in sorted(columns, key=lambda column: column[5]) if column[5]]
    return Shape(
        sql,
        tuple(column[1] for column in columns),
        tuple(column[1] for column in key),
        len(key) == 1 and key[0][2] == "INTEGER",
    )


def version_of(db: sqlite3.Connection) -> tuple[int, dict[str, Shape]]:
    """The version whose tables the file has, and those of them that are there letter by letter.

    The newest of those that fit best; 0 for a file that has none of ours.
    """
    found = dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall())
    best: tuple[int, int, dict[str, Shape]] = 0, 0, {}
    for version in range(1, VERSION + 1):
        ours = tables_at(version)
        there = {name: shape for name, shape in ours.items() if found.get(name) == shape.sql}
        fit = 2 * len(there) - len(ours)
        if there and (not best[2] or fit >= best[0]):
            best = fit, version, there
    return best[1:]


def numbers_given(db: sqlite3.Connection) -> dict[str, int]:
    """The greatest number that each table ever gave, as far as that can be read."""
    try:
        rows = db.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    except sqlite3.Error:
        return {}
    return {name: seq for name, seq in rows if isinstance(seq, int)}


def read_rows(db: sqlite3.Connection, name: str, shape: Shape, given: int) -> Read:
    """The rows of a table from its beginning, from its end, and what lies between two holes.

    ``given`` is the greatest number that the table ever gave.
    """
    places = [shape.columns.index(column) for column in shape.key]
    order = quoted(shape.key)
    indexed = "NOT INDEXED" if shape.is_numbered else ""
    select = f"SELECT {quoted(shape.columns)} FROM {name} {indexed}"
    found: dict[Row, Row] = {}

    def keep(rows: Iterator[Row]) -> bool:
        return _take(found, rows, places)

    if keep(_asked(db, f"{select} ORDER BY {order}")):
        return Read(list(found.values()), holes=False)
    first_end = len(found)
    keep(_asked(db, f"{select} ORDER BY {order.replace(',', ' DESC,')} DESC"))
    keys = [key[0] for key in found]
    low = max((key for key in keys[:first_end] if isinstance(key, int)), default=0)
    high = min((key for key in keys[first_end:] if isinstance(key, int)), default=given)
    for number in range(low, min(high, low + _MOST) + 1):  # there may be several holes
        keep(_asked(db, f'{select} WHERE "{shape.key[0]}" = ?', number))
    return Read([found[key] for key in sorted(found, key=repr)], holes=True)


def _asked(db: sqlite3.Connection, sql: str, *values: int) -> Iterator[Row]:
    yield from db.execute(sql, values)


def _take(found: dict[Row, Row], rows: Iterator[Row], places: list[int]) -> bool:
    """Keeps rows until the end (True) or until SQLite can read no further."""
    try:
        for row in rows:
            if all(_is_plain(value) for value in row):
                found.setdefault(tuple(row[place] for place in places), row)
    except (sqlite3.Error, OverflowError, MemoryError):
        return False
    return True


def _is_plain(value: Any) -> bool:
    """No text in it that is none: a hole may give bytes that no writer wrote."""
    if not isinstance(value, str):
        return not isinstance(value, bytes)
    return value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)
