"""ipsm check: nothing to say of a sound register; a line a finding, and 7, of another."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def tampered(register: Path) -> Path:
    """A name changed by another program, and an activity whose people do not add up."""
    db = sqlite3.connect(register, isolation_level=None)
    db.execute("UPDATE worker SET name = 'Orang Lain' WHERE number = 2")
    db.execute("UPDATE activity SET people = 26 WHERE number = 2")
    db.close()
    return register


def test_a_sound_register_is_met_with_silence(ipsm: Any, register: Path) -> None:
    before = register.read_bytes()
    assert ipsm("check") == (0, "", "")
    assert ipsm("check", "--lang", "en") == (0, "", "")
    assert register.read_bytes() == before


def test_what_is_written_by_every_command_is_sound(ipsm: Any, register: Path) -> None:
    for words in (
        "worker add --name Ani --sex P",
        "worker edit 1 --phone 081234567899 --desa tengah",
        "activity add --date yesterday --kind KD01 --worker dadang --people 4",
        "activity edit 4 --people 3 --quantity 2 --unit paket",
        "activity void 4 --reason salah",
        "month close last-month",
        "activity edit 1 --people 41 --correction x",
        "undo",
        "undo",
        "worker merge 1 2 --yes",
        "undo",
    ):
        assert ipsm(*words.split()).code == 0, words
        assert ipsm("check") == (0, "", ""), words


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_finding_is_a_line(ipsm: Any, tampered: Path, lang: str) -> None:
    done = ipsm("check", "--lang", lang)
    assert (done.code, len(done.lines)) == (7, 1) and "ipsm doctor" in done.err
    lines = [line for line in done.out.splitlines() if " 2 " in line]
    assert len(lines) == 3  # a row changed, another one, a sum
    assert "Orang Lain" not in done.out  # what a row holds is nobody's to read here


def test_every_form_has_the_findings(ipsm: Any, tampered: Path, tmp_path: Path) -> None:
    rows = json.loads(ipsm("check", "--format", "json").out)["rows"]
    assert [(row["finding"], row["record"]) for row in rows] == [
        ("finding.row_changed", "worker 2"),
        ("finding.row_changed", "activity 2"),
        ("finding.sums", "activity 2"),
    ]
    done = ipsm("check", "--format", "csv")
    assert done.code == 7
    assert len(list(csv.DictReader(io.StringIO(done.out.lstrip("\ufeff"))))) == 3
    book = tmp_path / "temuan.xlsx"
    assert ipsm("check", "-o", book).code == 7 and book.is_file()


def test_a_document_that_is_asked_for_is_made_of_nothing(ipsm: Any, register: Path) -> None:
    done = ipsm("check", "--format", "json")
    assert done.code == 0 and json.loads(done.out)["rows"] == []


def test_a_file_that_cannot_be_read_is_a_trouble_of_the_file(ipsm: Any, register: Path) -> None:
    register.write_bytes(register.read_bytes()[:5000])
    done = ipsm("check")
    assert (done.code, done.out, len(done.lines)) == (5, "", 1)


def test_a_damaged_page_is_found(ipsm: Any, register: Path) -> None:
    db = sqlite3.connect(register, isolation_level=None)
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.execute("UPDATE worker SET sex = 'X' WHERE number = 1")
    db.close()
    rows = json.loads(ipsm("check", "--format", "json").out)["rows"]
    assert [row["finding"] for row in rows] == ["finding.damaged"]
