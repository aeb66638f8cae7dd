"""The list by which honor is handed over."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import honor_due

AUTUMN = Question("2026-11-24", Period("2026-09..2026-10", "2026-09", "2026-10"))
ACCOUNT = {"bank": "BJB", "holder": "a.n. sendiri", "checked_on": "2026-10-01"}


def test_those_who_are_paid_with_the_account_masked(
    filled: Any, codes: Any, by_key: Any, well_said: Any
) -> None:
    db = filled(
        appointment=[{"worker": n, "kind": "sk_psm", "since": "2024-01-01"} for n in (1, 2, 3)],
        account=[{"worker": n, "account": f"000111222{n}", **ACCOUNT} for n in (1, 2, 3)],
        honor=[{"since": "2026-01", "amount": 200_000}],
    )
    table = honor_due.table(honor_due.read(db, AUTUMN, codes))
    well_said(table, codes)
    rows = by_key(table)
    assert [(row["line"], row["name"], row["months_count"], row["honor"]) for row in rows] == [
        (1, "Dadang Suhendar", 1, 200_000),
        (2, "Hj. Siti Aminah", 2, 400_000),
    ]
    assert [row["account"] for row in rows] == ["*******222", "*******221"]
    totals = by_key(table, totals=True)[0]
    assert (totals["months_count"], totals["honor"]) == (3, 600_000)
    whole = by_key(honor_due.with_accounts(db, table))
    assert [row["account"] for row in whole] == ["0001112222", "0001112221"]
    assert [row | {"account": ""} for row in whole] == [row | {"account": ""} for row in rows]
