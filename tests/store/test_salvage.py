"""A damaged register: every page spoilt in turn, cut, without its header; and what is saved."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.store import verify as proving
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.register import VERSION, open_to_read, open_to_write
from ipsm_cli.store.salvage import Salvaged, salvage
from ipsm_cli.store.schema import MIGRATIONS

WHO = Who("rina", "salvage", "2026-11-24T09:00:00+07:00", "2026-11-24")
PAGE = 4096


@pytest.fixture
def busy(path: Path, rows: dict[str, Any]) -> Path:
    """Fifty entries more: activities with workers and counts, corrections, one deleted worker."""
    for number in range(1, 51):
        who = Who("rina", "activity add", f"2026-11-24T08:{number:02}:00+07:00", "2026-11-24")
        with open_to_write(path, "ipsm test", 1) as register, register.change(who) as pen:
            row = {**rows["activity"], "uid": f"a{number}", "place": f"Balai {number} " * 9}
            made = pen.insert("activity", row)
            pen.insert("participant", {**rows["participant"], "activity": made, "worker": number})
            pen.insert("served", {**rows["served"], "activity": made, "n": number})
            pen.update("worker", (number,), {"note": f"kegiatan {made} " * 9})
    with open_to_write(path, "ipsm test", 1) as register, register.change(WHO) as pen:
        pen.delete("service", (500, "2024-01-01"))
        pen.delete("worker", (500,))
    return path


def contents(path: Path) -> dict[str, set[tuple[Any, ...]]]:
    """Rows of the branch's tables, whatever their history."""
    with open_to_read(path) as register:
        names = ("branch", "village", "worker", "service", "activity", "participant", "served")
        return {n: set(register.db.execute(f"SELECT * FROM {n}").fetchall()) for n in names}


def saved(path: Path, target: Path) -> Salvaged:
    """Salvages and proves the new register; the damaged file is as it was."""
    before = path.read_bytes()
    found = salvage(path, target, WHO)
    assert path.read_bytes() == before
    with open_to_read(target) as register:
        assert proving.findings(register.db) == []
        last = register.db.execute(
            "SELECT command, note FROM action ORDER BY number DESC LIMIT 1"
        ).fetchone()
    assert last == ("salvage", f"{path.name}: {found.entry}-{found.seal[:8]}")
    assert not [one for one in target.parent.iterdir() if ".part" in one.name]
    return found


@pytest.fixture
def target(busy: Path) -> Path:
    return busy.with_name("selamat.db")


def test_of_a_sound_register_nothing_is_lost(busy: Path, target: Path) -> None:
    found = saved(busy, target)
    assert (found.history, found.lost, found.entry) == (True, 0, 52)
    assert contents(target) == contents(busy)
    with open_to_read(busy) as old, open_to_read(target) as new:
        history = "SELECT * FROM action ORDER BY number"
        assert new.db.execute(history).fetchall()[:-1] == old.db.execute(history).fetchall()
    assert open_to_write(target, "ipsm test", 1).close() is None
    if os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("header", [bytes(100), b"\xff" * 100])
def test_a_header_written_over_loses_nothing(busy: Path, target: Path, header: bytes) -> None:
    before = contents(busy)
    busy.write_bytes(header + busy.read_bytes()[100:])
    found = saved(busy, target)
    assert (found.history, found.lost) == (True, 0) and contents(target) == before


def test_a_lost_index_loses_nothing(busy: Path, target: Path, raw: Any) -> None:
    before = contents(busy)
    with raw(busy) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_schema WHERE name = 'activity_month'")
    found = saved(busy, target)
    assert (found.history, found.lost) == (True, 0) and contents(target) == before


