"""Who is who: finding workers by name, pairs alike, two entries made one or known to be two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core.question import Question

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.records.merging import Left

app = tree.beside()

Who = Annotated[str, typer.Argument(click_type=complete.Word(fields.workers))]


@app.command(cls=Showing)
def find(ctx: typer.Context, words: Annotated[list[str], typer.Argument()]) -> None:
    """Workers who may be meant, the surest first, with the reason."""
    counter = counter_of(ctx)
    from ipsm_cli.reports import found  # each command loads its own report

    with counter.look() as desk:
        question = Question(today=desk.today.isoformat(), text=" ".join(words))
        show_table(counter, found.table(found.read(desk.db, question, desk.codes)))


@app.command(cls=Showing)
def duplicates(ctx: typer.Context) -> None:
    """Pairs of workers who may be one person."""
    counter = counter_of(ctx)
    from ipsm_cli.reports import duplicates  # each command loads its own report

    with counter.look() as desk:
        question = Question(today=desk.today.isoformat())
        show_table(counter, duplicates.table(duplicates.read(desk.db, question, desk.codes)))


@app.command(cls=taking(Writing, fields.CORRECTION))
def merge(ctx: typer.Context, kept: Who, gone: Who) -> None:
    """Makes the second worker part of the first."""
    counter = counter_of(ctx)
    from ipsm_cli.cli import ask, safeguard  # a person is asked before two become one
    from ipsm_cli.records import merging  # json and sealing, for writers only: 2 ms

    with counter.look() as desk:
        one, other = values.worker(desk, kept), values.worker(desk, gone)
        names = {"kept": f"{one} {desk.name(one)}", "gone": f"{other} {desk.name(other)}"}
        lost, rows = merging.left_behind(desk.db, one, other), merging.size(desk.db, other)
    if lost:  # two people more often than one person with two numbers
        counter.tell("note.left_behind", gone=other)
        for one_of_both in lost:
            counter.tell("note.left", **_told(counter, one_of_both))
    ask.make_sure(counter, "ask.merge", **names)
    safeguard.before(counter, rows)
    with counter.change("worker merge") as desk:
        reason = fields.read((fields.CORRECTION,), desk, counter.typed).get("correction")
        merging.merge(desk.pen, one, other, correction=reason)
        named = desk.name(one)
    counter.done("worker.merged", number=one, name=named, gone=other)


def _told(counter: Counter, left: Left) -> dict[str, str]:
    """The facts of a field that is left behind; a NIK and an account are never whole."""
    from ipsm_cli.core.identity import mask_nik  # only where two differ
    from ipsm_cli.reports.accounts import mask

    masked = {"nik": mask_nik, "account": mask}.get(left.field, str)
    what = counter.sentence(f"col.{left.field}")
    return {"what": what, "ours": masked(left.ours), "theirs": masked(left.theirs)}


@app.command(cls=Writing)
def apart(ctx: typer.Context, who: Who, other: Who) -> None:
    """Remembers that two workers alike are two people."""
    counter = counter_of(ctx)
    from ipsm_cli.records import merging  # json and sealing, for writers only: 2 ms

    with counter.change("worker apart") as desk:
        one, two = values.worker(desk, who), values.worker(desk, other)
        merging.keep_apart(desk.pen, one, two)
        named = desk.name(one)
    counter.done("worker.apart", number=one, name=named, other=two)
