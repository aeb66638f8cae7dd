from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import village

C, P, K = "32.01.01.1001", "32.01.01.1002", "32.01.01.2003"


def test_october_by_hand(small: Any, codes: Codes, october: Question) -> None:
    table = village.table(village.read(small.db, october, codes))
    assert list(table.rows) == [
        (C, 2, 1, 2, 40, 0, 0, 120, 150_000),
        (P, 2, 1, 1, 5, 2, 3, 90, 0),
        (K, 0, 0, 0, 0, 0, 0, 0, 0),
        (None, None, 1, 1, 0, 0, 0, 0, 0),
    ]
    assert table.totals == (None, 3, 3, 3, 45, 2, 3, 210, 150_000)
    assert table.notes == (
        ("note.no_desa", {}),
        ("note.not_reached", {"count": 1}),
        ("note.voided", {"count": 1}),
    )


def test_who_left_is_not_on_duty(small: Any, codes: Codes) -> None:
    period = village.measures.Period("2026-11", "2026-11", "2026-11")
    found = village.read(small.db, Question("2026-11-24", period), codes)
    assert [line.on_duty for line in found.lines] == [2, 1, 0]
    assert found.on_duty == 2


def test_one_village_alone(small: Any, codes: Codes, october: Question) -> None:
    found = village.read(small.db, october._replace(desa=P), codes)
    assert [line.desa for line in found.lines] == [P]
    assert found.total.activities == 1
    assert found.on_duty == 2


def test_lines_equal_plain_sums(big: Any, codes: Codes, question: Question) -> None:
    for line in village.read(big.db, question, codes).lines:
        chosen = [a for _, a in big.rows.pick(question) if a["desa"] == line.desa]
        assert line.measures == big.rows.count(chosen)
