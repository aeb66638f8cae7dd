"""Sums kept by month: always what the activities come to, however those were changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core.records import Who
from ipsm_cli.store import tally, verify
from ipsm_cli.store.create import create
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.schema import MIGRATIONS

WHO = Who("rina", "activity add", "2026-11-24T08:00:00+07:00", "2026-11-24")
VILLAGES = (None, "32.01.01.1001", "32.01.01.1002")
DAYS = ("2026-09-30", "2026-10-01", "2026-10-31", "2026-11-02")


@pytest.fixture
def register(tmp_path: Path, rows: Any) -> Iterator[Any]:
    with create(tmp_path / "ipsm.db") as register:
        with register.change(WHO) as pen:
            pen.insert("branch", rows["branch"])
            for code in VILLAGES[1:]:
                pen.insert("village", {"code": code, "name": "X"})
            for number in range(1, 6):
                pen.insert("worker", {**rows["worker"], "uid": str(number)})
        yield register


def _activity(chance: random.Random) -> dict[str, Any]:
    row: dict[str, Any] = {
        "uid": chance.randbytes(8).hex(),
        "date": chance.choice(DAYS),
        "recorded_on": "2026-11-24",
        "area": chance.choice(("LH", "KD")),
        "kind": "LH01",
        "desa": chance.choice(VILLAGES),
        "people": chance.choice((None, 0, 12)),
        "minutes": chance.choice((None, 90)),
        "cost": chance.choice((None, 50_000)),
    }
    if row["people"]:
        row |= {"people_l": 4, "people_p": chance.choice((None, 8))}
    if chance.random() < 0.2:
        row |= {"voided_on": "2026-11-24", "void_reason": "rangkap"}
    return row


def _by_hand(db: Any) -> tuple[dict[Any, list[int]], dict[Any, list[int]]]:
    """Both tables, added up in Python."""
    whole: dict[Any, list[int]] = {}
    people: dict[Any, list[int]] = {}
    for number, day, area, desa, out, *counts in db.execute(
        "SELECT number, date, area, desa, voided_on, people, people_l, people_p, minutes, cost"
        " FROM activity"
    ).fetchall():
        added = [1, *(count or 0 for count in counts)]
        key = (day[:7], area, desa or "", int(out is not None))
        whole[key] = [a + b for a, b in zip(whole.get(key, [0] * 6), added, strict=True)]
        if out is None:
            for worker, place in db.execute(
                "SELECT worker, place FROM participant WHERE activity = ?", (number,)
            ):
                row = people.get((day[:7], area, worker), [0] * 7)
                more = [*added, int(place == 1)]
                people[day[:7], area, worker] = [a + b for a, b in zip(row, more, strict=True)]
    return whole, people


def _kept(db: Any) -> tuple[dict[Any, list[int]], dict[Any, list[int]]]:
    return (
        {row[:4]: [*row[4:]] for row in db.execute("SELECT * FROM tally")},
        {row[:3]: [*row[3:]] for row in db.execute("SELECT * FROM worker_tally")},
    )


def _stroke(pen: Any, chance: random.Random) -> None:
    held = [n for (n,) in pen.db.execute("SELECT number FROM activity")]
    parts = pen.db.execute("SELECT activity, worker FROM participant").fetchall()
    match chance.choice(
        ("one", "many", "many", "edit", "edit", "part", "part", "unpart", "remove")
    ):
        case "one":
            pen.insert("activity", _activity(chance))
        case "many":
            new = [_activity(chance) for _ in range(chance.randint(1, 5))]
            names = [*dict.fromkeys(name for row in new for name in row)]
            rows = [[row.get(name) for name in names] for row in new]
            first = pen.insert_all("activity", names, rows)
            team = [(first + place, chance.randint(1, 5), "x", 1) for place in range(len(new))]
            pen.insert_all("participant", ("activity", "worker", "part", "place"), team)
        case "edit" if held:
            row = _activity(chance)
            fields = {name: row[name] for name in ("date", "area", "desa", "cost")}
            pen.update("activity", (chance.choice(held),), fields)
        case "part" if held:
            row = {"activity": chance.choice(held), "worker": chance.randint(1, 5)}
            with suppress(Exception):  # takes part already
                pen.insert("participant", {**row, "part": "x", "place": chance.randint(1, 2)})
        case "unpart" if parts:
            pen.delete("participant", chance.choice(parts))
        case "remove" if held:
            number = chance.choice(held)
            row = pen.row("activity", (number,))
            for key in [key for key in parts if key[0] == number]:
                pen.delete("participant", key)
            pen.delete("activity", (number,))
            if chance.random() < 0.5:  # and put back, as an undo of an undo does
                pen.insert("activity", row)


@pytest.mark.parametrize("seed", range(4))
def test_kept_is_counted_after_any_deeds(register: Any, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        with suppress(ValueError), register.change(WHO, chance=chance.randbytes) as pen:
            for _ in range(chance.randint(1, 5)):
                with suppress(KeyError), pen.attempt():
                    _stroke(pen, chance)
                    if chance.random() < 0.2:
                        raise KeyError
            if chance.random() < 0.1:
                raise ValueError
        assert _kept(register.db) == _by_hand(register.db)
        assert list(tally.differences(register.db)) == []
    assert len(_kept(register.db)[0]) > 10
    assert verify.findings(register.db) == []


def test_what_is_touched_is_taken_off_and_put_on_again(register: Any) -> None:
    chance = random.Random(1)
    with register.change(WHO) as pen:
        for _ in range(9):
            number = pen.insert("activity", _activity(chance))
            pen.insert("participant", {"activity": number, "worker": 1, "part": "x", "place": 1})
    sums = tally.Tally(register.db)
    before = _kept(register.db)
    sums.touch(range(3, 8))
    assert _kept(register.db) != before
    sums.touch([3, 7])  # known already
    sums.close()
    assert _kept(register.db) == before


def test_many_in_a_row_are_taken_off_at_once(register: Any) -> None:
    chance = random.Random(4)
    with register.change(WHO) as pen:
        for _ in range(30):
            number = pen.insert("activity", _activity(chance))
            pen.insert("participant", {"activity": number, "worker": 1, "part": "x", "place": 1})
    before = _kept(register.db)
    said: list[str] = []
    sums = tally.Tally(register.db)
    register.db.set_trace_callback(said.append)
    sums.touch([*range(20, 10, -1), 3])  # two spans, one of them a single activity
    sums.touch(range(5, 25))  # what lies on both sides of the first
    register.db.set_trace_callback(None)
    taken = [text for text in said if "INSERT INTO tally" in text]
    assert len(taken) == 4
    assert sums._spans == [(5, 24)] and [*sums._touched] == [3]
    sums.close()
    assert _kept(register.db) == before


@pytest.mark.parametrize("seed", range(20))
def test_spans_hold_the_numbers_that_were_given(register: Any, seed: int) -> None:
    """No number twice, in whatever order they come, and none that was not given."""
    chance = random.Random(seed)
    sums, given, fresh = tally.Tally(register.db), set(), 0
    for _ in range(200):
        first = chance.randint(1, 300)
        numbers = chance.sample(range(first, first + 12), chance.randint(1, 12))
        fresh += sum(last - first + 1 for first, last in sums._fresh(numbers))
        given |= set(numbers)
        assert [n for n in range(320) if sums._is_touched(n)] == sorted(given)
    assert fresh == len(given)
    held = [n for first, last in sums._spans for n in range(first, last + 1)]
    assert sorted([*held, *sums._touched]) == sorted(given)
    assert held == sorted(held)


def test_one_activity_costs_the_same_in_any_register(register: Any) -> None:
    """No statement goes through an index or a table to find the activities of a few numbers."""
    for statement in (*tally._ON, *tally._OFF, tally._MONTHS):
        rows = register.db.execute(f"EXPLAIN QUERY PLAN {statement}", (1, 2)).fetchall()
        steps = [row[3] for row in rows if " a " in row[3] or " p " in row[3]]
        assert steps[0] == "SEARCH a USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
        assert steps[1:] in ([], ["SEARCH p USING PRIMARY KEY (activity=?)"])


def test_a_difference_is_found_named_and_mended(register: Any) -> None:
    chance = random.Random(2)
    with register.change(WHO) as pen:
        for _ in range(20):
            number = pen.insert("activity", _activity(chance))
            pen.insert("participant", {"activity": number, "worker": 1, "part": "x", "place": 1})
    before = _kept(register.db)
    register.db.execute("UPDATE tally SET people = people + 1 WHERE month = '2026-10'")
    register.db.execute("DELETE FROM worker_tally WHERE month = '2026-11'")
    assert verify.findings(register.db) == [
        ("tally", "month 2026-10", "tally"),
        ("tally", "month 2026-11", "worker_tally"),
    ]
    with register.change(WHO) as pen:
        pen.recount()
    assert _kept(register.db) == before
    assert verify.findings(register.db) == []


def test_an_older_register_brings_its_sums(register: Any, tmp_path: Path, raw: Any) -> None:
    chance = random.Random(3)
    with register.change(WHO) as pen:
        for _ in range(20):
            number = pen.insert("activity", _activity(chance))
            pen.insert("participant", {"activity": number, "worker": 2, "part": "x", "place": 1})
    with raw(tmp_path / "old.db") as old:
        apply(old, 0, MIGRATIONS[:6])
        for table in ("branch", "village", "worker", "activity", "participant"):
            names = [row[1] for row in register.db.execute(f"PRAGMA table_info({table})")]
            marks = ", ".join("?" * len(names))
            listed = ", ".join(names).replace("constraint", '"constraint"')
            rows = register.db.execute(f"SELECT {listed} FROM {table}").fetchall()
            old.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", rows)
        apply(old, 6)
        assert _kept(old) == _kept(register.db)
