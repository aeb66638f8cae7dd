"""Rows as the pen reads them: whole, without empty columns and without generated ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.store.schema import KEEPING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence


def whole(table: str, cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    """What the cursor found in all columns of the table."""
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


def quoted(names: Iterable[str]) -> str:
    """Column names as a list in SQL."""
    return ", ".join([f'"{name}"' for name in names])


def where(table: str) -> str:
    """The condition that finds one row by its key."""
    return " AND ".join(f"{name} = ?" for name in KEEPING[table].key)


def standing(
    db: sqlite3.Connection, table: str, names: Iterable[str], keys: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Those of the rows that stand, asked for at once; ``keys`` are JSON, as in the history."""
    columns = ", ".join(f't."{name}"' for name in names)
    same = " AND ".join(
        f"t.{name} = json_extract(k.value, '$[{place}]')"
        for place, name in enumerate(KEEPING[table].key)
    )
    return db.execute(
        f"SELECT {columns} FROM json_each(?) k CROSS JOIN {table} t ON {same}",
        (f"[{','.join(keys)}]",),
    ).fetchall()


def singular(db: sqlite3.Connection, table: str) -> list[tuple[str, ...]]:
    """The columns that no two rows of the table may have alike, besides its key and the uid, which
    is never given twice."""
    indexes = db.execute(f"SELECT name FROM pragma_index_list('{table}') WHERE origin = 'u'")
    rules = [
        tuple(name for (name,) in db.execute(f"SELECT name FROM pragma_index_info('{index}')"))
        for (index,) in indexes.fetchall()
    ]
    return sorted(rule for rule in rules if rule != ("uid",))


def rival(
    db: sqlite3.Connection,
    table: str,
    key: Sequence[Any],
    row: Mapping[str, Any],
    rules: Iterable[Sequence[str]],
) -> dict[str, Any] | None:
    """Another row than that of the key which has alike what ``row`` alone may have."""
    for rule in rules:
        if any(name not in row for name in rule):  # an empty column is like no other
            continue
        same = " AND ".join(f'"{name}" = ?' for name in rule)
        cursor = db.execute(
            f"SELECT * FROM {table} WHERE {same} AND NOT ({where(table)})",
            (*(row[name] for name in rule), *key),
        )
        if found := whole(table, cursor):
            return found[0]
    return None
