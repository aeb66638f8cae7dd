"""Tests of core/period.py."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.dates import MONTH_WORDS
from ipsm_cli.core.errors import (
    AmbiguousPeriod,
    BackwardsPeriod,
    NotOneMonth,
    PeriodTooLong,
    UnreadablePeriod,
)
from ipsm_cli.core.period import (
    Period,
    months_between,
    previous,
    read_month,
    read_period,
    twelve_months_to,
    year_before,
)

TODAY = date(2026, 1, 15)
MONTHS = st.dates(date(1911, 1, 1), date(2188, 12, 31)).map(lambda day: day.isoformat()[:7])


@st.composite
def names(draw: st.DrawFn) -> str:
    """A canonical name of each kind."""
    month = draw(MONTHS)
    year = month[:4]
    number = draw(st.integers(1, 4))
    last = f"{int(year) + draw(st.integers(1, 9))}-{month[5:]}"
    kinds = (month, year, f"{year}-Q{number}", f"{year}-S{(number + 1) // 2}", f"{month}..{last}")
    return draw(st.sampled_from(kinds))


@pytest.mark.parametrize(
    ("text", "name", "first", "last"),
    [
        ("2026-10", "2026-10", "2026-10", "2026-10"),
        ("10/2026", "2026-10", "2026-10", "2026-10"),
        ("Oktober 2026", "2026-10", "2026-10", "2026-10"),
        ("Okt. 2026", "2026-10", "2026-10", "2026-10"),
        ("2026-Q3", "2026-Q3", "2026-07", "2026-09"),
        ("2026q3", "2026-Q3", "2026-07", "2026-09"),
        ("Triwulan 3 2026", "2026-Q3", "2026-07", "2026-09"),
        ("2026-S1", "2026-S1", "2026-01", "2026-06"),
        ("semester 2 2026", "2026-S2", "2026-07", "2026-12"),
        ("2026", "2026", "2026-01", "2026-12"),
        ("2026-01..2026-06", "2026-01..2026-06", "2026-01", "2026-06"),
        ("2026-07 .. 2026-09", "2026-07..2026-09", "2026-07", "2026-09"),
        ("2025..2026", "2025-01..2026-12", "2025-01", "2026-12"),
        ("okt 2025..2026-Q1", "2025-10..2026-03", "2025-10", "2026-03"),
        ("last-month", "2025-12", "2025-12", "2025-12"),
        ("Bulan Lalu", "2025-12", "2025-12", "2025-12"),
        ("bulan-ini", "2026-01", "2026-01", "2026-01"),
        ("this-year", "2026", "2026-01", "2026-12"),
        ("tahun-lalu", "2025", "2025-01", "2025-12"),
        ("this quarter", "2026-Q1", "2026-01", "2026-03"),
        ("triwulan-lalu", "2025-Q4", "2025-10", "2025-12"),
        ("semester ini", "2026-S1", "2026-01", "2026-06"),
        ("last-semester", "2025-S2", "2025-07", "2025-12"),
        ("Januari", "2026-01", "2026-01", "2026-01"),
        ("okt", "2025-10", "2025-10", "2025-10"),
        ("October", "2025-10", "2025-10", "2025-10"),
        ("Feb.", "2025-02", "2025-02", "2025-02"),
        ("okt..des", "2025-10..2025-12", "2025-10", "2025-12"),
        ("nov..januari", "2025-11..2026-01", "2025-11", "2026-01"),
        ("jan..mar 2025", "2025-01..2025-03", "2025-01", "2025-03"),
        ("okt 2025..jan", "2025-10..2026-01", "2025-10", "2026-01"),
        ("2026-01..mar", "2026-01..2026-03", "2026-01", "2026-03"),
        ("mei..tahun-lalu", "2025-05..2025-12", "2025-05", "2025-12"),
    ],
)
def test_a_period_as_people_type_it(text: str, name: str, first: str, last: str) -> None:
    assert read_period(text, TODAY) == Period(name, first, last)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2026-13",
            "2026-00",
            "2026-Q5",
            "2026-Q0",
            "2026-S3",
            "26-10",
            "0000",
            "10",
            "senin",
        ),
        *("2026-10-01", "2026-01..", "..2026-01", "2026-01..2026-02..2026-03", "٢٠٢٦", "x" * 999),
        *("2026-01...2026-02", "1899", "2200-Q1", "bulan depan"),
        *("5 okt", "okt..", "..okt", "jan..feb..mar", "okt okt"),
    ],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(UnreadablePeriod):
        read_period(text, TODAY)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_without_its_year_is_the_newest_that_has_begun(month: int) -> None:
    word = MONTH_WORDS[month - 1][0]
    for today in (date(2026, 1, 1), date(2026, 11, 24), date(2026, 12, 31)):
        year = 2026 if month <= today.month else 2025
        assert read_period(word, today).name == f"{year}-{month:02}"
        assert read_month(word, today) == read_period(word, today)


@pytest.mark.parametrize(
    ("text", "coming", "first", "last"),
    [
        ("desember", True, "2025-12", "2026-12"),
        ("nov", True, "2026-11", "2027-11"),
        ("jan..des", False, "2025-12", "2026-12"),
        ("okt..des", False, "2025-12", "2026-12"),
        ("nov..jan", False, "2026-01", "2027-01"),
        ("jan..nov", True, "2026-11", "2027-11"),
        ("jan 2025..nov", False, "2025-11", "2026-11"),
        ("2024..mei", False, "2024-05", "2026-05"),
    ],
)
def test_a_month_that_can_be_of_two_years(text: str, coming: bool, first: str, last: str) -> None:
    with pytest.raises(AmbiguousPeriod) as refused:
        read_period(text, date(2026, 11, 24), coming=coming)
    said = text.split("..")[-1]
    assert refused.value.facts == {"text": said, "first_month": first, "last_month": last}


def test_a_range_of_months_that_is_over() -> None:
    today = date(2026, 11, 24)
    assert read_period("jan..nov", today).name == "2026-01..2026-11"
    assert read_period("des..feb", today).name == "2025-12..2026-02"
    assert read_period("nov..nov", today).name == "2026-11..2026-11"
    assert read_period("des..nov", today).name == "2025-12..2026-11"


def test_a_month_to_come_with_its_year_is_no_riddle() -> None:
    today = date(2026, 11, 24)
    assert read_month("desember 2026", today, coming=True).name == "2026-12"
    assert read_period("jan..mar 2027", today, coming=True).name == "2027-01..2027-03"
    assert read_period("nov 2026..jan", today, coming=True).name == "2026-11..2027-01"


def test_ranges_that_are_refused() -> None:
    with pytest.raises(BackwardsPeriod) as backwards:
        read_period("2026-06..2026-01", TODAY)
    assert backwards.value.facts == {"first": "2026-06", "last": "2026-01"}
    assert len(read_period("2016-02..2026-01", TODAY).months()) == 120
    with pytest.raises(PeriodTooLong) as long:
        read_period("2016-01..2026-01", TODAY)
    assert long.value.facts == {"months": 121, "limit": 120}


def test_days_and_months_of_a_period() -> None:
    leap = read_period("2024-02", TODAY)
    assert (leap.first_day(), leap.last_day(), leap.is_month) == ("2024-02-01", "2024-02-29", True)
    half = read_period("2025-12..2026-02", TODAY)
    assert half.months() == ["2025-12", "2026-01", "2026-02"]
    assert (half.first_day(), half.last_day(), half.is_month) == ("2025-12-01", "2026-02-28", False)


def test_twelve_months_for_a_trend() -> None:
    assert twelve_months_to("2026-03") == Period("2025-04..2026-03", "2025-04", "2026-03")
    assert len(twelve_months_to("2026-12").months()) == 12


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2026-01", "2025-12"),
        ("2026-Q1", "2025-Q4"),
        ("2026-Q3", "2026-Q2"),
        ("2026-S1", "2025-S2"),
        ("2026", "2025"),
        ("2026-01..2026-02", "2025-11..2025-12"),
        ("2026-01..2026-12", "2025-01..2025-12"),
    ],
)
def test_the_period_before(text: str, before: str) -> None:
    assert previous(read_period(text, TODAY)).name == before


@given(names())
def test_the_same_months_a_year_before(name: str) -> None:
    period = read_period(name, TODAY)
    before = year_before(period)
    assert read_period(before.name, TODAY) == before
    assert [month[4:] for month in before.months()] == [month[4:] for month in period.months()]
    assert int(period.first[:4]) - int(before.first[:4]) == 1


def test_months_between() -> None:
    assert months_between("2025-11", "2026-10") == 11
    assert months_between("2026-10", "2026-10") == 0
    assert months_between("2026-10", "2026-01") == -9


@given(names())
def test_a_name_reads_back_and_its_months_join_the_period_before(name: str) -> None:
    period = read_period(name, TODAY)
    assert period.name == name
    months = period.months()
    assert (months[0], months[-1]) == (period.first, period.last)
    assert months == sorted(set(months))
    before = previous(period)
    assert len(before.months()) == len(months)
    assert read_period(before.name, TODAY) == before
    day_after = date.fromisoformat(before.last_day()) + timedelta(1)
    assert day_after.isoformat() == period.first_day()


def test_one_month_is_read_and_more_is_refused() -> None:
    today = date(2026, 11, 24)
    assert read_month("bulan-lalu", today) == Period("2026-10", "2026-10", "2026-10")
    for other in ("2026", "2026-Q3", "2026-01..2026-02", "2026-13", "x", "", "2026-10-05", "b..a"):
        with pytest.raises(NotOneMonth):
            read_month(other, today)
