"""ipsm branch: what the register says of the branch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def told(ipsm: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ipsm("branch", "show", "--format", "json").out)
    return found["rows"][0]


def test_show(ipsm: Any, register: Path) -> None:
    said = ipsm("branch", "show").out
    assert "IPSM Kecamatan Cibinong" in said and "Tati Hartati" in said


def test_edit(ipsm: Any, register: Path) -> None:
    before = told(ipsm)
    done = ipsm("branch", "edit", "--chair", "Budi Santoso", "--due-day", "7", "--secretary", "-")
    assert (done.code, done.out) == (0, "")
    assert done.err == "Data cabang diperbaiki.\nUntuk membatalkan: ipsm undo 10\n"
    assert told(ipsm) == before | {"chair": "Budi Santoso", "due_day": 7, "secretary": None}


def test_the_register_speaks_another_language_from_then_on(ipsm: Any, register: Path) -> None:
    ipsm("branch", "edit", "--language", "en")
    assert "Branch" in ipsm("info").out


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        ([], 2, "ipsm branch edit"),
        (["--chair", "Tati Hartati"], 3, ""),  # so it stands already
        (["--due-day", "31"], 3, "28"),
        (["--due-day", "-"], 2, "--due-day"),
        (["--name", "-"], 2, "--name"),
        (["--language", "-"], 2, "--language"),
        (["--language", "jw"], 2, "jw"),
        (["--level", "desa"], 2, "--level"),  # stays as init set it
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int, piece: str) -> None:
    before = register.read_bytes()
    done = ipsm("branch", "edit", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert register.read_bytes() == before
