"""Corrections: what was changed in a month after its numbers were handed over, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Correction(NamedTuple):
    """One correction of one closed month; a change of two months is two corrections."""

    number: int
    corrected_on: str  # ISO date
    month: str
    activity: int
    kind: str
    why: str


class Corrections(NamedTuple):
    """In the order of their numbers."""

    period: Period | None
    lines: tuple[Correction, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Corrections:  # noqa: ARG001 - every report is asked alike
    """The corrections made in the period; all of them without one."""
    period = question.period
    if period is None:
        return Corrections(None, _lines(db, "1 = 1", ()))
    days = (period.first_day(), period.last_day())
    return Corrections(period, _lines(db, "c.corrected_on BETWEEN ? AND ?", days))


def of_month(db: sqlite3.Connection, month: str) -> Corrections:
    """The corrections of one month, whenever they were made."""
    return Corrections(None, _lines(db, "c.month = ?", (month,)))


def table(corrections: Corrections) -> Table:
    period = corrections.period
    return Table(
        "corrections",
        (
            Column("number", "ordinal"),
            Column("corrected_on", "date"),
            Column("month", "month"),
            Column("activity", "ordinal"),
            Column("kind", "code", "kind"),
            Column("why"),
        ),
        corrections.lines,
        columns.title("corrections" if period is None else "corrections_in", period),
    )


def _lines(db: sqlite3.Connection, condition: str, values: Any) -> tuple[Correction, ...]:
    rows = db.execute(
        f"""SELECT c.number, c.corrected_on, c.month, c.activity, a.kind, c.reason
            FROM correction c JOIN activity a ON a.number = c.activity
            WHERE {condition} ORDER BY c.number""",
        values,
    )
    return tuple(Correction(*row) for row in rows)
