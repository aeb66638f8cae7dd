"""ipsm info: which register, why that one, and what is in it."""

from __future__ import annotations

import typer

from ipsm_cli import __version__
from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Showing, counter_of
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core.table import Column, Table

app = tree.single()


@app.command(cls=Showing)
def info(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import contents  # each command loads its own report

    place = counter.place
    with counter.look() as desk:
        found = contents.read(desk.db)
        columns = (
            Column("file", "id"),
            Column("because", "word"),
            Column("program", "id"),
            *contents.COLUMNS,
        )
        row = (str(place.path), place.reason, __version__, *found)
        show_table(counter, Table("info", columns, [row], ("title.info", {}), page=True))
