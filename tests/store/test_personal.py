"""The list of what is held on a person is whole, and her history can be emptied."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from ipsm_cli.core.records import Who
from ipsm_cli.store import verify as proving
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.personal import ERASE, FREE_TEXTS, PERSONAL, erased, records_of
from ipsm_cli.store.register import open_to_read, open_to_write
from ipsm_cli.store.schema import KEEPING

WHO = Who("rina", "worker edit", "2026-11-24T08:00:00+07:00", "2026-11-24")


def test_every_table_that_names_a_worker_is_in_the_list(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "x.db", isolation_level=None)) as db:
        apply(db, 0)
        naming = {
            (table, row[3])
            for table in KEEPING
            for row in db.execute(f"PRAGMA foreign_key_list({table})")
            if row[2] == "worker"
        }
        columns = {t: {r[1] for r in db.execute(f"PRAGMA table_info({t})")} for t in KEEPING}
    assert naming <= {(one.table, one.column) for one in PERSONAL}
    for one in PERSONAL:
        assert {one.column, *one.emptied} <= columns[one.table]
        assert not (one.goes and one.emptied)
    for table, texts in FREE_TEXTS.items():
        assert set(texts) <= columns[table]


def test_of_a_person_nothing_is_kept_but_what_counting_needs(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "x.db", isolation_level=None)) as db:
        apply(db, 0)
        columns = {row[1] for row in db.execute("PRAGMA table_info(worker)")}
    (worker,) = (one for one in PERSONAL if one.table == "worker")
    assert columns - set(worker.emptied) == {"number", "uid", "name", "search", "sex"}


def changes(path: Path, record: str) -> list[tuple[Any, ...]]:
    with open_to_read(path) as register:
        return register.db.execute(
            "SELECT before, after, salt FROM change WHERE record = ? ORDER BY id", (record,)
        ).fetchall()


def test_a_history_is_emptied_and_its_chain_holds(path: Path, rows: Any) -> None:
    with open_to_write(path, "ipsm test", 1) as register, register.change(WHO) as pen:
        pen.update("worker", (7,), {"note": "rahasia"})
        pen.insert("batch", rows["batch"])
        pen.insert("imported", {**rows["imported"], "kind": "workers", "key": "k", "record": 7})
    assert all(salt for *_, salt in changes(path, "worker 7"))
    with open_to_write(path, "ipsm test", 1) as register, register.change(WHO) as pen:
        pen.update("worker", (7,), {"note": None})
        pen.delete("imported", ("workers", "k"))
        pen.forget(["worker 7"], ['["workers", "k"]'])
    assert set(changes(path, "worker 7")) == {(None, None, None)}
    assert [row[2] is None for row in changes(path, "batch 1")] == [False, True, True]
    assert all(salt for *_, salt in changes(path, "worker 77"))
    with open_to_read(path) as register:
        assert proving.findings(register.db) == []
    for left in (path, path.with_name("ipsm.db-journal")):
        assert not left.exists() or b"rahasia" not in left.read_bytes()


def test_a_dry_run_empties_nothing(path: Path) -> None:
    before = path.read_bytes()
    opened = open_to_write(path, "ipsm test", 1)
    with opened as register, register.change(WHO, dry_run=True) as pen:
        pen.update("worker", (7,), {"note": "x"})
        pen.forget(["worker 7"], [])
    assert path.read_bytes() == before


def test_whose_history_it_is(path: Path, rows: Any) -> None:
    with open_to_write(path, "ipsm test", 1) as register, register.change(WHO) as pen:
        pen.insert("merged", {"worker": 601, "into_worker": 7})
        assert records_of(pen.db, 7) == ["worker 7", "worker 601"]
        assert records_of(pen.db, 60) == ["worker 60"]


def test_who_was_erased(path: Path) -> None:
    for number in (7, 70):
        who = WHO._replace(command=ERASE)
        with open_to_write(path, "ipsm test", 1) as register, register.change(who) as pen:
            pen.note = f"worker {number}: permintaan: sendiri"
    with open_to_read(path) as register:
        assert erased(register.db) == {
            "w7": "worker 7: permintaan: sendiri",
            "w70": "worker 70: permintaan: sendiri",
        }
