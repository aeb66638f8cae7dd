"""ipsm summary: one command for each summary of the reports' list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from ipsm_cli.cli import complete, fields, filters, tracing, tree
from ipsm_cli.cli.command import Showing, counter_of, taking
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import SUMMARIES, TRACED, columns, measures, report

app = tree.group()

OF_PEOPLE = ("expiring", "roster")  # they count no activities, so no draft is left out of them
# the period where none is typed, unless it is this month
PERIODS = {
    **dict.fromkeys(("recap", "recognition", "targets"), "this-year"),
    "honor": "last-quarter",
}


def _command(name: str) -> Callable[[typer.Context, str], None]:
    def summary(
        ctx: typer.Context,
        period: Annotated[
            str, typer.Argument(click_type=complete.Word(fields.periods))
        ] = PERIODS.get(name, "this-month"),
    ) -> None:
        counter = counter_of(ctx)
        with counter.look() as desk:
            asked = fields.read(_taken(name), desk, counter.typed)
            trace = tracing.take(asked)
            question = Question(
                today=desk.today.isoformat(), period=read_period(period, desk.today), **asked
            )
            found = report(f"summary.{name}")
            result = found.read(desk.db, question, desk.codes)
            waiting = 0 if name in OF_PEOPLE else measures.waiting(desk.db)
            tables = [columns.noted(found.table(result), waiting)]
            if trace is not None:
                asked_of = question._replace(period=getattr(result, "period", question.period))
                tables.append(tracing.behind(desk, name, asked_of, result, tables[0], trace))
            show_table(counter, *tables)

    return summary


def _taken(name: str) -> tuple[fields.Field, ...]:
    return (*filters.of_summary(name), *(tracing.TRACE if name in TRACED else ()))


for _name in SUMMARIES:
    _sort = tracing.Pivoting if _name == "pivot" else Showing
    app.command(_name, cls=taking(_sort, *_taken(_name)))(_command(_name))
