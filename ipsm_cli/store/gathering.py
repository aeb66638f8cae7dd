"""What a damaged register still gives: rows of its tables, and rows that its history tells."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.store import mending, scanning, stranger
from ipsm_cli.store.entry import json_list
from ipsm_cli.store.mending import Read, Shape
from ipsm_cli.store.register import VERSION
from ipsm_cli.store.replanting import Kept
from ipsm_cli.store.schema import APPLICATION_ID, KEEPING
from ipsm_cli.store.seal import seal_contents

_NUMBER = re.compile(r"\[[0-9]{1,18}\]")  # the key of a row that has a number
_HEADER, _OWNER = 100, slice(68, 72)  # of an SQLite file, and where its application signs
_ERASED = "erased"  # contents taken out of the history, as the law allows


class Source(NamedTuple):
    """What a damaged register still gave."""

    path: Path
    version: int
    tables: dict[str, Shape]
    read: dict[str, Read]
    given: dict[str, int]  # numbers
    told: dict[str, dict[str, str | None]]  # by table and key what the history last wrote


def gather(copy: Path, path: Path) -> Source:
    """Reads the mended copy of the damaged file ``path``. Raises NotARegister, NothingSaved."""
    db = stranger.connect(copy, lenient=True)
    try:
        version, there = mending.version_of(db)
        if not version:
            return _told_only(copy, path)
        tables, given = mending.tables_at(version), mending.numbers_given(db)
        read = {
            name: mending.read_rows(db, name, there[name], given.get(name, 0))
            if name in there
            else mending.Read([], holes=True)
            for name in tables
        }
    except sqlite3.Error:  # not even its list of tables
        return _told_only(copy, path)
    finally:
        db.close()
    return Source(path, version, tables, read, given, _told(tables["change"], read["change"]))


def _told_only(copy: Path, path: Path) -> Source:
    """The register as its history alone tells it, in the newest shape."""
    tables, found = mending.tables_at(VERSION), scanning.read_history(copy)
    if not found["change"].rows:
        with path.open("rb") as file:
            ours = file.read(_HEADER)[_OWNER] == APPLICATION_ID.to_bytes(4, "big")
        raise (errors.NothingSaved if ours else errors.NotARegister)(file=str(path))
    told = _told(tables["change"], found["change"])
    read = {name: found.get(name, mending.Read([], holes=True)) for name in tables}
    given = {
        name: max((int(key[1:-1]) for key in rows if _NUMBER.fullmatch(key)), default=0)
        for name, rows in told.items()
        if name in tables and tables[name].is_numbered
    }
    return Source(path, VERSION, tables, read, given, told)


def _told(shape: Shape, changes: Read) -> dict[str, dict[str, str | None]]:
    """What the history last wrote of each row, as JSON; None where it was deleted."""
    told: dict[str, dict[str, str | None]] = {}
    names = ("id", "tbl", "key", "before", "after", "salt", "seal")
    places = [shape.columns.index(name) for name in names]
    for _, table, key, before, after, salt, seal in sorted(
        ([row[place] for place in places] for row in changes.rows), key=lambda change: change[0]
    ):
        if before is None and after is None and salt is None:
            told.setdefault(table, {})[key] = _ERASED
        elif seal_contents(salt, before, after) == seal:
            told.setdefault(table, {})[key] = after
    return told


def rows_of(source: Source, *, whole: bool) -> tuple[Kept, dict[str, int]]:
    """The rows to be written, and how many of each table are known to be lost.

    A ``whole`` history decides what a row is and which are deleted; one with holes fills the
    tables' own. Rows that no history tells of are kept in both.
    """
    kept: Kept = {}
    lost: dict[str, int] = {}
    for table, shape in source.tables.items():
        if table not in KEEPING:
            continue
        told = source.told.get(table, {})
        read = dict(keyed(table, shape, source.read[table]))
        rows = {k: row for k, row in read.items() if not whole or told.get(k, "") is not None}
        for key, text in told.items():
            lacking = key not in read and source.read[table].holes
            if (whole or lacking) and (row := _row(text, shape)) is not None:
                rows[key] = row
        gone = [key for key, text in told.items() if text is not None and key not in rows]
        gone = gone if whole or source.read[table].holes else []
        kept[table] = rows
        lost[table] = len(gone) + (0 if whole else _unheard_of(source, table, rows))
    return kept, lost


def keyed(table: str, shape: Shape, read: Read) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows that were read, each without its empty columns and with its key as JSON."""
    for values in read.rows:
        row = {name: v for name, v in zip(shape.columns, values, strict=True) if v is not None}
        yield json_list([row.get(name) for name in KEEPING[table].key]), row


def _unheard_of(source: Source, table: str, rows: dict[str, Any]) -> int:
    """Numbers that were given, of rows that neither the table nor the history tells anything of."""
    if not source.read[table].holes or not source.tables[table].is_numbered:
        return 0
    heard = {*rows, *source.told.get(table, {})}
    return max(0, source.given.get(table, 0) - len(heard))


def _row(text: str | None, shape: Shape) -> dict[str, Any] | None:
    """A row as the history tells it; None where it tells none, or one that is no row of ours."""
    if text is None or text == _ERASED:
        return None
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or not row.keys() <= set(shape.columns):
        return None
    return row if all(isinstance(value, str | int | float) for value in row.values()) else None
