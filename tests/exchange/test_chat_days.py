from __future__ import annotations

import pytest
from exchange.chat_ground import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.exchange.chat import Message
from ipsm_cli.exchange.chat_amounts import Entry
from ipsm_cli.exchange.chat_days import read_day


def day(text: str, sent_on: str | None = None, body: str = "") -> Entry:
    return read_day(Message("", sent_on, body, {"date": text} if text else {}), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24",
        "24/11/2026",
        "24 - 11 - 2026",
        "24.11.2026",
        "24/11/26",
        "Selasa, 24 November 2026",
        "Selasa/24 Nov 2026",
        "Selasa 24 Nopember 2026",
        "Selasa, 24 Nov 2026, pukul 09.00 - 11.30 WIB",
        "24 Nov",
        "24-Nov-26",
        "Selasa, 24/11",
        "tgl 24 Nov '26",
    ],
)
def test_days_that_are_told(text: str) -> None:
    found = day(text)
    assert found == Entry("2026-11-24", "sure", "", text)
    assert day(text, "2026-11-25") == found


def test_friday_has_its_apostrophe() -> None:
    assert day("Jum'at, 20 November 2026")[:3] == ("2026-11-20", "sure", "")
    assert day("Jum’at 20/11/2026")[:3] == ("2026-11-20", "sure", "")


@pytest.mark.parametrize(
    ("text", "sent_on", "value", "why"),
    [
        ("kemarin", "2026-11-20", "2026-11-19", "sent_on"),
        ("hari ini", "2026-11-20", "2026-11-20", "sent_on"),
        ("hari ini, pukul 09.00", "2026-11-20", "2026-11-20", "sent_on"),
        ("Kamis", "2026-11-20", "2026-11-19", "sent_on"),
        ("5", "2026-11-20", "2026-11-05", "sent_on"),
        ("kemarin", None, "2026-11-24", "received_on"),
        ("Senin, 24 November 2026", None, "2026-11-24", "weekday"),
        ("21-22 November 2026", None, "2026-11-22", "several_days"),
        ("5/3/25", None, "2025-03-05", "two_digits"),
        ("minggu kedua", "2026-11-20", "2026-11-20", "sent_on"),
        ("", "2026-11-20", "2026-11-20", "sent_on"),
        ("", "2027-01-01", "2026-11-25", "sent_on"),  # a phone whose clock is ahead
    ],
)
def test_days_that_are_guessed(text: str, sent_on: str | None, value: str, why: str) -> None:
    assert day(text, sent_on)[:3] == (value, "guess", why)


@pytest.mark.parametrize(
    ("text", "why"),
    [("1 Desember 2026", "future"), ("minggu depan", "unreadable"), ("", "no_label")],
)
def test_days_that_are_missing(text: str, why: str) -> None:
    assert day(text)[:3] == (None, "missing", why)


def test_the_one_date_of_the_text() -> None:
    assert day("", body="LAPORAN TANGGAL 9 NOVEMBER 2026")[:3] == (
        *("2026-11-09", "guess", "in_text"),
    )
    assert day("", body="9 November 2026 dan 10 November 2026").value is None


@given(st.text(max_size=60), st.sampled_from([None, "2026-11-20"]))
def test_no_text_ends_it(text: str, sent_on: str | None) -> None:
    found = day(text, sent_on, text)
    assert found.value is None or found.value <= TODAY.isoformat()
