"""The diary of shapes: a copy first, then one transaction, wholly old or wholly new."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.store.migrate import apply, bring_forward
from ipsm_cli.store.register import open_to_write
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
    assert kept == path.with_name(f"ipsm.before-v{NEW}.db")
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
    with raw(path.with_name(f"ipsm.before-v{NEW}.db")) as db:
        assert list(db.iterdump()) == before[0]
    open_to_write(path, "ipsm test", 0).close()  # as good as before


def test_no_copy_no_migration(path: Path, raw: Any) -> None:
    before = path.read_bytes()
    path.with_name(f"ipsm.before-v{NEW}.db").mkdir()  # the copy cannot be put in place
    with raw(path) as db, pytest.raises(Exception, match="Register"):
        bring_forward(db, path, OLD, DIARY)
    assert path.read_bytes() == before
