from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import area


def test_october_by_hand(small: Any, codes: Codes, october: Question) -> None:
    table = area.table(area.read(small.db, october, codes))
    third = 1 / 3
    assert [row[:-1] for row in table.rows] == [
        ("LH", 1, third, 2, 1, 40, 120, 150_000, 1),
        ("KD", 1, third, 1, 1, 5, 90, 0, 1),
        ("PP", 1, third, 1, 0, 0, 0, 0, 1),
        ("KP", 0, 0, 0, 0, 0, 0, 0, 0),
    ]
    assert table.totals == (None, 3, 1, 3, 2, 45, 210, 150_000, None, (*[0] * 10, 1, 3))
    assert [row[-1][-2:] for row in table.rows] == [(1, 1), (0, 1), (0, 1), (0, 0)]
    assert {len(row[-1]) for row in table.rows} == {12}  # months, the last one October


def test_a_village_of_two_areas_counts_once(small: Any, codes: Codes, october: Question) -> None:
    areas = area.read(small.db, october._replace(period=None), codes)
    assert [line.villages for line in areas.lines] == [1, 1, 0, 1]
    assert areas.villages == 3


def test_no_activity_has_no_share(empty: Any, codes: Codes, october: Question) -> None:
    table = area.table(area.read(empty.db, october, codes))
    assert [row[2] for row in table.rows] == [None] * 4
    assert table.totals is not None
    assert table.totals[:3] == (None, 0, None)
