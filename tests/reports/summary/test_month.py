from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import month


def test_october_by_hand(small: Any, codes: Codes, october: Question, by_key: Any) -> None:
    table = month.table(month.read(small.db, october, codes))
    assert table.title == ("title.summary_month", {"period": "2026-10"})
    assert list(table.rows) == [
        ("LH", 1, 2, 40, 0, 0, 120, 150_000),
        ("KD", 1, 1, 5, 2, 3, 90, 0),
        ("PP", 1, 1, 0, 0, 0, 0, 0),
        ("KP", 0, 0, 0, 0, 0, 0, 0),
    ]
    assert table.totals == (None, 3, 3, 45, 2, 3, 210, 150_000)
    assert dict(table.notes) == {
        "note.taking_part": {"workers": 3, "active": 3},
        "note.reached": {"reached": 2, "villages": 3},
        "note.voided": {"count": 1},
    }


def test_nothing_voided_is_not_spoken_of(small: Any, codes: Codes, october: Question) -> None:
    table = month.table(month.read(small.db, october._replace(area="KD"), codes))
    assert "note.voided" not in dict(table.notes)
    assert dict(table.notes)["note.taking_part"] == {"workers": 1, "active": 3}


def test_an_area_nobody_lists_has_a_line(big: Any, october: Question) -> None:
    class NoLists:
        def all(self, name: str) -> tuple[()]:
            return ()

    recap = month.read(big.db, october._replace(period=None), NoLists())  # type: ignore[arg-type]
    assert [area for area, _ in recap.lines] == sorted({a["area"] for a in big.rows.activities})
    assert sum(line.activities for _, line in recap.lines) == recap.total.activities
