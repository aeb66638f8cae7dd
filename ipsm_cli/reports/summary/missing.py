"""Who has not reported: active workers with months below the branch's minimum, to be chased."""

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
    """One worker with fewer activities than the minimum in a month in which she was active."""

    number: int
    name: str
    desa: tuple[str, ...]  # villages on duty at the end of the last month
    phone: str | None
    activities: int  # in the period
    months: int  # of the period; where it is one month, in a row with those before it
    late: int  # days past the due day of the first of them, 0 before it
    missed: tuple[str, ...]  # those months


class Missing(NamedTuple):
    """By village, the most months without a report first."""

    period: Period
    months: tuple[str, ...]  # those a report is owed for
    waiting: tuple[str, ...]  # of a longer period those that are not over
    due: str  # ISO date, of the last of them
    late: int  # days
    minimum: int  # activities a month
    active: int  # workers who owed a report
    lines: tuple[Line, ...]
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Missing:
    """The months of the question's period, without one the present month.

    Of a longer period those that are over, from the register's first activity on.
    """
    now = question.today[:7]
    period = question.period or _one(now)
    months, waiting = period.months(), []
    if not period.is_month:
        waiting = [month for month in months if month >= now]
        first = reporting.first_month(db) or now
        months = [month for month in months if first <= month < now]
    last = months[-1] if months else period.first
    asked = question._replace(period=period, worker=None, desa=None)
    minimum = settings.values(db, codes)["minimum"]
    due_day = branch.read(db).due_day
    desas = service.duties(db, _one(last).last_day())
    owed, missed = _missed(db, asked, months, minimum)
    kept = {
        worker
        for worker in owed
        if question.worker in (None, worker)
        and (question.desa is None or question.desa in desas.get(worker, ()))
    }
    done = measures.by_worker(db, asked)
    behind = kept & missed.keys()
    without = _months_without(db, asked, behind, minimum) if period.is_month else {}
    lines = [
        Line(
            *(number, called, desas.get(number, ()), phone),
            done[number][0].activities if number in done else 0,
            without.get(number, len(missed[number])),
            _late(question.today, due_date(missed[number][0], due_day)),
            tuple(missed[number]),
        )
        for number, called, phone in db.execute(
            "SELECT number, name, phone FROM worker ORDER BY number"
        )
        if number in behind
    ]
    lines.sort(key=lambda line: (question.desa or [*line.desa, "~"][0], -line.months, line.number))
    due = due_date(last, due_day)
    return Missing(
        *(
            period,
            tuple(months),
            tuple(waiting),
            due.isoformat(),
            _late(question.today, due),
            minimum,
            len(kept),
        ),
        *(tuple(lines), left_out.notes(db, asked)),
    )


def _one(month: str) -> Period:
    return Period(month, month, month)


def _late(today: str, due: datetime.date) -> int:
    return max(0, (datetime.date.fromisoformat(today) - due).days)


def _missed(
    db: sqlite3.Connection, asked: Question, months: list[str], minimum: int
) -> tuple[set[int], dict[int, list[str]]]:
    """Who was active in any of the months, and in which ones each stayed below the minimum."""
    owed: set[int] = set()
    missed: dict[int, list[str]] = {}
    for month in months:
        active = service.active_during(db, _one(month))
        done = measures.by_worker(db, asked._replace(period=_one(month)))
        owed |= active
        for worker in active:
            if (done[worker][0].activities if worker in done else 0) < minimum:
                missed.setdefault(worker, []).append(month)
    return owed, missed


def due_date(month: str, due_day: int) -> datetime.date:
    """The day of the following month by which a month is reported."""
    last = datetime.date.fromisoformat(_one(month).last_day())
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
    """What each line counts: the worker's activities of the period."""
    return [Counted(line.number, {"worker": line.number}) for line in missing.lines]


def table(missing: Missing) -> Table:
    period, months = missing.period, missing.months
    facts = {"period": period.name, "date": missing.due}
    last = {"period": months[-1] if months else period.first, "date": missing.due}
    notes: list[Say] = [
        ("note.missing", {"count": len(missing.lines), "active": missing.active}),
        ("note.minimum", {"count": missing.minimum}),
        ("note.due_past" if missing.late else "note.due", {**last, "days": missing.late}),
    ]
    if months and months[0] != period.first:
        notes.append(("note.months_from", {"period": months[0]}))
    if missing.waiting:
        ends = dict.fromkeys((missing.waiting[0], missing.waiting[-1]))  # once where it is one
        notes.append(("note.months_waiting", {"period": "..".join(ends)}))
    told = () if period.is_month else (Column("months_missed", "month"),)
    return Table(
        "summary_missing",
        (
            Column("number", "ordinal"),
            Column("name"),
            columns.DESA,
            Column("phone", "id"),
            columns.ACTIVITIES,
            Column("months_without", "number"),
            Column("days_late", "number", screen=not told),
            *told,
        ),
        [line if told else line[:-1] for line in missing.lines],
        ("title.summary_missing", facts),
        notes=(*notes, *missing.left_out),
    )
