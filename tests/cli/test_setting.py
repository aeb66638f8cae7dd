"""ipsm setting: what a branch chooses for itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def chosen(ipsm: Any) -> dict[str, int]:
    rows = json.loads(ipsm("setting", "list", "--format", "json").out)["rows"]
    return {row["setting"]: row["value"] for row in rows}


def test_list_set_and_back(ipsm: Any, register: Path) -> None:
    assert chosen(ipsm)["minimum"] == 1
    done = ipsm("setting", "set", "minimum", "2")
    assert (done.code, done.out) == (0, "")
    assert done.err == "Pengaturan minimum bernilai 2.\nUntuk membatalkan: ipsm undo 10\n"
    assert chosen(ipsm)["minimum"] == 2
    assert ipsm("setting", "set", "recognition-hours", "0").code == 0  # by its letters
    assert chosen(ipsm)["recognition_hours"] == 0
    assert ipsm("setting", "set", "minimum", "-").code == 0
    assert chosen(ipsm)["minimum"] == 1


def words(ipsm: Any) -> dict[str, str]:
    rows = json.loads(ipsm("setting", "list", "--format", "json").out)["rows"]
    return {row["setting"]: row["words"] for row in rows if row["value"] is None}


def test_settings_of_words(ipsm: Any, register: Path) -> None:
    usual = "{seq:03}/IPSM/{roman_month}/{year}"
    assert words(ipsm) == {"letter_number": usual, "knowing": None, "place": None}
    done = ipsm("setting", "set", "knowing", "camat, dinas sosial")
    assert done.lines[0] == "Pengaturan knowing bernilai CAMAT,DINSOS."
    ipsm("setting", "set", "letter_number", "{seq}/{year}")
    ipsm("setting", "set", "place", "Cibinong")
    assert words(ipsm) == {
        "letter_number": "{seq}/{year}",
        "knowing": "CAMAT,DINSOS",
        "place": "Cibinong",
    }
    assert ipsm("setting", "set", "knowing", "-").lines[0].endswith("(menurut laporannya).")
    assert ipsm("setting", "set", "letter_number", "-").code == 0
    assert words(ipsm) == {"letter_number": usual, "knowing": None, "place": "Cibinong"}


def test_it_decides_who_is_missing(ipsm: Any, register: Path) -> None:
    def missing() -> list[str]:
        done = ipsm("summary", "missing", "last-month", "--format", "json")
        return [row["name"] for row in json.loads(done.out)["rows"]]

    assert missing() == []
    ipsm("setting", "set", "minimum", "2")
    assert missing() == ["Siti Aminah"]


def test_a_trial_changes_nothing(ipsm: Any, register: Path) -> None:
    before = register.read_bytes()
    assert ipsm("setting", "set", "minimum", "2", "--dry-run").code == 0
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["minimum", "0"], 3, "100"),
        (["minimum", "dua"], 2, "dua"),
        (["minimum", "-"], 3, ""),
        (["warna", "2"], 2, "warna"),
        (["letter_number", "{seq}/IPSM"], 2, "{seq}/IPSM"),
        (["knowing", "raja"], 2, "raja"),
        (["place", "-"], 3, ""),
        (["minimum"], 2, ""),
        ([], 2, ""),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int, piece: str) -> None:
    before = register.read_bytes()
    done = ipsm("setting", "set", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert register.read_bytes() == before
