"""ipsm honor: what honor (tali asih) is paid by, and writing down what was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question

if TYPE_CHECKING:
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.records.honors import Due, HonorFields

app = tree.group()


def _amount(_: Desk, text: str) -> int:
    if (amount := values.rupiah(_, text)) == 0:
        raise errors.NotPositive(text=cite(text))
    return amount


SINCE = Field(
    "since",
    lambda desk, text: values.coming_period(desk, text).first,
    required=True,
    asked=True,
    choices=fields.periods,
    asks="honor_since",
)
UNTIL = Field(
    "until", lambda desk, text: values.coming_period(desk, text).last, choices=fields.periods
)
SOURCE = Field("source", values.line, asked=True, asks="honor_source")
AMOUNT = Field("amount", _amount)
PAID = (fields.DAY._replace(asks="paid_on"), fields.ONE_WORKER, fields.ONE_DESA)
Number = Annotated[int, typer.Argument()]
Period = Annotated[str, typer.Argument(click_type=complete.Word(fields.periods))]


@app.command(cls=taking(Writing, SINCE, UNTIL, SOURCE))
def add(ctx: typer.Context, amount: Annotated[str, typer.Argument()]) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, (SINCE, UNTIL, SOURCE), counter.typed)
    from ipsm_cli.records import honors  # json and sealing, for writers only: 2 ms

    with counter.change("honor add") as desk:
        read: Any = fields.read((SINCE, UNTIL, SOURCE), desk, typed)
        rupiah = _amount(desk, amount)
        number = honors.add(desk.pen, cast("HonorFields", {**read, "amount": rupiah}))
    counter.done(
        "honor.added",
        answer=number,
        number=number,
        amount=counter.words.money(rupiah),
        month=read["since"],
    )


@app.command(cls=taking(Writing, AMOUNT, SINCE, UNTIL, SOURCE))
def edit(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    if not counter.typed:
        raise errors.NothingAsked(way="ipsm honor edit 1 --until 2026-12")
    from ipsm_cli.records import honors  # json and sealing, for writers only: 2 ms

    with counter.change("honor edit") as desk:
        read = fields.read((AMOUNT, SINCE, UNTIL, SOURCE), desk, counter.typed)
        honors.edit(desk.pen, number, cast("HonorFields", read))
    counter.done("honor.changed", number=number)


@app.command(cls=Writing)
def drop(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import honors  # json and sealing, for writers only: 2 ms

    with counter.change("honor drop") as desk:
        honors.drop(desk.pen, number)
    counter.done("honor.dropped", number=number)


@app.command("list", cls=Showing)
def list_honors(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import honors  # each command loads its own report

    with counter.look() as desk:
        show_table(counter, honors.table(honors.read(desk.db)))


@app.command(cls=taking(Writing, *PAID))
def pay(ctx: typer.Context, period: Period) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, PAID, {"date": PAID[0].default, **counter.typed})
    with counter.look() as desk:
        due = _due(desk, period, typed)
    if not due:
        raise errors.NothingDue(period=cite(period), way=f"ipsm summary honor {cite(period)}")
    told = {
        "workers": len({one.worker for one in due}),
        "months": len(due),
        "amount": counter.words.money(sum(one.amount for one in due)),
    }
    ask.make_sure(counter, "ask.pay", **told)
    from ipsm_cli.records import honors  # json and sealing, for writers only: 2 ms

    with counter.change("honor pay") as desk:
        day = fields.read(PAID, desk, typed)["date"]
        honors.pay(desk.pen, due, day)
    counter.done("honor.paid", day=day, **told)


@app.command(cls=taking(Showing, fields.ONE_WORKER))
def paid(
    ctx: typer.Context,
    period: Annotated[str | None, typer.Argument(click_type=complete.Word(fields.periods))] = None,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import payments  # each command loads its own report

    with counter.look() as desk:
        asked = fields.read((fields.ONE_WORKER,), desk, counter.typed)
        months = read_period(period, desk.today) if period else None
        question = Question(today=desk.today.isoformat(), period=months, **asked)
        show_table(counter, payments.table(payments.read(desk.db, question)))


def _due(desk: Desk, period: str, typed: fields.Typed) -> list[Due]:
    """The months that are to be paid: of everybody, or as the options narrow them."""
    from ipsm_cli.records.honors import Due
    from ipsm_cli.reports import eligible  # each command loads its own report

    asked = fields.read(PAID, desk, typed)
    asked.pop("date")
    months = read_period(period, desk.today)
    question = Question(today=desk.today.isoformat(), period=months, **asked)
    found = eligible.read(desk.db, question, desk.codes)
    return [
        Due(line.number, month, found.amounts[month])
        for line in found.lines
        if (verdict := line.of(eligible.DUE))
        for month in verdict.months
    ]
