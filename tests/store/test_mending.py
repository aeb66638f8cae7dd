"""Damaged files made openable, and their rows read round the holes."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ipsm_cli.store import mending, stranger
from ipsm_cli.store.mending import copy_mended, numbers_given, read_rows, tables_at, version_of
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.register import VERSION
from ipsm_cli.store.schema import KEEPING, MIGRATIONS

PAGE = 4096


def opened(path: Path) -> sqlite3.Connection:
    """The mended copy of a damaged file, as ``gathering`` opens it."""
    copy = path.with_name("salinan.db")
    copy_mended(path, copy)
    return stranger.connect(copy, lenient=True)


def workers(path: Path) -> mending.Read:
    with closing(opened(path)) as db:
        shape = tables_at(VERSION)["worker"]
        return read_rows(db, "worker", shape, numbers_given(db).get("worker", 0))


def spoil(path: Path, *letters: bytes) -> int:
    """Fills the pages where the letters first stand with garbage; answers how many."""
    whole, chance = bytearray(path.read_bytes()), random.Random(3)
    pages = {whole.index(each) // PAGE for each in letters}
    for page in pages:
        whole[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(whole)
    return len(pages)


def test_a_sound_file_is_read_whole(path: Path) -> None:
    before = path.read_bytes()
    found = workers(path)
    assert not found.holes and len(found.rows) == 500
    assert path.read_bytes() == before


@pytest.mark.parametrize("header", [bytes(100), b"x" * 100, b"SQLite format 3\0" + bytes(84)])
def test_a_header_that_was_written_over(path: Path, header: bytes) -> None:
    path.write_bytes(header + path.read_bytes()[100:])
    found = workers(path)
    assert not found.holes and len(found.rows) == 500


def test_a_file_that_was_cut(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"Anggota 480") // PAGE * PAGE + 1000])
    found = workers(path)
    names = {row[2] for row in found.rows}
    assert found.holes and 300 < len(names) < 500 and "Anggota 1" in names


def test_rows_on_both_sides_of_a_hole_and_between_two(path: Path) -> None:
    holes = spoil(path, b"Anggota 120", b"Anggota 250", b"Anggota 380")
    found = workers(path)
    numbers = sorted(row[0] for row in found.rows)
    assert holes == 3 and found.holes
    assert {1, 60, 185, 315, 450, 500} <= set(numbers) and 120 not in numbers
    assert len(numbers) == len(set(numbers)) > 500 - holes * 20


def test_letters_that_are_none_make_no_row(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Anggota 250", b"Anggota \xff50", 1))
    names = [row[2] for row in workers(path).rows]
    assert len(names) in (499, 500) and not any("\udcff" in name for name in names)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_the_version_is_told_by_the_tables(folder: Path, version: int) -> None:
    path = folder / "x.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        apply(db, 0, MIGRATIONS[:version])
        db.execute("PRAGMA user_version = 0")
    with closing(opened(path)) as db:
        found, there = version_of(db)
        assert there == tables_at(found)
        assert tables_at(found) == tables_at(version)


def test_tables_of_strangers_are_not_taken_for_ours(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DROP TABLE profile")
        db.execute("CREATE VIEW profile AS SELECT 1 AS name, 2 AS kind, 3 AS content")
        db.execute("DROP TABLE served")
        db.execute("CREATE TABLE served (activity, ppks, sex, age, n AS (hex(activity)))")
    with closing(opened(path)) as db:
        version, there = version_of(db)
    assert version == VERSION
    assert set(tables_at(VERSION)) - set(there) == {"profile", "served"}


def test_a_file_of_another_program(folder: Path) -> None:
    path = folder / "x.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE TABLE worker (number)")
    with closing(opened(path)) as db:
        assert version_of(db) == (0, {})


def test_every_table_of_the_register_can_be_keyed() -> None:
    shapes = tables_at(VERSION)
    for table, keeping in KEEPING.items():
        assert shapes[table].key == keeping.key, table
        assert "month" not in shapes[table].columns or table != "activity"  # it is generated
