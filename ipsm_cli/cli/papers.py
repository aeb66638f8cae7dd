"""ipsm appointment, card, training, role, duty: papers of the workers, alike in their commands."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.question import Question

SINCE = Field("since", values.day, asked=True)
UNTIL = Field("until", values.day, asked=True)
PAPER = Field("paper", values.line, asked=True)

# what is typed for a paper of each sort, in the order of the questions
FIELDS: dict[str, tuple[Field, ...]] = {
    "appointment": (
        fields.coded("kind", "appointment_kind", required=True, asked=True, asks="paper_kind"),
        PAPER,
        fields.coded("issuer", "sk_issuer", asked=True),
        Field("date", values.day, asked=True, asks="letter_date"),
        SINCE._replace(required=True),
        UNTIL,
        fields.NOTE,
    ),
    "card": (
        fields.coded("kind", "card_kind", required=True, asked=True, asks="paper_kind"),
        PAPER._replace(required=True, asks="card_paper"),
        fields.coded("issuer", "card_issuer", asked=True),
        SINCE,
        UNTIL,
        Field("lost_on", values.day),
        fields.NOTE,
    ),
    "training": (
        fields.coded("level", "training_level", required=True, asked=True, asks="training_level"),
        Field("training", values.line, required=True, asked=True),
        Field("organiser", values.line, asked=True),
        SINCE._replace(required=True, asks="training_since"),
        Field("finish", values.day, asked=True),
        fields.HOURS,
        PAPER._replace(asks="certificate"),
        Field("issued", values.day, asked=True),
        UNTIL._replace(asks="certificate_until"),
        fields.NOTE,
    ),
    "role": (
        fields.coded("programme", required=True, asked=True, asks="role_programme"),
        SINCE._replace(required=True),
        UNTIL,
        fields.NOTE,
    ),
    "duty": (fields.ONE_DESA._replace(required=True, asked=True), SINCE, UNTIL, fields.NOTE),
}

Who = Annotated[str, typer.Argument(click_type=complete.Word(fields.workers))]
MaybeWho = Annotated[str | None, typer.Argument(click_type=complete.Word(fields.workers))]
Number = Annotated[int, typer.Argument()]


def app(noun: str) -> typer.Typer:
    """The group of commands for one sort of paper."""
    group = tree.group()
    _add(group, noun)
    _list(group, noun)
    _edit(group, noun)
    _end(group, noun)
    return group


def _add(group: typer.Typer, noun: str) -> None:
    @group.command(cls=taking(Writing, *FIELDS[noun]))
    def add(ctx: typer.Context, who: Who) -> None:
        counter = counter_of(ctx)
        typed = ask.fill(counter, FIELDS[noun], counter.typed)
        from ipsm_cli.records import papers  # json and sealing, for writers only: 2 ms

        with counter.change(f"{noun} add") as desk:
            worker = values.worker(desk, who)
            columns = fields.read(FIELDS[noun], desk, typed)
            number = papers.add(desk.pen, desk.codes, noun, worker, columns)
            named = desk.name(worker)
        counter.done("paper.added", answer=number, kind=f"noun.{noun}", number=number, name=named)


def _list(group: typer.Typer, noun: str) -> None:
    @group.command("list", cls=Showing)
    def list_papers(ctx: typer.Context, who: MaybeWho = None) -> None:
        counter = counter_of(ctx)
        from ipsm_cli.reports import papers  # each command loads its own report

        with counter.look() as desk:
            worker = values.worker(desk, who) if who else None
            question = Question(today=desk.today.isoformat(), worker=worker)
            show_table(counter, papers.table(papers.read(desk.db, noun, question)))


def _edit(group: typer.Typer, noun: str) -> None:
    @group.command(cls=taking(Writing, *FIELDS[noun]))
    def edit(ctx: typer.Context, number: Number) -> None:
        counter = counter_of(ctx)
        if not counter.typed:
            raise errors.NothingAsked(way=f"ipsm {noun} edit 3 --until 31/12/2027")
        from ipsm_cli.records import papers  # json and sealing, for writers only: 2 ms

        with counter.change(f"{noun} edit") as desk:
            columns = fields.read(FIELDS[noun], desk, counter.typed)
            worker = papers.edit(desk.pen, desk.codes, noun, number, columns)
            named = desk.name(worker)
        counter.done("paper.changed", kind=f"noun.{noun}", number=number, name=named)


def _end(group: typer.Typer, noun: str) -> None:
    @group.command(cls=taking(Writing, fields.LAST_DAY))
    def end(ctx: typer.Context, number: Number) -> None:
        counter = counter_of(ctx)
        typed = ask.fill(counter, (fields.LAST_DAY,), counter.typed)
        from ipsm_cli.records import papers  # json and sealing, for writers only: 2 ms

        with counter.change(f"{noun} end") as desk:
            day = values.day(desk, typed["date"])
            worker = papers.end(desk.pen, desk.codes, noun, number, day)
            named = desk.name(worker)
        counter.done("paper.ended", kind=f"noun.{noun}", number=number, name=named, day=day)
