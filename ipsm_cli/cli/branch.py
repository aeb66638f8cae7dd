"""ipsm branch: what the register says of the branch itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import typer

from ipsm_cli.cli import fields, tree
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors

if TYPE_CHECKING:
    from ipsm_cli.core.columns import BranchFields

app = tree.group()

NEVER_EMPTY = ("name", "due_day", "language")
# level and region decide the villages: they stay as ``init`` set them
CHANGEABLE = tuple(
    field._replace(required=field.name in NEVER_EMPTY) for field in fields.BRANCH[2:]
)


@app.command(cls=Showing)
def show(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import branch  # each command loads its own report

    with counter.look() as desk:
        show_table(counter, branch.table(desk.branch))


@app.command(cls=taking(Writing, *CHANGEABLE))
def edit(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    if not counter.typed:
        raise errors.NothingAsked(way="ipsm branch edit --chair 'Budi Santoso'")
    from ipsm_cli.records import branch  # json and sealing, for writers only: 2 ms

    with counter.change("branch edit") as desk:
        columns = fields.read(CHANGEABLE, desk, counter.typed)
        branch.edit(desk.pen, cast("BranchFields", columns))
    counter.done("branch.changed")
