"""One language at work; that both dictionaries are twins is a rule of the house."""

from __future__ import annotations

import datetime

import pytest

from ipsm_cli.text import LANGUAGES, Words, pick_language

ID, EN = Words("id"), Words("en")


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (0, 0, "0", "0"),
        (999, 0, "999", "999"),
        (1250, 0, "1.250", "1,250"),
        (1_250_000, 0, "1.250.000", "1,250,000"),
        (-1250, 0, "-1.250", "-1,250"),
        (1234.5, 2, "1.234,5", "1,234.5"),
        (2.0, 2, "2", "2"),
        (0.25, 2, "0,25", "0.25"),
        (1.005, 1, "1", "1"),
        (1000.0, 1, "1.000", "1,000"),
    ],
)
def test_numbers(value: float, places: int, indonesian: str, english: str) -> None:
    assert ID.number(value, places) == indonesian
    assert EN.number(value, places) == english


def test_facts() -> None:
    assert [ID.fact(value) for value in (1250, 1250.5, 2.0, "a", ("a", 1000))] == [
        *("1.250", "1.250,5", "2", "a", "a, 1.000"),
    ]


def test_money() -> None:
    assert (ID.money(1_250_000), EN.money(0)) == ("Rp 1.250.000", "Rp 0")


@pytest.mark.parametrize(
    ("iso", "indonesian", "english"),
    [
        ("2026-03-03", "Selasa, 3 Maret 2026", "Tuesday, 3 March 2026"),
        ("2026-11-22", "Minggu, 22 November 2026", "Sunday, 22 November 2026"),
        ("1945-08-17", "Jumat, 17 Agustus 1945", "Friday, 17 August 1945"),
    ],
)
def test_dates(iso: str, indonesian: str, english: str) -> None:
    for words, expected in ((ID, indonesian), (EN, english)):
        assert words.long_date(iso) == expected
        assert words.date(iso) == expected.partition(", ")[2]
        assert words.month(iso[:7]) == expected.partition(", ")[2].partition(" ")[2]


@pytest.mark.parametrize("words", [ID, EN], ids=LANGUAGES)
def test_every_month_and_day_has_its_own_name(words: Words) -> None:
    assert len({words.month(f"2026-{month:02}") for month in range(1, 13)}) == 12
    monday = datetime.date(2026, 3, 2)
    days = (monday + datetime.timedelta(n) for n in range(7))
    assert len({words.long_date(day.isoformat()).partition(",")[0] for day in days}) == 7


def test_blanks_are_filled() -> None:
    assert ID("worker.added", number=1200, name="Siti") == "PSM nomor 1.200 Siti terdaftar."
    assert ID.fact(("a", 1200, None)) == "a, 1.200, None"
    assert ID.fact(True) == "True"


def test_what_is_in_a_fact_is_not_a_blank() -> None:
    told = ID("worker.added", number=1, name="{name} {0} %s")
    assert "{name} {0} %s" in told


def test_unknown_sentences_are_a_bug() -> None:
    assert "no such key" not in ID
    with pytest.raises(KeyError):
        ID("no such key")


@pytest.mark.parametrize(
    ("asked", "environ", "stored", "expected"),
    [
        ("en", {"IPSM_LANG": "id"}, "id", "en"),
        ("fr", {"IPSM_LANG": "id"}, "en", "id"),
        (None, {"IPSM_LANG": "fr"}, "id", "id"),
        (None, {"LANG": "id_ID.UTF-8"}, "en", "en"),
        (None, {"LANG": "id_ID.UTF-8"}, None, "id"),
        (None, {"LC_ALL": "en_US", "LANG": "id_ID"}, None, "en"),
        (None, {"LC_MESSAGES": "id_ID", "LANG": "en_US"}, None, "id"),
        (None, {"LC_ALL": "", "LANG": "ID_id"}, None, "id"),
        (None, {"LANG": "C.UTF-8"}, None, "en"),
        (None, {}, None, "en"),
    ],
)
def test_the_language_of_the_screen(
    asked: str | None, environ: dict[str, str], stored: str | None, expected: str
) -> None:
    assert pick_language(asked, environ, stored) == expected
