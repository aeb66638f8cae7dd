"""ipsm info: which register, why, and what is in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ipsm_cli import SCHEMA, __version__
from ipsm_cli.cli.places import data_folder


def test_what_is_in_it(ipsm: Any, register: Path) -> None:
    done = ipsm("info", "--format", "json")
    found = json.loads(done.out)["rows"][0]
    assert found["file"] == str(register) and found["because"] == "place.environment"
    assert (found["program"], found["schema"]) == (__version__, SCHEMA)
    assert (found["workers_registered"], found["history_entries"]) == (3, 9)


def test_the_data_folder_is_the_last_resort(
    ipsm: Any, register: Path, monkeypatch: Any, stocked: bytes
) -> None:
    monkeypatch.delenv("IPSM_FILE")
    data_folder().mkdir(parents=True)
    (data_folder() / "ipsm.db").write_bytes(stocked)
    said = ipsm("info").out
    assert str(data_folder()) in said and "folder data" in said


def test_without_a_register_the_place_is_named(ipsm: Any, place: Path) -> None:
    done = ipsm("info")
    assert done.code == 5 and str(place) in done.err
