"""ipsm profile: how files of one sort are read or made, kept under a name, given and taken."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Saving, Showing, Writing, counter_of, taking
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.cli.showing import write_file
from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import FORMS, PERIODS
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import FOR_PAPERS
from ipsm_cli.text import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.exchange.profile_files import Given

app = tree.group()

EXPORT = "export"
SORTS = ("workers", "activities", EXPORT)
MAP = Field("map", values.line, many=True)
OF_IMPORT = (
    Field("word", values.line, many=True),
    Field("sheet", values.line),
    fields.coded("kind"),
)
OF_EXPORT = (
    Field("report", values.line, choices=lambda _: [(name, "") for name in FOR_PAPERS]),
    Field("form", values.line, choices=lambda _: [(form, "") for form in FORMS]),
    Field("title", values.line),
    Field("period", values.line, choices=lambda _: [(word, "") for word in PERIODS]),
    Field("filter", values.line, many=True),
    Field("delimiter", values.line),
    Field("monthly", values.line, flag=True),
)
SORT = Field("sort", values.line, choices=lambda _: _sorts())


def _sorts() -> Sequence[tuple[str, str]]:
    return [(sort, "") for sort in SORTS]


def _known(desk: Desk) -> Sequence[tuple[str, str]]:
    """Every profile for the Tab key."""
    from ipsm_cli.exchange import profile_files  # only where profiles are read

    if not desk.is_open:
        return ()
    return [(one.name, one.kind) for one in profile_files.every(desk.db)]


Name = Annotated[str, typer.Argument(click_type=complete.Word(_known))]
NewName = Annotated[str, typer.Argument()]
Source = Annotated[str, typer.Argument()]
Sort = Annotated[str, typer.Argument(click_type=complete.Word(lambda _: _sorts()))]


@app.command("list", cls=Showing)
def list_profiles(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.exchange import profile_files  # only where profiles are read

    with counter.look() as desk:
        rows = [
            (
                one.name,
                EXPORT if one.kind == EXPORT else f"import.{one.kind}",
                "built_in" if one.built_in else "own",
            )
            for one in profile_files.every(desk.db)
        ]
        columns = (Column("name"), Column("sort", "word"), Column("origin", "word"))
        show_table(counter, Table("profiles", columns, rows, ("title.profiles", {})))


@app.command(cls=taking(Showing, SORT))
def show(ctx: typer.Context, name: Name) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.cli import profile_page  # only for a page
    from ipsm_cli.exchange import profile_files  # only where profiles are read

    with counter.look() as desk:
        found = profile_files.find_all(desk.db, name, _sort(counter.typed.get("sort")))
        show_table(counter, *(profile_page.page(one, counter.words.language) for one in found))


@app.command(cls=taking(Writing, MAP, *OF_IMPORT, *OF_EXPORT))
def save(ctx: typer.Context, name: NewName, contents: Sort) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.exchange import profile_files  # only where profiles are read

    sort = _sort(contents)
    typed = counter.typed
    for field in OF_IMPORT if sort == EXPORT else OF_EXPORT:
        if field.name in typed:
            raise errors.NotForThisProfile(option=field.option, sort=contents)
    content = _export_content(typed) if sort == EXPORT else _import_content(typed)
    _keep(counter, "profile save", profile_files.Given(name, sort or "", content))


@app.command(cls=Writing)
def drop(ctx: typer.Context, name: Name) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import profiles as deeds  # json and sealing, for writers only: 2 ms

    with counter.change("profile drop") as desk:
        deeds.drop(desk.pen, name)
    counter.done("profile.dropped", name=name)


@app.command(cls=taking(Saving, SORT))
def give(ctx: typer.Context, name: Name) -> None:
    counter = counter_of(ctx)
    path = counter.needed_path
    from ipsm_cli.exchange import profile_files  # only where profiles are read

    with counter.look() as desk:
        one = profile_files.find(desk.db, name, _sort(counter.typed.get("sort")))
    write_file(counter, path, profile_files.write(_titled(one)))


@app.command(cls=taking(Writing, Field("name", values.line)))
def take(ctx: typer.Context, source: Source) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.exchange import profile_files  # only where profiles are read

    one = profile_files.read(Path(os.path.expanduser(source)))
    one = one._replace(name=counter.typed.get("name") or one.name)
    _keep(counter, "profile take", one, careful=True)


def _titled(one: Given) -> Given:
    """A shipped paper with its title as data, for its copy is called by another name."""
    key = f"title.{one.name}_report"
    spoken = [words for words in map(Words, LANGUAGES) if key in words]
    if not (one.built_in and one.kind == EXPORT and spoken):
        return one
    title = {each.language: each(key).replace("{branch}", "").strip() for each in spoken}
    return one._replace(content={"title": title, **one.content})


def _keep(counter: Counter, command: str, one: Given, *, careful: bool = False) -> None:
    """``careful``: another one of the name is not replaced unasked."""
    from ipsm_cli.cli import profile_check  # the reports, where a profile is tried
    from ipsm_cli.records import profiles as deeds  # json and sealing, for writers only: 2 ms

    with counter.look() as desk:
        one = profile_check.checked(desk, one)
        replaces = profile_check.replaces(desk, one)
    if careful and replaces:
        ask.make_sure(counter, "ask.replace_profile", name=one.name)
    with counter.change(command) as desk:
        content = json.dumps(one.content, ensure_ascii=False)
        if not deeds.save(desk.pen, one.name, one.kind, content):
            raise errors.NothingToChange(kind="noun.profile", number=one.name)
    counter.done("profile.saved", name=one.name)


def _sort(text: str | None) -> str | None:
    if text not in (None, *SORTS):
        raise errors.UnknownForm(form=text, forms=SORTS)
    return text


def _import_content(typed: dict[str, Any]) -> dict[str, Any]:
    from ipsm_cli.exchange.profiles import read_pairs  # only where profiles are read

    kind = typed.get("kind")
    told = {
        "maps": read_pairs(typed.get("map") or []),
        "defaults": {"kind": kind} if kind else {},
        "words": read_pairs(typed.get("word") or []),
        "sheet": typed.get("sheet"),
    }
    return {key: value for key, value in told.items() if value}


def _export_content(typed: dict[str, Any]) -> dict[str, Any]:
    """One sheet; what has several is made from a file. Raises MissingValue, MapShape."""
    from ipsm_cli.exchange.profiles import read_pairs  # only where profiles are read

    if "report" not in typed:
        raise errors.MissingValue(name="--report")
    pairs = read_pairs(typed.get("map") or [])
    sheet = {
        "report": typed["report"],
        "columns": [{"key": key, "heading": heading} for heading, key in pairs.items()],
        "filters": read_pairs(typed.get("filter") or []),
    }
    told = {key: typed.get(key) for key in ("title", "form", "period", "monthly")}
    delimiter = typed.get("delimiter")
    told["csv"] = {"delimiter": "\t" if delimiter == "tab" else delimiter} if delimiter else None
    told["sheets"] = [{key: value for key, value in sheet.items() if value}]
    return {key: value for key, value in told.items() if value}
