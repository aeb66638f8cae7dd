"""ipsm doctor: the file, its surroundings, the findings and what to do about each."""

from __future__ import annotations

import datetime
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.text import Words


@pytest.fixture
def private(ipsm: Any, register: Path) -> Path:
    """Closed to others, and backed up."""
    register.chmod(0o600)
    register.parent.chmod(0o700)
    assert ipsm("backup", "create").code == 0
    return register


def findings(ipsm: Any) -> list[tuple[str, str]]:
    done = ipsm("doctor", "--format", "json")
    return [
        (row["finding"], row["step"]) for row in json.loads(done.out)["rows"] if "finding" in row
    ]


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
    assert row["bytes"] == private.stat().st_size and row["newest_backup"] == (
        datetime.date.today().isoformat()
    )


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
        "finding.no_backup",
    ]


def test_no_backup_and_an_old_one(ipsm: Any, private: Path) -> None:
    (made,) = private.with_name("backups").iterdir()
    year = made.stat().st_mtime - 366 * 86_400
    os.utime(made, (year, year))
    assert findings(ipsm) == []  # nothing has been written since
    assert ipsm("worker", "edit", "1", "--phone", "081234567891").code == 0
    assert findings(ipsm) == [("finding.old_backup", "step.old_backup")]
    assert ipsm("setting", "set", "backup_age", "400").code == 0
    assert findings(ipsm) == []
    made.unlink()
    assert findings(ipsm) == [("finding.no_backup", "step.no_backup")]
    assert ipsm("doctor").code == 0


def test_an_older_copy_is_named(ipsm: Any, private: Path) -> None:
    before = private.read_bytes()
    assert ipsm("worker", "edit", "1", "--phone", "081234567891").code == 0
    private.write_bytes(before)
    assert findings(ipsm) == [("finding.copy_behind", "step.copy_behind")]
    assert ipsm("doctor").code == 0


@pytest.mark.skipif(os.name == "nt", reason="processes of POSIX")
def test_half_written_files_are_gone_after_the_next_write(ipsm: Any, private: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    for folder in (private.parent, private.with_name("backups")):
        (folder / f".ipsm.db.{process.pid}.part").write_bytes(b"x")
    assert [finding for finding, _ in findings(ipsm)] == ["finding.left_part"]
    assert ipsm("worker", "edit", "1", "--phone", "081234567891", "--dry-run").code == 0
    assert ipsm("worker", "edit", "1", "--phone", "081234567891").code == 0
    assert not list(private.parent.glob(".*.part"))
    assert ipsm("backup", "create").code == 0
    assert findings(ipsm) == []
