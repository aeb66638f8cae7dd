"""The diary of shapes: a copy first, then one transaction, wholly old or wholly new."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.main import main
from ipsm_cli.core.records import Who
from ipsm_cli.store.migrate import apply, bring_forward
from ipsm_cli.store.register import VERSION, Register, open_to_read, open_to_write, set_pragmas
from ipsm_cli.store.schema import APPLICATION_ID, MIGRATIONS, shape


def add_postcode(db: sqlite3.Connection) -> None:
    """What the next entry of the diary could be: a table rebuilt, its rows kept."""
    db.execute(
        """CREATE TABLE village_new (
               code TEXT PRIMARY KEY, name TEXT NOT NULL, postcode TEXT
           ) STRICT, WITHOUT ROWID"""
    )
    db.execute("INSERT INTO village_new SELECT code, name, '16911' FROM village")
    db.execute("DROP TABLE village")
    db.execute("ALTER TABLE village_new RENAME TO village")
    db.execute("UPDATE worker SET note = 'dipindah'")


DIARY = (*MIGRATIONS, add_postcode)
OLD, NEW = len(MIGRATIONS), len(MIGRATIONS) + 1


def version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_file_runs_the_whole_diary(folder: Path, raw: Any) -> None:
    with raw(folder / "baru.db") as db:
        apply(db, 0, DIARY)
        assert version(db) == NEW
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_rows_come_along_and_the_copy_is_the_old_register(path: Path, raw: Any) -> None:
    with raw(path) as db:
        before = list(db.iterdump())
        kept = bring_forward(db, path, OLD, DIARY)
        assert version(db) == NEW
        assert db.execute("SELECT * FROM village").fetchall() == [
            ("32.01.01.1001", "Cibinong", "16911")
        ]
        assert db.execute("SELECT count(*), min(note) FROM worker").fetchone() == (500, "dipindah")
        assert db.execute("SELECT count(*) FROM service").fetchone() == (500,)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert kept is not None and kept.parent == path.with_name("backups")
    assert kept.name.startswith("ipsm-2026-11-24-n000001-") and kept.name.endswith(f"-v{OLD}.db")
    with raw(kept) as db:
        assert version(db) == OLD
        assert list(db.iterdump()) == before
    open_to_write(kept, "ipsm test", 0).close()


def test_a_diary_may_be_read_in_parts(folder: Path, raw: Any) -> None:
    """Entry by entry gives the same shape as all at once."""
    shapes = []
    for parts in [(NEW,), range(1, NEW + 1)]:
        with raw(folder / f"{len(parts)}.db") as db:
            for last in parts:
                apply(db, version(db), DIARY[:last])
            shapes.append(shape(db))
    assert shapes[0] == shapes[1]


def raises(fault: type[BaseException]) -> Callable[[sqlite3.Connection], None]:
    def step(db: sqlite3.Connection) -> None:
        add_postcode(db)
        raise fault

    return step


def breaks_sql(db: sqlite3.Connection) -> None:
    add_postcode(db)
    db.execute("INSERT INTO village SELECT * FROM village")


def loses_an_owner(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM worker WHERE number = 250")


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        (raises(KeyboardInterrupt), KeyboardInterrupt),
        (raises(RuntimeError), RuntimeError),
        (breaks_sql, sqlite3.IntegrityError),
        (loses_an_owner, ValueError),
    ],
    ids=["interrupted", "bug", "sql", "owner lost"],
)
def test_a_step_that_fails_leaves_the_old_register(
    path: Path, raw: Any, step: Any, fault: type[BaseException]
) -> None:
    with raw(path) as db:
        before = list(db.iterdump()), shape(db)
        with pytest.raises(fault):
            bring_forward(db, path, OLD, (*MIGRATIONS, step))
        assert not db.in_transaction
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert (list(db.iterdump()), shape(db)) == before and version(db) == OLD
    (kept,) = path.with_name("backups").iterdir()
    with raw(kept) as db:
        assert list(db.iterdump()) == before[0]
    open_to_write(path, "ipsm test", 0).close()  # as good as before


def test_no_copy_no_migration(path: Path, raw: Any) -> None:
    before = path.read_bytes()
    path.with_name("backups").write_bytes(b"")  # the copy cannot be put in place
    with raw(path) as db, pytest.raises(Exception, match="Register"):
        bring_forward(db, path, OLD, DIARY)
    assert path.read_bytes() == before


# --- the first shape, as registers of it lie on people's disks

FIRST = ("branch", "village", "worker", "service", "duty", "activity", "participant", "served")


@pytest.fixture
def first(folder: Path, rows: dict[str, Any], who: Who, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register of version 1: a branch, a worker, an activity, and the history of them."""
    path = folder / "ipsm.db"
    db = sqlite3.connect(path, isolation_level=None)
    set_pragmas(db)
    apply(db, 0, MIGRATIONS[:1])
    with Register(path, db, None) as register:
        for tables in (FIRST[:2], FIRST[2:5], FIRST[5:]):
            with register.change(who) as pen:
                for table in tables:
                    pen.insert(table, rows[table])
    return path


