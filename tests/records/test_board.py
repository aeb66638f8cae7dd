"""The board: terms that do not meet, one chair at a time, and every step taken back."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.records import Coded
from ipsm_cli.records import board

CODES = Codes()
FIRST, LAST = "2022-07-01", "2027-06-30"
CHAIR, VICE, SECRETARY, MEMBER = "KET", "WKT", "SEK", "ABD"
SEATS = "SELECT position, section, COALESCE(worker, name), since, until FROM seat ORDER BY number"


def begin(office: Any, since: str = FIRST, until: str = LAST, **more: Any) -> int:
    paper = {"paper": None, "date": None, **more}
    number: int = office.do(board.begin_term, since, until, **paper)
    return number


def seat(office: Any, position: str = CHAIR, holder: int | str = 1, **more: Any) -> Any:
    words = {"since": None, "section": None, **more}
    return office.do(board.seat, CODES, position=position, holder=holder, **words)


def unseat(office: Any, number: int, day: str) -> Any:
    return office.do(board.unseat, CODES, number, day)


def end(office: Any, day: str) -> Any:
    return office.do(board.end_term, day)


def refused(
    refusal: type[errors.IpsmError], deed: Any, office: Any, *words: Any, **more: Any
) -> Any:
    """The facts of a refusal that changed nothing."""
    before = list(office.db.iterdump())
    with pytest.raises(errors.IpsmError) as caught:
        deed(office, *words, **more)
    assert type(caught.value) is refusal
    assert list(office.db.iterdump()) == before
    return caught.value.facts


@pytest.fixture
def people(office: Any) -> Any:
    """Siti since 2020, Dadang since 2024, Ujang a candidate, Euis who left in 2025 (to entry 6)."""
    office.worker("Siti Aminah", active_since="2020")
    office.worker("Dadang Suhendar")
    office.worker("Ujang Sopandi", status="calon", active_since="2021")
    office.worker("Euis Nurhayati", active_since="2020")
    office.end(4, "2025-02-01")
    return office


@pytest.fixture
def term(people: Any) -> Any:
    begin(people, paper="12/IPSM/2022", date="2022-07-05")  # 7
    return people


# --- terms


def test_a_term_is_begun_and_taken_back(people: Any) -> None:
    before = people.dump()
    assert begin(people, paper="12/IPSM/2022", date="2022-07-05") == 1
    told = "SELECT since, until, paper, date FROM term"
    assert people.rows(told) == [(FIRST, LAST, "12/IPSM/2022", "2022-07-05")]
    people.undo()
    assert people.dump() == before
    assert begin(people) == 2


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2020-01-01", "2022-07-01"),
        ("2027-06-30", "2032-06-30"),
        ("2023-01-01", "2024-01-01"),
        ("2020-01-01", "2030-01-01"),
    ],
)
def test_terms_that_meet(term: Any, since: str, until: str) -> None:
    found = refused(errors.TermsMeet, begin, term, since, until)
    assert found == {"number": 1, "first": FIRST, "last": LAST}


def test_one_term_follows_the_other(term: Any) -> None:
    assert begin(term, "2017-07-01", "2022-06-30") == 2
    assert begin(term, "2027-07-01", "2032-06-30") == 3
    assert [board.term_on(term.db, day)[0] for day in (FIRST, "2022-06-30", "2030-01-01")] == [
        *(1, 2, 3)
    ]


def test_days_that_cannot_be(people: Any) -> None:
    found = refused(errors.LastBeforeFirst, begin, people, FIRST, "2022-06-30")
    assert found == {"first": FIRST, "last": "2022-06-30"}
    found = refused(errors.FutureDate, begin, people, paper="1", date="2026-11-25")
    assert found == {"day": "2026-11-25", "today": "2026-11-24"}
    begin(people, FIRST, FIRST)


def test_a_term_with_seats_stays(term: Any) -> None:
    seat(term)  # 8
    assert refused(errors.StandsOnIt, type(term).undo, term, 7)["later"] == ("8 seat",)
    assert refused(errors.StandsOnIt, type(term).undo, term, 2)["later"] == ("term 1",)
    term.undo(8)
    term.undo(7)
    term.undo(2)


def test_the_end_of_a_term_ends_its_seats(term: Any) -> None:
    seat(term, since="2023-01-01")
    unseat(term, 1, "2024-12-31")
    seat(term, holder=2)
    seat(term, MEMBER, "Hj. Tati", section="Lansia", since="2026-08-01")
    before = term.dump()
    assert end(term, "2026-06-30") == 1
    assert term.rows("SELECT until FROM term") == [("2026-06-30",)]
    assert term.rows(SEATS) == [  # who would have begun later is not there
        (CHAIR, None, 1, "2023-01-01", "2024-12-31"),
        (CHAIR, None, 2, "2025-01-01", "2026-06-30"),
    ]
    assert refused(errors.NothingToChange, end, term, "2026-06-30") == {
        "kind": "noun.term",
        "number": 1,
    }
    assert begin(term, "2026-07-01", "2031-06-30") == 2
    term.undo()
    term.undo()
    assert term.dump() == before


def test_no_term_that_day(people: Any) -> None:
    assert refused(errors.NoTerm, end, people, "2026-01-01") == {"day": "2026-01-01"}
    assert refused(errors.NoTerm, seat, people) == {"day": "2026-11-24"}
    begin(people, "2017-07-01", "2022-06-30")
    assert refused(errors.NoTerm, seat, people) == {"day": "2026-11-24"}
    assert refused(errors.NoTerm, seat, people, since="2022-07-01") == {"day": "2022-07-01"}
    assert seat(people, since="2021-05-01") == (1, "2021-05-01")


# --- seats


def test_a_worker_or_somebody_from_outside(term: Any) -> None:
    before = term.dump()
    assert seat(term) == (1, FIRST)
    assert seat(term, "PBH", "Kepala Dinas Sosial") == (2, FIRST)
    assert seat(term, MEMBER, 2, section="Lansia", since="2024-05-01") == (3, "2024-05-01")
    assert term.rows(SEATS) == [
        (CHAIR, None, 1, FIRST, None),
        ("PBH", None, "Kepala Dinas Sosial", FIRST, None),
        (MEMBER, "Lansia", 2, "2024-05-01", None),
    ]
    for _ in range(3):
        term.undo()
    assert term.dump() == before


@pytest.mark.parametrize("position", [CHAIR, SECRETARY, "BEN"])
def test_one_at_a_time(term: Any, position: str) -> None:
    seat(term, position)
    told = {
        "position": Coded("position", position),
        "seat": 1,
        "name": "Siti Aminah",
        "first": FIRST,
        "last": "word.open_end",
    }
    assert refused(errors.SeatTaken, seat, term, position, 2, since="2025-01-01") == told
    assert refused(errors.SeatTaken, seat, term, position, "Orang Luar") == told
    before = term.dump()
    unseat(term, 1, "2025-06-30")
    assert seat(term, position, 2) == (2, "2025-07-01")  # the day after
    inside = refused(errors.SeatTaken, seat, term, position, "Lain", since="2025-06-30")
    assert (inside["seat"], inside["last"]) == (1, "2025-06-30")
    term.undo()
    term.undo()
    assert term.dump() == before


@pytest.mark.parametrize("position", [VICE, "KBD", MEMBER, "PBU"])
def test_others_sit_side_by_side(term: Any, position: str) -> None:
    seat(term, position)
    assert seat(term, position, "Orang Luar") == (2, FIRST)


def test_an_end_is_corrected_but_not_into_the_next_holders_time(term: Any) -> None:
    seat(term)
    unseat(term, 1, "2025-06-30")
    seat(term, holder=2)
    found = refused(errors.SeatTaken, unseat, term, 1, "2025-07-01")
    assert (found["seat"], found["name"], found["first"]) == (2, "Dadang Suhendar", "2025-07-01")
    assert unseat(term, 1, "2025-05-31") == CHAIR
    assert refused(errors.NothingToChange, unseat, term, 1, "2025-05-31")["number"] == 1


def test_a_seat_is_not_left_before_it_was_taken(term: Any) -> None:
    seat(term)
    found = refused(errors.LastBeforeFirst, unseat, term, 1, "2022-06-30")
    assert found == {"first": FIRST, "last": "2022-06-30"}
    assert refused(errors.NoSuchRecord, unseat, term, 9, "2026-01-01") == {
        "kind": "noun.seat",
        "number": 9,
    }


def test_nobody_follows_after_the_last_day_of_the_term(term: Any) -> None:
    term.today = LAST
    seat(term)
    unseat(term, 1, LAST)
    assert refused(errors.NoTerm, seat, term, holder=2) == {"day": "2027-07-01"}


@pytest.mark.parametrize(
    ("worker", "since", "status"),
    [
        (2, None, "word.not_yet"),  # the term began before Dadang served
        (3, "2023-01-01", Coded("worker_status", "calon")),
        (4, "2025-02-01", Coded("worker_status", "berhenti")),
    ],
)
def test_who_does_not_serve_takes_no_seat(
    term: Any, worker: int, since: str | None, status: Any
) -> None:
    found = refused(errors.NotServingThen, seat, term, holder=worker, since=since)
    assert (found["number"], found["day"], found["status"]) == (worker, since or FIRST, status)


def test_who_left_since_may_have_held_it(term: Any) -> None:
    assert seat(term, holder=4) == (1, FIRST)
    assert refused(errors.NoSuchRecord, seat, term, SECRETARY, 9) == {
        "kind": "noun.worker",
        "number": 9,
    }


def test_a_chair_does_not_come_back_beside_the_next(people: Any) -> None:
    begin(people)
    seat(people)
    unseat(people, 1, "2025-12-31")
    left = people.entry
    seat(people, holder=2)
    with pytest.raises(errors.SeatTaken):
        people.undo(left)
    people.undo()
    people.undo(left)
    assert people.rows("SELECT until FROM seat") == [(None,)]


def test_a_term_does_not_come_back_into_the_next(people: Any) -> None:
    begin(people)
    end(people, "2026-06-30")
    ended = people.entry
    begin(people, "2026-07-01", "2031-06-30")
    with pytest.raises(errors.TermsMeet):
        people.undo(ended)
    people.undo()
    people.undo(ended)
