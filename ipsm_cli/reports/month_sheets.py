"""Which reports make the month's workbook, in the order of its sheets."""

from __future__ import annotations

from typing import NamedTuple

from ipsm_cli.core.document import Chart


class MonthSheet(NamedTuple):
    """One sheet of the month's workbook."""

    report: str  # as ``report`` takes it
    landscape: bool = False
    chart: Chart | None = None
    names_workers: bool = False  # one row a worker: where a NIK stands when it is asked for


MONTH_SHEETS = (
    MonthSheet("summary.month", chart=Chart("area", "activities", ("title.chart_areas", {}))),
    MonthSheet("activities", landscape=True),
    MonthSheet("summary.worker", names_workers=True),
    MonthSheet("summary.village"),
    MonthSheet("summary.ppks"),
)
SHEETS_OF_SOME = (MonthSheet("corrections"),)  # after the others, where they have a line
