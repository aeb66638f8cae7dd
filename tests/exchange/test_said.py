"""What a cell says as text, and when it says nothing."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.numbers import read_quantity
from ipsm_cli.exchange.foreign import Broken
from ipsm_cli.exchange.said import as_seen, is_blank, is_empty, text_of

BROKEN = Broken("cell.error", "#N/A")


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "–", "n/a", "N/A", "Tidak ada", "nihil"])
def test_signs_for_nothing(cell: Any) -> None:
    assert is_empty(cell)
    assert is_blank(cell) == (cell is None or not cell.strip())


@pytest.mark.parametrize("cell", [0, "0", False, "ada", BROKEN])
def test_something_is_not_nothing(cell: Any) -> None:
    assert not is_empty(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a", "a"),
        (5, "5"),
        (5.0, "5"),
        (1.125, "1,1250"),
        (date(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5, 9, 30), "2026-03-05 09:30:00"),
        (time(9, 30), "09:30:00"),
    ],
)
def test_a_cell_as_text(cell: Any, expected: str) -> None:
    assert text_of(cell) == as_seen(cell) == expected


def test_a_fraction_is_read_back_as_it_was() -> None:
    assert read_quantity(text_of(1.125)) == 1.125


def test_a_broken_cell_says_why() -> None:
    with pytest.raises(errors.BrokenCell) as refused:
        text_of(BROKEN)
    assert refused.value.facts == {"reason": "cell.error", "detail": "#N/A"}
    assert as_seen(BROKEN) == "#N/A"


def test_an_id_that_lost_digits_stays_lost() -> None:
    assert as_seen(3201014107850000) == "3,20101E+15"
    assert as_seen(3.20101410785e15) == "3,20101E+15"
    assert as_seen(None) is None
