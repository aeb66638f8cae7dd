"""ipsm history: who wrote what, when, and what stood there before."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import tree, values
from ipsm_cli.cli.command import Showing, counter_of
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.period import read_month

app = tree.single()

LAST = 20  # entries shown unless more are asked for


@app.command(cls=Showing)
def history(
    ctx: typer.Context,
    record: Annotated[list[str] | None, typer.Argument()] = None,
    last: Annotated[int, typer.Option("--last", min=1)] = LAST,
    everything: Annotated[bool, typer.Option("--all")] = False,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import history as entries  # each command loads its own report

    with counter.look() as desk:
        words = record or []
        if len(words) == 1 and words[0].isdigit():
            show_table(counter, entries.changes(desk.db, int(words[0])))
            return
        named = _record(desk, words) if words else None
        found = entries.read(desk.db, named, None if everything else last)
        show_table(counter, entries.table(found))


def _record(desk: Desk, words: list[str]) -> str:
    """``worker siti``, ``activity 7``, ``code XX01``, ``month 2026-10``, ``branch`` as records.

    So the history names them.
    """
    noun, rest = words[0].lower(), " ".join(words[1:])
    if noun == "worker" and rest:
        return f"worker {values.worker(desk, rest)}"
    if noun == "activity" and rest:
        return f"activity {values.activity(desk, rest)}"
    if noun == "code" and rest:
        return f"code {rest.upper()}"
    if noun == "month" and rest:
        return f"month {read_month(rest, desk.today).name}"
    if noun == "branch" and not rest:
        return "branch 1"
    raise errors.NothingAsked(way="ipsm history worker 12")
