"""Widths and folding: every letter is kept, no line is too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ipsm_cli.render.fold import chop, fit, fold, is_narrow, pad, width_of, widths_of

WORDS = st.text(st.sampled_from("aé –█ 山田ก็😀\u0301"), max_size=40)


@given(WORDS)
def test_width_of_is_what_rich_says(text: str) -> None:
    assert width_of(text) == cell_len(text)
    assert widths_of([text, "ab"]) == [cell_len(text), 2]


def test_every_narrow_character_takes_one_cell() -> None:
    for number in [*range(0x20, 0x7F), *range(0xA1, 0x300), *range(0x2010, 0x2028)]:
        assert is_narrow(chr(number))
        assert number == 0xAD or cell_len(chr(number)) == 1, hex(number)


@given(WORDS, st.integers(2, 30))
def test_fold_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    lines = fold(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("satu dua tiga", 8, ["satu dua", "tiga"]),
        ("satu", 8, ["satu"]),
        ("", 8, [""]),
        ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
        ("a bcdefgh", 4, ["a", "bcde", "fgh"]),
        ("山田太郎", 5, ["山田", "太郎"]),
    ],
)
def test_fold(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


def test_chop_where_not_even_one_character_fits() -> None:
    assert chop("山a", 1) == ["山", "a"]


def test_pad() -> None:
    assert pad("山", 4) == "山  "
    assert pad("ab", 4, right=True) == "  ab"


def test_fit_takes_from_the_widest_first() -> None:
    assert fit([10, 30, 5], [5, 5, 5], 45) == [10, 30, 5]
    assert fit([10, 30, 5], [5, 5, 5], 35) == [10, 20, 5]
    assert fit([10, 30, 5], [5, 5, 5], 17) == [6, 6, 5]
    assert fit([10, 30, 5], [5, 28, 5], 38) == [5, 28, 5]
    assert fit([10, 30, 5], [5, 28, 5], 37) is None
    assert fit([], [], 3) == []


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 20)), max_size=8), st.integers(0, 200))
def test_fit_never_goes_beyond_or_below(columns: list[tuple[int, int]], room: int) -> None:
    least = [low for _, low in columns]
    natural = [low + more for more, low in columns]
    widths = fit(natural, least, room)
    if sum(least) > room:
        assert widths is None
    else:
        assert widths is not None
        assert sum(widths) == min(room, sum(natural))
        assert all(a <= b <= c for a, b, c in zip(least, widths, natural, strict=True))
