"""Honor (tali asih) of a period: who is paid for which months, and why the others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, eligible
from ipsm_cli.reports.eligible import DUE, Eligible, others, told

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Eligible:
    return eligible.read(db, question, codes)


def notes(found: Eligible) -> tuple[Say, ...]:
    """How many are paid and how many are not, and by which rule."""
    paid = sum(line.of(DUE) is not None for line in found.lines)
    counts: Say = ("note.honor", {"count": paid, "total": len(found.lines)})
    missing = tuple(month for month in found.period.months() if month not in found.amounts)
    if not missing:
        return counts, ("note.honor_rule", {"count": found.minimum})
    said = ("note.no_honor", {"period": missing[0], "name": missing[0]})
    return counts, said, ("note.honor_rule", {"count": found.minimum})


def table(found: Eligible) -> Table:
    """One line a worker: all that her months come to, those that are due, and their amount."""
    whole = found.period.months()
    rows: list[tuple[Any, ...]] = []
    for line in found.lines:
        months, amount = (due.months, due.amount) if (due := line.of(DUE)) else ((), None)
        outcome = told(line.verdicts, whole)
        shared = others(line.verdicts)
        rows.append((line.number, line.name, line.desa, outcome, months, amount, shared))
    return Table(
        "summary_honor",
        (
            Column("number", "ordinal"),
            Column("name"),
            columns.DESA,
            Column("verdict", "in_months", "honor_verdict"),
            Column("months", "month"),
            Column("honor", "money"),
            Column("other_worker", "ordinal", screen=any(row[-1] for row in rows)),
        ),
        rows,
        columns.title("summary_honor", found.period),
        totals=(None, None, None, None, None, found.due, None),
        notes=notes(found),
    )
