"""ipsm board: the term of the board and who holds which position."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.records import Coded

app = tree.group()

SINCE = Field("since", values.day, required=True, asked=True)
DECREE = (
    Field("paper", values.line, asked=True, asks="term_paper"),
    Field("date", values.day, asked=True, asks="term_date"),
)
TERM = (
    SINCE._replace(asks="term_since"),
    Field("until", values.day, required=True, asked=True, asks="term_until"),
    *DECREE,
)
SEAT = (
    SINCE._replace(required=False),
    Field("section", values.line),
    Field("outside", values.line),
)
Position = Annotated[str, typer.Argument(click_type=complete.Word(fields.of_list("position")))]


@app.command(cls=Showing)
def show(ctx: typer.Context, day: Annotated[str | None, typer.Option("--date")] = None) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import board  # each command loads its own report

    with counter.look() as desk:
        on = values.day(desk, day) if day else desk.today.isoformat()
        show_table(counter, board.table(board.read(desk.db, desk.codes, on)))


@app.command("begin-term", cls=taking(Writing, *TERM))
def begin_term(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, TERM, counter.typed)
    from ipsm_cli.records import board  # json and sealing, for writers only: 2 ms

    with counter.change("board begin-term") as desk:
        read = fields.read(TERM, desk, typed)
        paper, date = read.get("paper"), read.get("date")
        number = board.begin_term(desk.pen, read["since"], read["until"], paper, date)
    counter.done("board.begun", answer=number, day=read["since"], until=read["until"])


@app.command("edit-term", cls=taking(Writing, *DECREE))
def edit_term(ctx: typer.Context, day: Annotated[str | None, typer.Argument()] = None) -> None:
    counter = counter_of(ctx)
    if not counter.typed:
        raise errors.NothingAsked(way="ipsm board edit-term --paper 400.9/12/2026")
    from ipsm_cli.records import board  # json and sealing, for writers only: 2 ms

    with counter.change("board edit-term") as desk:
        read = fields.read(DECREE, desk, counter.typed)
        on = values.day(desk, day) if day else desk.today.isoformat()
        first, last = board.edit_term(desk.pen, on, read)
    counter.done("board.edited", day=first, until=last)


@app.command("end-term", cls=taking(Writing, fields.LAST_DAY))
def end_term(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, (fields.LAST_DAY,), counter.typed)
    from ipsm_cli.records import board  # json and sealing, for writers only: 2 ms

    with counter.change("board end-term") as desk:
        day = values.day(desk, typed["date"])
        board.end_term(desk.pen, day)
    counter.done("board.ended", day=day)


@app.command("set", cls=taking(Writing, *SEAT))
def set_seat(
    ctx: typer.Context,
    position: Position,
    who: Annotated[str | None, typer.Argument(click_type=complete.Word(fields.workers))] = None,
) -> None:
    counter = counter_of(ctx)
    if (who is None) == (counter.typed.get("outside") is None):
        raise errors.NothingAsked(way="ipsm board set ketua siti")
    from ipsm_cli.records import board  # json and sealing, for writers only: 2 ms

    with counter.change("board set") as desk:
        read = fields.read(SEAT, desk, counter.typed)
        code = desk.codes.read("position", position, desk.language)
        holder = values.worker(desk, who) if who else read["outside"]
        number, day = board.seat(
            desk.pen,
            desk.codes,
            position=code,
            holder=holder,
            since=read.get("since"),
            section=read.get("section"),
        )
        named = desk.name(holder) if isinstance(holder, int) else holder
    coded = Coded("position", code)
    counter.done("board.seated", answer=number, position=coded, name=named, day=day)


@app.command(cls=taking(Writing, fields.LAST_DAY))
def unset(ctx: typer.Context, number: Annotated[int, typer.Argument()]) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, (fields.LAST_DAY,), counter.typed)
    from ipsm_cli.records import board  # json and sealing, for writers only: 2 ms

    with counter.change("board unset") as desk:
        day = values.day(desk, typed["date"])
        position = board.unseat(desk.pen, desk.codes, number, day)
    counter.done("board.unseated", position=Coded("position", position), day=day)
