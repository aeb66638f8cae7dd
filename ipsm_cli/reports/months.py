"""The months of a branch: open, late, closed or corrected, with their numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.period import Period
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, measures
from ipsm_cli.reports.measures import Measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Month(NamedTuple):
    """One month."""

    month: str
    state: str  # open, late, closed or corrected
    due: str  # ISO date: the day its report is due
    at: str | None  # ISO moment when it was closed, or opened again
    activities: int
    people: int
    corrections: int
    why: str | None  # why it was opened again


class Page(NamedTuple):
    """One month with its measures by area, as often as they were handed over."""

    line: Month
    counted: tuple[tuple[str, dict[str, Measures], Measures], ...]  # how, by area, in total


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> list[Month]:  # noqa: ARG001 - every report is asked alike
    """The months of the period, or from the first activity up to this month."""
    founded, due_day = db.execute("SELECT founded, due_day FROM branch").fetchone()
    first = db.execute("SELECT MIN(a.month) FROM activity a").fetchone()[0]
    this = question.today[:7]
    asked = question.period or Period("", min(first or this, founded[:7]), this)
    done = measures.sums(db, question._replace(period=asked), "month")
    closings = {row[0]: row[1:] for row in db.execute(_CLOSINGS)}
    corrections = dict(db.execute(_CORRECTIONS).fetchall())
    lines = []
    for month in asked.months():
        state, at, counts, reason = closings.get(month, ("open", None, "{}", None))
        due = due_of(month, due_day)
        if state == "closed" and "corrected" in json.loads(counts):
            state = "corrected"
        elif state == "open" and due < question.today and due >= founded:
            state = "late"  # a month that was due before the register began is nobody's debt
        sums = done.get((month,), Measures())
        line = Month(month, state, due, at, sums.activities, sums.people, 0, reason)
        lines.append(line._replace(corrections=corrections.get(month, 0)))
    return lines


def drafts(db: sqlite3.Connection, month: str) -> int:
    """How many waiting drafts may belong to the month: those received from its first day on."""
    count: int = db.execute(
        "SELECT COUNT(*) FROM draft d WHERE d.state = 'waiting' AND d.received_on >= ?",
        (f"{month}-01",),
    ).fetchone()[0]
    return count


def due_of(month: str, due_day: int) -> str:
    """The day (ISO) of the next month by which the month is to be reported."""
    after = Period(month, month, month).last_day()
    following = int(after[:4]) * 12 + int(after[5:7])
    return f"{following // 12:04}-{following % 12 + 1:02}-{due_day:02}"


def table(lines: list[Month]) -> Table:
    late = sum(line.state == "late" for line in lines)
    notes: tuple[Say, ...] = (("note.late_months", {"count": late}),) if late else ()
    return Table(
        "months", _columns(), [_row(line) for line in lines], ("title.months", {}), None, notes
    )


def page(db: sqlite3.Connection, question: Question, codes: Codes) -> Page:
    """The month of ``question.period``: so far, or as it was closed and as it was corrected."""
    (line,) = read(db, question, codes)
    row = db.execute(f"{_CLOSINGS_OF} WHERE c.month = ?", (line.month,)).fetchone()
    areas = [code.code for code in codes.all("area")]
    if row is None or row[1] == "open":
        grouped = measures.by(db, question, "area")
        found = {area: grouped.of(area) for area in areas}
        found |= {str(key[0]): sums for key, sums in grouped.groups.items()}
        return Page(line, (("so_far", found, grouped.total),))
    kept = json.loads(row[3])
    return Page(line, tuple(_kept(how, kept[how], areas) for how in _HOW if how in kept))


def page_table(found: Page) -> Table:
    """The measures by area; the total is the newest one."""
    line = found.line
    said: Say = (f"note.month_{line.state}", {"date": line.due})
    if line.at is not None:
        date = line.at[:10]
        said = (f"note.month_{line.state}", {"date": date})
        if line.why is not None:
            said = ("note.month_reopened", {"date": date, "why": line.why})
    rows = [
        (f"counted.{how}", area, *sums)
        for how, areas, _ in found.counted
        for area, sums in areas.items()
    ]
    return Table(
        "month",
        (Column("counted", "word"), columns.AREA, *columns.MEASURES),
        rows,
        columns.title("month", Period(line.month, line.month, line.month)),
        (None, None, *found.counted[-1][2]),
        (said,),
    )


_HOW = ("handed_over", "corrected")
_CLOSINGS_OF = "SELECT c.month, c.state, c.at, c.counts, c.reason FROM closing c"
_CLOSINGS = f"{_CLOSINGS_OF} ORDER BY c.month"
_CORRECTIONS = "SELECT c.month, COUNT(*) FROM correction c GROUP BY c.month ORDER BY c.month"


def _columns() -> tuple[Column, ...]:
    return (
        Column("month", "month"),
        Column("state", "word"),
        Column("due", "date"),
        Column("changed_at", "moment"),
        columns.ACTIVITIES,
        columns.PEOPLE,
        Column("corrections", "number"),
        Column("why"),
    )


def _row(line: Month) -> tuple[Any, ...]:
    return line._replace(state=f"month.{line.state}")


def _kept(
    how: str, counts: dict[str, Any], areas: list[str]
) -> tuple[str, dict[str, Measures], Measures]:
    """Measures as the closing keeps them, every area of the list among them."""
    known = {area: Measures(**sums) for area, sums in counts["areas"].items()}
    found = {area: known.pop(area, Measures()) for area in areas}
    return how, {**found, **known}, Measures(**counts["total"])
