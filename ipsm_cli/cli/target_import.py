"""ipsm target import: a sheet of targets taken in, each row new, changed, the same or refused."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ipsm_cli.cli import values
from ipsm_cli.cli.command import Writing, counter_of, taking
from ipsm_cli.cli.fields import Field
from ipsm_cli.core import errors

STDIN = "-"
SORT = taking(Writing, Field("sheet", values.line), Field("map", values.line, many=True))


def import_targets(ctx: typer.Context, source: Annotated[str, typer.Argument()]) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.cli import plans  # what is told of a file that is taken in
    from ipsm_cli.exchange import foreign, profiles, targets  # the reading library

    sheet = counter.typed.get("sheet")
    if source == STDIN:
        found = foreign.read_foreign(sys.stdin.buffer.read(), "stdin", sheet=sheet)
    else:
        found = foreign.read_path(Path(source), sheet=sheet)
    maps = profiles.read_pairs(counter.typed.get("map") or [])
    for key, facts in found.notes:
        counter.tell(key, **facts)
    with counter.change("target import") as desk:
        plan = targets.bring_in(desk.pen, found, desk.codes, desk.today, desk.language, sheet, maps)
        plans.tell(counter, plan)
    new, changed, same, refused = plan.counts
    if plan.writes:
        counter.done("import.done", file=plan.file, new=new, changed=changed, same=same)
    elif not refused:
        counter.tell("import.nothing_new", file=plan.file, same=same)
    if refused and not counter.dry_run:
        path = plans.write_rejected(counter, plan, Path("stdin" if source == STDIN else source))
        counter.tell("import.rejected", file=str(path), refused=refused)
    if refused and (plan.writes or same):
        raise errors.ImportPartly(refused=refused, rows=plan.rows)
    if refused:
        raise errors.ImportNothing(refused=refused, rows=plan.rows)
