from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.exchange import chat_amounts as amounts


@pytest.mark.parametrize(
    ("text", "total", "men", "women"),
    [
        ("25 orang", 25, None, None),
        ("25", 25, None, None),
        ("25 org warga", 25, None, None),
        ("1.250 jiwa", 1250, None, None),
        ("25 orang (L 10, P 15)", 25, 10, 15),
        ("L=10 P=15", 25, 10, 15),
        ("10 laki-laki dan 15 perempuan", 25, 10, 15),
        ("lk 10 pr 15, jumlah 25 orang", 25, 10, 15),
        ("7 perempuan", 7, None, 7),
        ("32 balita", 32, None, None),
    ],
)
def test_people(text: str, total: int, men: int | None, women: int | None) -> None:
    found = amounts.people(text)
    assert tuple(entry.value for entry in found) == (total, men, women)
    assert found.total.how == amounts.SURE


@pytest.mark.parametrize(
    ("text", "value", "how", "why"),
    [
        ("± 60 orang", 60, "guess", "about"),
        ("sekitar 60 orang", 60, "guess", "about"),
        ("20-25 orang", None, "missing", "range"),
        ("20 s/d 25 orang", None, "missing", "range"),
        ("12 KK", None, "missing", "other_unit"),
        ("12 KK, 40 jiwa", 40, "sure", ""),
        ("banyak", None, "missing", "unreadable"),
        ("10 lansia 5 anak", None, "missing", "several"),
        ("9999999 orang", None, "missing", "unreadable"),
        ("25 orang (L 10, P 10)", 25, "guess", "sums_differ"),
        ("", None, "missing", "no_label"),
    ],
)
def test_people_that_are_not_sure(text: str, value: int | None, how: str, why: str) -> None:
    found = amounts.people(text)
    assert found.total[:3] == (value, how, why)
    assert found.men.value is None and found.women.value is None


def test_people_in_a_running_text() -> None:
    assert amounts.people_in("dihadiri 30 orang dari RW 05").value == 30
    assert amounts.people_in("30 orang, 5 kader").value is None
    assert amounts.people_in("RW 05 RT 02").value is None


@pytest.mark.parametrize(
    ("text", "bare", "value", "why"),
    [
        ("08.00 - 10.30 WIB", False, 150, "clock"),
        ("pukul 08:00 s/d 12:00", False, 240, "clock"),
        ("08.00 sampai dengan pukul 09.00", False, 60, "clock"),
        ("Selasa, 24/11/2026 jam 13.00-15.00", False, 120, "clock"),
        ("2 jam", False, 120, ""),
        ("90 menit", False, 90, ""),
        ("1 jam 30 menit", False, 90, ""),
        ("2,5 jam", False, 150, ""),
        ("2", True, 120, ""),
        ("09.00 WIB", False, None, "unreadable"),
        ("09.00 - selesai", False, None, "unreadable"),
        ("2", False, None, "unreadable"),
        ("12.00-08.00", False, None, "unreadable"),
        ("25.00-26.00", False, None, "unreadable"),
    ],
)
def test_minutes(text: str, bare: bool, value: int | None, why: str) -> None:
    found = amounts.minutes(text, bare)
    assert (found.value, found.why) == (value, why)


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("Rp 1.500.000,-", 1_500_000, ""),
        ("Rp150.000,00", 150_000, ""),
        ("150rb", 150_000, ""),
        ("1,5 juta", 1_500_000, ""),
        ("swadaya", None, "unreadable"),
        ("Rp 10.000 dan Rp 20.000", None, "several"),
    ],
)
def test_rupiah(text: str, value: int | None, why: str) -> None:
    found = amounts.rupiah(text)
    assert (found.value, found.why) == (value, why)


@given(st.text(max_size=60))
def test_no_text_ends_it(text: str) -> None:
    amounts.people(text)
    amounts.people_in(text)
    amounts.minutes(text, bare=True)
    amounts.rupiah(text)
