"""A profile's paper: which tables it holds in a period, and what of them goes on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, cast

from ipsm_cli.cli import picturing, receiver, signing
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.framing import Wishes, frame
from ipsm_cli.codes import offices
from ipsm_cli.core import errors
from ipsm_cli.core.document import Chart, Document, Letterhead, Sheet
from ipsm_cli.core.export_profile import DECREE, ExportProfile, SheetOf, in_language
from ipsm_cli.core.names import cite
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import (
    FOR_PAPERS,
    OF_ACCOUNTS,
    OF_PHOTOS,
    OF_SOME,
    OF_WORKERS,
    columns,
    measures,
    report,
)

NIK = "nik"
OF_PERIODS = ("month", "quarter", "semester", "year")  # the same report, of any period
MOST_UPRIGHT = 7  # columns; with more, a page is landscape unless the profile says otherwise


class How(NamedTuple):
    """What is asked of one paper beside its profile and period."""

    day: str | None = None  # ISO date it bears; None: a line to write it on
    place: str | None = None  # where it is signed
    knowing: str | None = None  # offices that countersign
    by: str | None = None  # office that makes the decree
    include_nik: bool = False
    include_account: bool = False
    worker: int | None = None  # of papers for each worker, the one that is wanted
    desa: str | None = None  # of papers of people, those on duty there
    status: str | None = None  # … those who have it
    folders: tuple[Path, ...] = ()  # where photos are looked for
    printed: bool = False  # only what paper can show: long tables are narrowed one by one


def document(
    desk: Desk, profile: ExportProfile, question: Question, language: str, how: How
) -> Document:
    """The paper of ``question.period``, for ``question.worker`` where it is one of a worker.

    Raises UnknownReport, UnknownFilter, UnknownColumn and what reading a filter raises.
    """
    within = sheets(desk, profile, question, language, how)
    return framed(desk, profile, question, language, within, how)


def framed(
    desk: Desk,
    profile: ExportProfile,
    question: Question,
    language: str,
    within: tuple[Sheet, ...],
    how: How,
) -> Document:
    """The sheets under the profile's title, with letterhead and signatures where it has them."""
    period = cast(Period, question.period)
    stamp = period.last_day()
    decreed = DECREE in profile.signing
    board = tuple(word for word in profile.signing if word != DECREE)
    knowing = offices.NOBODY[0] if decreed else how.knowing
    wishes = Wishes(how.day, how.place, knowing, board)
    paper = (profile.name, period.name)
    said = title(desk, profile, period.name, language)
    whole = frame(desk, said, within, stamp=stamp, wishes=wishes, paper=paper)
    if not profile.letterhead:
        whole = whole._replace(letterhead=Letterhead(), number=None)
    if decreed:  # its date stands at its head
        signed = signing.decreeing(desk, how.day or stamp, how.by, how.desa)
        whole = whole._replace(signatures=(*whole.signatures, signed), place_and_date=None)
    if not profile.signatures:
        whole = whole._replace(signatures=(), place_and_date=None)
    return whole


def sheets(
    desk: Desk, profile: ExportProfile, question: Question, language: str, how: How
) -> tuple[Sheet, ...]:
    """The profile's sheets; a cover that counts activities says how many drafts wait."""
    found: list[Sheet] = []
    for one in profile.sheets:
        table = _table(desk, one, question, how)
        if not found and one.report.startswith("summary.") and one.report not in OF_WORKERS:
            table = columns.noted(table, measures.waiting(desk.db))
        table = receiver.chosen(receiver.for_reader(table), one, language)
        table = receiver.on_paper(table) if how.printed else table
        sheet = _sheet(one, table, language, how)
        if table.rows or not one.only_when_rows:
            found.append(sheet)
    return tuple(found)


def holds_nik(profile: ExportProfile) -> bool:
    """Whether a NIK has a place in the paper, should it be asked for."""
    return any(one.nik for one in profile.sheets) or wants_nik(profile)


