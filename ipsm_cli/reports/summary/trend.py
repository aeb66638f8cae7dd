"""Twelve months by area: how the work rises and falls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.period import twelve_months_to
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Month(NamedTuple):
    """One month (``2026-03``), also one with nothing."""

    month: str
    areas: tuple[int, ...]  # activities by area
    activities: int
    people: int


class Trend(NamedTuple):
    """The twelve months that end with the asked period, or with the present month."""

    period: Period
    areas: tuple[str, ...]  # codes, in the order of every month's counts
    months: tuple[Month, ...]
    band: Column  # of the areas' shares
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Trend:
    period = twelve_months_to(question.period.last if question.period else question.today[:7])
    asked = question._replace(period=period)
    counted = measures.sums(db, asked, "month", "area")
    areas = columns.listed(codes.all("area"), (area for _, area in counted))
    nothing = measures.Measures()
    months = []
    for month in period.months():
        of_areas = [counted.get((month, area), nothing) for area in areas]
        activities = tuple(m.activities for m in of_areas)
        people = sum(m.people for m in of_areas)
        months.append(Month(month, activities, sum(activities), people))
    band = columns.area_band(codes, areas)
    left = left_out.notes(db, asked)
    return Trend(period, tuple(areas), tuple(months), band, left)


def table(trend: Trend) -> Table:
    rows = [
        (m.month, *m.areas, m.activities, m.people, m.activities, m.areas) for m in trend.months
    ]
    sums = [sum(column) for column in list(zip(*rows, strict=True))[1:-2]]
    return Table(
        "summary_trend",
        (
            Column("month", "month"),
            *(Column(area, "number", "area", head=area) for area in trend.areas),
            columns.ACTIVITIES,
            columns.PEOPLE,
            columns.BAR,
            trend.band,
        ),
        rows,
        columns.title("summary_trend", trend.period),
        (None, *sums, None, tuple(sums[: len(trend.areas)])),
        trend.left_out,
    )
