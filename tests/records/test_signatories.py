"""Those who sign: one holder of an office at a time, and one who acts for the holder."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import history, signatories

RINI = {"office": "CAMAT", "name": "Dra. Rini", "since": "2025-01-01"}


def add(desk: Any, /, **fields: Any) -> int:
    return int(desk.do(signatories.add, {**RINI, **fields}))


def test_terms_follow_each_other(office: Any) -> None:
    one = add(office)
    office.do(signatories.end, one, "2026-06-30")
    assert add(office, name="Drs. Budi", since="2026-07-01") == 2
    row = office.do(signatories.edit, 2, {"nip": "197001011995031001", "rank": "Pembina"})
    assert (row["name"], row["nip"]) == ("Drs. Budi", "197001011995031001")
    assert office.do(signatories.drop, one)["until"] == "2026-06-30"
    assert office.rows("SELECT number, name, since FROM signatory") == [
        (2, "Drs. Budi", "2026-07-01")
    ]


def test_without_a_first_day_from_the_beginning(office: Any) -> None:
    add(office, since=None)
    office.do(signatories.edit, 1, {"since": "2026-01-01"})
    office.do(signatories.edit, 1, {"since": None})
    assert office.rows("SELECT since FROM signatory") == [("0001-01-01",)]


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"since": "2024-01-01"},
        {"since": "2024-01-01", "until": "2025-01-01"},
        {"since": None},
        {"since": "2030-01-01"},
    ],
)
def test_two_at_one_time_are_refused(office: Any, other: dict[str, Any]) -> None:
    add(office)
    with pytest.raises(errors.SignatoriesMeet) as caught:
        add(office, **other)
    facts = caught.value.facts
    assert (facts["number"], facts["name"], facts["first"]) == (1, "Dra. Rini", "2025-01-01")


@pytest.mark.parametrize(
    "other",
    [
        {"office": "LURAH"},
        {"acting": "PLT"},
        {"since": "2024-01-01", "until": "2024-12-31"},
    ],
)
def test_others_stand_beside(office: Any, other: dict[str, Any]) -> None:
    add(office)
    assert add(office, **other) == 2


def test_what_cannot_be(office: Any, unchanged: None) -> None:
    with pytest.raises(errors.LastBeforeFirst):
        add(office, until="2024-12-31")
    for deed in (signatories.end, signatories.edit):
        with pytest.raises(errors.NoSuchRecord):
            office.do(deed, 9, "2026-01-01" if deed is signatories.end else {})
    with pytest.raises(errors.NoSuchRecord):
        office.do(signatories.drop, 9)


def test_nothing_to_change(office: Any) -> None:
    add(office)
    with pytest.raises(errors.NothingToChange):
        office.do(signatories.edit, 1, {"name": "Dra. Rini"})


def test_one_that_comes_back_meets_nobody(office: Any) -> None:
    add(office)
    office.do(signatories.drop, 1)
    entry = office.entry
    add(office, name="Drs. Budi")
    with pytest.raises(errors.SignatoriesMeet):
        office.do(history.undo, entry)
