"""What lies on the desk."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.store.register import open_to_read

TODAY = datetime.date(2026, 11, 24)


def test_before_a_register_there_are_only_the_shipped_lists() -> None:
    desk = Desk(None, TODAY, "id")
    assert not desk.is_open
    assert desk.codes.read("kind", "KD01") == "KD01"


def test_an_open_register_is_read_when_asked(register: Path) -> None:
    with open_to_read(register) as opened:
        desk = Desk(opened.db, TODAY, "id")
        assert desk.is_open
        assert desk.branch.name == "IPSM Kecamatan Cibinong"
        assert desk.villages["32.01.01.1007"] == "Pakansari" and len(desk.villages) == 13
        assert desk.name(2) == "Dadang Suhendar"
        with pytest.raises(errors.NoSuchRecord):
            desk.name(99)
