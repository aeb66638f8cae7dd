"""ipsm target import: a sheet of targets taken in, a plan first, then all of it or nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import values
from ipsm_cli.cli.command import Writing, counter_of, taking
from ipsm_cli.cli.fields import Field

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.exchange.foreign import Foreign
    from ipsm_cli.exchange.plan import Plan

STDIN = "-"
SORT = taking(Writing, Field("sheet", values.line), Field("map", values.line, many=True))


def import_targets(ctx: typer.Context, source: Annotated[str, typer.Argument()]) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.cli import ask, safeguard  # a person is asked before a whole file goes in
    from ipsm_cli.exchange import foreign  # the reading library

    sheet = counter.typed.get("sheet")
    if source == STDIN:
        found = foreign.read_foreign(sys.stdin.buffer.read(), "stdin", sheet=sheet)
    else:
        found = foreign.read_path(Path(source), sheet=sheet)
    for key, facts in found.notes:
        counter.tell(key, **facts)
    plan, rows = None, max((len(grid.rows) for grid in found.grids), default=0)
    if not (counter.yes or counter.dry_run):
        plan = _run(counter, found, try_out=True)
        new, changed = plan.counts[:2]
        if plan.writes:
            ask.make_sure(counter, "ask.import", new=new, changed=changed)
        rows = new + changed
    safeguard.before(counter, rows)
    _finish(counter, _run(counter, found, plan=plan), source)


def _run(
    counter: Counter, found: Foreign, *, try_out: bool = False, plan: Plan | None = None
) -> Plan:
    """One pass over the rows, told as a plan the first time. Raises PlanChanged where the register
    has moved on since ``plan``."""
    from ipsm_cli.cli import plans  # what is told of a file that is taken in
    from ipsm_cli.exchange import profiles, targets  # loaded by the caller, nearly all

    sheet, maps = counter.typed.get("sheet"), counter.typed.get("map") or []
    pairs = profiles.read_pairs(maps)
    with counter.change("target import", try_out=try_out) as desk:
        done = targets.bring_in(
            desk.pen, found, desk.codes, desk.today, desk.language, sheet, pairs
        )
        plans.tell_once(counter, done, plan)
    return done


def _finish(counter: Counter, plan: Plan, source: str) -> None:
    """Says what became of the file. Raises ImportPartly, ImportNothing."""
    from ipsm_cli.cli import plans  # loaded already

    new, changed, same, refused = plan.counts
    if plan.writes:
        counter.done("import.done", file=plan.file, new=new, changed=changed, same=same)
    elif not refused:
        counter.tell("import.nothing_new", file=plan.file, same=same)
    if refused:
        plans.end_refused(counter, plan, Path("stdin" if source == STDIN else source))
