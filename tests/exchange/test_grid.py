"""Raw values: what is kept, what is broken, what becomes another kind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ipsm_cli.core.errors import CellTooLong
from ipsm_cli.exchange.grid import Broken, Texts, as_number, as_other, as_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Siti", "Siti"),
        ("", None),
        (" ", " "),
        ("a\nb\tc", "a\nb\tc"),
        ("a\u00a0b", "a\u00a0b"),
        ("#1", "#1"),
        ("#N/A", Broken("cell.error", "#N/A")),
        ("#DIV/0!", Broken("cell.error", "#DIV/0!")),
        ("ab\x07", Broken("cell.control", "3")),
        ("\x85a", Broken("cell.control", "1")),
        ("a\ud800", Broken("cell.control", "2")),
        ("a\uffff", Broken("cell.control", "2")),
    ],
)
def test_texts(text: str, value: Any) -> None:
    assert as_text(text) == value


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (3.0, 3),
        (-0.0, 0),
        (1.5, 1.5),
        (3171234567890127.0, 3171234567890127),
        (float("nan"), Broken("cell.error", "nan")),
        (float("inf"), Broken("cell.error", "inf")),
    ],
)
def test_numbers(number: float, value: Any) -> None:
    assert as_number(number) == value
    assert type(as_number(number)) is type(value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (timedelta(hours=30), "30:00"),
        (timedelta(minutes=90, seconds=5), "1:30:05"),
        (timedelta(minutes=-5), "-0:05"),
        (timedelta(seconds=3599.9999), "1:00"),
        (True, True),
        (date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_others(value: Any, said: Any) -> None:
    assert as_other(value) == said


def test_equal_texts_share_one_string_and_long_ones_are_refused() -> None:
    texts = Texts("a.xlsx", 4)
    one, other = "".join(["ab", "cd"]), "".join(["a", "bcd"])
    assert texts[one] is texts[other]
    with pytest.raises(CellTooLong):
        texts["abcde"]
