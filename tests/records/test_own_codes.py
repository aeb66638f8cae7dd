"""Codes of the branch's own."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.records import own_codes


def add(office: Any, codes: Codes, code: str = "LH90", list_name: str = "kind") -> None:
    labels = ("Lubang biopori", "Infiltration holes")
    parent, unit = ("LH", "titik") if list_name == "kind" else (None, None)
    deed = own_codes.add
    office.do(deed, codes, list_name=list_name, code=code, labels=labels, parent=parent, unit=unit)


def own(office: Any) -> Codes:
    columns = "list, code, label_id, label_en, parent, unit"
    return Codes(office.rows(f"SELECT {columns} FROM own_code"))


def test_an_own_code_stands_beside_the_shipped_ones(office: Any) -> None:
    add(office, Codes())
    found = own(office).get("kind", "LH90")
    assert found is not None
    assert (found.label("id"), found.label("en")) == ("Lubang biopori", "Infiltration holes")
    assert (found.parent, found.unit) == ("LH", "titik")
    assert Codes().get("kind", "LH90") is None
    assert office.rows("SELECT record FROM change WHERE action = 2") == [("code LH90",)]


def test_the_same_code_may_stand_in_two_lists(office: Any) -> None:
    add(office, Codes(), "XX")
    add(office, own(office), "XX", "programme")
    assert office.rows("SELECT list FROM own_code ORDER BY list") == [("kind",), ("programme",)]


def test_a_shipped_code_cannot_be_added(office: Any, unchanged: None) -> None:
    with pytest.raises(errors.CodeExists) as caught:
        add(office, Codes(), "LH01")
    assert caught.value.facts == {"code": "LH01"}


def test_an_own_code_cannot_be_added_again(office: Any) -> None:
    add(office, Codes())
    before = office.dump()
    with pytest.raises(errors.CodeExists):
        add(office, own(office))
    assert office.dump() == before and office.entry == 2


def test_an_unknown_list(office: Any, unchanged: None) -> None:
    with pytest.raises(errors.UnknownList):
        add(office, Codes(), list_name="warna")
