"""ipsm letter: the register of letters sent, and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from ipsm_cli.cli import ask, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors

if TYPE_CHECKING:
    from ipsm_cli.records.letters import LetterFields

app = tree.group()


def _period(desk: Desk, text: str) -> str:
    return values.period(desk, text).name


SAID = (
    Field("subject", values.line, required=True, asked=True),
    Field("receiver", values.line, asked=True),
    Field("paper", values.line),
    Field("period", _period, choices=fields.periods),
)
DATE = Field("date", values.day, asked=True, default="hari ini", asks="letter_date")
LETTER = (DATE, *SAID)
Number = Annotated[int, typer.Argument()]


@app.command(cls=taking(Writing, *LETTER))
def add(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, LETTER, counter.typed)
    from ipsm_cli.records import letters  # json and sealing, for writers only: 2 ms
    from ipsm_cli.reports import settings

    with counter.change("letter add") as desk:
        columns = cast("LetterFields", fields.read(LETTER, desk, typed))
        pattern = settings.said(desk.db, desk.codes, "letter_number")
        given = letters.add(desk.pen, pattern, columns)
    counter.done("letter.added", answer=given.number, number=given.number, letter=given.text)


@app.command("list", cls=Showing)
def list_letters(
    ctx: typer.Context, year: Annotated[int | None, typer.Argument(min=1900, max=9999)] = None
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import letters  # each command loads its own report

    with counter.look() as desk:
        show_table(counter, letters.table(letters.read(desk.db, year)))


@app.command(cls=Showing)
def show(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import letters  # each command loads its own report

    with counter.look() as desk:
        found = letters.one(desk.db, number)
        if found is None:
            raise errors.NoSuchRecord(kind="noun.letter", number=number)
        show_table(counter, letters.page(found))


@app.command(cls=taking(Writing, *SAID))
def edit(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    if not counter.typed:
        raise errors.NothingAsked(way='ipsm letter edit 3 --receiver "Dinas Sosial"')
    from ipsm_cli.records import letters  # json and sealing, for writers only: 2 ms

    with counter.change("letter edit") as desk:
        columns = cast("LetterFields", fields.read(SAID, desk, counter.typed))
        text = letters.edit(desk.pen, number, columns)
    counter.done("letter.changed", number=number, letter=text)
