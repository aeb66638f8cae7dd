"""Patterns of letter numbers: what may stand in one, and what becomes of it."""

from __future__ import annotations

import pytest

from ipsm_cli.core.errors import LetterPattern, TooLong
from ipsm_cli.core.letter_number import read_pattern, written


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{seq:03}/IPSM/{roman_month}/{year}", "007/IPSM/XI/2026"),
        ("{seq}/{month}/{year}", "7/11/2026"),
        ("400.9.{month}/{seq:06}/IPSM.CBN/{year}", "400.9.11/000007/IPSM.CBN/2026"),
        ("{seq:02}.{seq}-{year}", "07.7-2026"),
        ("  {seq}/{{x}}/{year} ", "7/{x}/2026"),
    ],
)
def test_a_pattern_is_filled(pattern: str, number: str) -> None:
    assert written(read_pattern(pattern), 7, "2026-11-24") == number


def test_months_in_roman_figures() -> None:
    pattern = read_pattern("{seq}/{roman_month}/{year}")
    months = [written(pattern, 1, f"2026-{month:02}-01").split("/")[1] for month in range(1, 13)]
    assert " ".join(months) == "I II III IV V VI VII VIII IX X XI XII"


def test_a_number_wider_than_its_zeros_is_not_cut() -> None:
    assert written("{seq:03}/{year}", 1234, "2026-01-01") == "1234/2026"


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "007/IPSM/2026",
        "{seq:03}/IPSM",  # two years would give the same number
        "{year}",
        "{nomor}/{year}",
        "{}/{seq}/{year}",
        "{0}/{seq}/{year}",
        "{seq.__class__}/{seq}/{year}",
        "{seq[0]}/{year}",
        "{seq!r}/{year}",
        "{seq:x}/{year}",
        "{seq:9}/{year}",
        "{seq:07}/{year}",
        "{seq:{year}}/{year}",
        "{seq}/{year:>99999999}",
        "{seq}/{year",
        "{seq}}/{year}",
    ],
)
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(LetterPattern) as caught:
        read_pattern(pattern)
    assert caught.value.facts["blanks"] == ("{seq}", "{month}", "{roman_month}", "{year}")


def test_a_pattern_is_not_long() -> None:
    with pytest.raises(TooLong):
        read_pattern("{seq}/{year}" + "x" * 80)
