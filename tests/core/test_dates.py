"""Tests of core/dates.py."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.dates import (
    MONTH_WORDS,
    WEEKDAY_WORDS,
    age_on,
    first_day,
    month_in,
    read_date,
    read_since,
)
from ipsm_cli.core.errors import (
    AmbiguousDate,
    FutureDate,
    TwoDigitYear,
    UnreadableDate,
    WrongWeekday,
)

TODAY = date(2026, 11, 25)  # a Wednesday
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-11-23", "2026-11-23"),
        ("2026/1/5", "2026-01-05"),
        ("23/11/2026", "2026-11-23"),
        ("3-1-2026", "2026-01-03"),
        (" 23 . 11 . 2026 ", "2026-11-23"),
        ("23 Nov", "2026-11-23"),
        ("23 Nov.", "2026-11-23"),
        ("26 NOV", "2025-11-26"),
        ("23 Nov 2026", "2026-11-23"),
        ("23-Nov-2026", "2026-11-23"),
        ("23  Nopember\u00a02026", "2026-11-23"),
        ("23rd November 2026", "2026-11-23"),
        ("November 23, 2026", "2026-11-23"),
        ("Senin, 23 November 2026", "2026-11-23"),
        ("Senin/23 November 2026", "2026-11-23"),
        ("Mon 23/11/2026", "2026-11-23"),
        ("Jum'at 20 Nov", "2026-11-20"),
        ("tanggal 23 November", "2026-11-23"),
        ("5/11", "2026-11-05"),
        ("26/11", "2025-11-26"),
        ("29/2", "2024-02-29"),
        ("hari ini", "2026-11-25"),
        ("TODAY", "2026-11-25"),
        ("hari-ini", "2026-11-25"),
        ("3-hari-lalu", "2026-11-22"),
        ("senin-lalu", "2026-11-23"),
        ("kemarin", "2026-11-24"),
        ("yesterday", "2026-11-24"),
        ("kemarin dulu", "2026-11-23"),
        ("kemarin lusa", "2026-11-23"),
        ("senin", "2026-11-23"),
        ("hari kamis", "2026-11-19"),
        ("senin lalu", "2026-11-23"),
        ("last monday", "2026-11-23"),
        ("rabu lalu", "2026-11-18"),
        ("hari minggu lalu", "2026-11-22"),
        ("minggu", "2026-11-22"),
        ("last sunday", "2026-11-22"),
        ("3 hari lalu", "2026-11-22"),
        ("3 hari yang lalu", "2026-11-22"),
        ("1 day ago", "2026-11-24"),
        ("2 minggu lalu", "2026-11-11"),
        ("2 weeks ago", "2026-11-11"),
        ("seminggu lalu", "2026-11-18"),
        ("tgl 5", "2026-11-05"),
        ("tgl. 25", "2026-11-25"),
        ("tanggal 26", "2026-10-26"),
        ("on the 5th", "2026-11-05"),
        ("tgl 31", "2026-10-31"),
        ("Rabu tgl 25", "2026-11-25"),
        ("31/12/2027", "2027-12-31"),
    ],
)
def test_a_date_as_people_type_it(text: str, iso: str) -> None:
    assert read_date(text, TODAY).isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "11/23/2026", "31/02/2026", "2026-02-30", "2026-13-01", "29/2/2025", "30/2"),
        *("5", "tgl 32", "tgl 0", "Nov", "2026", "2026-11", "23 Foo 2026", "besok", "minggu depan"),
        *(
            "23/11-2026",
            "٢٣/١١/٢٠٢٦",
            "२३ Nov 2026",
            "0 hari lalu",
            "last senin lalu",
            "pekan lalu",
        ),
        *("1899-12-31", "2200-01-01", "99999 hari lalu", "9999 minggu lalu", "x" * 500, "senin 5"),
        *("2026-11-23T10:00", "23 Nov 2026 10:00", "0/0/2026", "kemarin 23 Nov"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("rabu", ("2026-11-25", "2026-11-18")),
        ("wednesday", ("2026-11-25", "2026-11-18")),
        ("minggu lalu", ("2026-11-22", "2026-11-18")),
        ("03/04/26", ("2026-04-03", "2026-03-04")),
        ("03/04/85", ("1985-04-03", "1985-03-04")),
    ],
)
def test_what_could_be_two_days_is_refused(text: str, readings: tuple[str, str]) -> None:
    with pytest.raises(AmbiguousDate) as refused:
        read_date(text, TODAY)
    assert refused.value.facts == {"text": text, "readings": readings}


def test_last_week_and_last_sunday_are_one_day_on_a_sunday() -> None:
    assert read_date("minggu lalu", date(2026, 11, 22)) == date(2026, 11, 15)


@pytest.mark.parametrize("text", ["23/11/26", "3/3/26", "23 Nov 26", "31/02/26"])
def test_a_two_digit_year_is_refused(text: str) -> None:
    with pytest.raises(TwoDigitYear):
        read_date(text, TODAY)


def test_a_weekday_that_disagrees_is_refused() -> None:
    with pytest.raises(WrongWeekday) as refused:
        read_date("Selasa, 23 November 2026", TODAY)
    assert refused.value.facts == {"text": "Selasa, 23 November 2026", "date": "2026-11-23"}


def test_a_later_day_is_refused_where_the_caller_asks() -> None:
    assert read_date("25/11/2026", TODAY, future=False) == TODAY
    with pytest.raises(FutureDate) as refused:
        read_date("26/11/2026", TODAY, future=False)
    assert refused.value.facts == {"day": "2026-11-26", "today": "2026-11-25"}


def test_no_word_names_two_months_or_weekdays() -> None:
    words = [word for words in MONTH_WORDS + WEEKDAY_WORDS for word in words]
    assert len(words) == len(set(words))


def test_a_nik_typed_for_a_date_is_not_repeated() -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_date("3201014101900007", TODAY)
    assert refused.value.facts == {"text": "320101**********"}


@given(DAYS)
def test_every_day_reads_back_in_each_writing(day: date) -> None:
    month = day.month - 1
    for text in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        *(f"{day.day} {word} {day.year}" for word in MONTH_WORDS[month]),
        *(f"{word}, {day.isoformat()}" for word in WEEKDAY_WORDS[day.weekday()]),
    ):
        assert read_date(text, TODAY) == day


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 6))
def test_words_look_back_from_any_day(today: date, back: int) -> None:
    day = today - timedelta(back)
    weekday = WEEKDAY_WORDS[day.weekday()][0]
    assert read_date(weekday, today) == read_date(f"hari {weekday} lalu", today) == day
    assert read_date(f"{back} hari lalu", today) == day
    assert read_date(f"tgl {day.day}", today) == day
    assert read_date(f"{day.day} {MONTH_WORDS[day.month - 1][0]}", today) == day


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableDate, AmbiguousDate):
        assert read_date(text, TODAY).year in range(1900, 2200)


@pytest.mark.parametrize(
    ("text", "since", "first"),
    [
        ("2019", "2019", "2019-01-01"),
        ("2019-03", "2019-03", "2019-03-01"),
        ("03/2019", "2019-03", "2019-03-01"),
        ("Maret 2019", "2019-03", "2019-03-01"),
        ("5 Maret 2019", "2019-03-05", "2019-03-05"),
        ("kemarin", "2026-11-24", "2026-11-24"),
    ],
)
def test_a_beginning_is_kept_as_far_as_it_is_known(text: str, since: str, first: str) -> None:
    assert read_since(text, TODAY) == since
    assert first_day(since) == first


@pytest.mark.parametrize("text", ["", "19", "2019-13", "0019", "Foo 2019", "13/2019"])
def test_a_beginning_that_cannot_be_read(text: str) -> None:
    assert month_in(text) is None
    with pytest.raises(UnreadableDate):
        read_since(text, TODAY)


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("1990-05-10", "2026-05-09", 35),
        ("1990-05-10", "2026-05-10", 36),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2004-02-29", "2024-02-29", 20),
        ("2026-01-01", "2026-12-31", 0),
    ],
)
def test_age(birth: str, day: str, age: int) -> None:
    assert age_on(birth, day) == age
