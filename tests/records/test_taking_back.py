"""Rows taken back slice by slice: in their order, and as if one after the other."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from typing import Any

import pytest
from records.test_history import _random_deed

from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served, Who
from ipsm_cli.records import activities, history, importing, taking_back
from ipsm_cli.store import tally, verify

DESA = "32.01.01.1001"
NIK = "3201014507800001"
WHO = Who("sekretaris", "undo", "2026-11-24T08:00:00+07:00", "2026-11-24")


def bring(pen: Any, days: int = 24) -> None:
    """An import: activities of two months in portions, keys, and one corrected on the way."""
    batch = importing.begin_batch(pen, "activity", "x.csv", "0" * 64, None, COUNTS)
    rules = importing.Rules(pen.db, pen.who.today)
    for month in ("2026-09", "2026-10"):
        found = [_new(f"{month}-{day:02}", day) for day in range(1, days + 1)]
        first = importing.add_activities(pen, rules, found)
        keys = [(pen.chance(8).hex(), first + place) for place in range(days)]
        importing.remember(pen, "activity", batch, keys)
        activities.edit(pen, 1, {"place": month})
        activities.edit(pen, first + 2, {"cost": 7}, parts=[Part(2, "pelaksana")])


COUNTS = importing.Counts(48, 1, 0, 0)


def _new(day: str, place: int) -> importing.NewActivity:
    fields: Any = {"date": day, "kind": "LH01", "desa": DESA, "quantity": 2.0, "unit": "pohon"}
    parts = tuple(Part(worker, "peserta") for worker in ((1, 2) if place % 3 else (2,)))
    served = (Served("08", "P", "", place),) if place % 2 else ()
    return importing.NewActivity(fields, "LH", parts, served, ("desa",) if place % 4 else ())


@pytest.fixture
def staffed(office: Any) -> Any:
    """Two workers, one activity (entries 2 to 4)."""
    office.worker("Siti Aminah", desas=[DESA])
    office.worker("Dadang Suhendar")
    office.activity("2026-10-02", 1, served=[Served("08", "P", "", 3)], partners=["desa"])
    return office


def told(office: Any, entry: int) -> list[tuple[Any, ...]]:
    """The changes of an entry: table, key, record, rows before and after."""
    return [
        (table, key, record, json.loads(before or "null"), json.loads(after or "null"))
        for table, key, record, before, after in office.rows(
            "SELECT tbl, key, record, before, after FROM change WHERE action = ? ORDER BY id", entry
        )
    ]


@pytest.mark.parametrize("size", [1, 7, 50, 5_000])
def test_an_entry_of_any_size_is_taken_back_and_put_back(
    staffed: Any, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_back, "SLICE", size)
    before = staffed.dump()
    staffed.do(bring)
    after, entry = staffed.dump(), staffed.entry
    assert len(told(staffed, entry)) > 200
    for expected in (before, after, before, after):
        staffed.undo(staffed.entry)
        assert staffed.dump() == expected
        assert list(tally.differences(staffed.db)) == []
        inverse = [
            (table, key, record, new, old)
            for table, key, record, old, new in reversed(told(staffed, staffed.entry - 1))
        ]
        assert told(staffed, staffed.entry) == inverse
    assert verify.findings(staffed.db) == []


@pytest.mark.parametrize("size", [1, 7, 5_000])
@pytest.mark.parametrize("activity", [2, 25, 49])
def test_a_refusal_in_the_middle_leaves_all_as_it_was(
    staffed: Any, size: int, activity: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_back, "SLICE", size)
    staffed.do(bring)  # 5
    staffed.do(activities.edit, activity, {"result": "x"})
    before = list(staffed.db.iterdump())
    with pytest.raises(errors.StandsOnIt) as caught:
        staffed.undo(5)
    assert caught.value.facts == {"number": 5, "later": ("6 edit",)}
    assert list(staffed.db.iterdump()) == before
    staffed.undo(6)
    staffed.undo(5)


def test_the_newest_row_that_changed_is_the_one_named(staffed: Any) -> None:
    staffed.do(bring)
    for activity in (9, 41, 20):
        staffed.do(activities.edit, activity, {"result": "x"})
    with staffed.register.change(WHO, dry_run=True) as pen:
        assert taking_back.take_back(pen, 5) == "activity 41"


def test_a_row_that_is_there_again_is_not_put_back(staffed: Any) -> None:
    staffed.undo()  # 5
    gone = told(staffed, 4)[0][-1]

    def careless(pen: Any) -> str | None:
        pen.insert("activity", gone)
        return taking_back.take_back(pen, 5)

    assert staffed.do(careless) == "activity 1"


def test_a_whole_number_is_itself_however_it_was_written(staffed: Any) -> None:
    """SQLite answers a whole number in a column of real ones as 2 first, and as 2.0 later."""
    staffed.activity("2026-10-03", 1, quantity=2, unit="pohon")
    (text,) = staffed.rows("SELECT after FROM change WHERE action = 5 AND tbl = 'activity'")[0]
    assert '"quantity":2,' in text and staffed.rows("SELECT quantity FROM activity")[1] == (2.0,)
    after = staffed.dump()
    staffed.undo()
    staffed.undo(staffed.entry)
    assert staffed.dump() == after
    assert verify.findings(staffed.db) == []


def test_workers_who_come_back_have_numbers_of_their_own(office: Any) -> None:
    office.worker("Siti Aminah", nik=NIK)
    office.worker("Dadang Suhendar")
    office.undo(2)  # 4
    office.edit(2, nik=NIK, keep=lambda _: "benar")
    with pytest.raises(errors.DuplicateNik), office.register.change(WHO) as pen:
        taking_back.take_back(pen, 4)


@pytest.mark.parametrize("seed", range(3))
def test_many_at_once_are_what_one_after_the_other_are(
    office: Any, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any entry of a register of random deeds: the same answer, rows, sums and history."""
    chance = random.Random(seed)
    done = 0
    for _ in range(60):
        with suppress(errors.IpsmError):
            _random_deed(office, chance)
        with suppress(errors.IpsmError):
            if chance.random() < 0.2:
                office.do(bring, chance.randint(1, 9))
        number = chance.randint(1, office.entry)
        found = []
        for bulk in (True, False):
            with monkeypatch.context() as patched:
                patched.setattr(taking_back, "SLICE", chance.choice([1, 5, 5_000]))
                if not bulk:
                    patched.setattr(taking_back, "_take_out", lambda *_: False)
                    patched.setattr(taking_back, "_put_back", lambda *_: False)
                found.append(_tried(office, number))
        assert found[0] == found[1]
        done += found[0][0] is None
    assert done > 10


class _Enough(Exception):
    """Takes back what was tried."""


def _tried(office: Any, number: int) -> tuple[Any, ...]:
    """The refusal and its facts, else what the undo leaves; all is as it was afterwards."""
    found: tuple[Any, ...] = ()
    with suppress(_Enough), office.register.change(WHO) as pen:
        try:
            undone = history.undo(pen, number)
        except errors.IpsmError as refusal:
            found = type(refusal), refusal.facts
            raise _Enough from refusal
        pen.seal()
        assert list(tally.differences(office.db)) == []
        found = None, undone, office.dump(), told(office, pen.entry)
        raise _Enough
    return found
