"""ipsm init: founding a register by one line."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

INIT = ("init", "--level", "kecamatan", "--region", "32.01.01")


def told(ipsm: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ipsm("branch", "show", "--format", "json").out)
    return found["rows"][0]


def test_one_line_is_enough(ipsm: Any, place: Path) -> None:
    done = ipsm(*INIT)
    assert (done.code, done.out, len(done.lines)) == (0, "", 1)
    assert str(place) in done.err and "13" in done.err
    found = told(ipsm)
    assert (found["name"], found["region"]) == ("IPSM Kecamatan Cibinong", "32.01.01")
    assert (found["language"], found["due_day"], found["chair"]) == ("id", 5, None)
    said = json.loads(ipsm("history", "--format", "json").out)["rows"]
    assert [(row["number"], row["command"], row["actor"]) for row in said] == [(1, "init", "rina")]


def test_all_that_can_be_told(ipsm: Any, place: Path) -> None:
    ipsm(
        *(*INIT, "--name", "IPSM Cibinong", "--address", "Jl. Mawar 1", "--chair", "Tati"),
        *("--secretary", "Rina", "--due-day", "10", "--language", "EN"),
        *("--letterhead", "PEMERINTAH KABUPATEN BOGOR\nIPSM CIBINONG"),
    )
    found = told(ipsm)
    assert found["name"] == "IPSM Cibinong" and found["chair"] == "Tati"
    assert (found["language"], found["due_day"]) == ("en", 10)
    assert found["letterhead"] == "PEMERINTAH KABUPATEN BOGOR\nIPSM CIBINONG"


@pytest.mark.parametrize(
    ("level", "region", "name"),
    [
        ("kecamatan", "kec cibinong", "IPSM Kecamatan Cibinong"),
        ("kabkota", "kab bogor", "IPSM Kabupaten Bogor"),
        ("kabkota", "kota bogor", "IPSM Kota Bogor"),
        ("desa", "32.01.01.1007", "IPSM Kelurahan Pakansari"),
        ("desa", "32.01.02.2001", "IPSM Desa Wanaherang"),
        ("provinsi", "jawa barat", "IPSM Provinsi Jawa Barat"),
    ],
)
def test_a_branch_is_named_after_its_region(
    ipsm: Any, place: Path, level: str, region: str, name: str
) -> None:
    done = ipsm("init", "--level", level, "--region", region, "--dry-run")
    assert done.code == 0 and name in done.err


def test_the_documents_language_is_the_one_asked_for(ipsm: Any, place: Path) -> None:
    ipsm(*INIT, "--lang", "en")
    assert told(ipsm)["language"] == "en"
    assert "There is" in ipsm("wroker").err or "worker" in ipsm("wroker").err


def test_the_locale_does_not_decide_the_documents_language(
    ipsm: Any, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    ipsm(*INIT)
    assert told(ipsm)["language"] == "id"


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_the_file_is_the_users_own(ipsm: Any, place: Path) -> None:
    ipsm(*INIT)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_a_dry_run_leaves_nothing(ipsm: Any, place: Path) -> None:
    dry = ipsm(*INIT, "--dry-run")
    assert dry.code == 0 and not place.parent.exists()
    assert ipsm(*INIT).err.strip() in dry.err


def test_what_is_there_is_never_written_over(ipsm: Any, register: Path) -> None:
    before = register.read_bytes()
    for words in ((), ("--dry-run",), ("--yes",)):
        done = ipsm(*INIT, *words)
        assert done.code == 3 and str(register) in done.err
    assert register.read_bytes() == before


def test_a_link_into_nowhere_is_there_too(ipsm: Any, place: Path) -> None:
    place.parent.mkdir()
    place.symlink_to(place.parent / "usb" / "ipsm.db")
    assert ipsm(*INIT).code == 3


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["--level", "rt", "--region", "32.01.01"], 2, "rt"),
        (["--level", "kecamatan", "--region", "32.01"], 2, "PP.KK.CC"),
        (["--level", "kecamatan", "--region", "99.99.99"], 2, "99.99.99"),
        (["--level", "kecamatan", "--region", "zzzzz"], 2, "zzzzz"),
        (["--level", "desa", "--region", "sukamaju"], 2, "sukamaju"),
        (["--level", "kecamatan", "--region", "-"], 2, "--region"),
        ([*INIT[1:], "--due-day", "31"], 3, "28"),
        ([*INIT[1:], "--due-day", "0"], 3, "0"),
        ([*INIT[1:], "--language", "jw"], 2, "jw"),
        ([*INIT[1:], "--name", "x" * 121], 2, "120"),
        ([*INIT[1:], "--lang", "jw"], 2, "jw"),
    ],
)
def test_what_cannot_be(ipsm: Any, place: Path, words: list[str], code: int, piece: str) -> None:
    done = ipsm("init", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert not place.exists() and not list(place.parent.glob("*"))


def test_the_nation_needs_no_region(ipsm: Any, place: Path) -> None:
    done = ipsm("init", "--level", "nasional", "--dry-run")
    assert done.code == 0 and "IPSM Nasional" in done.err
