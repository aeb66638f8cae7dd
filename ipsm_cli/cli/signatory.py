"""ipsm signatory: those who sign for an office, such as the camat of the time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors, identity

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.codes.codebook import Code

app = tree.group()

SIGNATORY = (
    fields.coded("office", required=True, asked=True),
    Field("name", values.line, required=True, asked=True, asks="signatory_name"),
    Field("rank", values.line, asked=True),
    Field("nip", lambda _, text: identity.read_nip(text), asked=True),
    Field("since", values.day, asked=True, asks="in_office_since"),
    Field("until", values.day, asked=True, asks="in_office_until"),
    fields.coded("acting"),
    Field("title", values.line),
)
Number = Annotated[int, typer.Argument()]


def _told(counter: Counter, desk: Desk, row: Mapping[str, Any]) -> dict[str, Any]:
    """Who was written down, and for which office as papers will print it."""
    from ipsm_cli.cli.signing import held  # how papers are signed, for writers only
    from ipsm_cli.render import Look
    from ipsm_cli.render.cells import say

    office = cast("Code", desk.codes.get("office", row["office"]))  # no row without its office
    title = held(desk, office, row.get("title"), row.get("acting"))
    look = Look(counter.words, partial(counter.label, counter.words))
    return {"office": say(title, look), "name": row["name"]}


@app.command(cls=taking(Writing, *SIGNATORY))
def add(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, SIGNATORY, counter.typed)
    from ipsm_cli.records import signatories  # json and sealing, for writers only: 2 ms

    with counter.change("signatory add") as desk:
        columns = fields.read(SIGNATORY, desk, typed)
        number = signatories.add(desk.pen, columns)
        told = _told(counter, desk, columns)
    counter.done("signatory.added", answer=number, number=number, **told)


@app.command("list", cls=Showing)
def list_signatories(
    ctx: typer.Context,
    office: Annotated[
        str | None, typer.Argument(click_type=complete.Word(fields.of_list("office")))
    ] = None,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import signatories  # each command loads its own report

    with counter.look() as desk:
        wanted = desk.codes.read("office", office, desk.language) if office else None
        show_table(counter, signatories.table(signatories.read(desk.db, wanted)))


@app.command(cls=taking(Writing, *SIGNATORY))
def edit(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    if not counter.typed:
        raise errors.NothingAsked(way="ipsm signatory edit 3 --until 31/12/2027")
    from ipsm_cli.records import signatories  # json and sealing, for writers only: 2 ms

    with counter.change("signatory edit") as desk:
        columns = fields.read(SIGNATORY, desk, counter.typed)
        told = _told(counter, desk, signatories.edit(desk.pen, number, columns))
    counter.done("signatory.changed", number=number, **told)


@app.command(cls=taking(Writing, fields.LAST_DAY))
def end(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, (fields.LAST_DAY,), counter.typed)
    from ipsm_cli.records import signatories  # json and sealing, for writers only: 2 ms

    with counter.change("signatory end") as desk:
        day = values.day(desk, typed["date"])
        told = _told(counter, desk, signatories.end(desk.pen, number, day))
    counter.done("signatory.ended", number=number, day=day, **told)


@app.command(cls=Writing)
def drop(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import signatories  # json and sealing, for writers only: 2 ms

    with counter.change("signatory drop") as desk:
        told = _told(counter, desk, signatories.drop(desk.pen, number))
    counter.done("signatory.dropped", number=number, **told)
