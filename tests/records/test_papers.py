"""A worker's papers: filed, corrected, ended, taken back, or refused with the fact against it."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.records import UNKNOWN_START, Coded
from ipsm_cli.records import papers

CODES = Codes()
DESA, OTHER = "32.01.01.1001", "32.01.01.1002"
FULL: dict[str, dict[str, Any]] = {
    "appointment": {
        "kind": "sk_psm",
        "issuer": "lurah",
        "paper": "141/12/2025",
        "date": "2025-01-02",
        "since": "2025-01-03",
        "until": "2027-12-31",
        "note": "arsip map 3",
    },
    "card": {
        "kind": "tetap",
        "issuer": "nasional",
        "paper": "0012345",
        "since": "2025-03-01",
        "until": "2029-02-28",
        "lost_on": "2026-05-01",
    },
    "training": {
        "level": "dasar",
        "training": "Bimtek dasar PSM",
        "organiser": "Dinas Sosial",
        "since": "2025-05-10",
        "finish": "2025-05-12",
        "minutes": 960,
        "paper": "BD-17",
        "issued": "2025-05-20",
        "until": "2028-05-20",
    },
    "role": {"programme": "PKH", "since": "2025-01-01", "until": "2026-12-31"},
    "duty": {"desa": DESA, "since": "2025-01-01", "until": "2026-12-31"},
}
SORTS = tuple(FULL)
# a column that a correction changes, and another value for it
OTHERWISE = {
    "appointment": {"paper": "141/13/2025", "until": None},
    "card": {"issuer": "kabkota", "lost_on": None},
    "training": {"minutes": 600, "organiser": None},
    "role": {"programme": "KUBE"},
    "duty": {"desa": OTHER, "note": "pindah RW"},
}
LEAST: dict[str, dict[str, Any]] = {
    "appointment": {"kind": "sk_psm", "since": "2025-01-01"},
    "card": {"kind": "tetap", "paper": "1"},
    "training": {"level": "dasar", "training": "Bimtek", "since": "2025-01-01"},
    "role": {"programme": "PKH", "since": "2025-01-01"},
    "duty": {"desa": DESA},
}


@pytest.fixture
def siti(office: Any) -> Any:
    """One worker, active since 2024."""
    office.worker()
    return office


def add(office: Any, noun: str, worker: int = 1, **fields: Any) -> int:
    number: int = office.do(papers.add, CODES, noun, worker, fields)
    return number


def edit(office: Any, noun: str, number: int = 1, **fields: Any) -> Any:
    return office.do(papers.edit, CODES, noun, number, fields)


def end(office: Any, noun: str, number: int, day: str) -> Any:
    return office.do(papers.end, CODES, noun, number, day)


def row(office: Any, noun: str, number: int = 1) -> dict[str, Any]:
    """The paper as it stands, without empty columns."""
    cursor = office.db.execute(f"SELECT * FROM {noun} WHERE number = ?", (number,))
    names = [column[0] for column in cursor.description]
    found = dict(zip(names, cursor.fetchone(), strict=True))
    kept = {name: value for name, value in found.items() if value is not None}
    return {name: kept[name] for name in kept if name not in ("number", "uid")}


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


# --- filed, corrected, ended, taken back


@pytest.mark.parametrize("noun", SORTS)
def test_everything_told_is_filed(siti: Any, noun: str) -> None:
    assert add(siti, noun, **FULL[noun]) == 1
    assert row(siti, noun) == {"worker": 1, **FULL[noun]}
    assert add(siti, noun, siti.worker("Dadang"), **FULL[noun]) == 2


@pytest.mark.parametrize("noun", ["card", "duty"])
def test_the_first_day_may_be_unknown(siti: Any, noun: str) -> None:
    add(siti, noun, **LEAST[noun], since=None)
    assert row(siti, noun)["since"] == UNKNOWN_START
    edit(siti, noun, since="2025-01-01")
    edit(siti, noun, since=None)
    assert row(siti, noun)["since"] == UNKNOWN_START


@pytest.mark.parametrize("noun", SORTS)
def test_a_correction_and_its_undo(siti: Any, noun: str) -> None:
    add(siti, noun, **FULL[noun])
    before = siti.dump()
    assert edit(siti, noun, **OTHERWISE[noun]) == 1
    wanted = {**FULL[noun], **OTHERWISE[noun]}
    filled = {name: value for name, value in wanted.items() if value is not None}
    assert row(siti, noun) == {"worker": 1, **filled}
    siti.undo()
    assert siti.dump() == before


@pytest.mark.parametrize("noun", SORTS)
def test_an_end_and_its_undo(siti: Any, noun: str) -> None:
    add(siti, noun, **LEAST[noun])
    before = siti.dump()
    assert end(siti, noun, 1, "2026-06-30") == 1
    assert row(siti, noun)["finish" if noun == "training" else "until"] == "2026-06-30"
    siti.undo()
    assert siti.dump() == before


@pytest.mark.parametrize("noun", [noun for noun in SORTS if noun != "training"])
def test_an_end_is_not_taken_back_under_its_follower(siti: Any, noun: str) -> None:
    add(siti, noun, **LEAST[noun])
    end(siti, noun, 1, "2026-06-30")
    ended = siti.entry
    add(siti, noun, **{**LEAST[noun], "since": "2026-07-01"})
    with pytest.raises(errors.PapersMeet) as caught:
        siti.undo(ended)
    assert caught.value.facts["number"] == 2
    siti.undo()
    siti.undo(ended)


@pytest.mark.parametrize("noun", SORTS)
def test_a_filing_is_taken_back_and_its_number_never_used_again(siti: Any, noun: str) -> None:
    before = siti.dump()
    add(siti, noun, **FULL[noun])
    after = siti.dump()
    siti.undo()
    assert siti.dump() == before
    siti.undo(siti.entry)
    assert siti.dump() == after
    siti.undo(siti.entry)
    assert add(siti, noun, **FULL[noun]) == 2


@pytest.mark.parametrize("noun", SORTS)
def test_what_stands_on_an_entry(siti: Any, noun: str) -> None:
    """The worker cannot go while a paper is there, nor a filing that was corrected since."""
    add(siti, noun, **FULL[noun])  # 3
    assert refused(errors.StandsOnIt, type(siti).undo, siti, 2)["later"] == ("3 add",)
    edit(siti, noun, **OTHERWISE[noun])  # 4
    assert refused(errors.StandsOnIt, type(siti).undo, siti, 3)["later"] == ("4 edit",)
    assert refused(errors.StandsOnIt, type(siti).undo, siti, 2)["later"] == ("3 add", "4 edit")
    siti.undo(4)
    siti.undo(3)
    siti.undo(2)
    assert siti.rows("SELECT * FROM worker") == []


@pytest.mark.parametrize("noun", SORTS)
def test_what_is_not_there(siti: Any, noun: str) -> None:
    worker = {"kind": "noun.worker", "number": 9}
    assert refused(errors.NoSuchRecord, add, siti, noun, 9, **FULL[noun]) == worker
    paper = {"kind": f"noun.{noun}", "number": 7}
    assert refused(errors.NoSuchRecord, edit, siti, noun, 7, note="x") == paper
    assert refused(errors.NoSuchRecord, end, siti, noun, 7, "2026-01-01") == paper


@pytest.mark.parametrize("noun", SORTS)
def test_nothing_to_change(siti: Any, noun: str) -> None:
    add(siti, noun, **FULL[noun])
    found = refused(errors.NothingToChange, edit, siti, noun, 1, **FULL[noun])
    assert found == {"kind": f"noun.{noun}", "number": 1}


# --- days that cannot be


@pytest.mark.parametrize("noun", SORTS)
def test_an_end_before_the_start(siti: Any, noun: str) -> None:
    last = "finish" if noun == "training" else "until"
    whole = {**LEAST[noun], "since": "2025-05-10"}
    known = {"first": "2025-05-10", "last": "2025-05-09"}
    wrong = {**whole, last: "2025-05-09"}
    assert refused(errors.LastBeforeFirst, add, siti, noun, **wrong) == known
    add(siti, noun, **{**whole, last: "2025-05-10"})  # one day is a time
    assert refused(errors.LastBeforeFirst, end, siti, noun, 1, "2025-05-09") == known
    later = refused(errors.LastBeforeFirst, edit, siti, noun, 1, since="2025-05-11")
    assert later == {"first": "2025-05-11", "last": "2025-05-10"}


def test_a_certificate_that_ends_before_the_training(siti: Any) -> None:
    wrong = {**LEAST["training"], "until": "2024-12-31"}
    known = {"first": "2025-01-01", "last": "2024-12-31"}
    assert refused(errors.LastBeforeFirst, add, siti, "training", **wrong) == known
    add(siti, "training", **LEAST["training"])
    assert refused(errors.LastBeforeFirst, edit, siti, "training", 1, until="2024-12-31") == known


@pytest.mark.parametrize(
    ("noun", "column"), [("appointment", "date"), ("card", "lost_on"), ("training", "issued")]
)
def test_a_day_that_is_still_to_come(siti: Any, noun: str, column: str) -> None:
    """A letter is written and a card lost by today; what it says may hold from tomorrow on."""
    known = {"day": "2026-11-25", "today": "2026-11-24"}
    wrong = {**LEAST[noun], column: "2026-11-25"}
    assert refused(errors.FutureDate, add, siti, noun, **wrong) == known
    add(siti, noun, **{**LEAST[noun], column: "2026-11-24", "since": "2026-11-25"})
    assert refused(errors.FutureDate, edit, siti, noun, 1, **{column: "2026-11-25"}) == known


# --- two at one time

ALIKE = [("appointment", "sk_psm"), ("card", "tetap"), ("role", "PKH"), ("duty", DESA)]
SPANS = [
    ("2025-06-01", "2025-12-31", "2025-12-31", None),
    ("2025-06-01", "2025-12-31", "2024-01-01", "2025-06-01"),
    ("2025-06-01", "2025-12-31", "2024-01-01", None),
    ("2025-06-01", "2025-12-31", "2025-08-01", "2025-08-02"),
    ("2025-06-01", None, "2026-11-24", None),
]
APART = [
    ("2025-06-01", "2025-12-31", "2026-01-01", None),
    ("2025-06-01", None, "2024-01-01", "2025-05-31"),
]


@pytest.mark.parametrize(("first", "last", "since", "until"), SPANS)
@pytest.mark.parametrize("noun", [noun for noun, _ in ALIKE])
def test_two_alike_do_not_meet(
    siti: Any, noun: str, first: str, last: str | None, since: str, until: str | None
) -> None:
    add(siti, noun, **{**LEAST[noun], "since": first, "until": last})
    told = {
        "kind": f"noun.{noun}",
        "number": 1,
        "first": first,
        "last": last or "word.open_end",
    }
    second = {**LEAST[noun], "since": since, "until": until}
    assert refused(errors.PapersMeet, add, siti, noun, **second) == told
    add(siti, noun, siti.worker("Dadang"), **second)  # another worker's is another paper
    assert siti.rows(f"SELECT count(*) FROM {noun}") == [(2,)]


@pytest.mark.parametrize(("first", "last", "since", "until"), APART)
@pytest.mark.parametrize("noun", [noun for noun, _ in ALIKE])
def test_one_may_follow_the_other(
    siti: Any, noun: str, first: str, last: str | None, since: str, until: str | None
) -> None:
    add(siti, noun, **{**LEAST[noun], "since": first, "until": last})
    assert add(siti, noun, **{**LEAST[noun], "since": since, "until": until}) == 2
    met = refused(errors.PapersMeet, edit, siti, noun, 2, since="2025-06-01", until="2025-06-01")
    assert met["number"] == 1
    edit(siti, noun, 2, note="sah")  # a paper does not meet itself


@pytest.mark.parametrize(
    ("noun", "other"),
    [
        ("appointment", {"kind": "surat_tugas"}),
        ("card", {"kind": "sementara"}),
        ("role", {"programme": "KUBE"}),
        ("duty", {"desa": OTHER}),
    ],
)
def test_another_kind_stands_beside_it_until_it_is_made_the_same(
    siti: Any, noun: str, other: dict[str, str]
) -> None:
    add(siti, noun, **LEAST[noun])
    assert add(siti, noun, **{**LEAST[noun], **other}) == 2
    same = {name: LEAST[noun][name] for name in other}
    assert refused(errors.PapersMeet, edit, siti, noun, 2, **same)["number"] == 1


def test_an_unknown_start_is_told_as_one(siti: Any) -> None:
    add(siti, "duty", **LEAST["duty"])
    told = refused(errors.PapersMeet, add, siti, "duty", **LEAST["duty"])
    assert (told["first"], told["last"]) == ("word.unknown_day", "word.open_end")


def test_a_duty_filed_with_the_worker_counts(office: Any) -> None:
    office.worker(desas=[DESA])
    assert refused(errors.PapersMeet, add, office, "duty", **LEAST["duty"])["number"] == 1
    end(office, "duty", 1, "2026-06-30")
    assert add(office, "duty", desa=DESA, since="2026-07-01") == 2


def test_two_trainings_may_meet(siti: Any) -> None:
    assert [add(siti, "training", **LEAST["training"]) for _ in range(2)] == [1, 2]


def test_a_lost_card_counts_no_more(siti: Any) -> None:
    add(siti, "card", **LEAST["card"])
    assert refused(errors.PapersMeet, add, siti, "card", kind="tetap", paper="2")["number"] == 1
    edit(siti, "card", 1, lost_on="2026-05-01")
    assert add(siti, "card", kind="tetap", paper="2") == 2
    found = refused(errors.PapersMeet, edit, siti, "card", 1, lost_on=None)  # found again
    assert found["number"] == 2
    edit(siti, "card", 1, note="dilaporkan ke polsek")
    edit(siti, "card", 2, lost_on="2026-06-01")
    edit(siti, "card", 1, lost_on=None)


# --- a worker who did not serve then

BEFORE, LEAVE, AFTER = "2023-12-31", "2026-03-01", "2026-10-01"


@pytest.fixture
def ended(siti: Any) -> Any:
    """Siti served from 2024-01-01, was on leave from 2026-02-01 and left on 2026-09-01."""
    siti.end(1, "2026-02-01", "cuti")
    siti.end(1, "2026-09-01")
    return siti


@pytest.mark.parametrize("noun", SORTS)
def test_not_after_the_end(ended: Any, noun: str) -> None:
    found = refused(errors.NotServingThen, add, ended, noun, **{**LEAST[noun], "since": AFTER})
    status = Coded("worker_status", "berhenti")
    assert found == {"number": 1, "name": "Siti Aminah", "day": AFTER, "status": status}
    on_the_day = {**LEAST[noun], "since": "2026-09-01"}
    assert refused(errors.NotServingThen, add, ended, noun, **on_the_day)["status"] == status


@pytest.mark.parametrize("noun", SORTS)
def test_on_leave_and_until_the_last_day(ended: Any, noun: str) -> None:
    for number, day in enumerate(("2024-01-01", LEAVE, "2026-08-31"), 1):
        whole = {**LEAST[noun], "since": day}
        last = "finish" if noun == "training" else "until"
        assert add(ended, noun, **whole, **{last: day}) == number
    found = refused(errors.NotServingThen, edit, ended, noun, 3, since=AFTER, **{last: None})
    assert found["day"] == AFTER


@pytest.mark.parametrize("noun", ["appointment", "role", "duty"])
def test_not_before_the_start(siti: Any, noun: str) -> None:
    found = refused(errors.NotServingThen, add, siti, noun, **{**LEAST[noun], "since": BEFORE})
    assert (found["day"], found["status"]) == (BEFORE, "word.not_yet")
    add(siti, noun, **{**LEAST[noun], "since": "2024-01-01"})
    assert refused(errors.NotServingThen, edit, siti, noun, 1, since=BEFORE)["day"] == BEFORE


@pytest.mark.parametrize("noun", ["card", "training"])
def test_what_leads_to_the_service_may_come_before_it(siti: Any, noun: str) -> None:
    assert add(siti, noun, **{**LEAST[noun], "since": BEFORE}) == 1


@pytest.mark.parametrize("noun", SORTS)
def test_a_candidate_may_be_trained_and_have_a_card(office: Any, noun: str) -> None:
    office.worker("Ujang Sopandi", status="calon", active_since="2026-01-01")
    whole = {**LEAST[noun], "since": "2026-02-01"}
    if noun in ("card", "training"):
        assert add(office, noun, **whole) == 1
        return
    found = refused(errors.NotServingThen, add, office, noun, **whole)
    assert found["status"] == Coded("worker_status", "calon")


def test_a_service_of_unknown_start_covers_every_day(office: Any) -> None:
    office.worker(active_since=None)
    assert add(office, "appointment", kind="sk_psm", since="1999-01-01") == 1


def test_a_village_elsewhere(siti: Any) -> None:
    found = refused(errors.OutsideBranch, add, siti, "duty", desa="32.01.02.1001")
    assert found == {"desa": Coded("village", "32.01.02.1001")}
    add(siti, "duty", **LEAST["duty"])
    refused(errors.OutsideBranch, edit, siti, "duty", 1, desa="32.01.02.1001")
