"""The history read from bare pages is the history that SQLite reads."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core.records import Who
from ipsm_cli.store.register import open_to_read, open_to_write
from ipsm_cli.store.scanning import read_history

WHO = Who("Bu Ani é", "worker edit", "2026-11-24T09:00:00+07:00", "2026-11-24")


@pytest.fixture
def long(path: Path) -> Path:
    """Entries whose texts need pages of their own: one, several, and just about one."""
    for number, length in enumerate((3990, 4040, 4056, 4060, 4061, 4062, 4100, 9000, 40_000), 1):
        with open_to_write(path, "ipsm test", 1) as register, register.change(WHO) as pen:
            pen.update("worker", (number,), {"note": "é数" + "x" * length})
    with open_to_write(path, "ipsm test", 1) as register, register.change(WHO) as pen:
        pen.note, pen.undoes = "tanpa isi", 3
    return path


def both(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    with open_to_read(path) as register:
        asked = {
            "action": register.db.execute("SELECT * FROM action ORDER BY number").fetchall(),
            "change": register.db.execute("SELECT * FROM change ORDER BY id").fetchall(),
        }
    return asked, {name: read.rows for name, read in read_history(path).items()}


def test_it_is_what_sqlite_reads(long: Path) -> None:
    asked, scanned = both(long)
    assert len(asked["action"]) == 11 and len(asked["change"]) > 1000
    assert scanned == asked


def test_what_is_spoilt_is_passed_over(long: Path) -> None:
    asked, _ = both(long)
    known = {name: set(rows) for name, rows in asked.items()}
    whole, chance = long.read_bytes(), random.Random(9)
    for _ in range(40):
        spoilt = bytearray(whole)
        for _ in range(30):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        page = chance.randrange(len(whole) // 4096) * 4096
        spoilt[page : page + 4096] = chance.randbytes(4096)
        long.write_bytes(spoilt)
        found = {name: read.rows for name, read in read_history(long).items()}
        for name, rows in found.items():
            assert len(known[name] & set(rows)) > 0.8 * len(known[name]) - 30


def test_a_file_of_anything(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for data in (b"", b"\x0d" * 4096, random.Random(1).randbytes(40_960), bytes(9000)):
        path.write_bytes(data)
        assert not any(read.rows for read in read_history(path).values())
