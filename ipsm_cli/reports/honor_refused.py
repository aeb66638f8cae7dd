"""The months for which honor is not paid: whose they are, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns, eligible
from ipsm_cli.reports.eligible import DUE, PAID, Eligible

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Eligible:
    return eligible.read(db, question, codes)


def table(found: Eligible) -> Table:
    """One line a worker and reason."""
    told = [
        (line, verdict)
        for line in found.lines
        for verdict in line.verdicts
        if verdict.verdict not in (DUE, PAID)
    ]
    rows: list[tuple[Any, ...]] = [
        (place, line.number, line.name, line.desa, one.months, one.verdict, one.other)
        for place, (line, one) in enumerate(told, start=1)
    ]
    return Table(
        "honor_refused",
        (
            Column("line", "ordinal"),
            Column("number", "ordinal", screen=False),
            Column("name"),
            columns.DESA,
            Column("months", "month"),
            Column("verdict", "code", "honor_verdict"),
            Column("other_worker", "ordinal", screen=any(row[-1] for row in rows)),
        ),
        rows,
        columns.title("honor_refused", found.period),
    )
