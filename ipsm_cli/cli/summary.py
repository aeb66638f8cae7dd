"""ipsm summary: one command for each summary of the reports' list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from ipsm_cli.cli import complete, fields, tree
from ipsm_cli.cli.command import Showing, counter_of, taking
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import SUMMARIES, report

app = tree.group()


def _command(name: str) -> Callable[[typer.Context, str], None]:
    def summary(
        ctx: typer.Context,
        period: Annotated[
            str, typer.Argument(click_type=complete.Word(fields.periods))
        ] = "this-month",
    ) -> None:
        counter = counter_of(ctx)
        with counter.look() as desk:
            asked = fields.read(_taken(name), desk, counter.typed)
            question = Question(
                today=desk.today.isoformat(), period=read_period(period, desk.today), **asked
            )
            found = report(f"summary.{name}")
            show_table(counter, found.table(found.read(desk.db, question, desk.codes)))

    return summary


# what is taken by summaries that count no activities, in place of the filters of the others
OWN = {
    "expiring": (fields.ONE_DESA, fields.ONE_WORKER, fields.WITHIN),
    "roster": (fields.ONE_DESA, fields.STATUS),
}


def _taken(name: str) -> tuple[fields.Field, ...]:
    return OWN.get(name, fields.FILTERS)


for _name in SUMMARIES:
    app.command(_name, cls=taking(Showing, *_taken(_name)))(_command(_name))
