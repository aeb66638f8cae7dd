"""What nobody foresaw: one measure by any two dimensions, as numbers or as shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures
from ipsm_cli.reports.dimensions import DIMENSIONS, KINDS, Value, across, counts, down, lines

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question

ROWS, COLUMNS, MEASURE = "desa", "area", "activities"  # where nothing is asked


class Pivot(NamedTuple):
    """Counts by two dimensions. Totals count what stands on several lines once."""

    period: Period
    rows: str
    columns: str
    measure: str
    percent: str | None  # row, column, total
    down: list[Value]
    across: list[Value]
    cells: dict[tuple[Value, ...], int]  # (row, column); what is missing is 0
    of_rows: dict[tuple[Value, ...], int]
    of_columns: dict[tuple[Value, ...], int]
    total: int
    names: dict[int, str]  # of the workers
    left_out: tuple[Say, ...]


def sides(question: Question) -> tuple[str, str]:
    """The dimensions down and across, turned round where that is asked."""
    rows, across_top = question.rows or ROWS, question.columns or COLUMNS
    return (across_top, rows) if question.transpose else (rows, across_top)


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Pivot:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    rows, over = sides(question)
    measure = question.measure or MEASURE
    joined = any(DIMENSIONS[name].of_participant for name in (rows, over))
    cells = counts(db, asked, measure, rows, over, joined=joined)
    people = (rows, over)
    names = (
        dict(db.execute("SELECT number, name FROM worker ORDER BY number"))
        if "worker" in people
        else {}
    )
    return Pivot(
        period,
        rows,
        over,
        measure,
        question.percent,
        lines(db, asked, codes, rows, {row for row, _ in cells}),
        lines(db, asked, codes, over, {column for _, column in cells}),
        cells,
        counts(db, asked, measure, rows, joined=joined),
        counts(db, asked, measure, over, joined=joined),
        counts(db, asked, measure, joined=joined).get((), 0),
        names,
        left_out.notes(db, asked),
    )


def table(pivot: Pivot) -> Table:
    kind = "share" if pivot.percent else KINDS.get(pivot.measure, "number")
    first = down(pivot.rows)
    top = [across(pivot.columns, value, pivot.names, kind) for value in pivot.across]
    facts: dict[str, Any] = {
        "measure": (f"col.{pivot.measure}", {}),
        "rows": (f"col.{pivot.rows}", {}),
        "columns": (f"col.{pivot.columns}", {}),
        "period": pivot.period.name,
    }
    return Table(
        "summary_pivot",
        (*first, *top, Column("total", kind)),
        [(*_named(pivot, value), *_row(pivot, value)) for value in pivot.down],
        ("title.summary_pivot", facts),
        (*[None] * len(first), *_totals(pivot)),
        tuple(_notes(pivot)),
    )


def _named(pivot: Pivot, value: Value) -> tuple[Any, ...]:
    return (value, pivot.names[value]) if isinstance(value, int) else (value,)


def _row(pivot: Pivot, row: Value) -> list[int | float | None]:
    whole = pivot.of_rows.get((row,), 0)
    cells = [
        _share(pivot, pivot.cells.get((row, column), 0), whole, pivot.of_columns.get((column,), 0))
        for column in pivot.across
    ]
    return [*cells, _share(pivot, whole, whole, pivot.total)]


def _totals(pivot: Pivot) -> list[int | float | None]:
    wholes = [pivot.of_columns.get((column,), 0) for column in pivot.across]
    cells = [_share(pivot, whole, pivot.total, whole) for whole in wholes]
    return [*cells, _share(pivot, pivot.total, pivot.total, pivot.total)]


def _share(pivot: Pivot, count: int, of_row: int, of_column: int) -> int | float | None:
    """The count, or its share of the row, the column or all."""
    if pivot.percent is None:
        return count
    wholes = {"row": of_row, "column": of_column, "total": pivot.total}
    return columns.share(count, wholes[pivot.percent])


def _notes(pivot: Pivot) -> list[Say]:
    notes: list[Say] = []
    if pivot.percent:
        notes.append((f"note.percent_{pivot.percent}", {}))
    if pivot.measure == "workers":
        notes.append(("note.shared_workers", {}))
    elif any(DIMENSIONS[name].of_participant for name in (pivot.rows, pivot.columns)):
        notes.append(("note.shared_activities", {}))
    return [*notes, *pivot.left_out]
