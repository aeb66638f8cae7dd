"""ipsm letterhead: the lines and the logo at the head of the branch's papers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ipsm_cli.cli import fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.records import UNKNOWN_START

if TYPE_CHECKING:
    from ipsm_cli.records.letterheads import LetterheadFields

app = tree.group()

Day = Annotated[str, typer.Argument()]
TODAY = "hari ini"


def read_logo(_: Desk, text: str) -> str:
    """The picture of a file as a small PNG in base64."""
    from base64 import b64encode

    from ipsm_cli.exchange import picture  # Pillow, 25 ms, where a logo is given
    from ipsm_cli.records.letterheads import LOGO_BYTES, LOGO_SIDE

    logo = picture.read_logo(Path(os.path.expanduser(text)), LOGO_SIDE, LOGO_BYTES)
    return b64encode(logo.data).decode("ascii")


SINCE = Field("since", values.day)
HEAD = (
    Field("lines", values.letterhead, required=True),
    Field("logo", read_logo),
)


@app.command("set", cls=taking(Writing, *HEAD, SINCE))
def set_letterhead(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    if not counter.typed:
        raise errors.NothingAsked(way='ipsm letterhead set --lines "IPSM|KECAMATAN CIBINONG"')
    from ipsm_cli.records import letterheads  # json and sealing, for writers only: 2 ms

    with counter.change("letterhead set") as desk:
        since = fields.read((SINCE,), desk, counter.typed).get("since")
        columns = cast("LetterheadFields", fields.read(HEAD, desk, counter.typed))
        first = letterheads.put(desk.pen, since, columns)
    counter.done("letterhead.set", first=_told(first))


@app.command("list", cls=Showing)
def list_letterheads(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import letterheads  # each command loads its own report

    with counter.look() as desk:
        show_table(counter, letterheads.table(letterheads.read(desk.db)))


@app.command(cls=Showing)
def show(ctx: typer.Context, day: Day = TODAY) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import letterheads  # each command loads its own report

    with counter.look() as desk:
        wanted = values.day(desk, day)
        held = letterheads.on(desk.db, wanted)
        if held is None:
            raise errors.NoLetterhead(day=wanted)
        show_table(counter, letterheads.page(held))


@app.command(cls=Writing)
def drop(ctx: typer.Context, day: Day = TODAY) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import letterheads  # json and sealing, for writers only: 2 ms

    with counter.change("letterhead drop") as desk:
        first = letterheads.drop(desk.pen, values.day(desk, day))
    counter.done("letterhead.dropped", first=_told(first))


def _told(first: str) -> str:
    return "word.the_beginning" if first == UNKNOWN_START else first
