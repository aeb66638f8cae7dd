"""How the work is spread over the areas: shares and bars."""

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


class Line(NamedTuple):
    """One area."""

    area: str
    measures: measures.Measures
    villages: int  # villages reached
    year: tuple[int, ...]  # activities of the twelve months that end with the period


class Areas(NamedTuple):
    """One line an area, also for areas with nothing."""

    period: Period
    lines: tuple[Line, ...]
    total: measures.Measures
    villages: int  # a village reached in two areas counts once
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Areas:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    grouped = measures.by(db, asked, "area")
    reached = measures.villages(db, asked, "area")
    areas = columns.listed(codes.all("area"), (area for (area,) in grouped.groups))
    year = twelve_months_to(period.last)
    counted = measures.sums(db, question._replace(period=year), "month", "area")
    nothing = measures.Measures()
    lines = (
        Line(
            area,
            grouped.of(area),
            reached.get((area,), 0),
            tuple(counted.get((month, area), nothing).activities for month in year.months()),
        )
        for area in areas
    )
    villages = measures.villages(db, asked)[()]
    left = left_out.notes(db, asked)
    return Areas(period, tuple(lines), grouped.total, villages, left)


def table(areas: Areas) -> Table:
    def row(m: measures.Measures, villages: int) -> tuple[int | float | None, ...]:
        share = columns.share(m.activities, areas.total.activities)
        return (m.activities, share, m.workers, villages, m.people, m.minutes, m.cost)

    total = tuple(map(sum, zip(*(line.year for line in areas.lines), strict=True)))
    return Table(
        "summary_area",
        (
            columns.AREA,
            columns.ACTIVITIES,
            Column("share", "share"),
            columns.WORKERS,
            Column("villages", "number"),
            columns.PEOPLE,
            columns.HOURS,
            columns.COST,
            columns.BAR,
            Column("year_spark", "spark"),
        ),
        [
            (line.area, *row(line.measures, line.villages), line.measures.activities, line.year)
            for line in areas.lines
        ],
        columns.title("summary_area", areas.period),
        (None, *row(areas.total, areas.villages), None, total),
        areas.left_out,
    )