def test_one_page_of_garbage_in_turn(busy: Path, target: Path) -> None:
    """Whatever the page held, table and history make good for each other."""
    before, whole, chance = contents(busy), busy.read_bytes(), random.Random(5)
    pages = range(len(whole) // PAGE)  # the first ones hold the list of tables
    told = 0
    for page in (*pages[:8], *chance.sample(pages[8:], 30)):
        garbage = chance.randbytes(PAGE)
        busy.write_bytes(whole[: page * PAGE] + garbage + whole[(page + 1) * PAGE :])
        target.unlink(missing_ok=True)
        found = saved(busy, target)
        after = contents(target)
        lost = sum(len(before[name] - after[name]) for name in before)
        assert lost == 0 or not found.history, page
        assert all(len(after[name] - before[name]) <= 1 for name in before), page
        assert lost <= found.lost + 60, page
        told += any(table.told for table in found.tables)
    assert told > 5


def test_a_file_that_was_cut(busy: Path, target: Path) -> None:
    before, whole = contents(busy), busy.read_bytes()
    busy.write_bytes(whole[: len(whole) * 99 // 100])
    found = saved(busy, target)
    assert contents(target)["worker"] == before["worker"]
    assert found.lost > 0 or not found.history
    target.unlink()
    busy.write_bytes(whole[: len(whole) // 2])
    found = saved(busy, target)
    assert not found.history and found.lost > 0
    assert len(contents(target)["worker"]) > 100


def test_a_row_that_decayed_is_told_by_the_history(busy: Path, target: Path, raw: Any) -> None:
    before = contents(busy)
    with raw(busy) as db:
        db.execute("UPDATE worker SET name = 'Nama Rusak' WHERE number = 7")
    found = saved(busy, target)
    assert found.history and contents(target) == before


def test_numbers_once_given_are_not_given_again(busy: Path, target: Path, rows: Any) -> None:
    saved(busy, target)
    with open_to_write(target, "ipsm test", 1) as register, register.change(WHO) as pen:
        assert pen.insert("worker", {**rows["worker"], "uid": "baru"}) == 501


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_register_is_brought_forward(path: Path, raw: Any, version: int) -> None:
    path.unlink()
    with raw(path) as db:
        apply(db, 0, MIGRATIONS[:version])
        db.execute(
            "INSERT INTO branch (id, uid, level, region, name, language, due_day, founded)"
            " VALUES (1, 'b', 'kecamatan', '32.01.01', 'IPSM Lama', 'id', 5, '2026-01-02')"
        )
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    found = saved(path, path.with_name("selamat.db"))
    assert found.history and found.lost == 0  # a row without an entry comes in with the new one
    assert [row[4] for row in contents(path.with_name("selamat.db"))["branch"]] == ["IPSM Lama"]


def test_erased_contents_stay_so_and_the_row_is_kept(busy: Path, target: Path, raw: Any) -> None:
    with raw(busy) as db:
        db.execute(
            "UPDATE change SET before = NULL, after = NULL, salt = NULL WHERE record = 'worker 3'"
        )
    before = contents(busy)
    found = saved(busy, target)
    assert (found.history, found.lost) == (True, 0) and contents(target) == before


def test_nothing_of_a_strangers_schema_runs(busy: Path, target: Path, raw: Any) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    with raw(busy) as db:
        db.execute("DROP TABLE profile")
        db.execute(f"CREATE VIEW profile (name, kind, content) AS SELECT i, i, i FROM ({endless})")
        db.execute("CREATE TRIGGER sly AFTER INSERT ON action BEGIN DELETE FROM worker; END")
    before = contents_raw(busy)
    saved(busy, target)
    assert contents_raw(target) == before
    with raw(target) as db:
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sly'").fetchall()


def contents_raw(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as db:
        names = ("worker", "service", "activity")
        return {n: db.execute(f"SELECT COUNT(*) FROM {n}").fetchone()[0] for n in names}


def test_what_is_refused(busy: Path, target: Path) -> None:
    target.write_bytes(b"x")
    with pytest.raises(errors.SalvageExists):
        salvage(busy, target, WHO)
    assert target.read_bytes() == b"x"
    target.unlink()
    for data, refusal in ((b"halo" * 5000, errors.NotARegister), (b"", errors.RegisterEmpty)):
        busy.write_bytes(data)
        with pytest.raises(refusal):
            salvage(busy, target, WHO)
    with pytest.raises(errors.RegisterMissing):
        salvage(busy.with_name("tidak ada.db"), target, WHO)
    with pytest.raises(errors.FileTrouble):
        salvage(busy, target.parent / "tidak ada" / "x.db", WHO)
    assert not target.exists()
