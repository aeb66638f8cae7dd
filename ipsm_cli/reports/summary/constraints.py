"""What stood in the way of the work, and what is to follow: by activity, or by what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import activities, columns, measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


WAYS = ("activity", "constraint")  # what a line stands for


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


class Kind(NamedTuple):
    """One constraint, written alike with several activities; the newest wording stands for all."""

    constraint: str
    activities: int
    villages: int
    answered: int  # activities with something to follow
    last: str  # ISO date


class Constraints(NamedTuple):
    """Activities in the order of their dates; kinds, where asked for, the most frequent first."""

    period: Period
    lines: tuple[Line, ...]
    kinds: tuple[Kind, ...] | None
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
    kinds = _kinds(lines) if question.by == WAYS[1] else None
    return Constraints(period, lines, kinds, counted, unanswered)


def _kinds(lines: tuple[Line, ...]) -> tuple[Kind, ...]:
    """The constraints put together where only capitals, spaces and a last point differ."""
    alike: dict[str, list[Line]] = {}
    for line in lines:
        if line.constraint:
            key = " ".join(line.constraint.casefold().split()).rstrip(".")
            alike.setdefault(key, []).append(line)
    found = [
        Kind(
            of_one[-1].constraint or "",
            len(of_one),
            len({line.desa for line in of_one if line.desa}),
            sum(1 for line in of_one if line.follow_up),
            of_one[-1].date,
        )
        for of_one in alike.values()
    ]
    return tuple(sorted(found, key=lambda kind: (-kind.activities, kind.constraint)))


def table(constraints: Constraints) -> Table:
    facts = {"count": len(constraints.lines), "activities": constraints.counted}
    notes = [("note.constraints", facts)]
    if constraints.unanswered:
        notes.append(("note.unanswered", {"count": constraints.unanswered}))
    shown: tuple[Column, ...] = LINES
    rows: tuple[tuple[Any, ...], ...] = constraints.lines
    if constraints.kinds is not None:
        shown, rows = KINDS, constraints.kinds
    return Table(
        "summary_constraints",
        shown,
        rows,
        columns.title("summary_constraints", constraints.period),
        notes=tuple(notes),
    )


LINES = (
    Column("number", "ordinal"),
    Column("date", "date"),
    columns.AREA._replace(screen=False),
    Column("kind", "code", "kind"),
    columns.DESA,
    columns.WORKER_NAMES,
    Column("constraint"),
    Column("follow_up"),
)
KINDS = (
    Column("constraint"),
    columns.ACTIVITIES,
    Column("villages", "number"),
    Column("answered", "number"),
    Column("last_activity", "date"),
)
