"""What became of each table of a damaged register, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    from ipsm_cli.store.salvage import Salvaged


def table(file: str, salvaged: Salvaged) -> Table:
    """One line a table that had anything."""
    rows: list[tuple[Any, ...]] = [
        (one.table, one.read, one.told, one.lost, "hole" if one.holes else None)
        for one in salvaged.tables
        if one.read or one.told or one.lost or one.holes
    ]
    return Table(
        "salvage",
        (
            Column("table", "id"),
            Column("read", "number"),
            Column("told", "number"),
            Column("lost", "number"),
            Column("holes", "word"),
        ),
        rows,
        ("title.salvage", {"file": file}),
        totals=(None, *(sum(row[place] for row in rows) for place in (1, 2, 3)), None),
    )
