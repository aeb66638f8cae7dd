"""Rows as the pen reads them: whole, without empty columns and without generated ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.store.schema import KEEPING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


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
