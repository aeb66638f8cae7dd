"""ipsm demo: a believable branch with invented people, to try everything on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ipsm_cli.cli import tree, watching
from ipsm_cli.cli.command import Command, counter_of
from ipsm_cli.cli.places import NAME
from ipsm_cli.cli.showing import put_out
from ipsm_cli.core import errors
from ipsm_cli.core.period import read_month
from ipsm_cli.store.register import open_to_read

app = tree.single()


@app.command(cls=Command)
def demo(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument()],
    seed: Annotated[int, typer.Option("--seed")] = 1,
    until: Annotated[str, typer.Option("--until")] = "last-month",
    dense: Annotated[bool, typer.Option("--dense")] = False,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import demo as branch  # invented names, for this command only

    last = read_month(until, counter.today).name
    if last > f"{counter.today:%Y-%m}":
        raise errors.FutureDate(day=f"{last}-01", today=counter.today.isoformat())
    path = Path(os.path.expanduser(folder)) / NAME
    size = branch.DENSE if dense else branch.TYPICAL
    made = branch.build(path, seed=seed, last_month=last, size=size)
    with open_to_read(path) as register:  # a demo made again is no older copy of the one before
        watching.take_as_known(counter, register.db)
    put_out(str(path))
    counter.tell(
        "demo.done", file=str(path), workers=made.workers, activities=made.activities, month=last
    )
