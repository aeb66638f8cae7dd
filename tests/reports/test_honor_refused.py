"""The months for which honor is not paid."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import honor_refused

AUTUMN = Question("2026-11-24", Period("2026-09..2026-10", "2026-09", "2026-10"))


def test_one_line_a_worker_with_all_her_reasons(
    filled: Any, codes: Any, by_key: Any, well_said: Any
) -> None:
    db = filled(
        appointment=[{"worker": 2, "kind": "sk_psm", "since": "2026-10-01"}],
        honor=[{"since": "2026-01", "amount": 200_000}],
    )
    table = honor_refused.table(honor_refused.read(db, AUTUMN._replace(worker=2), codes))
    well_said(table, codes)
    rows = by_key(table)
    assert [(row["line"], row["number"], row["verdict"], row["months"]) for row in rows] == [
        (1, 2, ("no_sk 2026-09", "no_report 2026-09", "no_account"), ("2026-09", "2026-10")),
    ]
