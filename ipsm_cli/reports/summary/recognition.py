"""Whom to propose as exemplary: service and work of a period, weighed as the branch chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures, reporting, service, settings
from ipsm_cli.reports.dimensions import Counted

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question

WEIGHTS = ("years", "activities", "hours", "areas", "months")  # settings recognition_*


class Line(NamedTuple):
    """One worker active on the day the list stands for."""

    number: int
    name: str
    desa: tuple[str, ...]
    years: float | None  # of active service; None where its first day is unknown
    activities: int
    minutes: int
    areas: int  # areas with an activity
    months: int  # the most months one after another with the branch's minimum of activities
    score: float


class Recognition(NamedTuple):
    """The highest score first, then by name."""

    period: Period
    weights: tuple[int, ...]  # in the order of WEIGHTS
    minimum: int  # activities that make a month reported
    lines: tuple[Line, ...]
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Recognition:
    period = measures.span(db, question)
    asked = question._replace(period=period, desa=None)
    day = columns.day_of(question._replace(period=period))
    chosen = settings.values(db, codes)
    weights = tuple(chosen[f"recognition_{name}"] for name in WEIGHTS)
    done = measures.by_worker(db, asked)
    areas = reporting.counts(db, asked, "area")
    months = reporting.counts(db, asked, "month")
    duties = service.duties(db, day)
    active = service.active_on(db, day)
    lines: list[Line] = []
    for number, name in db.execute("SELECT number, name FROM worker ORDER BY search, number"):
        desas = duties.get(number, ())
        if number not in active or question.worker not in (None, number):
            continue
        if question.desa not in (None, *desas):
            continue
        measured = done[number][0] if number in done else measures.Measures()
        row = reporting.longest_row(months.get(number, {}), chosen["minimum"], period.months())
        figures = (
            service.years_served(service.history_of(db, number), day),
            *(measured.activities, measured.minutes, len(areas.get(number, {})), row),
        )
        lines.append(Line(number, name, desas, *figures, score(figures, weights)))
    lines.sort(key=lambda line: -line.score)
    left = left_out.notes(db, asked)
    return Recognition(period, weights, chosen["minimum"], tuple(lines), left)


def score(figures: tuple[float | None, int, int, int, int], weights: tuple[int, ...]) -> float:
    """Years, activities, hours (given as minutes), areas and months, each times its weight."""
    years, activities, minutes, areas, months = figures
    amounts = (years or 0, activities, minutes / 60, areas, months)
    return round(sum(w * amount for w, amount in zip(weights, amounts, strict=True)), 1)


def behind(recognition: Recognition) -> list[Counted]:
    """What each line counts: the worker's activities of the period."""
    return [Counted(line.number, {"worker": line.number}) for line in recognition.lines]


def table(recognition: Recognition) -> Table:
    weights = dict(zip(WEIGHTS, recognition.weights, strict=True))
    return Table(
        "summary_recognition",
        (
            Column("line", "ordinal"),
            Column("number", "ordinal", screen=False),
            Column("name"),
            columns.DESA,
            Column("service_years", "number"),
            columns.ACTIVITIES,
            columns.HOURS,
            Column("areas_covered", "number"),
            Column("months_reported", "number"),
            Column("points", "number"),
        ),
        [(place, *line) for place, line in enumerate(recognition.lines, start=1)],
        columns.title("summary_recognition", recognition.period),
        notes=(
            ("note.weights", weights),
            ("note.weights_way", {}),
            ("note.months_reported", {"count": recognition.minimum}),
            *recognition.left_out,
        ),
    )
