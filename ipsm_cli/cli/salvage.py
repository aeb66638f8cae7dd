"""ipsm salvage: what can be read of a damaged register, in a new one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Command, counter_of
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors

app = tree.single()


@app.command(cls=Command)
def salvage(
    ctx: typer.Context,
    damaged: Annotated[str, typer.Argument()],
    output: Annotated[str | None, typer.Option("--output", "-o")] = None,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import salvaged  # each command loads its own report
    from ipsm_cli.store import salvage as store

    if not output:
        raise errors.MissingValue(name="--output")
    source, target = (Path(os.path.abspath(os.path.expanduser(word))) for word in (damaged, output))
    found = store.salvage(source, target, counter.who("salvage"))
    show_table(counter, salvaged.table(source.name, found))
    key = "salvage.history" if found.history else "salvage.anew"
    counter.tell(key, entry=found.entry)
    counter.tell("salvage.next", file=str(target))
    if found.lost or not found.history:
        raise errors.SalvagedPartly(file=str(target), count=found.lost)
