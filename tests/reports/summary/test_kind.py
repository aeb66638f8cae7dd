from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import kind


def test_only_kinds_with_activities_in_the_order_of_the_list(
    small: Any, codes: Codes, october: Question
) -> None:
    table = kind.table(kind.read(small.db, october._replace(period=None), codes))
    assert [row[:3] for row in table.rows] == [
        ("LH", "LH01", 1),
        ("LH", "LH02", 1),
        ("KD", "KD01", 1),
        ("PP", "PP01", 1),
        ("KP", "KP01", 1),
    ]
    assert table.totals == (None, None, 5, 4, 62, 8, 7, 255, 150_000)
    assert table.title == ("title.summary_kind", {"period": "2026-09..2026-11"})


def test_the_branch_s_own_kind_stands_in_its_area(small: Any, october: Question) -> None:
    own = Codes([("kind", "KD01", "", "", "", ""), ("kind", "XX1", "Lain", "Other", "LH", "")])
    assert [row[1] for row in kind.read(small.db, october, own).lines] == ["LH01", "KD01", "PP01"]
