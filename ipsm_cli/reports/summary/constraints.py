"""What stood in the way of the work, and what is to follow, activity by activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import activities, columns, measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One activity with a constraint or something to follow."""

    number: int
    date: str
    area: str
    kind: str
    desa: str | None
    workers: tuple[str, ...]
    constraint: str | None
    follow_up: str | None


class Constraints(NamedTuple):
    """In the order of their dates."""

    period: Period
    lines: tuple[Line, ...]
    counted: int  # activities of the period
    unanswered: int  # constraints without anything to follow


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Constraints:  # noqa: ARG001 - every report is asked alike
    period = measures.span(db, question)
    asked = question._replace(period=period)
    condition, values = measures.where(asked)
    said = """ AND (a."constraint" IS NOT NULL OR a.follow_up IS NOT NULL)"""
    found = activities.lines(db, (condition + said, values))
    lines = tuple(Line(*(getattr(one, name) for name in Line._fields)) for one in found)
    unanswered = sum(1 for line in lines if line.constraint and not line.follow_up)
    counted = measures.sums(db, asked).get((), measures.Measures()).activities
    return Constraints(period, lines, counted, unanswered)


def table(constraints: Constraints) -> Table:
    facts = {"count": len(constraints.lines), "activities": constraints.counted}
    notes = [("note.constraints", facts)]
    if constraints.unanswered:
        notes.append(("note.unanswered", {"count": constraints.unanswered}))
    return Table(
        "summary_constraints",
        (
            Column("number", "ordinal"),
            Column("date", "date"),
            columns.AREA._replace(screen=False),
            Column("kind", "code", "kind"),
            columns.DESA,
            columns.WORKER_NAMES,
            Column("constraint"),
            Column("follow_up"),
        ),
        constraints.lines,
        columns.title("summary_constraints", constraints.period),
        notes=tuple(notes),
    )
