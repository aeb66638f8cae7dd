"""ipsm region: looking up codes of provinces, regencies, districts and villages, offline."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Showing, counter_of
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.codes import region_search, region_tree
from ipsm_cli.codes.region_tree import Region
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.core.table import Column, Say, Table

app = tree.group()


@app.command(cls=Showing)
def find(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument()],
    under: Annotated[str, typer.Option("--under")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
) -> None:
    counter = counter_of(ctx)
    text = " ".join(words)
    if under and not region_tree.exists(under := region_tree.dotted(under)):
        raise errors.UnknownRegion(text=cite(under))
    found = region_search.find(text, under, limit=limit)
    if not found:
        raise errors.UnknownRegion(text=cite(text))
    show_table(counter, table(found, ("title.region_find", {"text": text})))


@app.command("list", cls=Showing)
def list_regions(ctx: typer.Context, code: Annotated[str | None, typer.Argument()] = None) -> None:
    counter = counter_of(ctx)
    region = region_search.read_region(code) if code else None
    found = region_tree.children(region.code if region else None)
    name = region_tree.described(region) if region else "Indonesia"
    show_table(counter, table(found, ("title.region_list", {"name": name})))


def table(regions: list[Region], title: Say) -> Table:
    """Codes, names and where each region lies."""
    rows = [
        (
            region.code,
            region.name,
            region.level,
            ", ".join(above.name for above in reversed(region_tree.path(region.code)[:-1])),
        )
        for region in regions
    ]
    columns = (
        Column("code", "id"),
        Column("name"),
        Column("level", "code", "level"),
        Column("lies_in"),
    )
    return Table("region", columns, rows, title)
