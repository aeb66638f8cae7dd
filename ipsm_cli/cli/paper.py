"""The month's paper: which tables it holds, and what of them goes on paper."""

from __future__ import annotations

from typing import Any, cast

from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.framing import frame
from ipsm_cli.core.document import Document, Sheet
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
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
    title = ("title.month_report", {"period": period.name, "branch": desk.branch.name})
    return frame(desk, title, tuple(sheets), day=day, stamp=period.last_day())


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
