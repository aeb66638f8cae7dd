"""Tests of core/numbers.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.errors import (
    AmbiguousHours,
    NegativeNumber,
    NotPositive,
    TooLarge,
    TooManyHours,
    UnevenMinutes,
    UnreadableHours,
    UnreadableMoney,
    UnreadableNumber,
)
from ipsm_cli.core.numbers import read_hours, read_quantity, read_rupiah, read_whole


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25", 25),
        (" 0 ", 0),
        ("007", 7),
        ("1.250", 1250),
        ("1 250", 1250),
        ("1\u00a0250", 1250),
        ("1.000.000", 1_000_000),
        ("1,000,000", 1_000_000),
    ],
)
def test_counts(text: str, number: int) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *("", "1,250", "1.25", "1.2500", "0.250", "1.250,00", "1,5", "2e3", "dua", "٢", "1_000"),
        *("+5", "1..250", "1.250 000", "25 orang", "9" * 5000),
    ],
)
def test_counts_that_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadableNumber):
        read_whole(text)


def test_counts_out_of_range() -> None:
    with pytest.raises(NegativeNumber):
        read_whole("-5")
    with pytest.raises(TooLarge) as refused:
        read_whole("1.000.001")
    assert refused.value.facts == {"text": "1.000.001", "limit": 1_000_000}
    with pytest.raises(TooLarge):
        read_whole("11", most=10)


@given(st.integers(0, 1_000_000))
def test_a_count_reads_back_in_each_writing(number: int) -> None:
    grouped = f"{number:,}"
    assert read_whole(str(number)) == read_whole(grouped.replace(",", ".")) == number
    assert read_whole(grouped.replace(",", " ")) == number


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [
        ("1250000", 1_250_000),
        ("Rp 1.250.000,-", 1_250_000),
        ("Rp1.250.000,00", 1_250_000),
        ("rp. 1.250.000", 1_250_000),
        ("IDR 1,250,000.00", 1_250_000),
        ("1,5 juta", 1_500_000),
        ("1.5 juta", 1_500_000),
        ("500 ribu", 500_000),
        ("500rb", 500_000),
        ("2 jt", 2_000_000),
        ("1,25 miliar", 1_250_000_000),
        ("1,250,000", 1_250_000),
        ("Rp 0", 0),
        ("25.000,--", 25_000),
    ],
)
def test_rupiah(text: str, rupiah: int) -> None:
    assert read_rupiah(text) == rupiah


@pytest.mark.parametrize(
    "text", ["", "Rp", "1,250", "1.250,50", "1,5", "USD 5", "lima juta", "1,250 juta", "5 jutaan"]
)
def test_rupiah_that_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadableMoney):
        read_rupiah(text)


def test_rupiah_out_of_range() -> None:
    with pytest.raises(NegativeNumber):
        read_rupiah("Rp -5.000")
    with pytest.raises(TooLarge):
        read_rupiah("2000 miliar")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2", 120),
        ("1,5", 90),
        ("1.5", 90),
        ("1,25", 75),
        ("1.75", 105),
        ("2 jam", 120),
        ("90 menit", 90),
        ("2j30m", 150),
        ("1:30", 90),
        ("0:01", 1),
        ("2 jam 30 menit", 150),
        ("2 jam 30", 150),
        ("2h30", 150),
        ("1,5 JAM", 90),
        ("2 hours 5 minutes", 125),
        ("744", 44_640),
    ],
)
def test_hours_in_minutes(text: str, minutes: int) -> None:
    assert read_hours(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "dua jam", "1:60", "1:5", "2 jam 75 menit", "1,250", "2 hari"]
)
def test_hours_that_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadableHours):
        read_hours(text)


def test_hours_refused_for_a_reason() -> None:
    with pytest.raises(AmbiguousHours) as refused:
        read_hours("1.30")
    assert refused.value.facts["readings"] == ("1:30", "1:18")
    with pytest.raises(UnevenMinutes):
        read_hours("1,33")
    for nothing in ("0", "0 menit", "-2"):
        with pytest.raises(NotPositive):
            read_hours(nothing)
    for much in ("744:01", "44641 menit", "1.250"):
        with pytest.raises(TooManyHours) as long:
            read_hours(much)
        assert long.value.facts["limit"] == 744


@given(st.integers(1, 24 * 31 * 60))
def test_hours_read_back(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    assert read_hours(f"{hours}:{rest:02}") == read_hours(f"{minutes} menit") == minutes
    assert read_hours(f"{hours} jam {rest} menit") == minutes


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("2", 2.0),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("1.250", 1250.0),
        ("0,250", 0.25),
        ("1.250,5", 1250.5),
        ("12,3456", 12.3456),
        ("1234,567", 1234.567),
    ],
)
def test_quantities(text: str, quantity: float) -> None:
    assert read_quantity(text) == quantity


def test_quantities_refused() -> None:
    for unread in ("", "1,250", "nan", "inf", "1e5", "2 paket"):
        with pytest.raises(UnreadableNumber):
            read_quantity(unread)
    for nothing in ("0", "0,00", "-1"):
        with pytest.raises(NotPositive):
            read_quantity(nothing)
    with pytest.raises(TooLarge):
        read_quantity("1.000.000.000,1")
