"""The founding of a branch's register, and what may be corrected of it."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import branch


def test_a_founding_is_one_entry_with_all_villages(office: Any) -> None:
    assert office.entry == 1
    assert office.rows("SELECT id, region, name, due_day, founded FROM branch") == [
        (1, "32.01.01", "IPSM Kecamatan Cibinong", 5, "2026-01-02")
    ]
    assert office.rows("SELECT code, name FROM village ORDER BY code") == [
        ("32.01.01.1001", "Cibinong"),
        ("32.01.01.1002", "Pabuaran"),
        ("32.01.01.2003", "Karadenan"),
    ]
    records = office.rows("SELECT record, count(*) FROM change GROUP BY record")
    assert records == [("branch 1", 4)]


def test_a_correction_and_back(office: Any) -> None:
    before = office.dump()
    office.do(branch.edit, {"chair": "Hj. Tati", "due_day": 10})
    assert office.rows("SELECT chair, due_day, name FROM branch") == [
        ("Hj. Tati", 10, "IPSM Kecamatan Cibinong")
    ]
    office.do(branch.edit, {"chair": None, "due_day": 5})
    assert office.dump() == before


@pytest.mark.parametrize("fields", [{}, {"due_day": 5}, {"chair": None}])
def test_nothing_to_correct(office: Any, unchanged: None, fields: Any) -> None:
    with pytest.raises(errors.NothingToChange) as caught:
        office.do(branch.edit, fields)
    assert caught.value.facts["kind"] == "noun.branch"


@pytest.mark.parametrize("fields", [{"due_day": 31}, {"language": "jv"}, {"name": ""}])
def test_what_the_register_does_not_take(office: Any, unchanged: None, fields: Any) -> None:
    with pytest.raises(Exception, match="CHECK constraint failed"):
        office.do(branch.edit, fields)
