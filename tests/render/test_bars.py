"""Bars: their length by hand, and that a little is never nothing."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.render.bars import bar_column, draw_bar


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
