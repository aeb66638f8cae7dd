"""Closed months: what they keep, what they refuse, and the two ways out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.measures import Measures
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Part, Served
from ipsm_cli.records import activities, branch, closed, closing, merging
from ipsm_cli.reports import measures

DESA = "32.01.01.1001"
WHY = "laporan desa menyusul"


@pytest.fixture
def busy(office: Any) -> Any:
    """Two workers; two activities in October, one in November (entries 2 to 6)."""
    office.worker("Siti Aminah", desas=[DESA])
    office.worker("Dadang Suhendar")
    office.activity(
        "2026-10-02", 1, 2, served=[Served("08", "P", "60+", 3)], partners=["desa"], minutes=90
    )
    office.activity("2026-10-20", 2, served=[Served("", "", "", 10)], cost=50_000)
    office.activity("2026-11-03", 1)
    return office


@pytest.fixture
def shut(busy: Any) -> Any:
    """October is closed (entry 7)."""
    assert busy.do(closing.close, "2026-10") == Measures(2, 2, 13, 0, 3, 90, 50_000)
    return busy


def refused(refusal: type[errors.IpsmError], office: Any, *deed: Any, **more: Any) -> Any:
    """The facts of a refused deed, which changed nothing."""
    before = list(office.db.iterdump())
    with pytest.raises(errors.IpsmError) as caught:
        office.do(*deed, **more)
    assert type(caught.value) is refusal
    assert list(office.db.iterdump()) == before
    return caught.value.facts


def kept(office: Any, month: str = "2026-10") -> dict[str, Any]:
    """The numbers of people that the closing keeps, by how they were counted."""
    ((counts,),) = office.rows("SELECT counts FROM closing WHERE month = ?", month)
    return {how: found["total"]["people"] for how, found in json.loads(counts).items()}


def sound(office: Any) -> bool:
    return closing.differences(office.db) == []


# --- closing and opening


def test_a_month_keeps_its_numbers_and_a_digest(shut: Any) -> None:
    ((state, at, counts, digest, reason),) = shut.rows(
        "SELECT state, at, counts, digest, reason FROM closing WHERE month = '2026-10'"
    )
    assert (state, at, reason) == ("closed", "2026-11-24T08:00:00+07:00", None)
    assert len(digest) == 64
    total = Measures(2, 2, 13, 0, 3, 90, 50_000)._asdict()
    assert json.loads(counts) == {"handed_over": {"total": total, "areas": {"LH": total}}}
    assert closed.closed(shut.db) == {"2026-10"} and sound(shut)


def test_the_numbers_are_those_of_the_reports(busy: Any) -> None:
    busy.do(activities.add, {"date": "2026-10-09", "kind": "KD01"}, "KD", [Part(1, "pelaksana")])
    busy.do(activities.void, 2, "rangkap")
    found = closing.held(busy.db, "2026-10")
    question = Question("2026-11-24", Period("2026-10", "2026-10", "2026-10"))
    grouped = measures.by(busy.db, question, "area")
    assert found.areas == {str(key[0]): sums for key, sums in grouped.groups.items()}
    assert found.total == grouped.total


def test_a_month_that_is_not_over_stays_open(busy: Any) -> None:
    assert refused(errors.MonthNotOver, busy, closing.close, "2026-11") == {
        "month": "2026-11",
        "last": "2026-11-30",
    }
    busy.today = "2026-11-30"
    refused(errors.MonthNotOver, busy, closing.close, "2026-11")
    busy.today = "2026-12-01"
    busy.do(closing.close, "2026-11")


def test_a_month_without_activities_can_be_closed(busy: Any) -> None:
    assert busy.do(closing.close, "2026-03") == Measures()
    refused(errors.MonthClosed, busy, *_adding("2026-03-05"))


def test_it_is_closed_and_opened_once(shut: Any) -> None:
    assert refused(errors.AlreadyClosed, shut, closing.close, "2026-10") == {"month": "2026-10"}
    refused(errors.MonthNotClosed, shut, closing.reopen, "2026-09", WHY)
    shut.do(closing.reopen, "2026-10", WHY)
    assert shut.rows("SELECT state, reason FROM closing") == [("open", WHY)]
    refused(errors.MonthNotClosed, shut, closing.reopen, "2026-10", WHY)
    shut.do(*_adding("2026-10-05"))
    assert shut.do(closing.close, "2026-10").activities == 3
    assert shut.rows("SELECT state, reason FROM closing") == [("closed", None)] and sound(shut)


def test_the_digest_does_not_know_the_numbers_of_records(busy: Any) -> None:
    first = closing.held(busy.db, "2026-10").digest
    busy.do(activities.edit, 1, {"place": "Balai"})
    other = closing.held(busy.db, "2026-10").digest
    assert other != first
    busy.undo()
    assert closing.held(busy.db, "2026-10").digest == first
    busy.db.execute("PRAGMA foreign_keys = OFF")
    for table in ("participant", "served", "partner"):
        busy.db.execute(f"UPDATE {table} SET activity = activity + 100")
    for table, column in (("worker", "number"), ("participant", "worker")):
        busy.db.execute(f"UPDATE {table} SET {column} = {column} + 50")
    busy.db.execute("UPDATE activity SET number = number + 100")
    assert closing.held(busy.db, "2026-10").digest == first


# --- what is refused


def _adding(day: str) -> tuple[Any, ...]:
    return activities.add, {"date": day, "kind": "LH01"}, "LH", [Part(1, "pelaksana")]


DEEDS: dict[str, tuple[Any, ...]] = {
    "add": _adding("2026-10-05"),
    "edit": (activities.edit, 1, {"place": "Balai"}),
    "move out": (activities.edit, 1, {"date": "2026-11-02"}),
    "move in": (activities.edit, 3, {"date": "2026-10-05"}),
    "void": (activities.void, 2, "rangkap"),
    "merge": (merging.merge, 1, 2),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_a_closed_month_is_not_changed(shut: Any, deed: Any) -> None:
    assert refused(errors.MonthClosed, shut, *deed) == {
        "month": "2026-10",
        "way": "ipsm month reopen 2026-10",
    }


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_an_open_month_is_changed_without_a_reason(shut: Any, deed: Any) -> None:
    shut.do(closing.reopen, "2026-10", WHY)
    shut.do(*deed)
    assert shut.rows("SELECT * FROM correction") == []


def test_other_months_are_changed_as_ever(shut: Any) -> None:
    shut.do(*_adding("2026-11-05"))
    shut.do(activities.edit, 3, {"place": "Balai"})
    shut.do(activities.void, 3, "rangkap")
    assert sound(shut)


def test_a_deed_of_many_rows_asks_once(shut: Any) -> None:
    closed.check_open(shut.db, ["2026-09", "2026-11"])
    with pytest.raises(errors.MonthClosed):
        closed.check_open(shut.db, ["2026-09", "2026-10"])


# --- corrections


CORRECTED = {
    "add": (*_adding("2026-10-05"), [Served("", "", "", 7)]),
    "edit": (activities.edit, 1, {"place": "Balai"}),
    "move out": (activities.edit, 1, {"date": "2026-11-02"}),
    "void": (activities.void, 2, "rangkap"),
    "merge": (merging.merge, 1, 2),
}
PEOPLE = {"add": 20, "edit": 13, "move out": 10, "void": 3, "merge": 13}


@pytest.mark.parametrize("name", CORRECTED)
def test_a_correction_is_numbered_and_keeps_both_numbers(shut: Any, name: str) -> None:
    before = shut.entry
    shut.do(*CORRECTED[name], correction=WHY)
    assert shut.entry == before + 1
    ((number, month, activity, day, reason),) = shut.rows(
        "SELECT number, month, activity, corrected_on, reason FROM correction"
    )
    assert (number, month, day, reason) == (1, "2026-10", "2026-11-24", WHY)
    assert activity == {"add": 4, "void": 2}.get(name, 1)
    assert kept(shut) == {"handed_over": 13, "corrected": PEOPLE[name]}
    assert sound(shut)


def test_every_closed_month_has_its_own_correction(shut: Any) -> None:
    shut.do(closing.close, "2026-09")
    shut.do(activities.edit, 1, {"date": "2026-09-02"}, correction=WHY)
    found = shut.rows("SELECT number, month, activity FROM correction ORDER BY number")
    assert found == [(1, "2026-09", 1), (2, "2026-10", 1)]
    assert kept(shut, "2026-09") == {"handed_over": 0, "corrected": 3}
    assert sound(shut)


def test_a_merge_corrects_every_closed_month_of_the_one_who_goes(shut: Any) -> None:
    shut.today = "2026-12-24"
    shut.activity("2026-11-10", 2)
    shut.do(closing.close, "2026-11")
    shut.do(merging.merge, 1, 2, correction="satu orang")
    found = shut.rows("SELECT month, activity FROM correction ORDER BY number")
    assert found == [("2026-10", 1), ("2026-11", 4)]
    counts = json.loads(shut.rows("SELECT counts FROM closing WHERE month = '2026-10'")[0][0])
    assert counts["handed_over"]["total"]["workers"] == 2
    assert counts["corrected"]["total"]["workers"] == 1
    assert sound(shut)


def test_a_needless_correction_is_refused(busy: Any) -> None:
    for deed in CORRECTED.values():
        refused(errors.NothingToCorrect, busy, *deed, correction=WHY)


def test_what_changes_nothing_is_no_correction(shut: Any) -> None:
    deed = (activities.edit, 1, {"minutes": 90})
    refused(errors.NothingToChange, shut, *deed, correction=WHY)


# --- undo


def test_a_change_from_before_the_closing_is_not_taken_back(shut: Any) -> None:
    for number in (4, 5):
        with pytest.raises(errors.MonthClosed):
            shut.undo(number)
    shut.undo(6)  # November
    shut.undo(8)
    assert sound(shut)


def test_a_change_of_a_child_row_is_not_taken_back(busy: Any) -> None:
    for lists in ({"partners": ["tksk"]}, {"parts": [Part(2, "pelaksana")]}):
        busy.do(activities.edit, 1, {}, **lists)
    busy.do(closing.close, "2026-10")
    for number in (7, 8):
        with pytest.raises(errors.MonthClosed):
            busy.undo(number)


def test_a_correction_is_taken_back_with_all_that_is_its_own(shut: Any) -> None:
    before = shut.dump()
    for name in CORRECTED:
        shut.do(*CORRECTED[name], correction=WHY)
        after = shut.dump()
        shut.undo()
        assert shut.dump() == before and sound(shut)
        shut.undo(shut.entry)
        assert shut.dump() == after and sound(shut)
        shut.undo(shut.entry)
    shut.do(*CORRECTED["void"], correction=WHY)
    assert shut.rows("SELECT number FROM correction") == [(len(CORRECTED) + 1,)]  # none given twice


def test_corrections_are_taken_back_in_their_order(shut: Any) -> None:
    shut.do(*CORRECTED["edit"], correction=WHY)  # 8
    shut.do(*CORRECTED["void"], correction=WHY)  # 9
    with pytest.raises(errors.StandsOnIt) as caught:
        shut.undo(8)
    assert caught.value.facts["later"] == ("9 void",)
    shut.undo(9)
    shut.undo(8)


def test_a_closing_is_taken_back_and_put_back(shut: Any) -> None:
    shut.undo()
    assert shut.rows("SELECT * FROM closing") == []
    shut.undo(shut.entry)
    assert closed.closed(shut.db) == {"2026-10"}
    shut.do(closing.reopen, "2026-10", WHY)
    shut.undo()
    assert closed.closed(shut.db) == {"2026-10"} and sound(shut)


def test_a_closing_with_corrections_stays(shut: Any) -> None:
    shut.do(*CORRECTED["edit"], correction=WHY)
    with pytest.raises(errors.StandsOnIt):
        shut.undo(7)


def test_a_closing_is_not_put_back_over_other_numbers(shut: Any) -> None:
    shut.do(closing.reopen, "2026-10", WHY)  # 8
    shut.do(*_adding("2026-10-05"))  # 9
    with pytest.raises(errors.MonthMoved) as caught:
        shut.undo(8)
    assert caught.value.facts == {"month": "2026-10", "way": "ipsm month close 2026-10"}
    shut.undo(9)
    shut.undo(8)
    assert closed.closed(shut.db) == {"2026-10"}


def test_what_touches_no_activity_is_taken_back_as_ever(shut: Any) -> None:
    shut.do(branch.edit, {"chair": "Tati"})
    shut.worker("Euis Nurhayati")
    shut.undo()
    shut.undo(8)
    assert sound(shut)


# --- what a check finds


@pytest.mark.parametrize(
    ("outside", "what"),
    [
        ("UPDATE activity SET people = 14 WHERE number = 1", "month_counts"),
        ("UPDATE activity SET place = 'X' WHERE number = 1", "month_digest"),
        ("UPDATE participant SET part = 'peserta' WHERE activity = 1", "month_digest"),
        ("UPDATE served SET age = '' WHERE activity = 1", "month_digest"),
        ("UPDATE partner SET partner = 'tksk' WHERE activity = 1", "month_digest"),
        ("DELETE FROM participant WHERE activity = 1 AND worker = 1", "month_counts"),
        ("UPDATE activity SET voided_on = date, void_reason = 'x'", "month_counts"),
        ("UPDATE closing SET counts = 'x'", "month_counts"),
        ("UPDATE closing SET counts = '[]'", "month_counts"),
        ("UPDATE closing SET digest = 'x'", "month_digest"),
    ],
)
def test_a_closed_month_that_was_changed_outside_is_found(
    shut: Any, outside: str, what: str
) -> None:
    shut.db.execute(outside)
    assert closing.differences(shut.db) == [(what, "month 2026-10", None)]
