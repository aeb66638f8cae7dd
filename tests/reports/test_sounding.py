"""Names by ear and with a slip of the finger, straight from the register."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.reports import sounding
from ipsm_cli.reports.ranks import SOUNDS, SOUNDS_IN


@pytest.fixture
def db(filled: Any) -> Any:
    names = ("muhammad yusuf", "siti aminah", "siti aisyah")
    rows = [{"uid": name, "name": name.title(), "search": name, "sex": "L"} for name in names]
    return filled(worker=rows)


def last(db: Any, name: str) -> int:
    found = db.execute("SELECT MAX(number) FROM worker WHERE search = ?", (name,)).fetchone()
    return int(found[0])


def test_another_spelling_of_the_whole_name(db: Any) -> None:
    found = sounding.sounds(db, ["moh", "yusup"])
    assert found[last(db, "muhammad yusuf")] == SOUNDS
    assert sounding.sounds(db, ["yusup"])[last(db, "muhammad yusuf")] == SOUNDS_IN


def test_a_slip_only_resembles(db: Any) -> None:
    found = sounding.resembling(db, ["siti", "amniah"])
    assert last(db, "siti aminah") in found and last(db, "siti aisyah") not in found
    assert sounding.resembling(db, []) == {}
