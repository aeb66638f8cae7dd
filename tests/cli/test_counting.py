"""The people served: totals hold their counts, and nobody is counted twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.counting import counts
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.core.records import Served
from ipsm_cli.store.register import open_to_read

TODAY = datetime.date(2026, 11, 24)


@pytest.fixture
def desk(register: Path) -> Iterator[Desk]:
    with open_to_read(register) as opened:
        yield Desk(opened.db, TODAY, "id")


ALL_UNKNOWN = ("", "", "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, None),
        ({"people": "25"}, [Served(*ALL_UNKNOWN, 25)]),
        ({"people": "-"}, []),
        ({"people": " - "}, []),
        ({"people": "0"}, []),
        ({"people_l": "10"}, [Served("", "L", "", 10)]),
        ({"people_l": "10", "people_p": "5"}, [Served("", "L", "", 10), Served("", "P", "", 5)]),
        ({"people_l": "-", "people_p": "5"}, [Served("", "P", "", 5)]),
        ({"people": "25", "people_l": "10"}, [Served("", "L", "", 10), Served(*ALL_UNKNOWN, 15)]),
        ({"people": "3", "served": ["8=3"]}, [Served("08", "", "", 3)]),
        ({"people_l": "3", "served": ["8:L=3"]}, [Served("08", "L", "", 3)]),
        (
            {"people_p": "5", "served": [":P:60+=3"]},
            [Served("", "P", "60+", 3), Served("", "P", "", 2)],
        ),
        (
            {"people_p": "5", "served": ["8:L=3"]},
            [Served("08", "L", "", 3), Served("", "P", "", 5)],
        ),
    ],
)
def test_people_served(desk: Desk, typed: dict[str, Any], expected: Any) -> None:
    assert counts(desk, typed) == expected


def test_counts_beyond_the_total_are_refused(desk: Desk) -> None:
    with pytest.raises(errors.CountsDisagree) as caught:
        counts(desk, {"people": "5", "people_l": "4", "people_p": "2"})
    assert caught.value.facts == {"total": 5, "sum": 6}


def test_counts_beyond_the_men_are_refused(desk: Desk) -> None:
    with pytest.raises(errors.CountsDisagree) as caught:
        counts(desk, {"people_l": "2", "served": ["8:L=3"]})
    assert caught.value.facts == {"total": 2, "sum": 3}
