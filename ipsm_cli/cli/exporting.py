"""All files of a profile and a period, made in memory: for one export, and for a month's round."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ipsm_cli import render
from ipsm_cli.cli import paper, picturing
from ipsm_cli.cli.showing import document_words
from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import FORMS, TERM, Dialect
from ipsm_cli.core.period import Period, read_period
from ipsm_cli.core.question import Question
from ipsm_cli.render.files import safe_file_name

if TYPE_CHECKING:
    from collections.abc import Container

    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.core.document import Document
    from ipsm_cli.core.export_profile import ExportProfile

MONTH = "month"  # the paper whose files bear no name of a profile
XLSX, HTML, CSV, JSON = FORMS


class Made(NamedTuple):
    """One file: its bytes, the rows of its tables, the photos that it lacks."""

    data: bytes
    rows: int
    lacking: tuple[str, ...] = ()


def build(
    counter: Counter,
    desk: Desk,
    profile: ExportProfile,
    period: Period,
    how: paper.How = paper.How(),  # noqa: B008 - a frozen value
    form: str | None = None,
) -> dict[str, Made]:
    """The files by name, in the profile's form unless ``form`` says another; nothing is written.

    Raises UnknownForm, what ``paper.document`` and the forms raise.
    """
    form = form or profile.form
    if form not in FORMS or (profile.per_worker and form in (CSV, JSON)):
        raise errors.UnknownForm(form=form, forms=FORMS[:2] if profile.per_worker else FORMS)
    if form not in (XLSX, HTML) and paper.holds_photos(profile):
        raise errors.UnknownForm(form=form, forms=(XLSX, HTML))
    how = how._replace(printed=form in (XLSX, HTML), folders=_folders(counter, how))
    words = document_words(counter)
    look = render.Look(words, partial(counter.label, words))
    # asked as on the paper's day, or the period's last: no clock, the same paper tomorrow
    question = Question(
        how.day or period.last_day(), period, worker=how.worker, desa=how.desa, status=how.status
    )
    name = file_name(desk.branch.region, profile, period, how)
    found: dict[str, Made] = {}
    for ending, document in _documents(desk, profile, question, words.language, how):
        found |= _files(document, profile, form, look, safe_file_name(f"{name}{ending}"))
    return found


def period_of(desk: Desk, profile: ExportProfile, typed: str | None) -> Period:
    """The period typed, else the profile's own; of the board's term as far as it has come.

    Raises what ``read_period`` raises.
    """
    if profile.period != TERM:
        return read_period(typed or profile.period, desk.today)
    from ipsm_cli.reports.summary import term  # of one paper in many

    day = desk.today.isoformat()
    if typed and typed.strip().lower() != TERM:
        day = min(day, read_period(typed, desk.today).last_day())
    return term.in_office(desk.db, day).period


def title_of(counter: Counter, desk: Desk, profile: ExportProfile, period: Period) -> str:
    """The paper's title as it is printed."""
    from ipsm_cli.render.cells import say  # a file is made in the same breath

    words = document_words(counter)
    look = render.Look(words, partial(counter.label, words))
    return say(paper.title(desk, profile, period.name, words.language), look)


def _folders(counter: Counter, how: paper.How) -> tuple[Path, ...]:
    """Where photos are looked for whose paths begin nowhere: where it was said, here, beside the
    register."""
    return (*how.folders, Path.cwd(), counter.place.path.parent)


def file_name(region: str, profile: ExportProfile, period: Period, how: paper.How) -> str:
    """``ipsm-32.01.02-2026-10``, other papers with their profile's name: no clock."""
    pieces = [
        "ipsm",
        how.desa or region or "id",
        *([] if profile.name == MONTH else [profile.name]),
        period.name.replace("..", "_"),
        *([how.status] if how.status else []),
        *(["nik"] if how.include_nik else []),
        *(["account"] if how.include_account else []),
    ]
    return safe_file_name("-".join(pieces))


def _documents(
    desk: Desk, profile: ExportProfile, question: Question, language: str, how: paper.How
) -> list[tuple[str, Document]]:
    """The papers with what their files' names end in: one, or one a worker."""
    if profile.per_worker is None:
        return [("", paper.document(desk, profile, question, language, how))]
    from ipsm_cli.reports import service, workers  # of papers for each worker

    period = cast(Period, question.period)
    active = service.active_during(desk.db, period)
    found = []
    for line in workers.read(desk.db, question._replace(period=None), desk.codes):
        if line.number in active:
            of_one = question._replace(worker=line.number)
            found.append((line, paper.sheets(desk, profile, of_one, language, how)))
    if not found:
        raise errors.NobodyActive(period=period.name)
    if profile.per_worker == "files":
        return [
            (
                f"-{line.number}-{line.name}",
                paper.framed(desk, profile, question, language, sheets, how),
            )
            for line, sheets in found
        ]
    named = [sheet._replace(name=line.name) for line, sheets in found for sheet in sheets]
    return [("", paper.framed(desk, profile, question, language, tuple(named), how))]


def _files(
    document: Document, profile: ExportProfile, form: str, look: render.Look, name: str
) -> dict[str, Made]:
    """One workbook, one page, one JSON document, or one csv a table."""
    tables = [sheet.table for sheet in document.sheets]
    rows = sum(len(table.rows) for table in tables)
    if form in (XLSX, HTML):
        lacking = picturing.lacking(one for sheet in document.sheets for one in sheet.pictures)
        make = render.workbook if form == XLSX else render.document_html
        return {f"{name}.{form}": Made(make(document, look), rows, tuple(lacking))}
    if form == JSON:
        return {f"{name}.json": Made(render.document_json(document, look), rows)}
    found: dict[str, Made] = {}
    for table in tables:
        wanted = f"{name}-{table.name}" if len(profile.sheets) > 1 else name
        data = render.separated(table, look, profile.csv or Dialect())
        found[_free(wanted, found)] = Made(data, len(table.rows))
    return found


def _free(wanted: str, taken: Container[str]) -> str:
    """The name of a csv, numbered where a report stands in a paper more than once."""
    name, number = f"{wanted}.csv", 2
    while name in taken:
        name, number = f"{wanted}-{number}.csv", number + 1
    return name
