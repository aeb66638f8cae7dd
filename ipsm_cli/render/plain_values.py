"""Values as programs read them: plain numbers, hours instead of minutes, codes, ISO dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table

PORTION = 5_000  # rows formed together, so that a long list is not held twice as texts


def hours(minutes: int) -> float:
    """Minutes as hours with at most two decimals; whole hours as an int."""
    whole, rest = divmod(minutes, 60)
    return whole if not rest else round(minutes / 60, 2)


def plain(kind: str, value: Any) -> Any:
    """One value; only hours differ from what the table holds."""
    return hours(value) if kind == "hours" and value is not None else value


def plain_values(table: Table) -> list[Sequence[Any]]:
    """The table's values column by column."""
    if not table.rows:
        return [()] * len(table.columns)
    columns: list[Sequence[Any]] = list(zip(*table.rows, strict=True))
    for place, column in enumerate(table.columns):
        if column.kind == "hours":
            columns[place] = [plain("hours", value) for value in columns[place]]
        if column.blank is not None:
            columns[place] = [column.blank if v in (None, ()) else v for v in columns[place]]
    return columns


def portions(table: Table) -> Iterator[list[Sequence[Any]]]:
    """``plain_values`` of some rows after the others; none of a table without rows."""
    for start in range(0, len(table.rows), PORTION):
        yield plain_values(table._replace(rows=table.rows[start : start + PORTION]))
