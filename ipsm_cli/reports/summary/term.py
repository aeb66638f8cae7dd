"""The years of a board's term, for its account to the musyawarah."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.period import Period
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures
from ipsm_cli.reports.dimensions import Counted

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

YEARS = 5  # that are told where there is no board: the length of a term (AD/ART of IPSM)


class Line(NamedTuple):
    """One year of the term, as far as it has come."""

    first: str  # month, 2022-07
    last: str
    areas: tuple[int, ...]  # activities by area
    activities: int
    people: int
    trained: int  # workers whose training began in it
    villages: int  # villages reached


class Term(NamedTuple):
    """``is_term`` is False where no board is known and the last five years are told."""

    areas: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line
    villages: int  # of the branch
    is_term: bool
    left_out: tuple[Say, ...]

    @property
    def period(self) -> Period:
        return _span(self.total)


class Office(NamedTuple):
    """The months of a term up to a day; ``is_term`` as in ``Term``."""

    period: Period
    is_term: bool


def in_office(db: sqlite3.Connection, day: str) -> Office:
    """The term in office on a day (ISO), else the one that ended last before it."""
    row = db.execute(
        "SELECT since, until FROM term WHERE since <= ? ORDER BY since DESC LIMIT 1", (day,)
    ).fetchone()
    since, until = row or (f"{int(day[:4]) - YEARS + 1:04}-01-01", f"{day[:4]}-12-31")
    first, last = since[:7], min(until[:7], day[:7])
    return Office(Period(f"{first}..{last}", first, last), row is not None)


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Term:
    """The term in office on the question's day."""
    whole, is_term = in_office(db, columns.day_of(question))
    years = years_of(whole.first, whole.last)
    asked = question._replace(period=whole)
    counted = measures.sums(db, asked, "month", "area")
    areas = tuple(columns.listed(codes.all("area"), (area for _, area in counted)))
    lines = tuple(_line(db, asked, year, areas, counted) for year in years)
    villages: int = db.execute("SELECT COUNT(*) FROM village").fetchone()[0]
    return Term(
        areas,
        lines,
        _line(db, asked, whole, areas, counted),
        villages,
        is_term,
        left_out.notes(db, asked),
    )


def years_of(first: str, last: str) -> list[Period]:
    """Twelve months each from ``first`` on; a single month left over belongs to the last year."""
    months = Period("", first, last).months()
    starts = list(range(0, len(months), 12))
    if len(starts) > 1 and len(months) - starts[-1] == 1:
        starts.pop()
    ends = [*(start - 1 for start in starts[1:]), len(months) - 1]
    return [
        Period(f"{months[start]}..{months[end]}", months[start], months[end])
        for start, end in zip(starts, ends, strict=True)
    ]


def _line(
    db: sqlite3.Connection,
    asked: Question,
    year: Period,
    areas: tuple[str, ...],
    counted: dict[measures.Key, measures.Measures],
) -> Line:
    """``counted`` holds the measures of the whole term by month and area."""
    nothing = measures.Measures()
    by_area = tuple(
        sum(counted.get((month, area), nothing).activities for month in year.months())
        for area in areas
    )
    people = sum(
        counted.get((month, area), nothing).people for month in year.months() for area in areas
    )
    (trained,) = db.execute(
        "SELECT COUNT(DISTINCT worker) FROM training WHERE since BETWEEN ? AND ?",
        (year.first_day(), year.last_day()),
    ).fetchone()
    reached = measures.villages(db, asked._replace(period=year))[()]
    return Line(year.first, year.last, by_area, sum(by_area), people, trained, reached)


def _span(line: Line) -> Period:
    return Period(f"{line.first}..{line.last}", line.first, line.last)


def behind(term: Term) -> list[Counted]:
    """What each line, named by its months, counts: the activities of them."""
    years = [_span(line) for line in term.lines]
    return [Counted(year, {"month": tuple(year.months())}) for year in years]


def table(term: Term) -> Table:
    def figures(line: Line) -> tuple[Any, ...]:
        share = columns.share(line.villages, term.villages)
        counts = (line.activities, line.people, line.trained, line.villages, share)
        return (*line.areas, *counts)

    notes: list[Say] = [("note.trained", {})]
    if not term.is_term:
        notes.insert(0, ("note.no_term", {}))
    return Table(
        "summary_term",
        (
            Column("first_month", "month"),
            Column("last_month", "month"),
            *(Column(area, "number", "area", head=area) for area in term.areas),
            columns.ACTIVITIES,
            columns.PEOPLE,
            Column("trained", "number"),
            Column("villages", "number"),
            Column("coverage", "share"),
        ),
        [(line.first, line.last, *figures(line)) for line in term.lines],
        columns.title("summary_term", term.period),
        (None, None, *figures(term.total)),
        (*notes, *term.left_out),
    )
