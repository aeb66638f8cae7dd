"""Profiles kept under a name."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import profiles


def test_saved_changed_dropped_and_back(office: Any) -> None:
    assert office.do(profiles.save, "kader", "workers", "{}")
    assert not office.do(profiles.save, "kader", "workers", "{}")
    assert office.do(profiles.save, "kader", "activities", "{}")
    assert office.rows("SELECT * FROM profile") == [("kader", "activities", "{}")]
    office.do(profiles.drop, "kader")
    assert office.rows("SELECT * FROM profile") == []
    office.undo()
    with pytest.raises(errors.UnknownProfile) as refused:
        office.do(profiles.drop, "kadir")
    assert refused.value.facts["profiles"] == ("kader",)
