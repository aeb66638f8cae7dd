from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core.question import Question
from ipsm_cli.reports import trace


def numbers(db: Any, question: Question, picked: dict[str, Any], adding: str | None = None) -> Any:
    return [line.number for line in trace.read(db, question, picked, adding).lines]


@pytest.mark.parametrize(
    ("picked", "adding", "expected"),
    [
        ({}, None, [1, 2, 3]),
        ({"area": "KD"}, None, [2]),
        ({"desa": None}, None, [3]),
        ({"worker": 2}, None, [1, 2]),
        ({"worker": 1, "part": "pendamping"}, None, [1]),
        ({"month": "2026-09"}, None, []),
        ({"programme": "DTSEN"}, None, [3]),
        ({"ppks": "08"}, None, [2]),
        ({"ppks": None}, None, [1]),
        ({"partner": "puskesmas"}, None, [1]),
        ({"partner": None}, None, [2, 3]),
        ({}, "people", [1, 2]),
        ({}, "people_l", [2]),
        ({}, "cost", [1]),
        ({}, "hours", [1, 2]),
        ({}, "activities", [1, 2, 3]),
        ({}, "workers", [1, 2, 3]),
        ({}, "share", [1, 2, 3]),
    ],
)
def test_what_is_behind_a_number(
    small: Any, october: Question, picked: dict[str, Any], adding: str | None, expected: list[int]
) -> None:
    assert numbers(small.db, october, picked, adding) == expected


def test_the_question_still_holds(small: Any, october: Question) -> None:
    assert numbers(small.db, october._replace(area="KD"), {"worker": 2}) == [2]


def test_the_table_says_what_it_is(small: Any, october: Question) -> None:
    table = trace.table(trace.read(small.db, october, {}))
    assert table.title == ("title.trace", {"period": "2026-10"})
    assert table.name == "activities"
