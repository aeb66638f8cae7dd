"""The months for which honor is not paid: whose they are, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns, eligible
from ipsm_cli.reports.eligible import Eligible, others, told

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Eligible:
    return eligible.read(db, question, codes)


def table(found: Eligible) -> Table:
    """One line a worker: the months, and all that stands against them."""
    held = [(line, refused) for line in found.lines if (refused := line.held)]
    rows: list[tuple[Any, ...]] = []
    for place, (line, refused) in enumerate(held, start=1):
        months = tuple(sorted({month for one in refused for month in one.months}))
        who = (line.number, line.name, line.desa)
        rows.append((place, *who, months, told(refused, months), others(refused)))
    return Table(
        "honor_refused",
        (
            Column("line", "ordinal"),
            Column("number", "ordinal", screen=False),
            Column("name"),
            columns.DESA,
            Column("months", "month"),
            Column("verdict", "in_months", "honor_verdict"),
            Column("other_worker", "ordinal", screen=any(row[-1] for row in rows)),
        ),
        rows,
        columns.title("honor_refused", found.period),
    )
