from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ipsm_cli.cli.activity_form import FORM, area_of, columns_of, partners_of
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors

DESK = Desk(None, datetime.date(2026, 11, 25), "id")


def test_the_form_asks_for_every_field_once() -> None:
    names = [field.name for field in FORM]
    assert len(set(names)) == len(names)
    assert names[:3] == ["date", "kind", "worker"]
    assert {field.name for field in FORM if field.required} == {"date", "kind", "worker"}


def test_columns_are_those_typed(register: Path) -> None:
    typed = {"date": "kemarin", "kind": "KD01", "worker": ["siti"], "place": "-"}
    assert columns_of(DESK, typed) == {"date": "2026-11-24", "kind": "KD01", "place": None}
    assert columns_of(DESK, {}) == {}
    with pytest.raises(errors.MissingValue):
        columns_of(DESK, {"date": "-"})


def test_the_area_of_a_kind() -> None:
    assert (area_of(DESK, "KD01"), area_of(DESK, "XX99")) == ("KD", "")


def test_partners_are_codes() -> None:
    assert partners_of(DESK, {"partner": ["tksk", "puskesmas"]}) == ["tksk", "puskesmas"]
    assert partners_of(DESK, {}) is None
