"""Who has not reported a month: active workers below the branch's minimum, ready to be chased."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.period import Period
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import branch, columns, left_out, measures, reporting, service, settings
from ipsm_cli.reports.dimensions import Counted

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One worker, active at some time in the month, with fewer activities than the minimum."""

    number: int
    name: str
    desa: tuple[str, ...]  # villages on duty at the month's end
    phone: str | None
    activities: int
    months: int  # how many months in a row, this one included
    late: int  # days past the due day, 0 before it


class Missing(NamedTuple):
    """By village, the longest without a report first."""

    month: Period
    due: str  # ISO date
    late: int  # days
    minimum: int  # activities a month
    active: int  # workers who owed a report
    lines: tuple[Line, ...]
    left_out: tuple[Say, ...]

    @property
    def period(self) -> Period:
        return self.month


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Missing:
    """The last month of the question's period, without one the present month."""
    name = question.period.last if question.period else question.today[:7]
    month = Period(name, name, name)
    asked = question._replace(period=month, worker=None, desa=None)
    minimum = settings.values(db, codes)["minimum"]
    due = due_date(name, branch.read(db).due_day)
    late = (datetime.date.fromisoformat(question.today) - due).days
    duties = service.duties(db, month.last_day())
    owing = {
        worker
        for worker in service.active_during(db, month)
        if question.worker in (None, worker)
        and (question.desa is None or question.desa in duties.get(worker, ()))
    }
    done = measures.by_worker(db, asked)
    counted = {worker: done[worker][0].activities if worker in done else 0 for worker in owing}
    behind = {worker for worker, count in counted.items() if count < minimum}
    rows = db.execute("SELECT number, name, phone FROM worker ORDER BY number").fetchall()
    rows_without = _months_without(db, asked, behind, minimum)
    lines = [
        Line(
            *(number, called, duties.get(number, ()), phone, counted[number]),
            *(rows_without[number], max(0, late)),
        )
        for number, called, phone in rows
        if number in behind
    ]
    lines.sort(key=lambda line: (question.desa or [*line.desa, "~"][0], -line.months, line.number))
    left = left_out.notes(db, asked)
    return Missing(month, due.isoformat(), max(0, late), minimum, len(owing), tuple(lines), left)


def due_date(month: str, due_day: int) -> datetime.date:
    """The day of the following month by which a month is reported."""
    last = datetime.date.fromisoformat(Period(month, month, month).last_day())
    return last + datetime.timedelta(days=due_day)


def _months_without(
    db: sqlite3.Connection, asked: Question, workers: set[int], minimum: int
) -> dict[int, int]:
    """Months in a row up to the one asked for, counted from the register's first activity on."""
    last = asked.period.last if asked.period else asked.today[:7]
    first = min(reporting.first_month(db) or last, last)
    span = Period(f"{first}..{last}", first, last)
    backwards = span.months()[::-1]
    whole = asked._replace(period=span)
    return {
        worker: reporting.months_without(
            service.history_of(db, worker),
            reporting.months_of(db, whole, worker),
            minimum,
            backwards,
        )
        for worker in sorted(workers)
    }


def behind(missing: Missing) -> list[Counted]:
    """What each line counts: the worker's activities of the month."""
    return [Counted(line.number, {"worker": line.number}) for line in missing.lines]


def table(missing: Missing) -> Table:
    facts = {"period": missing.month.name, "date": missing.due}
    notes: list[Say] = [
        ("note.missing", {"count": len(missing.lines), "active": missing.active}),
        ("note.minimum", {"count": missing.minimum}),
        ("note.due_past" if missing.late else "note.due", {**facts, "days": missing.late}),
        *missing.left_out,
    ]
    return Table(
        "summary_missing",
        (
            Column("number", "ordinal"),
            Column("name"),
            columns.DESA,
            Column("phone", "id"),
            columns.ACTIVITIES,
            Column("months_without", "number"),
            Column("days_late", "number"),
        ),
        missing.lines,
        ("title.summary_missing", facts),
        notes=tuple(notes),
    )
