"""ipsm history: who wrote what, and what stood there before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NIK = "3201014107850003"


def rows(ipsm: Any, *words: str) -> list[dict[str, Any]]:
    done = ipsm("history", *words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return list(found["rows"])


def test_every_write_is_one_entry(ipsm: Any, register: Path) -> None:
    assert [row["number"] for row in rows(ipsm)] == list(range(1, 10))
    ipsm("worker", "edit", "1", "--phone", "081234567899")
    last = rows(ipsm)[-1]
    assert (last["number"], last["actor"], last["command"]) == (10, "rina", "worker edit")
    assert "worker 1" in json.dumps(last)


def test_only_some_or_all(ipsm: Any, register: Path) -> None:
    assert [row["number"] for row in rows(ipsm, "--last", "2")] == [8, 9]
    assert len(rows(ipsm, "--last", "2", "--all")) == 9


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["worker", "3"], [4, 5]),
        (["worker", "komariah"], [4, 5]),
        (["WORKER", "siti", "aminah"], [2]),
        (["activity", "3"], [8, 9]),
        (["branch"], [1]),
        (["code", "LH90"], []),
    ],
)
def test_of_one_record(ipsm: Any, register: Path, words: list[str], numbers: list[int]) -> None:
    assert [row["number"] for row in rows(ipsm, *words)] == numbers


def test_an_entry_shows_before_and_after(ipsm: Any, register: Path) -> None:
    ipsm("worker", "edit", "2", "--phone", "081234567899", "--note", "baru")
    found = {row["field"]: (row["before"], row["after"]) for row in rows(ipsm, "10")}
    assert found == {"phone": (None, "+6281234567899"), "note": (None, "baru")}


def test_no_nik_stands_in_what_is_shown(ipsm: Any, register: Path) -> None:
    for form in ("table", "json", "csv"):
        for words in ([], ["2"], ["worker", "1"]):
            assert NIK not in ipsm("history", *words, "--format", form).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["77"], 4),
        (["worker", "zzz"], 4),
        (["worker", "siti"], 2),
        (["activity", "99"], 4),
        (["worker"], 2),
        (["branch", "satu"], 2),
        (["apa"], 2),
        (["--last", "0"], 2),
        (["--last", "-3"], 2),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int) -> None:
    done = ipsm("history", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
