"""A bug written down without anything that a person typed."""

from __future__ import annotations

import datetime
import os
import stat
from pathlib import Path

import pytest

from ipsm_cli.cli.confession import write_log

NOW = datetime.datetime(2026, 11, 24, 8, 0, tzinfo=datetime.UTC)
NIK = "3201014107850003"


def fall(nik: str) -> Exception:
    try:
        try:
            int("nik " + nik)
        except ValueError as error:
            raise KeyError(nik) from error
    except KeyError as error:
        return error


def test_types_and_places_and_no_values(tmp_path: Path) -> None:
    log = tmp_path / "new" / "ipsm.log"
    assert write_log(fall(NIK), log, NOW) == log
    said = log.read_text("utf-8")
    assert said.startswith("2026-11-24T08:00:00+00:00 ipsm ")
    assert "KeyError" in said and "ValueError" in said and "test_confession.py:" in said
    assert NIK not in said and str(tmp_path) not in said


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_the_folder_is_the_users_own(tmp_path: Path) -> None:
    log = tmp_path / "new" / "ipsm.log"
    write_log(fall(NIK), log, NOW)
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_a_second_bug_comes_below(tmp_path: Path) -> None:
    log = tmp_path / "ipsm.log"
    write_log(fall(NIK), log, NOW)
    once = log.read_text("utf-8")
    write_log(fall(NIK), log, NOW)
    assert log.read_text("utf-8") == once * 2


def test_an_error_that_is_its_own_cause_is_told_once(tmp_path: Path) -> None:
    """SQLite's errors that are none of the family leave the register's door in this way."""
    log = tmp_path / "ipsm.log"
    error = OSError()
    error.__cause__ = error
    write_log(error, log, NOW)
    assert log.read_text("utf-8").count("OSError") == 1


def test_no_log_where_none_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert write_log(fall(NIK), tmp_path / "file" / "ipsm.log", NOW) is None
