"""Letterheads: one holds until the next begins."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import history, letterheads

ALL = "SELECT since, lines, logo FROM letterhead ORDER BY since"


def put(office: Any, since: str | None = None, **fields: Any) -> str:
    return str(office.do(letterheads.put, since, fields))


def test_the_first_holds_from_the_beginning_and_is_corrected(office: Any) -> None:
    assert put(office, lines="IPSM") == "0001-01-01"
    assert put(office, logo="AAAA") == "0001-01-01"
    assert put(office, lines="IPSM\nCibinong") == "0001-01-01"
    assert office.rows(ALL) == [("0001-01-01", "IPSM\nCibinong", "AAAA")]
    assert put(office, logo=None) == "0001-01-01"
    assert office.rows(ALL) == [("0001-01-01", "IPSM\nCibinong", None)]


def test_a_new_one_takes_over_what_is_not_said(office: Any) -> None:
    put(office, lines="IPSM", logo="AAAA")
    assert put(office, "2027-01-01", lines="BARU") == "2027-01-01"
    assert put(office, "2028-01-01", logo=None) == "2028-01-01"
    assert office.rows(ALL) == [
        ("0001-01-01", "IPSM", "AAAA"),
        ("2027-01-01", "BARU", "AAAA"),
        ("2028-01-01", "BARU", None),
    ]
    put(office, lines="HARI INI")  # the one that holds today
    put(office, "2027-01-01", lines="LAGI")
    assert [row[1] for row in office.rows(ALL)] == ["HARI INI", "LAGI", "BARU"]


def test_dropping_gives_its_days_to_the_one_before(office: Any) -> None:
    put(office, lines="IPSM")
    put(office, "2026-11-01", lines="BARU")
    assert office.do(letterheads.drop, "2026-11-24") == "2026-11-01"
    assert office.do(letterheads.drop, "2026-11-24") == "0001-01-01"
    with pytest.raises(errors.NoLetterhead):
        office.do(letterheads.drop, "2026-11-24")


def test_a_letterhead_belongs_to_the_branchs_history_and_can_be_undone(office: Any) -> None:
    put(office, lines="IPSM", logo="AAAA")
    put(office, "2026-11-01", lines="BARU")
    assert office.rows("SELECT DISTINCT record FROM change WHERE tbl = 'letterhead'") == [
        ("branch 1",)
    ]
    office.do(history.undo, office.entry)
    assert office.rows(ALL) == [("0001-01-01", "IPSM", "AAAA")]
    office.do(letterheads.drop, "2026-11-24")
    entry = office.entry
    put(office, lines="LAIN")
    with pytest.raises(errors.StandsOnIt):
        office.do(history.undo, entry)


def test_what_cannot_be(office: Any, unchanged: None) -> None:
    with pytest.raises(errors.LinesNeeded):
        put(office, logo="AAAA")
    with pytest.raises(errors.TooManyHeadLines) as caught:
        put(office, lines="\n".join("123456789"))
    assert caught.value.facts == {"count": 9, "limit": 8}


def test_nothing_to_change(office: Any) -> None:
    put(office, lines="IPSM")
    with pytest.raises(errors.NothingToChange):
        put(office, lines="IPSM")
