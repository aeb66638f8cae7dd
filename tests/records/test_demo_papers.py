"""The papers of a demo branch: most have them, some lack one, and every rule is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from ipsm_cli.records.demo import TYPICAL, build
from ipsm_cli.store.register import open_to_read


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("papers") / "ipsm.db"
    build(path, seed=1, last_month="2026-10", size=TYPICAL)
    with open_to_read(path) as register:
        yield register.db


@pytest.mark.parametrize("table", ["appointment", "card", "training", "account"])
def test_most_have_one_and_some_have_none(db: sqlite3.Connection, table: str) -> None:
    holders = db.execute(f"SELECT COUNT(DISTINCT worker) FROM {table}").fetchone()[0]
    assert 10 <= holders < 20


def test_a_decree_runs_out_now_and_then(db: sqlite3.Connection) -> None:
    ended = db.execute("SELECT COUNT(*) FROM appointment WHERE until < '2026-10-31'").fetchone()[0]
    open_ones = db.execute("SELECT COUNT(*) FROM appointment WHERE until IS NULL").fetchone()[0]
    assert 0 < ended < open_ones


def test_no_paper_is_older_than_the_service(db: sqlite3.Connection) -> None:
    early = """SELECT a.number FROM appointment a JOIN worker w ON w.number = a.worker
        WHERE a.since < w.active_since"""
    assert db.execute(early).fetchall() == []


def test_accounts_are_nobodys(db: sqlite3.Connection) -> None:
    numbers = [number for (number,) in db.execute("SELECT account FROM account")]
    assert all(len(number) == 12 and number.startswith("0000") for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_honor_has_its_amount_from_the_first_month_on(db: sqlite3.Connection) -> None:
    found = db.execute("SELECT since, until, amount FROM honor").fetchall()
    assert found == [("2025-11", None, 200_000)]
