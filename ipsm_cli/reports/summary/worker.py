"""Who did how much: every worker of a period, also who has not reported anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures, service

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One worker, active at some time in the period or with an activity in it."""

    number: int
    name: str
    desa: tuple[str, ...]  # villages on duty
    status: str | None  # at the period's end, None where service begins later
    measures: measures.Measures
    led: int  # activities with this worker in the first place


class Workers(NamedTuple):
    """Most activities first; an activity of two workers is on both lines, once in the total."""

    period: Period
    lines: tuple[Line, ...]
    total: measures.Measures
    led: int
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Workers:  # noqa: ARG001 - every report is asked alike
    period = measures.span(db, question)
    asked = question._replace(period=period)
    done = measures.by_worker(db, asked)
    shown = service.active_during(db, period) | done.keys()
    if question.worker is not None:
        shown &= {question.worker}
    statuses = service.statuses_on(db, period.last_day())
    duties = service.duties(db, period.last_day())
    nothing = (measures.Measures(), 0)
    lines = [
        Line(number, name, duties.get(number, ()), statuses.get(number), *done.get(number, nothing))
        for number, name in db.execute("SELECT number, name FROM worker ORDER BY number")
        if number in shown
    ]
    lines.sort(key=lambda line: (-line.measures.activities, line.number))
    total = measures.by(db, asked).total
    led = sum(line.led for line in lines)
    return Workers(period, tuple(lines), total, led, left_out.notes(db, asked))


def table(workers: Workers) -> Table:
    def row(m: measures.Measures, led: int) -> tuple[int, ...]:
        return (m.activities, led, m.people, m.people_l, m.people_p, m.minutes)

    notes: list[Say] = []
    if sum(line.measures.activities for line in workers.lines) > workers.total.activities:
        notes.append(("note.shared_activities", {}))
    idle = sum(1 for line in workers.lines if not line.measures.activities)
    if idle:
        notes.append(("note.no_activity", {"count": idle}))
    return Table(
        "summary_worker",
        (
            Column("number", "ordinal"),
            Column("name"),
            columns.DESA,
            Column("status", "code", "worker_status"),
            columns.ACTIVITIES,
            Column("led", "number"),
            columns.PEOPLE,
            columns.PEOPLE_L,
            columns.PEOPLE_P,
            columns.HOURS,
        ),
        [
            (line.number, line.name, line.desa, line.status, *row(line.measures, line.led))
            for line in workers.lines
        ],
        columns.title("summary_worker", workers.period),
        (None, None, None, None, *row(workers.total, workers.led)),
        (*notes, *workers.left_out),
    )
