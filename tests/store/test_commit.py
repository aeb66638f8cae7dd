"""The end of a transaction: what ordinary trouble there means; a failing disk is in ``trials``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ipsm_cli.store.commit import commit
from ipsm_cli.store.register import Register, open_to_write


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with open_to_write(path, "ipsm test", 1) as opened:
        opened.db.execute("BEGIN IMMEDIATE")
        opened.db.execute("UPDATE worker SET note = 'x' WHERE number = 1")
        yield opened


def test_what_is_committed_stands(register: Register, path: Path) -> None:
    commit(register.db, path, None)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT note FROM worker WHERE number = 1").fetchone() == ("x",)


def test_a_reader_who_is_in_the_way_leaves_the_transaction_open(
    register: Register, path: Path
) -> None:
    register.db.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT note FROM worker").fetchone()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            commit(register.db, path, None)
        assert register.db.in_transaction
    commit(register.db, path, None)


def test_a_broken_rule_is_no_trouble_of_the_disk(register: Register, path: Path) -> None:
    register.db.execute("PRAGMA defer_foreign_keys = ON")
    register.db.execute("UPDATE service SET worker = 9999 WHERE worker = 1")
    with pytest.raises(sqlite3.IntegrityError):
        commit(register.db, path, None)
    register.db.execute("ROLLBACK")
