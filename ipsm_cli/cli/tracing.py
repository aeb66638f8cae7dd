"""What a counting summary takes beside filters: the pivot's sides, the trace of a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from typer.core import TyperOption

from ipsm_cli.cli import fields, values
from ipsm_cli.cli.command import Showing
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.fields import Field
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question
from ipsm_cli.core.table import Table
from ipsm_cli.reports import TRACED

if TYPE_CHECKING:
    from ipsm_cli.reports.dimensions import Value


class Trace(NamedTuple):
    """What is to be traced, as typed; None for every line or column."""

    row: str | None
    column: str | None


def _dimensions() -> Sequence[str]:
    from ipsm_cli.reports.dimensions import DIMENSIONS  # only a pivot is asked for by them

    return tuple(DIMENSIONS)


def _measures() -> Sequence[str]:
    from ipsm_cli.reports.dimensions import MEASURES  # likewise

    return tuple(MEASURES)


PIVOT = (
    fields.chosen("rows", _dimensions),
    fields.chosen("columns", _dimensions),
    fields.chosen("measure", _measures),
    fields.chosen("percent", lambda: ("row", "column", "total")),
    Field("transpose", values.line, flag=True),
)
TRACE = (
    Field("trace", values.line, flag=True),
    Field("trace_row", values.line),
    Field("trace_column", values.line),
)


class Pivoting(Showing):
    """A command whose --columns is what stands across the top, not which columns are shown."""

    def own_options(self) -> Sequence[TyperOption]:
        return [option for option in super().own_options() if option.name != "columns"]


def take(asked: dict[str, Any]) -> Trace | None:
    """Takes the trace out of what was asked; None where no trace is asked for.

    An empty word stands for the line or column where nothing is written.
    """
    wanted = {field.name: asked.pop(field.name) for field in TRACE if field.name in asked}
    if not wanted:
        return None
    row, column = (
        (wanted[name] or "") if name in wanted else None for name in ("trace_row", "trace_column")
    )
    return Trace(row, column)


def behind(desk: Desk, name: str, question: Question, shown: Table, trace: Trace) -> Table:
    """The activities behind the numbers of the summary ``name``. Raises UnknownColumn and what
    reading a code, village, worker or month raises.
    """
    from ipsm_cli.reports import trace as traced  # the list of activities, only where asked for

    lines, of_columns = TRACED[name]
    of_rows = lines if isinstance(lines, str) else lines[question.by or next(iter(lines))]
    if name == "pivot":
        from ipsm_cli.reports.summary.pivot import sides  # loaded by the summary

        of_rows, of_columns = sides(question)
    picked: dict[str, Value] = {}
    adding = None
    if trace.row is not None and of_rows:
        picked[of_rows] = _read(desk, of_rows, trace.row)
    if trace.column is not None and of_columns:
        typed = trace.column.removeprefix(f"{of_columns}_")
        value = _read(desk, of_columns, typed)
        if picked.get(of_columns, value) != value:  # one activity has one value
            return traced.table(traced.read(desk.db, question, {}, None)._replace(lines=[]))
        picked[of_columns] = value
    elif trace.column is not None:
        adding = trace.column.lower().replace("-", "_")
        keys = tuple(column.key for column in shown.columns)
        if adding not in keys:
            raise errors.UnknownColumn(text=cite(trace.column), columns=keys)
    return traced.table(traced.read(desk.db, question, picked, adding))


def _read(desk: Desk, dimension: str, text: str) -> Value:
    """A value of the dimension from its code or name; None from an empty word or ``none``."""
    if text in ("", "none"):
        return None
    if dimension == "desa":
        return values.village(desk, text)
    if dimension == "worker":
        return values.worker(desk, text)
    if dimension == "month":
        period = read_period(text, desk.today)
        if not period.is_month:
            raise errors.UnreadablePeriod(text=cite(text))
        return period.name
    return desk.codes.read(dimension, text, desk.language)
