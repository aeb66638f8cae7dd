"""ipsm undo: taking back the last action as a whole, or an earlier one."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Writing, counter_of

app = tree.single()


@app.command(cls=Writing)
def undo(ctx: typer.Context, number: Annotated[int | None, typer.Argument()] = None) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.cli import safeguard  # one entry may be an import of thousands of rows
    from ipsm_cli.records import history  # json and sealing, for writers only: 2 ms
    from ipsm_cli.reports import history as entries

    with counter.look() as desk:
        which = history.last_standing(desk.db) if number is None else number
        rows = entries.size(desk.db, which)
    safeguard.before(counter, rows)
    with counter.change("undo") as desk:
        which = history.last_standing(desk.db) if number is None else number
        undone = history.undo(desk.pen, which)
    key = "undo.done" if len(undone.records) <= history.NAMED else "undo.done_more"
    first = undone.records[: history.NAMED]
    counter.done(key, **undone._replace(records=first)._asdict())
