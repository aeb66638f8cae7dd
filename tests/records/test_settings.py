"""What a branch chooses among the known settings."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.records import history, settings

CODES = Codes()


def test_a_choice_is_kept_changed_and_taken_back(office: Any) -> None:
    assert office.do(settings.put, CODES, "minimum", 3) == 3
    assert office.rows("SELECT name, value FROM setting") == [("minimum", "3")]
    assert office.do(settings.put, CODES, "minimum", 4) == 4
    assert office.rows("SELECT name, value FROM setting") == [("minimum", "4")]
    assert office.do(settings.put, CODES, "minimum", None) == 1
    assert office.rows("SELECT name, value FROM setting") == []
    records = office.rows("SELECT record FROM change WHERE tbl = 'setting'")
    assert records == [("setting minimum",)] * 3


def test_a_choice_can_be_undone(office: Any) -> None:
    office.do(settings.put, CODES, "minimum", 3)
    office.do(settings.put, CODES, "minimum", 4)
    office.do(history.undo, office.entry)
    assert office.rows("SELECT value FROM setting") == [("3",)]


def test_words_are_kept_as_they_are_read(office: Any) -> None:
    def put(name: str, text: str | None) -> Any:
        return office.do(settings.put_words, CODES, name, text)

    assert put("knowing", " camat ,Dinas Sosial, camat") == "CAMAT,DINSOS"
    assert put("knowing", "Tidak ada") == "none"
    assert put("knowing", None) == ""
    assert put("place", "  Kota   Bogor ") == "Kota Bogor"
    assert put("letter_number", "{seq}/{year}") == "{seq}/{year}"
    assert put("letter_number", None) == "{seq:03}/IPSM/{roman_month}/{year}"
    assert office.rows("SELECT name, value FROM setting") == [("place", "Kota Bogor")]


def test_which_settings_hold_words() -> None:
    assert settings.holds_words(CODES, "knowing") and not settings.holds_words(CODES, "minimum")
    with pytest.raises(errors.UnknownCode):
        settings.holds_words(CODES, "colour")


def test_words_that_cannot_be(office: Any, unchanged: None) -> None:
    for name, text, error in (
        ("letter_number", "{seq}", errors.LetterPattern),
        ("knowing", "raja", errors.UnknownCode),
        ("place", "x" * 121, errors.TooLong),
        ("place", None, errors.NothingToChange),
    ):
        with pytest.raises(error):
            office.do(settings.put_words, CODES, name, text)


@pytest.mark.parametrize(("value", "least", "most"), [(0, 1, 100), (101, 1, 100)])
def test_out_of_bounds(office: Any, unchanged: None, value: int, least: int, most: int) -> None:
    with pytest.raises(errors.SettingRange) as caught:
        office.do(settings.put, CODES, "minimum", value)
    assert caught.value.facts == {"name": "minimum", "least": least, "most": most}


def test_what_is_not_known(office: Any, unchanged: None) -> None:
    with pytest.raises(errors.UnknownCode):
        office.do(settings.put, CODES, "colour", 3)


def test_nothing_to_change(office: Any) -> None:
    with pytest.raises(errors.NothingToChange):
        office.do(settings.put, CODES, "minimum", None)
    office.do(settings.put, CODES, "minimum", 3)
    with pytest.raises(errors.NothingToChange):
        office.do(settings.put, CODES, "minimum", 3)
