"""The months of a period side by side: each area's measures, then the branch's, with totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.period import Period
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

MOST_MONTHS = 12  # side by side; a longer period is told by years
OF_AREAS = ("activities", "people", "minutes")
OF_ALL = measures.Measures._fields
KEYS = {"minutes": "hours"}  # a measure told under another heading


class Line(NamedTuple):
    """One measure of an area (None: of the whole branch) in each span, and in the period."""

    area: str | None
    measure: str
    values: tuple[int, ...]  # minutes of time, rupiah of money
    total: int


class Recap(NamedTuple):
    """``spans`` are the months of the period, or its years where it is longer than one."""

    period: Period
    spans: tuple[Period, ...]
    lines: tuple[Line, ...]
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Recap:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    counted = measures.sums(db, asked, "month", "area")
    takers = measures.takers(db, asked, "month")
    spans = spans_of(period)
    areas = columns.listed(codes.all("area"), (area for _, area in counted))
    by_area = {area: [_sum(counted, span, (area,)) for span in spans] for area in areas}
    lines = [_line(area, name, by_area[area]) for area in areas for name in OF_AREAS]
    whole = [
        _sum(counted, span, areas)._replace(workers=_workers(takers, span.months()))
        for span in spans
    ]
    everyone = _workers(takers, period.months())
    for name in OF_ALL:
        line = _line(None, name, whole)
        lines.append(line._replace(total=everyone) if name == "workers" else line)
    return Recap(period, spans, tuple(lines), left_out.notes(db, asked))


def spans_of(period: Period) -> tuple[Period, ...]:
    """The months of up to a year, else the calendar years as far as the period has them."""
    months = period.months()
    if len(months) <= MOST_MONTHS:
        return tuple(Period(month, month, month) for month in months)
    years: dict[str, list[str]] = {}
    for month in months:
        years.setdefault(month[:4], []).append(month)
    return tuple(Period(year, within[0], within[-1]) for year, within in years.items())


def table(recap: Recap) -> Table:
    by_months = all(span.is_month for span in recap.spans)
    said = "summary_recap" if by_months else "summary_recap_years"
    return Table(
        "summary_recap",
        (
            columns.AREA._replace(none="word.all_areas"),
            Column("measure", "heading"),
            *(Column(span.name, "figure", "short_period", head=span.name) for span in recap.spans),
            Column("total", "figure"),
        ),
        [_row(line) for line in recap.lines],
        columns.title(said, recap.period),
        notes=(("note.recap", {}), *recap.left_out),
    )


def _sum(
    counted: dict[measures.Key, measures.Measures], span: Period, areas: Sequence[str | None]
) -> measures.Measures:
    found = measures.Measures()
    for month in span.months():
        for area in areas:
            found = found.plus(counted.get((month, area), measures.Measures()))
    return found


def _workers(takers: dict[measures.Key, set[int]], months: Sequence[str]) -> int:
    """Distinct workers of some months."""
    return len(set().union(*(takers.get((month,), ()) for month in months)))


def _line(area: str | None, name: str, found: Sequence[measures.Measures]) -> Line:
    values = tuple(getattr(one, name) for one in found)
    return Line(area, name, values, sum(values))


def _row(line: Line) -> tuple[str | int | float | None, ...]:
    values = (*line.values, line.total)
    shown = map(_hours, values) if line.measure == "minutes" else values
    return (line.area, KEYS.get(line.measure, line.measure), *shown)


def _hours(minutes: int) -> int | float:
    return round(minutes / 60, 2) if minutes % 60 else minutes // 60
