"""Registers to open, break and fill; each test has its own copy."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core.records import Who
from ipsm_cli.store.create import create
from ipsm_cli.store.register import open_to_write

WHO = Who("sekretaris", "worker add", "2026-11-24T08:00:00+07:00", "2026-11-24")
VILLAGE = "32.01.01.1001"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def who() -> Who:
    return WHO


@pytest.fixture(scope="session")
def rows() -> dict[str, dict[str, Any]]:
    """One row of each table that the schema accepts, as few columns as it asks for."""
    return {
        "branch": {
            "id": 1,
            "uid": "b",
            "level": "kecamatan",
            "region": "32.01.01",
            "name": "IPSM Kecamatan Cibinong",
            "language": "id",
            "due_day": 5,
            "founded": "2026-01-02",
        },
        "village": {"code": VILLAGE, "name": "Cibinong"},
        "own_code": {"list": "kind", "code": "LH90", "uid": "c", "label_id": "x", "label_en": "y"},
        "worker": {"uid": "w", "name": "Siti Aminah", "search": "siti aminah", "sex": "P"},
        "service": {"worker": 1, "since": "2024-01-01", "status": "aktif", "active": 1},
        "duty": {"uid": "d", "worker": 1, "desa": VILLAGE, "since": "2024-01-01"},
        "activity": {
            "uid": "a",
            "date": "2026-10-02",
            "recorded_on": "2026-10-03",
            "area": "LH",
            "kind": "LH01",
        },
        "participant": {"activity": 1, "worker": 1, "part": "pelaksana", "place": 1},
        "served": {"activity": 1, "ppks": "08", "sex": "P", "age": "60+", "n": 3},
        "partner": {"activity": 1, "partner": "desa"},
        "appointment": {"uid": "s", "worker": 1, "kind": "sk_psm", "since": "2024-01-01"},
        "card": {"uid": "k", "worker": 1, "kind": "tetap", "paper": "1", "since": "2024-01-01"},
        "training": {
            "uid": "t",
            "worker": 1,
            "level": "dasar",
            "training": "Bimtek",
            "since": "2024-01-01",
        },
        "role": {"uid": "r", "worker": 1, "programme": "PKH", "since": "2024-01-01"},
        "account": {
            "worker": 1,
            "bank": "BRI",
            "account": "00011122",
            "holder": "Siti",
            "checked_on": "2026-10-03",
        },
        "term": {"uid": "m", "since": "2022-07-01", "until": "2027-06-30"},
        "seat": {"uid": "j", "term": 1, "position": "KET", "worker": 1, "since": "2022-07-01"},
        "not_same": {"one": 1, "other": 2},
        "merged": {"worker": 7, "into_worker": 1},
        "batch": {
            "uid": "i",
            "at": "2026-10-03T08:00:00+07:00",
            "kind": "activity",
            "file": "laporan.xlsx",
            "sha256": "00",
            **dict.fromkeys(("added", "changed", "same", "refused"), 0),
        },
        "imported": {"kind": "activity", "key": "x", "record": 1, "batch": 1},
        "profile": {"name": "dinsos", "kind": "activity", "content": "{}"},
        "draft": {
            "uid": "p",
            "received_on": "2026-10-03",
            "message": "Kegiatan: senam",
            "reading": "{}",
            "state": "waiting",
        },
        "target": {
            "uid": "g",
            "period": "2026",
            "dimension": "area",
            "code": "LH",
            "measure": "activities",
            "value": 120,
        },
        "setting": {"name": "minimum", "value": "2"},
        "closing": {
            "month": "2026-09",
            "state": "closed",
            "at": "2026-10-03T08:00:00+07:00",
            "counts": "{}",
            "digest": "00",
        },
        "correction": {
            "uid": "o",
            "month": "2026-09",
            "activity": 1,
            "corrected_on": "2026-10-04",
            "reason": "salah tanggal",
        },
        "photo": {"uid": "f", "activity": 1, "place": 1, "file": "foto/1.jpg"},
        "honor": {"uid": "h", "since": "2026-01", "amount": 200_000},
        "payment": {
            "uid": "b",
            "worker": 1,
            "month": "2026-07",
            "amount": 200_000,
            "paid_on": "2026-10-05",
        },
        "letterhead": {"since": "2026-01-01", "lines": "IPSM\nKecamatan Cibinong"},
        "signatory": {"uid": "q", "office": "CAMAT", "name": "Dra. Rini", "since": "2026-01-01"},
        "letter": {
            "uid": "l",
            "year": 2026,
            "seq": 1,
            "text": "001/IPSM/X/2026",
            "date": "2026-10-03",
            "subject": "Laporan bulanan",
        },
    }


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory, rows: dict[str, Any]) -> Path:
    """A branch, its village and 500 workers with a service: about a hundred pages of SQLite."""
    path = tmp_path_factory.mktemp("pattern") / "ipsm.db"
    with create(path) as register, register.change(WHO) as pen:
        for table in ("branch", "village"):
            pen.insert(table, rows[table])
        for number in range(1, 501):
            name = f"Anggota {number}"
            row = {"uid": f"w{number}", "name": name, "search": name.lower(), "sex": "L"}
            pen.insert("worker", {**row, "note": "catatan " * 20})
            pen.insert("service", {**rows["service"], "worker": number})
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name would break a careless path."""
    made = tmp_path / "buku data 100% #ü 数 ?mode=ro"
    made.mkdir()
    return made


@pytest.fixture
def path(folder: Path, pattern: Path) -> Path:
    """A register of its own for each test."""
    return Path(shutil.copy(pattern, folder / "ipsm.db"))


@pytest.fixture
def raw() -> Callable[[Path], Any]:
    """A connection of somebody who knows nothing of our rules."""

    @contextmanager
    def connect(path: Path) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            yield db

    return connect


@pytest.fixture
def add(rows: dict[str, Any]) -> Callable[..., int]:
    """Registers one more worker in a command of its own and answers the number."""

    def write(path: Path, name: str = "Dadang Suhendar", wait: float = 1) -> int:
        opened = open_to_write(path, "ipsm worker add", wait)
        with opened as register, register.change(WHO) as pen:
            row = {"uid": pen.chance(9).hex(), "name": name, "search": name, "sex": "L"}
            number = pen.insert("worker", row)
            pen.insert("service", {**rows["service"], "worker": number})
        return number

    return write


@pytest.fixture
def writers() -> Callable[..., subprocess.Popen[str]]:
    """Starts ``writers.py``, a process that writes as commands do."""

    def start(*words: object, **options: Any) -> subprocess.Popen[str]:
        command = [sys.executable, str(Path(__file__).with_name("writers.py")), *map(str, words)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        options = {"text": True, "env": {**os.environ, "PYTHONPATH": str(ROOT)}, **pipes, **options}
        return subprocess.Popen(command, **options)

    return start
