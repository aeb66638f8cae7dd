"""The month's paper: which tables it holds, whose letterhead it bears and who signs it."""

from __future__ import annotations

from typing import Any, cast

from ipsm_cli.cli.desk import Desk
from ipsm_cli.codes import region_tree
from ipsm_cli.core.document import Document, Sheet, Signature
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Branch
from ipsm_cli.core.table import Table
from ipsm_cli.reports import report
from ipsm_cli.reports.month_sheets import MONTH_SHEETS, SHEETS_OF_SOME


def month(desk: Desk, question: Question, *, day: str | None, include_nik: bool) -> Document:
    """The document of ``question.period``; dated ``day``, else with a line to write the date on."""
    sheets = []
    for sheet in (*MONTH_SHEETS, *SHEETS_OF_SOME):
        module = report(sheet.report)
        table = module.table(module.read(desk.db, question, desk.codes))
        if sheet in SHEETS_OF_SOME and not table.rows:
            continue
        if include_nik and sheet.names_workers:
            from ipsm_cli.reports import workers  # only where ids are asked for

            table = workers.with_nik(desk.db, table)
        sheets.append(Sheet(table, sheet.landscape, sheet.chart))
    period = cast(Period, question.period)
    branch = desk.branch
    place = _place(branch)
    dated = ("sign.place_and_date", {"place": place, "date": day})
    return Document(
        letterhead=_letterhead(branch),
        title=("title.month_report", {"period": period.name, "branch": branch.name}),
        place_and_date=dated if day else ("sign.place_and_line", {"place": place}),
        signatures=_signatures(desk, day or period.last_day()),
        sheets=tuple(sheets),
        stamp=_stamp(period),
    )


def printed(document: Document) -> Document:
    """The document as it goes on paper: each table with the columns that a screen shows."""
    sheets = (sheet._replace(table=_on_paper(sheet.table)) for sheet in document.sheets)
    return document._replace(sheets=tuple(sheets))


def _on_paper(table: Table) -> Table:
    kept = [
        place
        for place, column in enumerate(table.columns)
        if column.screen and column.kind != "bar"
    ]

    def pick(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row[place] for place in kept)

    return table._replace(
        columns=pick(table.columns),
        rows=[pick(row) for row in table.rows],
        totals=pick(table.totals) if table.totals else None,
    )


def _letterhead(branch: Branch) -> tuple[str, ...]:
    """The branch's own lines; without them its name in capitals and its address."""
    if branch.letterhead:
        return tuple(branch.letterhead.split("\n"))
    address = (branch.address,) if branch.address else ()
    return ("IKATAN PEKERJA SOSIAL MASYARAKAT", branch.name.upper(), *address)


def _place(branch: Branch) -> str:
    region = region_tree.get(branch.region)
    return region.name.removeprefix("Kabupaten ") if region else "Jakarta"


def _signatures(desk: Desk, day: str) -> tuple[Signature, ...]:
    """Who signs: the board in office on the day, else whom the branch names."""
    from ipsm_cli.reports import board  # only papers are signed

    held = {
        code.extra["signs"]: board.holder(desk.db, code.code, day)
        for code in desk.codes.all("position")
        if code.extra["signs"]
    }
    branch = desk.branch
    return (
        Signature((f"sign.knowing_{branch.level}", {}), "", above=("sign.knowing", {})),
        Signature(("sign.chair", {}), held["chair"] or branch.chair or ""),
        Signature(("sign.secretary", {}), held["secretary"] or branch.secretary or ""),
    )


def _stamp(period: Period) -> str:
    return period.last_day()
