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
from ipsm_cli.core.period import Period, read_month, read_period
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import DENOMINATOR, TARGET_MEASURES
from ipsm_cli.core.table import Table
from ipsm_cli.reports import TRACED, report

if TYPE_CHECKING:
    from ipsm_cli.reports.dimensions import Counted, Picked


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
# columns whose numbers are not of the activities that the summary counts
ELSEWHERE = (
    *("trained", "service_years", "activities_before", "not_reported", "workers_active"),
    *("villages_all", "voided", "target"),
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


def behind(
    desk: Desk, name: str, question: Question, result: Any, shown: Table, trace: Trace
) -> Table:
    """The activities behind the numbers of the summary ``name``: its result and its table.

    ``question`` has the period of the summary. Raises UnknownColumn, UnknownLine and what reading a
    code, village, worker, month or aim raises.
    """
    from ipsm_cli.reports import trace as traced  # the list of activities, only where asked for

    lines, of_columns = TRACED[name]
    of_rows = lines if isinstance(lines, str) else lines[question.by or next(iter(lines))]
    module = report(f"summary.{name}")
    if name == "pivot":
        of_rows, of_columns = module.sides(question)  # type: ignore[attr-defined]  # of a pivot only
    picked: Picked = {}
    adding = _measure(shown, trace, of_columns)
    if trace.column is not None and adding is None:
        picked[of_columns] = _read(desk, of_columns, trace.column.removeprefix(f"{of_columns}_"))
    ways = [picked]
    if hasattr(module, "behind"):
        question = Question(question.today, question.period)  # filters picked the lines
        only = adding if adding in TARGET_MEASURES else None
        counted = [one for one in module.behind(result) if not only or one.measure in ("", only)]
        if trace.row is not None:
            counted = _of_line(counted, trace.row, _read(desk, of_rows, trace.row))
        ways = [{**one.picked, **picked} for one in counted]
    elif trace.row is not None and of_rows:
        value = _read(desk, of_rows, trace.row)
        # one activity has one value
        ways = [{of_rows: value, **picked}] if picked.get(of_rows, value) == value else []
    return traced.table(traced.read(desk.db, question, desk.codes, ways, adding))


def _measure(shown: Table, trace: Trace, of_columns: str) -> str | None:
    """The column asked for, where it is no value of a dimension. Raises UnknownColumn."""
    from ipsm_cli.reports.dimensions import DIMENSIONS, MEASURES  # loaded by the trace

    if trace.column is None:
        return None
    typed = trace.column.lower().replace("-", "_")
    keys = tuple(column.key for column in shown.columns if column.key not in ELSEWHERE)
    if of_columns in DIMENSIONS:
        return typed if typed in keys and typed in MEASURES else None
    of_targets = [one for one in TARGET_MEASURES if of_columns and one != DENOMINATOR]
    if typed not in (*keys, *of_targets):
        raise errors.UnknownColumn(text=cite(trace.column), columns=(*keys, *of_targets))
    return typed


def _of_line(counted: Sequence[Counted], typed: str, line: Any) -> list[Counted]:
    """Those of one line; a year is also named by a period in it. Raises UnknownLine."""
    found = [
        one
        for one in counted
        if one.line == line
        or (isinstance(line, Period) and one.line.first <= line.first <= line.last <= one.line.last)
    ]
    if not found:
        raise errors.UnknownLine(text=cite(typed))
    return found


def _read(desk: Desk, dimension: str, text: str) -> Any:
    """A value of the dimension from its code or name; None from an empty word or ``none``.

    A year is a period, an aim a dimension and code.
    """
    if text in ("", "none"):
        return None
    if dimension == "desa":
        return values.village(desk, text)
    if dimension == "worker":
        return values.worker(desk, text)
    if dimension == "aim":
        from ipsm_cli.cli.target import read_aim  # a group of commands, loaded with its own

        return read_aim(desk, text)
    if dimension in ("month", "year"):
        if dimension == "year":
            return read_period(text, desk.today)
        return read_month(text, desk.today).name
    return desk.codes.read(dimension, text, desk.language)
