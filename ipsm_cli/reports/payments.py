"""Honor that was paid, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.question import Question


class Payment(NamedTuple):
    """One worker's month; the fields are the table's columns."""

    number: int
    uid: str
    worker: int
    name: str
    month: str
    amount: int  # rupiah
    paid_on: str


def read(db: sqlite3.Connection, question: Question) -> list[Payment]:
    """The payments for the months of the period, of all or of one worker, by month and name."""
    period = question.period
    rows = db.execute(
        """SELECT p.number, p.uid, p.worker, w.name, p.month, p.amount, p.paid_on
           FROM payment p JOIN worker w ON w.number = p.worker
           WHERE p.month BETWEEN ? AND ? AND COALESCE(?, p.worker) = p.worker
           ORDER BY p.month, w.search, p.number""",
        (
            period.first if period else "0001-01",
            period.last if period else "9999-12",
            question.worker,
        ),
    )
    return [Payment(*row) for row in rows]


def table(payments: list[Payment]) -> Table:
    return Table(
        "payments",
        (
            Column("number", "ordinal"),
            Column("uid", "id", screen=False),
            Column("worker", "ordinal"),
            Column("name"),
            Column("month", "month"),
            Column("honor", "money"),
            Column("paid_on", "date"),
        ),
        payments,
        ("title.payments", {}),
        totals=(None, None, None, None, None, sum(one.amount for one in payments), None),
    )
