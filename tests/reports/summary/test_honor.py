"""The summary of honor: one line a worker."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import report

AUTUMN = Question("2026-11-24", Period("2026-09..2026-10", "2026-09", "2026-10"))
ACCOUNT = {"bank": "BJB", "account": "0001112221", "holder": "Siti", "checked_on": "2026-10-01"}
SK = {"worker": 1, "kind": "sk_psm", "since": "2024-01-01"}


def test_one_line_a_worker(filled: Any, codes: Any, by_key: Any, well_said: Any) -> None:
    honor = [{"since": "2026-10", "amount": 200_000}]
    db = filled(appointment=[SK], account=[{"worker": 1, **ACCOUNT}], honor=honor)
    db.execute("UPDATE worker SET title_back = 'S.Sos.' WHERE number = 1")
    module = report("summary.honor")
    table = module.table(module.read(db, AUTUMN._replace(worker=1), codes))
    well_said(table, codes)
    rows = by_key(table)
    assert [(row["name"], row["verdict"], row["months"], row["honor"]) for row in rows] == [
        (
            *("Hj. Siti Aminah, S.Sos.", ("due 2026-10", "no_amount 2026-09")),
            *(("2026-10",), 200_000),
        ),
    ]
    assert by_key(table, totals=True)[0]["honor"] == 200_000
    assert table.notes[0] == ("note.honor", {"count": 1, "total": 1})
    assert table.notes[1] == ("note.no_honor", {"period": "2026-09", "name": "2026-09"})


def test_every_outcome_has_its_words(codes: Any) -> None:
    known = {code.code for code in codes.all("honor_verdict")}
    assert known == {
        *(
            "due",
            "paid",
            "not_over",
            "not_active",
            "no_sk",
            "no_report",
            "below_minimum",
            "no_amount",
        ),
        *("no_account", "same_account", "double"),
    }
