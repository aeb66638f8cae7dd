"""Drafts of activities from messages: looking at them, accepting and dropping, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ipsm_cli.cli import activity_form, ask, complete, counting, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.cli.showing import show_pages
from ipsm_cli.core import errors
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Coded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.reports.drafts import Draft

app = tree.beside()

_BY_SEX = ("people_l", "people_p")


def _waiting(desk: Desk) -> Sequence[tuple[str, str]]:
    if not desk.is_open:
        return ()
    from ipsm_cli.reports import drafts  # only Tab needs them here

    return drafts.newest(desk.db)


Number = Annotated[int, typer.Argument(click_type=complete.Word(_waiting))]


@app.command(cls=Showing)
def drafts(ctx: typer.Context, number: Annotated[int | None, typer.Argument()] = None) -> None:
    """The drafts that wait, or one with its message."""
    counter = counter_of(ctx)
    from ipsm_cli.reports import drafts  # each command loads its own report

    with counter.look() as desk:
        if number is not None:
            found = drafts.read_one(desk.db, number)
            show_pages(counter, drafts.page(found), drafts.reading(found))
            return
        question = Question(today=desk.today.isoformat())
        show_table(counter, drafts.table(drafts.read(desk.db, question, desk.codes)))


@app.command(cls=taking(Writing, *activity_form.FORM, fields.CORRECTION))
def accept(ctx: typer.Context, number: Number) -> None:
    """Makes an activity of a draft; its reading is offered, a person decides."""
    counter = counter_of(ctx)
    from ipsm_cli.records import drafts  # json and sealing, for writers only: 2 ms
    from ipsm_cli.reports import drafts as kept  # each command loads its own report

    with counter.look() as desk:
        draft = kept.read_one(desk.db, number)
    if draft.state != "waiting":  # nobody answers a form in vain
        raise errors.DraftDone(number=number, state=f"word.draft.{draft.state}")
    if counter.can_ask:
        for line in draft.message.splitlines():
            counter.tell("draft.line", text=line)
        _tell_guesses(counter, draft)
    offered = _as_typed(draft)
    typed = ask.fill(counter, activity_form.FORM, counter.typed, offered)
    if typed.get("people") != offered.get("people"):  # then men and women were read wrongly too
        typed = {k: v for k, v in typed.items() if k not in _BY_SEX or k in counter.typed}
    if not counter.can_ask:
        _tell_guesses(counter, draft)
    with counter.change("activity accept") as desk:
        columns = activity_form.columns_of(desk, typed)
        activity = drafts.accept(
            desk.pen,
            desk.codes,
            number,
            columns,
            values.parts(desk, typed["worker"]),
            counting.counts(desk, typed) or (),
            activity_form.partners_of(desk, typed) or (),
            correction=activity_form.correction_of(desk, typed),
        )
    kind, day = Coded("kind", columns["kind"]), columns["date"]
    counter.done(
        "draft.accepted", answer=activity, number=activity, other=number, kind=kind, day=day
    )


@app.command(cls=Writing)
def drop(ctx: typer.Context, number: Number) -> None:
    """Puts a draft aside."""
    counter = counter_of(ctx)
    from ipsm_cli.records import drafts  # json and sealing, for writers only: 2 ms

    with counter.change("activity drop") as desk:
        drafts.drop(desk.pen, number)
    counter.done("draft.dropped", number=number)


def _tell_guesses(counter: Counter, draft: Draft) -> None:
    """What was only guessed and is not typed anew."""
    names = {"workers": "worker"}
    left = [key for key in draft.line.guessed if not counter.typed.get(names.get(key, key))]
    if left:
        told = tuple(counter.words(f"col.{key}") for key in left)
        counter.tell("draft.guessed", fields=told)


def _as_typed(draft: Draft) -> fields.Typed:
    """The reading as if it had just been typed; a count by sex only with the whole count."""
    read = {key: entry["value"] for key, entry in draft.reading.items()}
    known = {field.name for field in activity_form.FORM}
    typed: dict[str, Any] = {
        key: str(value) for key, value in read.items() if value is not None and key in known
    }
    if read.get("minutes") is not None:
        typed["minutes"] = f"{read['minutes']} menit"
    if read.get("workers"):
        typed["worker"] = [str(number) for number in read["workers"]]
    return typed
