"""ipsm activity: recording, listing, showing, correcting and taking out of the count."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ipsm_cli.cli import ask, complete, counting, fields, tree, values
from ipsm_cli.cli.activity_form import FORM, area_of, columns_of, correction_of, partners_of
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.cli.showing import show_pages
from ipsm_cli.core import errors
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Coded

app = tree.group()

Number = Annotated[str, typer.Argument(click_type=complete.Word(fields.activities))]


@app.command(cls=taking(Writing, *FORM, fields.LIKE, fields.CORRECTION))
def add(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    earlier: fields.Typed = {}
    if like := counter.typed.get("like"):
        with counter.look() as desk:
            earlier = _as_typed(desk, values.activity(desk, like))
    typed = ask.fill(counter, FORM, counter.typed, earlier)
    from ipsm_cli.records import activities  # json and sealing, for writers only: 2 ms

    with counter.change("activity add") as desk:
        columns = columns_of(desk, typed)
        number = activities.add(
            desk.pen,
            columns,
            area_of(desk, columns["kind"]),
            values.parts(desk, typed["worker"]),
            counting.counts(desk, typed) or (),
            partners_of(desk, typed) or (),
            correction=correction_of(desk, typed),
        )
    kind, day = Coded("kind", columns["kind"]), columns["date"]
    counter.done("activity.added", answer=number, number=number, kind=kind, day=day)


@app.command("list", cls=taking(Showing, *fields.FILTERS))
def list_activities(
    ctx: typer.Context,
    period: Annotated[str | None, typer.Argument(click_type=complete.Word(fields.periods))] = None,
    text: Annotated[str | None, typer.Option("--text")] = None,
    voided: Annotated[bool, typer.Option("--voided")] = False,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import activities  # each command loads its own report

    with counter.look() as desk:
        asked = fields.read(fields.FILTERS, desk, counter.typed)
        question = Question(
            today=desk.today.isoformat(),
            period=read_period(period, desk.today) if period else None,
            text=text,
            voided=voided,
            **asked,
        )
        show_table(counter, activities.table(activities.read(desk.db, question, desk.codes)))


@app.command(cls=Showing)
def show(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import activity  # each command loads its own report

    with counter.look() as desk:
        found = activity.read(desk.db, values.activity(desk, number))
        show_pages(counter, activity.table(found), activity.served(found))


@app.command(cls=taking(Writing, *FORM, fields.CORRECTION))
def edit(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    typed = counter.typed
    if not typed:
        raise errors.NothingAsked(way="ipsm activity edit 12 --people 25")
    from ipsm_cli.records import activities  # json and sealing, for writers only: 2 ms

    with counter.change("activity edit") as desk:
        which = values.activity(desk, number)
        columns = columns_of(desk, typed)
        activities.edit(
            desk.pen,
            which,
            columns,
            area=area_of(desk, columns["kind"]) if "kind" in columns else None,
            parts=values.parts(desk, typed["worker"]) if "worker" in typed else None,
            served=counting.counts(desk, typed),
            partners=partners_of(desk, typed),
            correction=correction_of(desk, typed),
        )
    counter.done("activity.changed", number=which)


@app.command(cls=taking(Writing, fields.VOID_REASON, fields.CORRECTION))
def void(ctx: typer.Context, number: Number) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, (fields.VOID_REASON,), counter.typed)
    from ipsm_cli.records import activities  # json and sealing, for writers only: 2 ms

    with counter.change("activity void") as desk:
        which = values.activity(desk, number)
        read = fields.read((fields.VOID_REASON,), desk, typed)
        correction = correction_of(desk, typed)
        activities.void(desk.pen, which, read["reason"], correction=correction)
    counter.done("activity.voided", number=which)


def _as_typed(desk: Desk, number: int) -> fields.Typed:
    """An earlier activity as if it had just been typed, without its date and its counts."""
    from ipsm_cli.reports import activity  # each command loads its own report

    earlier = activity.read(desk.db, number)
    line = earlier.line._asdict()
    typed: dict[str, Any] = {
        field.name: str(line[field.name])
        for field in fields.ACTIVITY
        if field.name != "date" and line[field.name] is not None
    }
    if line["quantity"] is not None:  # three decimals would read as thousands
        typed["quantity"] = f"{line['quantity']:.4f}".replace(".", ",")
    if line["minutes"]:
        typed["minutes"] = f"{line['minutes']} menit"
    workers = zip(earlier.line.worker_numbers, earlier.parts, strict=True)
    typed["worker"] = [f"{worker}:{part}" for worker, part in workers]
    if earlier.line.partners:
        typed["partner"] = list(earlier.line.partners)
    return typed
