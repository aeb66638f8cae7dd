"""ipsm init: founding the register of a branch."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast

import typer

from ipsm_cli.cli import ask, fields, tree
from ipsm_cli.cli.command import Writing, counter_of, taking
from ipsm_cli.cli.counter import Counter
from ipsm_cli.cli.desk import Desk
from ipsm_cli.codes.region_tree import LENGTHS, Region, get, kind_of_village, within
from ipsm_cli.core import errors
from ipsm_cli.text import LANGUAGES

if TYPE_CHECKING:
    from ipsm_cli.core.columns import BranchFields

app = tree.single()


@app.command(cls=taking(Writing, *fields.BRANCH))
def init(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    path = counter.place.path
    if os.path.lexists(path):
        raise errors.RegisterExists(file=str(path))
    desk = Desk(None, counter.today, counter.words.language)
    typed = _fill(counter, desk)
    columns = _columns(desk, typed, counter.lang)
    villages = [(region.code, region.name) for region in within(columns["region"])]
    if not counter.dry_run:
        _create(counter, columns, villages)
    counter.done_once("init.done", file=str(path), name=columns["name"], villages=len(villages))


def _fill(counter: Counter, desk: Desk) -> fields.Typed:
    """The branch's words; the level comes first, for it tells whether there is a region."""
    level, region, *rest = fields.BRANCH
    typed = ask.fill_bare(counter, desk, (level,), counter.typed)
    if desk.codes.read("level", typed["level"], desk.language) not in LENGTHS:
        region = region._replace(required=False, asked=False)
    asked_before = not counter.typed.get("level")
    return ask.fill_bare(counter, desk, (region, *rest), typed, explain=not asked_before)


def _create(counter: Counter, columns: BranchFields, villages: list[tuple[str, str]]) -> None:
    from ipsm_cli.records import branch  # json and sealing, for writers only: 2 ms
    from ipsm_cli.store.create import create  # a register is founded once

    with create(counter.place.path) as register, register.change(counter.who("init")) as pen:
        branch.found(pen, columns, villages)


def _columns(desk: Desk, typed: fields.Typed, lang: str | None) -> BranchFields:
    """The branch's columns, with what follows from the region where nothing was typed."""
    desk.told = typed
    read: dict[str, Any] = fields.read(fields.BRANCH, desk, typed)
    region = get(read.get("region") or "")
    read["region"] = region.code if region else ""
    read["due_day"] = read.get("due_day") or int(fields.DUE_DAY)
    read["language"] = read.get("language") or lang or LANGUAGES[0]
    read["name"] = read.get("name") or _name(desk, region)
    return cast("BranchFields", read)


def _name(desk: Desk, region: Region | None) -> str:
    """IPSM Kecamatan Cibinong, IPSM Kabupaten Bogor, IPSM Nasional."""
    levels = {code.code: code.label("id") for code in desk.codes.all("level")}
    if region is None:
        return f"IPSM {list(levels.values())[-1]}"
    if region.level == "kabkota":
        return f"IPSM {region.name}"
    kind = kind_of_village(region.code)
    word = kind.replace("_", " ").title() if kind else levels[region.level]
    return f"IPSM {word} {region.name}"
