"""The rows of a question in SQL as a table: names and values as they stand, nothing rounded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipsm_cli.core.table import Column, Table

Rows = Sequence[tuple[Any, ...]]


def table(names: Sequence[str], rows: Rows) -> Table:
    """``names`` are the columns' own, all unlike. Bytes are shown in hexadecimal digits."""
    columns = []
    by_column: list[Sequence[Any]] = []
    for place, name in enumerate(names):
        kind, values = _as_kind([row[place] for row in rows])
        columns.append(Column(name, kind, head=name))
        by_column.append(values)
    whole = [tuple(row) for row in zip(*by_column, strict=True)] if rows else []
    note = ("note.rows", {"count": len(whole)})
    return Table("query", tuple(columns), whole, ("title.query", {}), notes=(note,))


def _as_kind(values: list[Any]) -> tuple[str, list[Any]]:
    """Whole numbers stay plain digits (a year is no amount); a mixed column is text."""
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, int) for value in known):
        return "ordinal", values
    if known and all(isinstance(value, int | float) for value in known):
        return "number", values
    return "text", [None if value is None else _text(value) for value in values]


def _text(value: Any) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
