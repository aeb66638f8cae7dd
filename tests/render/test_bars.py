"""Bars: their length by hand, and that a little is never nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.render.bars import bar_column, draw_band, draw_bar, draw_spark, shares_of


@pytest.mark.parametrize(
    ("value", "most", "bar", "ascii_bar"),
    [
        (10, 10, "██████████", "##########"),
        (5, 10, "█████", "#####"),
        (1, 1000, "▏", "#"),
        (45, 100, "████▌", "####"),
        (0, 10, "", ""),
        (0, 0, "", ""),
        (-3, 10, "", ""),
    ],
)
def test_draw_bar(value: int, most: int, bar: str, ascii_bar: str) -> None:
    assert draw_bar(value, most, 10, unicode=True) == bar
    assert draw_bar(value, most, 10, unicode=False) == ascii_bar


def test_numbers_stand_under_each_other(look: Any) -> None:
    drawn, total = bar_column(["8", "1.000", "–"], [8, 1000, None], "1.008", 1, look())
    assert drawn == ["    8 ▏", "1.000 " + "█" * 20, "    –"]
    assert total == "1.008"


def test_bars_share_a_narrow_line(look: Any) -> None:
    drawn, _ = bar_column(["4"], [4], "", 2, look(width=80))
    assert drawn == ["4 " + "█" * 10]
    drawn, _ = bar_column(["4"], [4], "", 9, look(width=40, unicode=False))
    assert drawn == ["4 ####"]


def test_a_column_without_rows(look: Any) -> None:
    assert bar_column([], [], "", 1, look()) == ([], "")


def test_a_spark_rises_with_its_numbers() -> None:
    assert draw_spark((0, 1, 4, 8), unicode=True) == "·▁▄█"
    assert draw_spark((0, 1, 4, 8), unicode=False) == "0259"
    assert draw_spark((0, 0), unicode=True) == "··"
    assert draw_spark((), unicode=False) == ""


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8), st.integers(8, 40))
def test_shares_fill_the_band_and_forget_nobody(values: list[int], cells: int) -> None:
    shared = shares_of(values, cells)
    assert sum(shared) == (cells if any(values) else 0)
    for value, cell in zip(values, shared, strict=True):
        assert (cell > 0) == (value > 0)
    if any(values):
        exact = [value * cells / sum(values) for value in values]
        small = sum(1 for value in values if value) + 1
        assert all(abs(a - b) <= small for a, b in zip(exact, shared, strict=True))


def test_a_band_is_told_by_its_letters() -> None:
    assert draw_band((2, 1, 0, 1), "LKPC", 8, unicode=True) == "L███K▓C░"
    assert draw_band((2, 1, 0, 1), "LKPC", 8, unicode=False) == "LLLLKKCC"
    assert draw_band((0, 0, 0, 0), "LKPC", 8, unicode=True) == ""
