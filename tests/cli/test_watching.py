"""Two laptops and one register: an older or other copy is named, and nothing is written to it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

ADD = ("worker", "add", "--name", "Ani", "--sex", "P")
OTHER = ("worker", "add", "--name", "Budi", "--sex", "L")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "keadaan"
    monkeypatch.setenv("IPSM_STATE", str(folder))
    return folder


@pytest.fixture
def older(ipsm: Any, register: Path, state: Path) -> bytes:
    """The register before its last entry; this computer has seen both."""
    assert ipsm("info").code == 0
    before = register.read_bytes()
    assert ipsm(*ADD).code == 0
    return before


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_older_copy_can_be_looked_at_and_not_written(
    ipsm: Any, register: Path, older: bytes, lang: str
) -> None:
    register.write_bytes(older)
    looked = ipsm("worker", "list", "--lang", lang)
    assert (looked.code, len(looked.lines)) == (0, 1) and looked.out
    assert all(word in looked.err for word in ("9", "10", str(register)))
    refused = ipsm(*OTHER, "--lang", lang)
    assert (refused.code, refused.out, len(refused.lines)) == (3, "", 1)
    assert "ipsm backup accept" in refused.err
    assert ipsm("undo").code == 3
    assert register.read_bytes() == older


def test_two_copies_that_went_on_separately(
    ipsm: Any, register: Path, older: bytes, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = register.read_bytes()
    register.write_bytes(older)
    monkeypatch.setenv("IPSM_STATE", str(state.with_name("laptop lain")))
    assert ipsm(*OTHER).code == 0
    theirs = register.read_bytes()
    assert ipsm("check").err == ""  # there it is the register
    monkeypatch.setenv("IPSM_STATE", str(state))
    for lang, word in (("id", "sendiri-sendiri"), ("en", "separately")):
        assert word in ipsm("worker", "list", "--lang", lang).err
        refused = ipsm(*ADD, "--lang", lang)
        assert refused.code == 3 and word in refused.err
    assert register.read_bytes() == theirs
    register.write_bytes(ours)
    assert ipsm("worker", "list").err == "" and ipsm(*OTHER).code == 0


def test_a_register_that_another_laptop_went_on_with_is_well(
    ipsm: Any, register: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ipsm(*ADD).code == 0
    monkeypatch.setenv("IPSM_STATE", str(state.with_name("laptop lain")))
    assert ipsm(*OTHER).code == 0
    monkeypatch.setenv("IPSM_STATE", str(state))
    assert ipsm("worker", "list").err == ""
    assert ipsm("undo").code == 0


def test_what_was_only_looked_at_is_remembered_too(
    ipsm: Any, register: Path, older: bytes, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPSM_STATE", str(state.with_name("laptop lain")))
    assert ipsm("worker", "list").err == ""
    register.write_bytes(older)
    assert ipsm(*OTHER).code == 3


def test_a_person_decides_once(ipsm: Any, register: Path, older: bytes) -> None:
    assert ipsm("backup", "accept", "--yes").err.count("\n") == 1  # nothing to decide
    newer = register.read_bytes()
    register.write_bytes(older)
    assert ipsm("backup", "accept").code == 3
    assert ipsm("backup", "accept", "--dry-run").code == 0
    assert register.read_bytes() == older and ipsm(*OTHER).code == 3
    assert ipsm("backup", "accept", "--yes").code == 0
    assert ipsm(*OTHER).code == 0 and ipsm("check").code == 0
    last = json.loads(ipsm("history", "--last", "2", "--format", "json").out)["rows"][0]
    assert last["command"] == "backup accept"
    assert last["note"].startswith("9-") and "<- 10-" in last["note"]
    register.write_bytes(newer)  # the one that was given up
    assert ipsm(*ADD).code == 3


def test_restoring_is_a_decision_as_well(ipsm: Any, register: Path, state: Path) -> None:
    assert ipsm("backup", "create").code == 0
    assert ipsm(*ADD).code == 0
    assert ipsm("backup", "restore", "latest", "--yes").code == 0
    assert ipsm("worker", "list").err == "" and ipsm(*OTHER).code == 0


def test_a_backup_is_looked_at_as_what_it_is(ipsm: Any, register: Path, state: Path) -> None:
    made = ipsm("backup", "create").out.strip()
    assert ipsm("worker", "list", "--file", made).err == ""
    assert ipsm(*ADD).code == 0
    assert len(ipsm("worker", "list", "--file", made).lines) == 1
    assert ipsm(*ADD, "--file", made).code == 3


def test_quiet_is_quiet_and_tab_reads_offers_only(
    ipsm: Any, register: Path, older: bytes, process: Any, state: Path
) -> None:
    register.write_bytes(older)
    assert ipsm("worker", "list", "--quiet").err == ""
    env = {
        "IPSM_STATE": str(state),
        "_IPSM_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": "ipsm worker show sit",
    }
    done = process(env=env)
    assert done.stderr == b"" and b"Siti" in done.stdout


@pytest.mark.parametrize("kind", ["file", "null"])
def test_without_a_place_to_remember_the_work_goes_on(
    ipsm: Any, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_bytes(b"")
    monkeypatch.setenv("IPSM_STATE", str(blocked / "x") if kind == "file" else os.devnull)
    before = register.read_bytes()
    assert ipsm(*ADD).code == 0
    register.write_bytes(before)
    done = ipsm(*OTHER)
    assert done.code == 0 and len(done.lines) == 2


def test_a_demo_made_again_is_no_older_copy(ipsm: Any, tmp_path: Path, state: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    until = ("--until", "2026-10")
    assert ipsm("demo", first, *until).code == 0
    assert ipsm(*ADD, "--file", first / "ipsm.db").code == 0
    assert ipsm("demo", second, *until).code == 0
    assert ipsm(*OTHER, "--file", second / "ipsm.db").code == 0
