"""Files of strangers: nothing of theirs runs, nothing is written, one clear refusal each."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.store import stranger
from ipsm_cli.store import verify as proving
from ipsm_cli.store.backup import verify
from ipsm_cli.store.register import VERSION
from ipsm_cli.store.schema import MIGRATIONS, shape

# hangs whoever lets SQLite evaluate it
ENDLESS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT COUNT(*) FROM n"""


def alter(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        db.execute(statement)
    db.close()


def trigger(path: Path) -> None:
    alter(
        path,
        """CREATE TRIGGER sly AFTER INSERT ON action
           BEGIN UPDATE worker SET note = 'x'; END""",
    )


def disguised_trigger(path: Path) -> None:
    """Under a name that SQLite keeps for itself, and that nobody looks at."""
    trigger(path)
    alter(
        path,
        """UPDATE sqlite_schema SET name = 'sqlite_sly', sql = replace(sql, 'sly', 'sqlite_sly')
           WHERE name = 'sly'""",
    )


def view(path: Path) -> None:
    """In the place of a table, so that whoever reads the table reads for ever."""
    alter(path, "DROP TABLE profile", f"CREATE VIEW profile AS {ENDLESS}")


def generated(path: Path) -> None:
    alter(
        path,
        "DROP TABLE profile",
        """CREATE TABLE profile (name TEXT PRIMARY KEY, kind TEXT NOT NULL, content TEXT
           GENERATED ALWAYS AS (hex(zeroblob(400000000))) VIRTUAL)""",
        "INSERT INTO profile (name, kind) VALUES ('a', 'b')",
    )


def check(path: Path) -> None:
    alter(
        path,
        "DROP TABLE profile",
        """CREATE TABLE profile (name TEXT PRIMARY KEY, kind TEXT NOT NULL,
           content TEXT NOT NULL CHECK (length(hex(zeroblob(400000000))) > 0)) STRICT""",
    )


def index(path: Path) -> None:
    alter(path, "CREATE INDEX sly ON worker (hex(name))")


def virtual(path: Path) -> None:
    alter(path, "CREATE VIRTUAL TABLE sly USING fts5(a)")


def column(path: Path) -> None:
    alter(path, "ALTER TABLE worker ADD COLUMN sly TEXT")


def of_another_version(path: Path) -> None:
    alter(path, f"PRAGMA user_version = {VERSION - 1}")


@pytest.mark.parametrize(
    "spoil",
    [
        *(trigger, disguised_trigger, view, generated, check, index, virtual, column),
        of_another_version,
    ],
    ids=lambda spoil: spoil.__name__,
)
def test_another_shape_is_refused_before_anything_of_it_runs(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    before = path.read_bytes()
    began = time.monotonic()
    with pytest.raises(errors.RegisterAltered) as refusal, stranger.opened(path):
        raise AssertionError("opened")
    with pytest.raises(errors.RegisterAltered):
        verify(path)
    assert time.monotonic() - began < 30  # the view alone never ends
    assert refusal.value.facts == {"file": str(path)}
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_control_such_a_trigger_does_run_elsewhere(path: Path, raw: Any) -> None:
    trigger(path)
    with raw(path) as db:
        db.execute(
            "INSERT INTO action (at, actor, command, previous, seal) VALUES ('', '', '', '', '')"
        )
        assert db.execute("SELECT COUNT(*) FROM worker WHERE note = 'x'").fetchone() == (500,)


def test_a_sound_register_can_be_looked_at_and_not_written(path: Path) -> None:
    before = path.read_bytes()
    with stranger.opened(path) as db:
        assert db.execute("SELECT COUNT(*) FROM worker").fetchone() == (500,)
        assert proving.findings(db) == []
        for statement in ("DELETE FROM worker", "PRAGMA user_version = 1"):
            with pytest.raises(sqlite3.OperationalError):
                db.execute(statement)
        with pytest.raises(sqlite3.Error):
            db.execute("ATTACH ':memory:' AS other")
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_shape_of_the_diary_is_known(folder: Path, raw: Any, version: int) -> None:
    with raw(folder / "x.db") as db:
        for step in MIGRATIONS[:version]:
            step(db)
        assert shape(db) == stranger.shape_at(version)


def refusal_of(path: Path) -> str:
    try:
        with stranger.opened(path):
            return "opened"
    except errors.FileTrouble as error:
        return type(error).__name__


def test_what_is_no_register_is_named(path: Path, raw: Any) -> None:
    whole = path.read_bytes()
    assert refusal_of(path.parent) == "RegisterIsFolder"
    assert refusal_of(path.with_name("tidak ada.db")) == "RegisterMissing"
    for data, name in (
        (b"", "RegisterEmpty"),
        (b"%PDF-1.7 ...", "NotARegister"),
        (whole[:5000], "RegisterDamaged"),
        (whole[:100] + bytes(range(256)) * 40, "RegisterDamaged"),
    ):
        path.write_bytes(data)
        assert refusal_of(path) == name
    path.unlink()
    with raw(path) as db:
        db.execute("CREATE TABLE worker (number)")
    assert refusal_of(path) == "NotARegister"
    path.write_bytes(whole)
    alter(path, f"PRAGMA user_version = {VERSION + 1}")
    assert refusal_of(path) == "RegisterNewer"


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_what_a_write_left_unfinished_is_not_guessed(path: Path, ending: str) -> None:
    left = path.with_name(path.name + ending)
    left.write_bytes(b"")
    assert refusal_of(path) == "opened"  # SQLite empties a journal and leaves it
    left.write_bytes(b"x")
    assert refusal_of(path) == "RegisterUnfinished"
    assert left.read_bytes() == b"x"


def test_contents_that_are_no_text_are_damage(path: Path) -> None:
    data = path.read_bytes()
    assert data.count(b"Anggota 77\0") == 0
    place = data.index(b"catatan catatan")
    path.write_bytes(data[:place] + b"\xff\xfe" + data[place + 2 :])
    with pytest.raises(errors.RegisterDamaged), stranger.opened(path) as db:
        proving.findings(db)
