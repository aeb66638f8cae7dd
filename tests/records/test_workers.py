"""Registering workers, correcting them, ending and taking up their service, as the field rules."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.records import papers, workers

NIK = "3201014507800001"  # Cibinong, a woman born on 5 July 1980
SITI = {"nik": NIK, "sex": "P", "birth_date": "1980-07-05"}


def row(office: Any, number: int) -> dict[str, Any]:
    cursor = office.db.execute("SELECT * FROM worker WHERE number = ?", (number,))
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def service(office: Any, number: int = 1) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = office.rows(
        "SELECT since, status, active FROM service WHERE worker = ? ORDER BY since", number
    )
    return found


def refused(
    refusal: type[errors.IpsmError], deed: Any, *words: Any, **options: Any
) -> dict[str, Any]:
    """The facts of a refusal."""
    with pytest.raises(errors.IpsmError) as caught:
        deed(*words, **options)
    assert type(caught.value) is refusal
    assert NIK not in repr(caught.value.facts)
    return caught.value.facts


# --- add ---------------------------------------------------------------------------------------


def test_a_worker_with_everything(office: Any) -> None:
    fields = {
        **SITI,
        "title_front": "Hj.",
        "birth_place": "Bogor",
        "member_number": "0321010001",
        "phone": "+628123456789",
        "email": "siti@example.org",
        "home_desa": "32.01.01.1001",
        "home_rt": "03",
        "home_rw": "05",
        "home_street": "Jl. Mayor Oking 12",
        "education": "SLTA",
        "main_job": "Wiraswasta",
        "active_since": "2024-05",
        "note": "kader posyandu",
    }
    desas = ["32.01.01.1001", "32.01.01.1002", "32.01.01.1001"]
    number = office.worker("Siti Áminah", desas=desas, **fields)
    stored = row(office, number)
    assert {key: stored[key] for key in fields} == fields
    assert (stored["name"], stored["search"]) == ("Siti Áminah", "siti aminah")
    assert stored["kept_reason"] is None
    assert service(office) == [("2024-05-01", "aktif", 1)]
    duty = office.rows("SELECT desa FROM duty WHERE worker = 1")
    assert duty == [("32.01.01.1001",), ("32.01.01.1002",)]
    assert office.rows("SELECT DISTINCT record FROM change WHERE action = 2") == [("worker 1",)]


@pytest.mark.parametrize(
    ("since", "first"),
    [
        (None, "0001-01-01"),
        ("2019", "2019-01-01"),
        ("2019-07", "2019-07-01"),
        ("2019-07-09", "2019-07-09"),
    ],
)
def test_a_start_as_precise_as_it_is_known(office: Any, since: str | None, first: str) -> None:
    number = office.worker(active_since=since)
    assert row(office, number)["active_since"] == since
    assert service(office) == [(first, "aktif", 1)]


def test_eighteen_at_the_start_of_service(office: Any) -> None:
    assert office.worker("Tepat", birth_date="2006-01-01", active_since="2024-01-01") == 1
    assert office.worker("Hari ini", birth_date="2008-11-24", active_since=None) == 2
    assert office.worker("Tahun itu", birth_date="2001-12-31", active_since="2019") == 3


@pytest.mark.parametrize(
    ("birth", "since", "age", "day"),
    [
        ("2006-01-02", "2024-01-01", 17, "2024-01-01"),
        ("2008-11-25", None, 17, "2026-11-24"),
        ("2002-01-01", "2019", 17, "2019-12-31"),
        ("2009-03-01", "2026", 17, "2026-11-24"),
        ("2020-05-05", "2026-10", 6, "2026-10-31"),
    ],
)
def test_nobody_serves_before_eighteen(
    office: Any, unchanged: None, birth: str, since: str | None, age: int, day: str
) -> None:
    facts = refused(errors.TooYoung, office.worker, birth_date=birth, active_since=since)
    assert facts == {"age": age, "day": day}


def test_a_candidate_may_be_younger(office: Any) -> None:
    number = office.worker(status="calon", birth_date="2010-01-01", active_since=None)
    assert service(office, number) == [("0001-01-01", "calon", 0)]


def test_nobody_is_born_tomorrow(office: Any, unchanged: None) -> None:
    for status in ("aktif", "calon"):
        facts = refused(errors.BornInFuture, office.worker, status=status, birth_date="2026-11-25")
        assert facts == {"day": "2026-11-25"}


@pytest.mark.parametrize("since", ["2026-11-25", "2026-12", "2027"])
def test_nobody_has_served_since_tomorrow(office: Any, unchanged: None, since: str) -> None:
    refused(errors.FutureDate, office.worker, active_since=since)


def test_an_id_has_one_holder_who_is_named(office: Any) -> None:
    office.worker("Siti Aminah", **SITI, member_number="77")
    before = office.dump()
    facts = refused(errors.DuplicateNik, office.worker, "Orang Lain", nik=NIK)
    assert facts == {"number": 1, "name": "Siti Aminah"}
    facts = refused(errors.DuplicateMemberNumber, office.worker, "Orang Lain", member_number="77")
    assert facts == {"number": 1, "name": "Siti Aminah"}
    other = office.worker("Orang Lain")
    before = office.dump()
    refused(errors.DuplicateNik, office.edit, other, nik=NIK)
    refused(errors.DuplicateMemberNumber, office.edit, other, member_number="77")
    assert office.dump() == before


def test_any_number_may_have_no_id_yet(office: Any) -> None:
    assert [office.worker(f"Anggota {letter}", nik=None) for letter in "ABC"] == [1, 2, 3]


def test_duty_lies_in_the_branch(office: Any, unchanged: None) -> None:
    facts = refused(errors.OutsideBranch, office.worker, desas=["32.01.02.2001"])
    assert facts["desa"] == ("village", "32.01.02.2001")


# --- doubts ------------------------------------------------------------------------------------

DOUBTFUL = [
    ({**SITI, "birth_date": "1980-07-06"}, ["doubt.nik_date"]),
    ({**SITI, "sex": "L"}, ["doubt.nik_sex"]),
    ({**SITI, "nik": "3299014507800001"}, ["doubt.nik_region"]),
    (
        {"nik": NIK, "sex": "L", "birth_date": "1975-01-01"},
        ["doubt.nik_date", "doubt.nik_sex"],
    ),
    ({"name": "SITI  Aminah", "birth_date": "1980-07-05"}, ["doubt.alike"]),
]


@pytest.fixture
def known(office: Any) -> int:
    """Somebody whose name and birth date another worker may share."""
    number: int = office.worker("Siti Aminah", birth_date="1980-07-05")
    return number


@pytest.mark.parametrize(("fields", "keys"), DOUBTFUL)
def test_a_doubt_is_kept_with_its_reason(
    office: Any, known: int, because: Any, fields: dict[str, Any], keys: list[str]
) -> None:
    keep = because("sesuai KTP")
    fields = {"name": "Euis", **fields}
    number = office.worker(keep=keep, **fields)
    assert [doubt.key for doubt in keep.asked] == keys
    assert NIK not in repr(keep.asked)
    assert row(office, number)["kept_reason"] == "sesuai KTP"


@pytest.mark.parametrize(("fields", "keys"), DOUBTFUL)
def test_a_doubt_without_a_reason_is_refused(
    office: Any, known: int, refuse: Any, fields: dict[str, Any], keys: list[str]
) -> None:
    before = office.dump()
    facts = refused(errors.DoubtfulEntry, office.worker, keep=refuse, **{"name": "Euis", **fields})
    assert [doubt.key for doubt in facts["doubts"]] == keys
    assert office.dump() == before and office.entry == 2


def test_who_is_like_somebody_is_told_who(office: Any, known: int, because: Any) -> None:
    keep = because("kembar nama")
    office.worker("siti aminah", birth_date="1980-07-05", keep=keep)
    facts = keep.asked[0].facts
    assert (facts["number"], facts["name"]) == (known, "Siti Aminah")
    assert "word.alike.birth_date" in facts["reasons"]
    office.worker("Rahmat Hidayat", birth_date="1980-07-05")  # another name
    office.worker("siti aminah", birth_date=None)  # nothing else is the same


def test_what_agrees_raises_no_doubt(office: Any) -> None:
    number = office.worker("Siti Aminah", **SITI)
    assert row(office, number)["kept_reason"] is None
    office.worker("Asep", nik="3201010507800002", sex="L", birth_date="1980-07-05")
    office.worker("Tua", nik="3201010507200002", sex="L", birth_date="1920-07-05")
    office.worker("Muda", nik="3201010507040002", sex="L", birth_date="2004-07-05")


def test_a_correction_settles_the_doubt(office: Any, because: Any, refuse: Any) -> None:
    number = office.worker(**{**SITI, "birth_date": "1980-07-06"}, keep=because("menunggu KK"))
    office.edit(number, phone="+628123456789")  # beside the point: nobody is asked again
    assert row(office, number)["kept_reason"] == "menunggu KK"
    facts = refused(errors.DoubtfulEntry, office.edit, number, keep=refuse, sex="L")
    assert [doubt.key for doubt in facts["doubts"]] == ["doubt.nik_sex"]  # the other is kept
    office.edit(number, birth_date="1980-07-05")
    assert row(office, number)["kept_reason"] is None


def test_doubts_before_the_deed(office: Any, known: int) -> None:
    """What a person is asked while nobody holds the register."""
    fields = {**SITI, "name": "Siti Aminah"}
    found, doubtful = workers.fresh_doubts(office.db, fields, 0)
    assert [doubt.key for doubt in found] == ["doubt.alike"] and doubtful
    nothing = ([], False)
    assert workers.fresh_doubts(office.db, {"phone": "+628123456789"}, known) == nothing
    assert workers.fresh_doubts(office.db, {"sex": "P"}, known) == nothing
    found, _ = workers.fresh_doubts(office.db, {"nik": NIK, "sex": "L"}, known)
    assert [doubt.key for doubt in found] == ["doubt.nik_sex"]
    assert workers.fresh_doubts(office.db, fields, 0, apart=[known]) == nothing


# --- edit --------------------------------------------------------------------------------------


@pytest.mark.parametrize("fields", [{}, {"name": "Siti Aminah"}, {"phone": None}])
def test_nothing_to_correct(office: Any, fields: dict[str, Any]) -> None:
    number = office.worker(desas=["32.01.01.1001"])
    before = office.dump()
    facts = refused(errors.NothingToChange, office.edit, number, desas=["32.01.01.1001"], **fields)
    assert facts == {"kind": "noun.worker", "number": number}
    assert office.dump() == before and office.entry == 2


def test_a_correction_back_and_forth(office: Any) -> None:
    number = office.worker(desas=["32.01.01.1001"], birth_date="1980-07-05")
    before = office.dump()
    new = {"name": "Siti Aminah Putri", "phone": "+628123456789", "active_since": "2023"}
    office.edit(number, desas=["32.01.01.1002", "32.01.01.2003"], birth_date=None, **new)
    stored = row(office, number)
    assert {key: stored[key] for key in new} == new
    assert stored["birth_date"] is None and stored["search"] == "siti aminah putri"
    assert service(office) == [("2023-01-01", "aktif", 1)]
    old = {"name": "Siti Aminah", "phone": None, "active_since": "2024-01-01"}
    office.edit(number, desas=["32.01.01.1001"], birth_date="1980-07-05", **old)
    after = office.dump()
    assert {table for table in before if before[table] != after[table]} == {"duty"}
    assert office.rows("SELECT worker, desa FROM duty") == [(number, "32.01.01.1001")]


def test_a_duty_taken_up_again_begins_when_it_is_said(office: Any) -> None:
    number = office.worker(desas=["32.01.01.1001"])
    office.do(papers.end, Codes(), "duty", 1, "2026-10-01")
    office.edit(number, desas=["32.01.01.1001"])
    rows = office.rows("SELECT since, until FROM duty ORDER BY number")
    assert rows == [("0001-01-01", "2026-10-01"), (office.today, None)]


def test_duty_is_replaced_or_left(office: Any) -> None:
    number = office.worker(desas=["32.01.01.1001"])
    office.edit(number, note="x")
    assert office.rows("SELECT desa FROM duty") == [("32.01.01.1001",)]
    office.edit(number, desas=[])
    assert office.rows("SELECT desa FROM duty") == []
    refused(errors.OutsideBranch, office.edit, number, desas=["32.01.02.2001"])


def test_a_worker_nobody_knows(office: Any, unchanged: None) -> None:
    assert refused(errors.NoSuchRecord, office.edit, 9, note="x")["number"] == 9
    refused(errors.NoSuchRecord, office.end, 9, "2026-01-01")
    refused(errors.NoSuchRecord, office.reinstate, 9, "2026-01-01")


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"birth_date": "2006-01-02"}, errors.TooYoung),  # 17 on the first day of service
        ({"birth_date": "2026-11-25"}, errors.BornInFuture),
        ({"active_since": "2026-11-25"}, errors.FutureDate),
        ({"birth_date": "2006-06-01", "active_since": "2024-05-31"}, errors.TooYoung),
    ],
)
def test_what_may_not_be_added_may_not_be_corrected_to(
    office: Any, fields: dict[str, Any], refusal: type[errors.IpsmError]
) -> None:
    number = office.worker()
    before = office.dump()
    refused(refusal, office.edit, number, **fields)
    assert office.dump() == before


def test_who_has_left_was_grown_when_she_served(office: Any) -> None:
    number = office.worker()
    office.end(number, "2025-06-01")
    refused(errors.TooYoung, office.edit, number, birth_date="2006-01-02")
    office.edit(number, birth_date="2006-01-01")


def test_a_start_moved_past_an_activity(office: Any) -> None:
    number = office.worker()
    office.activity("2024-03-05", number)
    before = office.dump()
    for since in ("2024-03-06", "2025"):
        facts = refused(errors.ServiceNeeded, office.edit, number, active_since=since)
        assert facts["activity"] == 1 and facts["day"] == "2024-03-05"
    assert office.dump() == before
    office.edit(number, active_since="2024-03-05")
    office.edit(number, active_since=None)  # nobody knows: it lies before everything
    assert service(office) == [("0001-01-01", "aktif", 1)]


def test_a_start_after_the_end(office: Any) -> None:
    number = office.worker()
    office.end(number, "2025-06-01")
    for since in ("2025-06-01", "2025-07"):
        refused(errors.EndBeforeStart, office.edit, number, active_since=since)
    office.edit(number, active_since="2025-05-31")


# --- end and reinstate -------------------------------------------------------------------------


def test_leave_return_and_end(office: Any) -> None:
    number = office.worker()
    office.end(number, "2025-03-01", "cuti", note="umrah")
    office.reinstate(number, "2025-04-01")
    office.end(number, "2026-11-24")
    assert service(office) == [
        ("2024-01-01", "aktif", 1),
        ("2025-03-01", "cuti", 0),
        ("2025-04-01", "aktif", 1),
        ("2026-11-24", "berhenti", 0),
    ]
    assert office.rows("SELECT note FROM service WHERE status = 'cuti'") == [("umrah",)]


def test_from_leave_to_the_end(office: Any) -> None:
    number = office.worker()
    office.end(number, "2025-03-01", "cuti")
    office.end(number, "2025-06-01", "meninggal")
    assert [status for _, status, _ in service(office)] == ["aktif", "cuti", "meninggal"]


def test_an_end_on_the_first_day_replaces_it(office: Any) -> None:
    number = office.worker()
    office.end(number, "2024-01-01")
    assert service(office) == [("2024-01-01", "berhenti", 0)]


def test_an_end_before_the_start(office: Any) -> None:
    number = office.worker()
    before = office.dump()
    facts = refused(errors.EndBeforeStart, office.end, number, "2023-12-31")
    assert (facts["day"], facts["start"]) == ("2023-12-31", "2024-01-01")
    assert office.dump() == before


def test_an_end_before_an_activity(office: Any) -> None:
    number = office.worker()
    office.activity("2026-10-01", number)
    office.activity("2026-10-09", number)
    before = office.dump()
    for day in ("2026-10-01", "2026-10-09"):
        facts = refused(errors.ServiceNeeded, office.end, number, day)
        assert facts["name"] == "Siti Aminah" and facts["day"] == day
    assert office.dump() == before
    office.end(number, "2026-10-10")


def test_an_end_tomorrow(office: Any) -> None:
    number = office.worker()
    facts = refused(errors.FutureDate, office.end, number, "2026-11-25")
    assert facts == {"day": "2026-11-25", "today": "2026-11-24"}
    office.end(number, "2026-11-24")
    refused(errors.FutureDate, office.reinstate, number, "2026-11-25")


def test_an_end_of_what_has_ended(office: Any) -> None:
    number = office.worker()
    office.end(number, "2025-06-01")
    before = office.dump()
    facts = refused(errors.AlreadyEnded, office.end, number, "2025-07-01")
    assert facts["status"] == ("worker_status", "berhenti")
    assert office.dump() == before


def test_an_end_of_an_unknown_start(office: Any) -> None:
    number = office.worker(active_since=None)
    office.end(number, "1999-01-01")
    assert service(office) == [("0001-01-01", "aktif", 1), ("1999-01-01", "berhenti", 0)]


def test_taking_up_what_goes_on(office: Any) -> None:
    number = office.worker()
    facts = refused(errors.AlreadyActive, office.reinstate, number, "2025-01-01")
    assert facts == {"number": number, "name": "Siti Aminah"}


def test_taking_up_before_the_end(office: Any) -> None:
    number = office.worker()
    office.end(number, "2025-06-01")
    refused(errors.EndBeforeStart, office.reinstate, number, "2025-05-31")
    office.reinstate(number, "2025-06-01")
    assert service(office) == [("2024-01-01", "aktif", 1), ("2025-06-01", "aktif", 1)]


def test_a_candidate_becomes_active_at_eighteen(office: Any) -> None:
    number = office.worker(status="calon", birth_date="2008-05-01", active_since=None)
    facts = refused(errors.TooYoung, office.reinstate, number, "2026-04-30")
    assert facts == {"age": 17, "day": "2026-04-30"}
    office.reinstate(number, "2026-05-01")
    refused(errors.TooYoung, office.edit, number, birth_date="2008-05-02")
