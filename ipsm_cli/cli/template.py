"""ipsm template: empty workbooks to hand out, and the list to sign at a meeting."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ipsm_cli import render
from ipsm_cli.cli import complete, fields, places, tree, values
from ipsm_cli.cli.command import Exporting, Saving, counter_of, taking
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import document_words, put_out, write_file
from ipsm_cli.core import errors
from ipsm_cli.core.period import read_month
from ipsm_cli.core.question import Question

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.core.document import Document
    from ipsm_cli.exchange.month_form import Someone

app = tree.group()

MOST_LINES = 500  # empty ones
TOGETHER = Field("together", values.line, flag=True)
OF_MONTH = (fields.ONE_WORKER, fields.ONE_DESA, TOGETHER)
MEETING = (
    Field("date", values.day),
    Field("place", values.line),
    Field("purpose", values.line),
    fields.ONE_DESA,
    Field("spare", lambda _, text: min(values.whole(_, text), MOST_LINES)),
)
SPARE = 5  # empty lines where nothing else is asked


@app.command(cls=Saving)
def workers(ctx: typer.Context) -> None:
    _write(counter_of(ctx), "workers")


@app.command(cls=Saving)
def activities(ctx: typer.Context) -> None:
    _write(counter_of(ctx), "activities")


def _write(counter: Counter, kind: str) -> None:
    path = counter.needed_path
    from ipsm_cli.exchange import template  # the table of fields, for this command only

    with counter.look() as desk:
        words = document_words(counter)
        document = template.template(kind, desk.codes, desk.villages, words.language)
        data = _workbook(counter, document)
    write_file(counter, path, data)


@app.command("month", cls=taking(Exporting, *OF_MONTH))
def month_forms(
    ctx: typer.Context,
    month: Annotated[str, typer.Argument(click_type=complete.Word(fields.periods))] = "this-month",
    into: Annotated[str, typer.Option("--into")] = ".",
) -> None:
    counter = counter_of(ctx)
    folder = Path(os.path.expanduser(into))
    with counter.look() as desk:
        asked = fields.read(OF_MONTH, desk, counter.typed)
        period = read_month(month, desk.today, coming=True)
        question = Question(today=desk.today.isoformat(), period=period)
        people = _people(
            desk, question._replace(worker=asked.get("worker"), desa=asked.get("desa"))
        )
        files = _forms(counter, desk, period.name, people, together="together" in asked)
    _put(counter, folder, files)


@app.command(cls=taking(Saving, *MEETING))
def attendance(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    path = counter.needed_path
    from ipsm_cli.cli.framing import Wishes, frame  # papers alone are framed
    from ipsm_cli.core.document import Sheet
    from ipsm_cli.reports import attendance as report

    with counter.look() as desk:
        asked = fields.read(MEETING, desk, counter.typed)
        day = asked.get("date") or desk.today.isoformat()
        spare = asked.get("spare")
        told = (asked.get("place"), asked.get("purpose"), SPARE if spare is None else spare)
        meeting = report.Meeting(day, *told)
        question = Question(today=desk.today.isoformat(), desa=asked.get("desa"))
        table = report.table(report.read(desk.db, question, meeting))
        wishes = Wishes(day=day, knowing="none")
        document = frame(desk, table.title, (Sheet(table),), stamp=day, wishes=wishes)
        data = _workbook(counter, document)
    write_file(counter, path, data)


def _people(desk: Desk, question: Question) -> list[Someone]:
    """Who is active in the month, by name. Raises NobodyActive."""
    from ipsm_cli.core.period import Period
    from ipsm_cli.exchange.month_form import Someone
    from ipsm_cli.reports import service, workers  # each command loads its own report

    period = cast(Period, question.period)
    active = service.active_during(desk.db, period)
    found = [
        Someone(line.number, line.name, line.member_number, line.desa)
        for line in workers.read(desk.db, question._replace(period=None), desk.codes)
        if line.number in active
    ]
    if not found:
        raise errors.NobodyActive(period=period.name)
    return found


def _forms(
    counter: Counter, desk: Desk, month: str, people: list[Someone], *, together: bool
) -> dict[str, bytes]:
    """The workbooks by name: one a worker, or one with a sheet for each."""
    from ipsm_cli.exchange.month_form import month_forms as made  # the table of fields, as above
    from ipsm_cli.render.files import safe_file_name

    language = document_words(counter).language
    parts = [people] if together else [[one] for one in people]
    found = {}
    for part in parts:
        named = "" if together else f"-{part[0].number}-{part[0].name}"
        document = made(part, month, desk.codes, desk.villages, language)
        found[f"{safe_file_name(f'ipsm-form-{month}{named}')}.xlsx"] = _workbook(counter, document)
    return found


def _workbook(counter: Counter, document: Document) -> bytes:
    words = document_words(counter)
    return render.workbook(document, render.Look(words, partial(counter.label, words)))


def _put(counter: Counter, folder: Path, files: dict[str, bytes]) -> None:
    """Writes all files, or none where one of another content is there."""
    from ipsm_cli.render.files import write_whole  # only where files are written

    if not counter.force:
        for name, data in files.items():
            path = folder / name
            if os.path.isfile(path) and path.read_bytes() != data:
                raise errors.FileExists(file=str(path))
    for name, data in files.items():
        write_whole(folder / name, data, force=counter.force, make_parent=True)
        put_out(str(folder / name))
    counter.tell("template.forms", count=len(files), into=places.folder_told(folder))
