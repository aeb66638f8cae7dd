"""Saved rows written into a new register: with their own history, or as one new entry."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ipsm_cli.store.rows import quoted

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen

Found = dict[str, Any]  # a row without its empty columns
Kept = dict[str, dict[str, Found]]  # by table and key, which is the history's JSON


def plant(db: sqlite3.Connection, table: str, columns: Sequence[str], rows: list[Any]) -> None:
    """Writes rows as they are, without a history of their own. Raises sqlite3 errors."""
    marks = ", ".join("?" * len(columns))
    db.executemany(f"INSERT INTO {table} ({quoted(columns)}) VALUES ({marks})", rows)


def plant_anew(pen: Pen, table: str, columns: Sequence[str], rows: list[Found]) -> None:
    """Writes rows with the pen, and so with a history. Raises sqlite3 errors."""
    pen.insert_all(table, columns, [tuple(map(row.get, columns)) for row in rows])


def drop_broken(db: sqlite3.Connection, kept: Kept) -> dict[str, int]:
    """Takes away rows that a rule of their table refuses, by table how many; ``db`` is unchanged.

    What a damaged page gives may be read and yet be no row that was ever written.
    """
    dropped = {}
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        for table, rows in kept.items():
            broken = [key for key, row in rows.items() if not _fits(db, table, row)]
            for key in broken:
                del rows[key]
            dropped[table] = len(broken)
    finally:
        db.execute("ROLLBACK")
        db.execute("PRAGMA foreign_keys = ON")
    return dropped


def _fits(db: sqlite3.Connection, table: str, row: Found) -> bool:
    try:
        plant(db, table, tuple(row), [tuple(row.values())])
    except sqlite3.Error:
        return False
    return True


def set_numbers(db: sqlite3.Connection, given: Mapping[str, int]) -> None:
    """No number that a table gave once is given again."""
    for table, number in given.items():
        held = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        if held is None:
            db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, number))
        elif held[0] < number:
            db.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (number, table))


def drop_orphans(db: sqlite3.Connection, kept: Kept) -> dict[str, int]:
    """Takes away rows whose owner is lost, by table how many; a reference that may be empty is.

    ``db`` is only asked for the references between its tables.
    """
    dropped = dict.fromkeys(kept, 0)
    references = [(table, *found) for table in kept for found in _references(db, table)]
    again = True
    while again:
        again = False
        for table, column, owner, named, needed in references:
            there = {row.get(named) for row in kept.get(owner, {}).values()}
            for key, row in list(kept[table].items()):
                if row.get(column) is None or row[column] in there:
                    continue
                if needed:
                    del kept[table][key]
                    dropped[table] += 1
                    again = True
                else:
                    del row[column]
    return dropped


def _references(db: sqlite3.Connection, table: str) -> list[tuple[str, str, str, bool]]:
    """Column, owner's table, owner's column, and whether it must be filled."""
    needed = {row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[3] or row[5]}
    found = db.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    return [(row[3], row[2], row[4], row[3] in needed) for row in found]
