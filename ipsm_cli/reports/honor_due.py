"""The list by which honor is handed over: months, amount, account and room to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns, eligible
from ipsm_cli.reports.accounts import mask
from ipsm_cli.reports.eligible import DUE, Eligible
from ipsm_cli.reports.summary.honor import notes

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Eligible:
    return eligible.read(db, question, codes)


def table(found: Eligible) -> Table:
    """One line a worker who is paid, the account masked."""
    due = [(line, verdict) for line in found.lines if (verdict := line.of(DUE))]
    rows: list[tuple[Any, ...]] = [
        (
            *(place, line.number, line.name, line.desa, verdict.months, len(verdict.months)),
            verdict.amount,
            *(line.account._replace(account=mask(line.account.account)) if line.account else ()),
            place,
        )
        for place, (line, verdict) in enumerate(due, start=1)
    ]
    return Table(
        "honor_due",
        (
            Column("line", "ordinal"),
            Column("number", "ordinal", screen=False),
            Column("name"),
            columns.DESA,
            Column("months", "month"),
            Column("months_count", "number"),
            Column("honor", "money"),
            Column("bank"),
            Column("account", "id"),
            Column("holder"),
            Column("signature", "signature"),
        ),
        rows,
        columns.title("honor_due", found.period),
        totals=(*(None,) * 5, sum(row[5] for row in rows), found.due, None, None, None, None),
        notes=notes(found),
    )


def with_accounts(db: sqlite3.Connection, table: Table) -> Table:
    """The table with whole account numbers, for a paper that was asked for with them.

    The asking belongs in the history.
    """
    keys = [column.key for column in table.columns]
    number, place = keys.index("number"), keys.index("account")
    whole = dict(db.execute("SELECT worker, account FROM account ORDER BY worker").fetchall())
    rows = [(*row[:place], whole.get(row[number]), *row[place + 1 :]) for row in table.rows]
    return table._replace(rows=rows)
