"""ipsm check: silent when all is well; else one line a finding, and exit code 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Showing, counter_of
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.question import Question

if TYPE_CHECKING:
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.core.finding import Finding

app = tree.single()


@app.command(cls=Showing)
def check(ctx: typer.Context, recount: Annotated[bool, typer.Option("--recount")] = False) -> None:
    counter = counter_of(ctx)
    if recount:
        with counter.change("check --recount") as writing:
            writing.pen.recount()
    from ipsm_cli.reports import checks  # each command loads its own report

    with counter.look() as desk:
        found = findings(desk)
        if found or counter.format or counter.output:  # a document that is asked for is made
            show_table(counter, checks.table(found))
    if found:
        raise errors.ProblemsFound(count=len(found))


def findings(desk: Desk) -> list[Finding]:
    """Everything wrong with the open register; a damaged file is not asked about its rows."""
    from ipsm_cli.records import closing  # json and sealing: not for who shares this module
    from ipsm_cli.reports import checks
    from ipsm_cli.store import verify

    found = verify.findings(desk.db)
    if any(finding.what == "damaged" for finding in found):
        return found
    question = Question(today=desk.today.isoformat())
    rows = checks.read(desk.db, question, desk.codes)
    return [*found, *rows, *closing.differences(desk.db)]
