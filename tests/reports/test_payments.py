"""Honor that was paid."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import payments

PAID = [
    {"worker": worker, "month": month, "amount": 200_000, "paid_on": "2026-10-05"}
    for worker, month in ((1, "2026-08"), (1, "2026-07"), (2, "2026-07"))
]


def test_by_month_and_name(filled: Any, codes: Any, well_said: Any) -> None:
    db = filled(payment=PAID)
    july = Question("2026-11-24", Period("2026-07", "2026-07", "2026-07"))
    for question, found in (
        (Question("2026-11-24"), [(2, "2026-07"), (1, "2026-07"), (1, "2026-08")]),
        (july, [(2, "2026-07"), (1, "2026-07")]),
        (july._replace(worker=1), [(1, "2026-07")]),
    ):
        table = payments.table(payments.read(db, question))
        well_said(table, codes)
        assert [(row[2], row[4]) for row in table.rows] == found
        assert table.totals and table.totals[5] == 200_000 * len(found)