def wants_nik(profile: ExportProfile) -> bool:
    """Whether the receiver has a column for the NIK, empty unless it is asked for."""
    return any(map(_names_nik, profile.sheets))


def holds_account(profile: ExportProfile) -> bool:
    """Whether the paper names bank accounts, whole should that be asked for."""
    return any(one.report in OF_ACCOUNTS for one in profile.sheets)


def holds_photos(profile: ExportProfile) -> bool:
    return any(one.report in OF_PHOTOS for one in profile.sheets)


def narrowing(profile: ExportProfile) -> tuple[Any, ...]:
    """The options that narrow a paper of people to some of them."""
    if not all(one.report in OF_SOME for one in profile.sheets):
        return ()
    from ipsm_cli.cli import filters  # of few papers

    return filters.of_report(profile.sheets[0].report)


def _names_nik(one: SheetOf) -> bool:
    return any(column.key == NIK for column in one.columns)


def title(desk: Desk, profile: ExportProfile, period: str, language: str) -> Say:
    facts = {"period": period, "branch": desk.branch.name.upper()}  # titles are in capitals
    if profile.built_in:
        name = _by_length(period) if profile.name in OF_PERIODS else profile.name
        return f"title.{name}_report", facts
    text = profile.title or profile.name
    return "title.as_written", {"text": in_language(text, language), **facts}


def _by_length(period: str) -> str:
    """What a report of a period is called, whichever of them it was asked of."""
    if ".." in period:
        return "period"
    return {"Q": "quarter", "S": "semester", "": "year"}.get(period[5:6], "month")


def _table(desk: Desk, one: SheetOf, question: Question, how: How) -> Table:
    """The report's table, with the place of the NIK where it has one."""
    if one.report not in FOR_PAPERS:
        raise errors.UnknownReport(text=cite(one.report), reports=FOR_PAPERS)
    module = report(one.report)
    asked = question._replace(**_filters(desk, one))
    table = module.table(module.read(desk.db, asked, desk.codes))
    if how.include_account and one.report in OF_ACCOUNTS:
        table = report(one.report).with_accounts(desk.db, table)  # type: ignore[attr-defined]
    if one.report not in OF_WORKERS or not (_names_nik(one) or (one.nik and how.include_nik)):
        return table
    if how.include_nik:
        from ipsm_cli.reports import workers  # only where ids are asked for

        return workers.with_nik(desk.db, table)
    rows = [(*row, None) for row in table.rows]  # its column stays where the receiver wants it
    totals = (*table.totals, None) if table.totals else None
    return table._replace(columns=(*table.columns, Column(NIK, "id")), rows=rows, totals=totals)


def _filters(desk: Desk, one: SheetOf) -> dict[str, Any]:
    """The filters as values of a question, read as the options of the report's own command."""
    if not one.filters:
        return {}
    from ipsm_cli.cli import fields, filters  # only where a profile filters

    known = [field for field in filters.of_report(one.report) if not field.flag]
    for name in one.filters:
        if name not in {field.name for field in known}:
            names = tuple(field.name for field in known)
            raise errors.UnknownFilter(text=cite(name), report=one.report, filters=names)
    return fields.read(known, desk, one.filters)


def _sheet(one: SheetOf, table: Table, language: str, how: How) -> Sheet:
    shown = len(receiver.on_paper(table).columns)
    landscape = shown > MOST_UPRIGHT if one.landscape is None else one.landscape
    name = in_language(one.name, language) if one.name else ""
    pictures = picturing.read(table, how.folders)
    return Sheet(table, landscape, _chart(one, table), name=name, pictures=pictures)


def _chart(one: SheetOf, table: Table) -> Chart | None:
    """Raises UnknownColumn for a chart of a column that is not on the sheet."""
    if one.chart is None:
        return None
    keys = tuple(column.key for column in receiver.on_paper(table).columns)
    for key in one.chart:
        if key not in keys:
            raise errors.UnknownColumn(text=cite(key), columns=keys)
    by_area = one.chart[0] == columns.AREA.key
    return Chart(*one.chart, title=("title.chart_areas", {}) if by_area else table.title)
