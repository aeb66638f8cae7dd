"""Two entries made one and taken apart again, row by row; two people remembered as two."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.records import accounts, board, history, merging, papers

CODES = Codes()
DESA, OTHER = "32.01.01.1001", "32.01.01.1002"
NIK, NIK_2 = "3201014507800001", "3201014507800002"
KEPT, GONE, THIRD = 1, 2, 3
SERVICE = "SELECT since, status, active FROM service WHERE worker = 1 ORDER BY since"
PARTS = "SELECT activity, worker, part, place FROM participant ORDER BY activity, place"


def join(office: Any, kept: int = KEPT, gone: int = GONE) -> None:
    office.do(merging.merge, kept, gone)


def file(office: Any, noun: str, worker: int, **fields: Any) -> None:
    office.do(papers.add, CODES, noun, worker, fields)


def fields_of(office: Any, worker: int = KEPT) -> dict[str, Any]:
    cursor = office.db.execute("SELECT * FROM worker WHERE number = ?", (worker,))
    return dict(zip((c[0] for c in cursor.description), cursor.fetchone(), strict=True))


def taken_back(office: Any, before: dict[str, Any]) -> None:
    """The undo gives every row back, and the undo of the undo takes every one again."""
    after = office.dump()
    office.undo()
    assert office.dump() == before
    office.undo(office.entry)
    assert office.dump() == after
    office.undo(office.entry)
    assert office.dump() == before


def refused(refusal: type[errors.IpsmError], office: Any, *words: int) -> dict[str, Any]:
    """The facts of a refused merge, which changed nothing."""
    before = list(office.db.iterdump())
    with pytest.raises(errors.IpsmError) as caught:
        join(office, *words)
    assert type(caught.value) is refusal
    assert list(office.db.iterdump()) == before
    return caught.value.facts


@pytest.fixture
def twice(office: Any, because: Any) -> Any:
    """Siti twice, and Dadang: activities, papers, seats and accounts on all sides."""
    keep = because("sesuai KTP")
    office.worker("Siti Aminah", desas=[DESA], phone="+628123456789", keep=keep)
    more = {"nik": NIK, "birth_date": "1980-07-05", "phone": "+62811111111", "keep": keep}
    office.worker("St. Aminah", desas=[DESA, OTHER], member_number="77", note="dobel?", **more)
    office.worker("Dadang Suhendar")
    office.activity("2026-10-01", KEPT)
    office.activity("2026-10-02", GONE, THIRD)
    office.activity("2026-10-03", KEPT, GONE)
    office.activity("2026-10-04", THIRD, GONE, KEPT)
    for worker in (KEPT, GONE):
        file(office, "appointment", worker, kind="sk_psm", paper="141", since="2025-01-02")
    file(office, "appointment", GONE, kind="surat_tugas", paper="7", since="2025-01-02")
    file(office, "card", GONE, kind="tetap", paper="0012", until="2029-01-01")
    file(office, "training", GONE, level="dasar", training="Bimtek", since="2025-05-10")
    file(office, "role", KEPT, programme="PKH", since="2025-01-01")
    file(office, "role", GONE, programme="PKH", since="2025-06-01")
    office.do(board.begin_term, "2024-07-01", "2029-06-30", None, None)
    seat = {"section": None, "since": None}
    office.do(board.seat, CODES, position="SEK", holder=GONE, **seat)
    office.do(board.seat, CODES, position="BEN", holder=THIRD, **seat)
    office.do(accounts.put, GONE, "BRI", "000112233445", "Siti Aminah")
    return office


def test_everything_moves_and_everything_comes_back(twice: Any) -> None:
    before = twice.dump()
    join(twice)
    for table in ("service", "duty", "participant", "appointment", "card", "training", "role"):
        assert twice.rows(f"SELECT * FROM {table} WHERE worker = {GONE}") == [], table
    for table in ("seat", "account"):
        assert twice.rows(f"SELECT * FROM {table} WHERE worker = {GONE}") == [], table
    assert twice.rows("SELECT number FROM worker ORDER BY number") == [(KEPT,), (THIRD,)]
    assert twice.rows("SELECT * FROM merged") == [(GONE, KEPT)]
    assert twice.rows("SELECT number, kind, paper FROM appointment WHERE worker = 1") == [
        (1, "sk_psm", "141"),  # the second says the same
        (3, "surat_tugas", "7"),
    ]
    assert twice.rows("SELECT number, since FROM role WHERE worker = 1") == [
        (1, "2025-01-01"),
        (2, "2025-06-01"),
    ]
    assert twice.rows("SELECT number, desa FROM duty WHERE worker = 1") == [(1, DESA), (3, OTHER)]
    assert twice.rows("SELECT worker, paper FROM card") == [(KEPT, "0012")]
    assert twice.rows("SELECT worker, training FROM training") == [(KEPT, "Bimtek")]
    assert twice.rows("SELECT position, worker FROM seat") == [("SEK", KEPT), ("BEN", THIRD)]
    assert twice.rows("SELECT worker, account FROM account") == [(KEPT, "000112233445")]
    taken_back(twice, before)


def test_an_activity_of_both_counts_once_with_the_part_in_front(twice: Any) -> None:
    join(twice)
    assert twice.rows(PARTS) == [
        (1, KEPT, "pelaksana", 1),
        (2, KEPT, "pelaksana", 1),
        (2, THIRD, "peserta", 2),
        (3, KEPT, "pelaksana", 1),
        (4, THIRD, "pelaksana", 1),
        (4, KEPT, "peserta", 2),
    ]


def test_the_one_in_front_may_be_the_one_who_goes(twice: Any) -> None:
    before = twice.dump()
    join(twice, GONE, KEPT)
    assert (3, GONE, "pelaksana", 1) in twice.rows(PARTS)
    assert len(twice.rows(PARTS)) == 6
    taken_back(twice, before)


def test_blanks_fill_and_what_is_there_stays(twice: Any) -> None:
    join(twice)
    found = fields_of(twice)
    assert {key: found[key] for key in ("name", "phone", "nik", "birth_date", "member_number")} == {
        "name": "Siti Aminah",
        "phone": "+628123456789",
        "nik": NIK,
        "birth_date": "1980-07-05",
        "member_number": "77",
    }
    assert found["note"] is None
    with pytest.raises(errors.DuplicateNik) as caught:
        twice.worker("Tati", nik=NIK, birth_date="1980-07-05", keep=lambda _: "x")
    assert caught.value.facts["number"] == KEPT


def test_the_nik_goes_back_where_it_was(twice: Any) -> None:
    join(twice)
    twice.undo()
    assert (fields_of(twice)["nik"], fields_of(twice, GONE)["nik"]) == (None, NIK)


def test_each_keeps_its_own_number_where_both_have_one(office: Any, because: Any) -> None:
    keep = because("sesuai KTP")
    office.worker("Siti Aminah", nik=NIK, member_number="1", keep=keep)
    office.worker("Siti Aminah", nik=NIK_2, member_number="2", keep=keep)
    office.do(accounts.put, KEPT, "BJB", "99887766", "Siti")
    office.do(accounts.put, GONE, "BRI", "00011122", "Siti")
    before = office.dump()
    join(office)
    found = fields_of(office)
    assert (found["nik"], found["member_number"]) == (NIK, "1")
    assert office.rows("SELECT worker, bank FROM account") == [(KEPT, "BJB")]
    taken_back(office, before)


def test_the_history_of_both_stays(twice: Any) -> None:
    entries = twice.rows("SELECT * FROM action")
    join(twice)
    assert twice.rows("SELECT * FROM action")[: len(entries)] == entries
    named = "SELECT count(*) FROM change WHERE record = ?"
    assert twice.rows(named, "worker 2")[0][0] > 0


def test_one_that_took_another_in_is_taken_in(office: Any) -> None:
    for _ in range(3):
        office.worker("Siti Aminah")
    start = office.dump()
    join(office, GONE, THIRD)
    before = office.dump()
    join(office)
    assert office.rows("SELECT * FROM merged") == [(GONE, KEPT), (THIRD, KEPT)]
    assert office.worker("Orang Baru") == 4  # no number is used again
    office.undo()
    taken_back(office, before)
    office.undo()
    assert office.dump() == start


# --- the service of both


@pytest.mark.parametrize(
    ("kept", "gone", "began", "since"),
    [
        ("2024-01-01", "2020", "2020-01-01", "2020"),
        ("2020", "2024-01-01", "2020-01-01", "2020"),
        ("2020", "2020-01-01", "2020-01-01", "2020"),
        (None, "2020-05", "2020-05-01", "2020-05"),
        ("2020-05", None, "2020-05-01", "2020-05"),
        (None, None, UNKNOWN_START, None),
    ],
)
def test_the_joint_service_begins_on_the_earliest_day_known(
    office: Any, kept: str | None, gone: str | None, began: str, since: str | None
) -> None:
    office.worker(active_since=kept)
    office.worker(active_since=gone)
    before = office.dump()
    join(office)
    assert office.rows(SERVICE)[0] == (began, "aktif", 1)
    assert fields_of(office)["active_since"] == since
    taken_back(office, before)


def test_what_the_other_served_before_comes_first(office: Any) -> None:
    office.worker(active_since="2022")
    office.worker(active_since="2018")
    office.end(GONE, "2020-03-01")
    office.reinstate(GONE, "2023-01-01")
    before = office.dump()
    join(office)
    assert office.rows(SERVICE) == [
        ("2018-01-01", "aktif", 1),
        ("2020-03-01", "berhenti", 0),
        ("2022-01-01", "aktif", 1),
    ]
    taken_back(office, before)


def test_who_is_kept_decides_what_she_is(office: Any) -> None:
    office.worker(active_since=None)
    office.worker(active_since="2018")
    office.end(GONE, "2020-03-01")
    join(office)
    assert office.rows(SERVICE) == [("2018-01-01", "aktif", 1)]


def test_an_old_stay_of_unknown_start_is_kept_with_its_end(office: Any) -> None:
    office.worker(active_since="2022")
    office.worker(active_since=None)
    office.end(GONE, "2015-01-01")
    office.activity("2014-05-01", GONE)
    before = office.dump()
    join(office)
    assert office.rows(SERVICE) == [
        (UNKNOWN_START, "aktif", 1),
        ("2015-01-01", "berhenti", 0),
        ("2022-01-01", "aktif", 1),
    ]
    assert fields_of(office)["active_since"] is None
    taken_back(office, before)


def test_an_activity_outside_the_joint_service(office: Any) -> None:
    office.worker(active_since="2024-01-01")
    office.end(KEPT, "2026-05-01")
    office.worker(active_since="2025-01-01")
    office.activity("2026-10-02", GONE)
    found = refused(errors.ServiceNeeded, office)
    assert found == {"number": 1, "name": "Siti Aminah", "activity": 1, "day": "2026-10-02"}
    join(office, GONE, KEPT)


def test_an_activity_before_the_day_that_becomes_known(office: Any) -> None:
    office.worker(active_since=None)
    office.worker(active_since="2025-01-01")
    office.activity("2024-10-02", KEPT)
    assert refused(errors.ServiceNeeded, office)["day"] == "2024-10-02"


def test_a_birth_date_that_makes_her_too_young(office: Any) -> None:
    office.worker(active_since="2020")
    office.worker(active_since="2026-01-01", birth_date="2005-05-01")
    assert set(refused(errors.TooYoung, office)) == {"age", "day"}


def test_who_is_not_there_and_who_is_the_same(office: Any) -> None:
    office.worker()
    assert refused(errors.SamePerson, office, 1, 1) == {"number": 1}
    for pair in ((1, 9), (9, 1)):
        assert refused(errors.NoSuchRecord, office, *pair) == {"kind": "noun.worker", "number": 9}


def test_what_was_done_since_stands_on_the_merge(twice: Any) -> None:
    join(twice)
    number = twice.entry
    twice.edit(KEPT, note="x", keep=lambda _: "sesuai KTP")
    with pytest.raises(errors.StandsOnIt) as caught:
        twice.undo(number)
    assert caught.value.facts["later"] == (f"{number + 1} edit",)
    assert history.last_standing(twice.db) == number + 1


# --- two people


def test_two_people_are_remembered_once_and_taken_back(office: Any) -> None:
    office.worker()
    office.worker()
    before = office.dump()
    assert office.do(merging.keep_apart, 2, 1) is True
    entry = office.entry
    assert office.do(merging.keep_apart, 1, 2) is False
    assert (office.rows("SELECT * FROM not_same"), office.entry) == ([(1, 2)], entry)
    office.undo()
    assert office.dump() == before


def test_who_cannot_be_kept_apart(office: Any, unchanged: None) -> None:
    with pytest.raises(errors.NoSuchRecord):
        office.do(merging.keep_apart, 1, 2)


def test_nobody_is_apart_from_herself(office: Any) -> None:
    office.worker()
    with pytest.raises(errors.SamePerson) as caught:
        office.do(merging.keep_apart, 1, 1)
    assert caught.value.facts == {"number": 1}


def test_a_merge_forgets_the_pairs_of_who_goes(twice: Any) -> None:
    for other in (KEPT, THIRD):
        twice.do(merging.keep_apart, GONE, other)
    twice.do(merging.keep_apart, KEPT, THIRD)
    before = twice.dump()
    join(twice)
    assert twice.rows("SELECT * FROM not_same") == [(KEPT, THIRD)]
    taken_back(twice, before)


def test_a_remembered_pair_holds_both(office: Any) -> None:
    office.worker()
    office.worker()
    office.do(merging.keep_apart, 1, 2)
    for entry in (2, 3):
        with pytest.raises(errors.StandsOnIt):
            office.undo(entry)
