"""ipsm profile: how files of one sort are read, kept under a name."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.table import Column, Table

app = tree.group()

SORTS = ("workers", "activities")
MAP = Field("map", values.line, many=True)
WORD = Field("word", values.line, many=True)
SHEET = Field("sheet", values.line)
KIND = fields.coded("kind")
Name = Annotated[str, typer.Argument()]
Sort = Annotated[
    str, typer.Argument(click_type=complete.Word(lambda _: [(sort, "") for sort in SORTS]))
]


@app.command("list", cls=Showing)
def list_profiles(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.exchange import profiles  # only where profiles are read

    with counter.look() as desk:
        rows = [
            (one.name, f"import.{one.kind}", "built_in" if one.built_in else "own")
            for one in profiles.every(desk.db)
        ]
        columns = (Column("name"), Column("sort", "word"), Column("origin", "word"))
        show_table(counter, Table("profiles", columns, rows, ("title.profiles", {})))


@app.command(cls=Showing)
def show(ctx: typer.Context, name: Name) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.exchange import profiles  # only where profiles are read

    with counter.look() as desk:
        one = profiles.find(desk.db, name)
        rows = [("profile.map", heading, field) for heading, field in one.maps.items()]
        for field, theirs in one.codes.items():
            rows += [("profile.code", f"{field}: {code}", ours) for code, ours in theirs.items()]
        rows += [("profile.default", field, text) for field, text in one.defaults.items()]
        rows += [("profile.word", word, kind) for word, kind in one.words.items()]
        rows += [("profile.sheet", one.sheet, "")] if one.sheet else []
        columns = (Column("sort", "word"), Column("theirs", "id"), Column("ours", "id"))
        show_table(counter, Table("profile", columns, rows, ("title.profile", {"name": one.name})))


@app.command(cls=taking(Writing, MAP, SHEET, KIND, WORD))
def save(ctx: typer.Context, name: Name, contents: Sort) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.exchange import headings, profiles  # only where profiles are read
    from ipsm_cli.records import profiles as deeds  # json and sealing, for writers only: 2 ms

    if contents not in SORTS:
        raise errors.UnknownForm(form=contents, forms=SORTS)
    if any(one.name == name for one in profiles.built_in()):
        raise errors.BuiltInProfile(name=name)
    typed = counter.typed
    maps = profiles.read_pairs(typed.get("map") or [])
    known = headings.fields(contents)
    for field in maps.values():
        if field != headings.SKIP and field not in known:
            raise errors.UnknownField(text=field, fields=tuple(known))
    with counter.change("profile save") as desk:
        kind = _kind(desk, typed["kind"]) if typed.get("kind") else None
        words = {
            word: _kind(desk, text)
            for word, text in profiles.read_pairs(typed.get("word") or []).items()
        }
        one = profiles.Profile(
            name,
            contents,
            maps=maps,
            defaults={"kind": kind} if kind else {},
            words=words,
            sheet=typed.get("sheet"),
        )
        if not deeds.save(desk.pen, name, contents, one.content()):
            raise errors.NothingToChange(kind="noun.profile", number=name)
    counter.done("profile.saved", name=name)


@app.command(cls=Writing)
def drop(ctx: typer.Context, name: Name) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import profiles as deeds  # json and sealing, for writers only: 2 ms

    with counter.change("profile drop") as desk:
        deeds.drop(desk.pen, name)
    counter.done("profile.dropped", name=name)


def _kind(desk: Desk, text: str) -> str:
    return desk.codes.read("kind", text, desk.language)
