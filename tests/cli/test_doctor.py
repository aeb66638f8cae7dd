"""ipsm doctor: the file, its surroundings, the findings and what to do about each."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.text import Words


@pytest.fixture
def private(register: Path) -> Path:
    register.chmod(0o600)
    register.parent.chmod(0o700)
    return register


def findings(ipsm: Any) -> list[tuple[str, str]]:
    done = ipsm("doctor", "--format", "json")
    return [(row["finding"], row["step"]) for row in json.loads(done.out)["rows"]]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_sound_register_is_called_sound(ipsm: Any, private: Path, lang: str) -> None:
    done = ipsm("doctor", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert (
        str(private.parent) in done.out.replace("\n", "") and Words(lang)("note.sound") in done.out
    )
    assert sqlite3.sqlite_version in done.out


def test_it_tells_the_head_of_the_history(ipsm: Any, private: Path) -> None:
    (row,) = json.loads(ipsm("doctor", "--format", "json").out)["rows"]
    with sqlite3.connect(private) as db:
        (seal,) = db.execute("SELECT seal FROM action WHERE number = 9").fetchone()
    db.close()
    assert (row["history_entries"], row["head"]) == (9, f"9-{seal[:8]}")
    assert row["bytes"] == private.stat().st_size and row["newest_backup"] is None


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_finding_has_its_next_step(ipsm: Any, private: Path, lang: str) -> None:
    db = sqlite3.connect(private, isolation_level=None)
    db.execute("UPDATE activity SET people = 26 WHERE number = 2")
    db.close()
    done = ipsm("doctor", "--lang", lang, "--format", "table")
    assert (done.code, len(done.lines)) == (7, 1)
    words = Words(lang)
    for key in ("row_changed", "sums"):
        assert words(f"word.finding.{key}") in done.out
        assert words(f"word.step.{key}") in done.out


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_what_is_unwise_is_told_and_is_no_error(ipsm: Any, private: Path) -> None:
    private.chmod(0o644)
    private.with_name(".ipsm.db.1.part").write_text("x")
    assert findings(ipsm) == [
        ("finding.left_part", "step.left_part"),
        ("finding.open_file", "step.open_file"),
    ]
    assert ipsm("doctor").code == 0 and ipsm("check") == (0, "", "")


def test_a_journal_is_seen_before_it_is_settled(
    ipsm: Any, private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir(mode=0o700)
    moved = private.rename(folder / "ipsm.db")
    moved.with_name("ipsm.db-journal").write_bytes(b"\0" * 512)
    monkeypatch.setenv("IPSM_FILE", str(moved))
    assert [finding for finding, _ in findings(ipsm)] == [
        "finding.cloud_folder",
        "finding.left_journal",
    ]
