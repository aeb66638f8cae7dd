"""ipsm photo: the pictures of an activity, by where they lie; they stay where they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.counter import Counter
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors, names

if TYPE_CHECKING:
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.records.photos import PhotoFields

app = tree.group()

SHOWN = (Field("caption", values.line), Field("order", values.whole))
PATH = Field("path", lambda _, text: names.clean_path(text))
Activity = Annotated[str, typer.Argument(click_type=complete.Word(fields.activities))]
MaybeActivity = Annotated[str | None, typer.Argument(click_type=complete.Word(fields.activities))]
Number = Annotated[int, typer.Argument()]


@app.command(cls=taking(Writing, *SHOWN))
def add(ctx: typer.Context, activity: Activity, picture: Annotated[Path, typer.Argument()]) -> None:
    counter = counter_of(ctx)
    file = names.clean_path(str(picture))
    _check_there(counter, file)
    from ipsm_cli.records import photos  # json and sealing, for writers only: 2 ms

    with counter.change("photo add") as desk:
        which = values.activity(desk, activity)
        columns = _columns(counter, desk)
        columns["file"] = file
        number = photos.add(desk.pen, which, columns)
    counter.done("photo.added", answer=number, number=number, activity=which, file=file)


@app.command(cls=taking(Writing, PATH, *SHOWN))
def edit(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    if not counter.typed:
        raise errors.NothingAsked(way='ipsm photo edit 3 --caption "Senam lansia"')
    if path := counter.typed.get("path"):
        path = names.clean_path(path)
        _check_there(counter, path)
    from ipsm_cli.records import photos  # json and sealing, for writers only: 2 ms

    with counter.change("photo edit") as desk:
        columns = _columns(counter, desk)
        if path:
            columns["file"] = path
        which = photos.edit(desk.pen, number, columns)
    counter.done("photo.changed", number=number, activity=which)


@app.command(cls=Writing)
def drop(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import photos  # json and sealing, for writers only: 2 ms

    with counter.change("photo drop") as desk:
        which = photos.drop(desk.pen, number)
    counter.done("photo.dropped", number=number, activity=which)


@app.command("list", cls=Showing)
def list_photos(ctx: typer.Context, activity: MaybeActivity = None) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import photos  # each command loads its own report

    with counter.look() as desk:
        chosen = {values.activity(desk, activity)} if activity else None
        show_table(counter, photos.table(photos.read(desk.db, chosen)))


def _columns(counter: Counter, desk: Desk) -> PhotoFields:
    columns: Any = fields.read(SHOWN, desk, counter.typed)
    if "order" in columns:
        columns["place"] = max(1, cast(int, columns.pop("order") or 1))
    return cast("PhotoFields", columns)


def _check_there(counter: Counter, path: str) -> None:
    """A file that is not there is kept only when that is meant: it may lie on another computer."""
    if not os.path.isfile(os.path.expanduser(path)):  # pathlib raises where a name is too long
        ask.make_sure(counter, "ask.photo_missing", file=path)
