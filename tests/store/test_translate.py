"""Each trouble of SQLite and of the system has its word of our family."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.store.translate import as_ours, escaped, trouble

NIK = "3201014507800001"


def raised(db: sqlite3.Connection, *statements: str) -> sqlite3.Error:
    """The error of the last statement, as SQLite itself raises it."""
    for statement in statements[:-1]:
        db.execute(statement)
    with pytest.raises(sqlite3.Error) as caught:
        db.execute(statements[-1])
    return caught.value


def test_a_broken_rule_is_told_without_contents(path: Path, raw: Any) -> None:
    row = "('u', 'Siti', 'siti', 'P', '{}')"
    with raw(path) as db:
        insert = "INSERT INTO worker (uid, name, search, sex, nik) VALUES "
        twice = [insert + row.format(NIK), insert + row.format(NIK).replace("'u'", "'v'")]
        wrong = [insert + row.format(NIK + "9").replace("'u'", "'w'")]
        for statements in (twice, wrong):
            ours = as_ours(raised(db, *statements), path)
            assert type(ours) is errors.RuleBroken and ours.exit_code == 3
            assert "nik" in str(ours.facts["detail"])
            assert NIK not in repr(ours.facts)


def test_a_locked_file_is_busy(path: Path, raw: Any) -> None:
    with raw(path) as db, raw(path) as other:
        other.execute("BEGIN IMMEDIATE")
        error = raised(db, "PRAGMA busy_timeout = 0", "BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    assert type(as_ours(error, path)) is errors.RegisterBusy


def test_a_full_file_is_full(path: Path, raw: Any) -> None:
    with raw(path) as db:
        limit = "PRAGMA max_page_count = 1"  # SQLite takes the file's own size for the least
        error = raised(db, limit, "CREATE TABLE much AS SELECT zeroblob(100000)")
    assert type(as_ours(error, path)) is errors.RegisterFull


def test_a_read_only_connection_is_read_only(path: Path, raw: Any) -> None:
    with raw(path) as db:
        error = raised(db, "PRAGMA query_only = ON", "DELETE FROM village")
    assert type(as_ours(error, path)) is errors.RegisterReadOnly


def test_a_file_that_cannot_be_opened(folder: Path) -> None:
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect(folder / "tidak ada" / "ipsm.db")
    assert type(as_ours(caught.value, folder)) is errors.RegisterReadOnly


def test_text_is_no_register(path: Path, raw: Any) -> None:
    path.write_text("Nama;Desa\n" * 1000, "utf-8")
    with raw(path) as db:
        error = raised(db, "SELECT * FROM worker")
    assert type(as_ours(error, path)) is errors.NotARegister


def test_half_a_file_is_damaged(path: Path, raw: Any) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with raw(path) as db:
        error = raised(db, "SELECT count(*) FROM activity, worker, change")
    assert type(as_ours(error, path)) is errors.RegisterDamaged


def test_anything_else_is_named(path: Path, raw: Any) -> None:
    with raw(path) as db:
        mistake = as_ours(raised(db, "SELECT nothing FROM worker"), path)
    assert mistake is None  # of the program, not of the file
    plain = as_ours(sqlite3.OperationalError("a pragma does not take"), path)
    assert type(plain) is errors.RegisterUnreachable
    assert plain.facts["trouble"] == "OperationalError"


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (errno.ENOSPC, errors.RegisterFull),
        (errno.EACCES, errors.RegisterReadOnly),
        (errno.EPERM, errors.RegisterReadOnly),
        (errno.EROFS, errors.RegisterReadOnly),
        (errno.EIO, errors.RegisterUnreachable),
        (None, errors.RegisterUnreachable),
    ],
)
def test_the_system_s_troubles(folder: Path, number: int | None, refusal: type) -> None:
    error = OSError() if number is None else OSError(number, "words of the system")
    ours = trouble(error, folder)
    assert type(ours) is refusal and ours.facts["file"] == str(folder)
    assert "words" not in repr(ours.facts)


def test_a_disk_that_fails_anywhere_is_trouble_with_a_file(tmp_path: Path) -> None:
    at = tmp_path / "ipsm.db"
    read = escaped(OSError(errno.EIO, "x", "cadangan.db"), at)
    assert isinstance(read, errors.RegisterUnreachable) and read.facts["file"] == "cadangan.db"
    unnamed = escaped(OSError(errno.ENOSPC, "x"), at)
    assert isinstance(unnamed, errors.RegisterFull) and unnamed.facts["file"] == str(at)
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect(tmp_path / "no" / "a.db")
    assert isinstance(escaped(caught.value, at), errors.RegisterReadOnly)


@pytest.mark.parametrize(
    "mistake", [ValueError(), OSError(errno.EBADF, "x"), BrokenPipeError(errno.EPIPE, "x")]
)
def test_a_mistake_of_the_program_stays_one(tmp_path: Path, mistake: Exception) -> None:
    assert escaped(mistake, tmp_path) is None
