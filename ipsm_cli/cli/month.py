"""ipsm month: closing a month that was handed over, opening it again, seeing which are closed."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import ask, complete, fields, month_run, tree
from ipsm_cli.cli.command import Running, Showing, Writing, counter_of, taking
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.cli.showing import show_pages
from ipsm_cli.core.period import read_month, read_period
from ipsm_cli.core.question import Question

app = tree.group()

Month = Annotated[str, typer.Argument(click_type=complete.Word(fields.periods))]


@app.command(cls=Writing)
def close(ctx: typer.Context, month: Month) -> None:
    counter = counter_of(ctx)
    which = read_month(month, counter.today).name
    total = month_run.close(counter, which, "month close")
    counter.done("month.closed", month=which, activities=total.activities, people=total.people)


@app.command(cls=taking(Writing, fields.REOPEN_REASON))
def reopen(ctx: typer.Context, month: Month) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, (fields.REOPEN_REASON,), counter.typed)
    from ipsm_cli.records import closing  # json and sealing, for writers only: 2 ms

    with counter.change("month reopen") as desk:
        which = read_month(month, desk.today).name
        read = fields.read((fields.REOPEN_REASON,), desk, typed)
        closing.reopen(desk.pen, which, read["reason"])
    counter.done("month.reopened", month=which, way=f"ipsm month close {which}")


@app.command("list", cls=Showing)
def list_months(
    ctx: typer.Context,
    period: Annotated[str | None, typer.Argument(click_type=complete.Word(fields.periods))] = None,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import months  # each command loads its own report

    with counter.look() as desk:
        asked = read_period(period, desk.today) if period else None
        question = Question(today=desk.today.isoformat(), period=asked)
        show_table(counter, months.table(months.read(desk.db, question, desk.codes)))


@app.command(cls=Showing)
def show(ctx: typer.Context, month: Month) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import corrections, months  # each command loads its own report

    with counter.look() as desk:
        asked = read_month(month, desk.today)
        question = Question(today=desk.today.isoformat(), period=asked)
        page = months.page_table(months.page(desk.db, question, desk.codes))
        below = corrections.of_month(desk.db, asked.name)
        show_pages(counter, page, corrections.table(below))


app.command("run", cls=Running)(month_run.run)
