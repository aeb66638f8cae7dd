"""A loss of power at every moment: why the journal is truncated and the syncs are EXTRA.

Asserts the choice of settings, on SQLite as apsw brings it, and not the program's own code.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from trials import ledger

from ipsm_cli.store.register import _PRAGMAS

apsw = pytest.importorskip("apsw", reason="the model needs apsw")
from trials.disk import WAYS, Disk, Left, Record  # noqa: E402 - only where apsw is

STATES = 700  # of some 6,000, at each push
UNITS = 14
LINES = 4  # of a unit: a half write shows
OURS = {name: value for name, value, _ in _PRAGMAS if name in ("journal_mode", "synchronous")}
USUAL = {"journal_mode": "DELETE", "synchronous": "FULL"}  # SQLite's and Python's own
FAST = {"journal_mode": "TRUNCATE", "synchronous": "OFF"}


def recorded(folder: Path, settings: dict[str, str], *, settles: bool) -> tuple[Record, int]:
    """Units written one by one, each told of after its COMMIT; where the first one begins."""
    record = Record()
    disk = Disk("losing", record, settles=settles)
    db = apsw.Connection(str(folder / "a.db"), vfs="losing")
    for name, value in settings.items():
        db.execute(f"PRAGMA {name} = {value}")
    db.execute("PRAGMA cache_size = 10")
    db.execute("CREATE TABLE unit (id INTEGER PRIMARY KEY) STRICT")
    db.execute("CREATE TABLE line (unit INTEGER REFERENCES unit, text TEXT) STRICT")
    db.execute("CREATE INDEX by_unit ON line (unit, text)")
    begin, chance = record.settle(), random.Random(7)
    for unit in range(1, UNITS + 1):
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO unit VALUES (?)", (unit,))
        for _ in range(LINES):
            text = chance.randbytes(500).hex()
            db.execute("INSERT INTO line VALUES (?, ?)", (unit, text))
        db.execute("UPDATE line SET text = text || 'x' WHERE unit = ?", (unit // 2,))
        db.execute("COMMIT")
        record.note("told")
    db.close()
    del disk
    return record, begin


def verdict(path: Path, told: int) -> str:
    """What is found after the power has come back: sound, lost, half or damaged."""
    with closing(sqlite3.connect(path)) as db:
        try:
            if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return "damaged"
            count = (
                "SELECT unit.id, count(line.unit) FROM unit LEFT JOIN line ON unit = id GROUP BY 1"
            )
            found = dict(db.execute(count).fetchall())
        except sqlite3.DatabaseError:
            return "damaged"
    if set(found.values()) - {LINES}:
        return "half"
    return "sound" if set(range(1, told + 1)) <= set(found) else "lost"


def losses(folder: Path, settings: dict[str, str], *, settles: bool = True) -> Counter[str]:
    record, begin = recorded(folder, settings, settles=settles)
    moments = [(end, way) for end in range(begin, len(record.deeds) + 1) for way in range(WAYS)]
    seen: Counter[str] = Counter()
    for end, way in moments if ledger.FULL else ledger.sample(moments, STATES):
        left = Left(record.deeds[:end])
        with tempfile.TemporaryDirectory(dir=folder) as made:
            left.put(Path(made), way, random.Random(f"{ledger.SEED}/{end}/{way}"))
            seen[verdict(Path(made) / "a.db", left.told)] += 1
    print(settings, dict(seen))
    return seen


@pytest.mark.parametrize("settles", [True, False])
def test_our_settings_lose_nothing(room: Path, settles: bool) -> None:
    """Also where the system cannot flush a removed name, as Windows cannot."""
    seen = losses(room, OURS, settles=settles)
    assert set(seen) == {"sound"}
    ledger.record("power", states=seen.total(), lost=0)


def test_the_usual_settings_lose_the_last_record(room: Path) -> None:
    """The control: DELETE and FULL; the removed journal comes back and takes the record back."""
    seen = losses(room, USUAL)
    assert seen["lost"] and not seen["damaged"] and not seen["half"]
    ledger.record("power of the usual settings", states=seen.total(), lost=seen["lost"])


def test_no_flush_at_all_damages_the_file(room: Path) -> None:
    """The second control."""
    assert losses(room, FAST)["damaged"]