def contents(db: sqlite3.Connection) -> dict[str, list[Any]]:
    """Every row of every table that the first shape has, and the numbers it has given."""
    tables = (*FIRST, "partner", "own_code", "action", "change", "sqlite_sequence")
    return {
        table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables
    }


def list_workers(path: Path, who: Who) -> None:
    assert main(["worker", "list", "--file", str(path)]) == 0


def register_worker(path: Path, who: Who) -> None:
    assert main(["worker", "add", "--name", "Ani", "--sex", "P", "--file", str(path)]) == 0


def read_it(path: Path, who: Who) -> None:
    open_to_read(path, 1).close()


def change_it(path: Path, who: Who) -> None:
    with open_to_write(path, "ipsm test", 1) as register, register.change(who) as pen:
        row = {"uid": "k", "worker": 1, "kind": "tetap", "paper": "1", "since": "2024-01-01"}
        assert pen.insert("card", row) == 1


def refused(path: Path, who: Who) -> None:
    assert main(["worker", "show", "99", "--file", str(path)]) == 4


@pytest.mark.parametrize("deed", [list_workers, register_worker, read_it, change_it, refused])
def test_a_first_register_is_brought_forward_when_it_is_opened(
    first: Path, raw: Any, who: Who, deed: Callable[[Path, Who], None]
) -> None:
    with raw(first) as db:
        before, dump = contents(db), list(db.iterdump())
        assert version(db) == 1 and len(before["action"]) == 3
    deed(first, who)
    with raw(first) as db:
        assert version(db) == VERSION
        after = contents(db)
        for table in before.keys() - {"sqlite_sequence"}:
            assert all(row in after[table] for row in before[table]), table
        new = [db.execute(f"SELECT count(*) FROM {t}").fetchone() for t in ("term", "account")]
        assert new == [(0,), (0,)]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    (kept,) = first.with_name("backups").iterdir()
    with raw(kept) as db:
        assert version(db) == 1
        assert list(db.iterdump()) == dump
    names = {path.name for path in first.parent.iterdir() if path.suffix != ".db-journal"}
    assert names == {first.name, "backups", first.name + ".lock"}
    old = kept.read_bytes()
    deed_again = read_it if deed is not refused else refused
    deed_again(first, who)
    assert kept.read_bytes() == old  # once in a version's life


def test_what_was_done_in_the_first_shape_can_be_taken_back(first: Path, raw: Any) -> None:
    for number in (3, 2):
        assert main(["undo", str(number), "--file", str(first)]) == 0
    with raw(first) as db:
        for table in ("worker", "service", "duty", "activity", "participant", "served"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_the_first_shape_and_a_new_register_come_to_the_same(
    first: Path, path_of_new: Path, raw: Any
) -> None:
    open_to_read(first, 1).close()
    with raw(first) as old, raw(path_of_new) as new:
        assert shape(old) == shape(new)


@pytest.fixture
def path_of_new(folder: Path, raw: Any) -> Path:
    path = folder / "baru.db"
    with raw(path) as db:
        apply(db, 0)
    return path


def test_no_room_for_the_copy_leaves_the_first_register(first: Path, raw: Any) -> None:
    first.with_name("backups").write_bytes(b"")  # the copy cannot be put in place
    before = first.read_bytes()
    assert main(["worker", "list", "--file", str(first)]) == 5
    assert first.read_bytes() == before
