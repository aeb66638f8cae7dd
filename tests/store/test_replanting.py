"""Saved rows in a new register: what fits, what stands on something lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.store.migrate import apply
from ipsm_cli.store.replanting import drop_broken, drop_orphans, plant, set_numbers


@pytest.fixture
def db(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "baru.db", isolation_level=None)) as db:
        apply(db, 0)
        yield db


def test_rows_that_no_rule_lets_in(db: sqlite3.Connection, rows: Any) -> None:
    good, empty = rows["worker"], {"uid": "x"}
    kept = {
        "worker": {
            "[1]": {**good, "number": 1},
            "[2]": {**good, "number": 2},  # the same uid once more
            "[3]": {**good, "number": 3, "uid": "z", "birth_date": "2026-02-31"},
            "[4]": {**empty, "number": 4},
            "[5]": {**good, "number": 5, "uid": "y", "note": 'x"; DROP TABLE worker'},
        },
        "service": {'[9, "2024-01-01"]': {**rows["service"], "worker": 9}},
    }
    assert drop_broken(db, kept) == {"worker": 3, "service": 0}
    assert list(kept["worker"]) == ["[1]", "[5]"]
    assert db.execute("SELECT COUNT(*) FROM worker").fetchone() == (0,)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_what_stands_on_something_lost_goes_too(db: sqlite3.Connection, rows: Any) -> None:
    kept: dict[str, dict[str, dict[str, Any]]] = {
        "village": {},
        "worker": {"[1]": {**rows["worker"], "number": 1}},
        "service": {"a": {**rows["service"]}, "b": {**rows["service"], "worker": 2}},
        "activity": {"[1]": {**rows["activity"], "number": 1, "desa": "32.01.01.1001"}},
        "participant": {"a": {**rows["participant"]}, "b": {**rows["participant"], "activity": 2}},
    }
    dropped = drop_orphans(db, kept)
    assert dropped == {"village": 0, "worker": 0, "service": 1, "activity": 0, "participant": 1}
    assert list(kept["service"]) == ["a"] == list(kept["participant"])
    assert "desa" not in kept["activity"]["[1]"]  # it may be empty, so the activity stays


def test_numbers_once_given(db: sqlite3.Connection, rows: Any) -> None:
    plant(db, "worker", ("number", *rows["worker"]), [(5, *rows["worker"].values())])
    set_numbers(db, {"worker": 12, "activity": 7})
    set_numbers(db, {"worker": 3})
    given = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    assert (given["worker"], given["activity"]) == (12, 7)
