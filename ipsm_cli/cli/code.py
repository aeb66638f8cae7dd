"""ipsm code: the lists of codes, and a branch's own additions to them."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.codes.codebook import PARENTS
from ipsm_cli.core import errors
from ipsm_cli.core.table import Column, Table

app = tree.group()

ListName = Annotated[str, typer.Argument(click_type=complete.Word(fields.lists))]
# lists that a branch may add to; the others are the ministry's
OPEN_LISTS = ("kind", "programme", "partner", "unit", "fund_source", "office")
PARENT = fields.Field("parent", values.line)
# a code's parts when a branch adds one
OWN = (
    fields.Field("code", values.new_code, required=True, asked=True),
    fields.Field("label", values.line, required=True, asked=True),
    fields.Field("label_en", values.line),
    PARENT,
    fields.Field("unit", values.code("unit"), choices=fields.of_list("unit")),
)


@app.command("list", cls=Showing)
def list_codes(
    ctx: typer.Context,
    list_name: Annotated[str | None, typer.Argument(click_type=complete.Word(fields.lists))] = None,
) -> None:
    counter = counter_of(ctx)
    desk = Desk(None, counter.today, counter.words.language)
    if os.path.isfile(counter.place.path):
        with counter.look() as desk:
            show_table(counter, table(desk, list_name))
    else:  # the shipped lists can be read before there is a register
        show_table(counter, table(desk, list_name))


@app.command(cls=taking(Writing, *OWN))
def add(ctx: typer.Context, list_name: ListName) -> None:
    counter = counter_of(ctx)
    if list_name not in OPEN_LISTS:
        raise errors.ClosedList(text=list_name, lists=OPEN_LISTS)
    wanted = _wanted(list_name)
    typed = ask.fill(counter, wanted, counter.typed)
    from ipsm_cli.records import own_codes  # json and sealing, for writers only: 2 ms

    with counter.change("code add") as desk:
        read = fields.read(wanted, desk, typed)
        own_codes.add(
            desk.pen,
            desk.codes,
            list_name=list_name,
            code=read["code"],
            labels=(read["label"], read.get("label_en") or read["label"]),
            parent=read.get("parent"),
            unit=read.get("unit"),
        )
    counter.done("code.added", code=read["code"], label=read["label"])


def _wanted(list_name: str) -> tuple[fields.Field, ...]:
    """A kind of activity stands under an area; other own codes under nothing."""
    rest = tuple(field for field in OWN if field is not PARENT)
    if list_name not in PARENTS:
        return rest
    above = PARENTS[list_name][1]
    choices = fields.of_list(above)
    parent = fields.Field("parent", values.code(above), True, True, choices=choices)
    return (*rest[:2], parent, *rest[2:])


def table(desk: Desk, list_name: str | None) -> Table:
    """The names of the lists, or the codes of one."""
    if list_name is None:
        rows = [(name, len(desk.codes.all(name))) for name in desk.codes.names()]
        columns = (Column("list"), Column("codes", "number"))
        return Table("code_lists", columns, rows, ("title.code_lists", {}))
    return Table(
        "codes",
        (Column("code", "id"), Column("label"), Column("parent", "id"), Column("unit", "id")),
        [
            (code.code, code.label(desk.language), code.parent or None, code.unit or None)
            for code in desk.codes.all(list_name)
        ],
        ("title.codes", {"list": list_name}),
    )
