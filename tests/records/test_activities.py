"""Recording activities, correcting them, taking them out of the count."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served
from ipsm_cli.records import activities

DESA = "32.01.01.1001"


@pytest.fixture
def workers(office: Any) -> list[int]:
    """Three in active service since 2024."""
    return [office.worker(name) for name in ("Siti Aminah", "Dadang Suhendar", "Euis Nurhayati")]


def row(office: Any, number: int) -> dict[str, Any]:
    cursor = office.db.execute("SELECT * FROM activity WHERE number = ?", (number,))
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def parts(office: Any, number: int = 1) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = office.rows(
        "SELECT worker, part FROM participant WHERE activity = ? ORDER BY place", number
    )
    return found


def counts(office: Any, number: int = 1) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = office.rows(
        "SELECT ppks, sex, age, n FROM served WHERE activity = ? ORDER BY ppks, sex, age", number
    )
    return found


def sums(office: Any, number: int = 1) -> tuple[Any, ...]:
    stored = row(office, number)
    return stored["people"], stored["people_l"], stored["people_p"]


def edit(office: Any, number: int, lists: dict[str, Any] | None = None, **fields: Any) -> None:
    office.do(activities.edit, number, fields, **(lists or {}))


def refused(
    refusal: type[errors.IpsmError], deed: Any, *words: Any, **options: Any
) -> dict[str, Any]:
    """The facts of a refusal."""
    with pytest.raises(errors.IpsmError) as caught:
        deed(*words, **options)
    assert type(caught.value) is refusal
    return caught.value.facts


# --- add ---------------------------------------------------------------------------------------


def test_an_activity_with_everything(office: Any, workers: list[int]) -> None:
    fields = {
        "date": "2026-10-02",
        "kind": "LH01",
        "description": "Kerja bakti",
        "place": "Balai RW 05",
        "desa": DESA,
        "result": "Selokan bersih",
        "constraint": "Hujan",
        "follow_up": "Ulangi",
        "quantity": 2.5,
        "unit": "titik",
        "minutes": 120,
        "cost": 150_000,
        "fund_source": "swadaya",
        "programme": "PKH",
        "spm_service": "x",
        "basic_need": "y",
    }
    said = [Part(2, "pelaksana"), Part(1, "pendamping"), Part(3, "peserta")]
    served = [Served("08", "P", "60+", 3)]
    assert office.do(activities.add, fields, "LH", said, served, ["desa", "tksk", "desa"]) == 1
    stored = row(office, 1)
    assert {key: stored[key] for key in fields} == fields
    assert (stored["area"], stored["recorded_on"], stored["month"]) == (
        "LH",
        "2026-11-24",
        "2026-10",
    )
    assert parts(office) == said  # the lead first
    assert counts(office) == served
    assert office.rows("SELECT partner FROM partner") == [("desa",), ("tksk",)]
    assert office.rows("SELECT count(*) FROM action") == [(5,)]  # one entry with all of it
    assert office.rows("SELECT DISTINCT record FROM change WHERE action = 5") == [("activity 1",)]


@pytest.mark.parametrize(
    ("served", "total", "stored"),
    [
        ([], (None, None, None), []),
        ([("", "", "", 40)], (40, 0, 0), [("", "", "", 40)]),
        ([("08", "P", "60+", 3), ("08", "L", "60+", 2)], (5, 2, 3), None),
        ([("08", "P", "60+", 3), ("08", "P", "60+", 4)], (7, 0, 7), [("08", "P", "60+", 7)]),
        ([("08", "P", "", 3), ("08", "", "", 4), ("", "L", "", 1)], (8, 1, 3), None),
        ([("08", "P", "60+", 0), ("01", "L", "0-5", 2)], (2, 2, 0), [("01", "L", "0-5", 2)]),
        ([("", "", "", 0)], (0, 0, 0), []),
    ],
)
def test_counts_are_merged_and_summed(
    office: Any, workers: list[int], served: Any, total: Any, stored: Any
) -> None:
    office.activity("2026-10-02", 1, served=[Served(*count) for count in served])
    assert sums(office) == total
    assert counts(office) == (sorted(served) if stored is None else stored)


def test_a_day_that_has_not_come(office: Any, workers: list[int]) -> None:
    before = office.dump()
    facts = refused(errors.FutureDate, office.activity, "2026-11-25", 1)
    assert facts == {"day": "2026-11-25", "today": "2026-11-24"}
    assert office.dump() == before
    office.activity("2026-11-24", 1)


@pytest.mark.parametrize(
    ("who", "refusal", "facts"),
    [
        ((), errors.NoWorkerNamed, {}),
        ((1, 9), errors.NoSuchRecord, {"kind": "noun.worker", "number": 9}),
        ((1, 2, 1), errors.WorkerTwice, {"number": 1, "name": "Siti Aminah"}),
    ],
)
def test_who_took_part(
    office: Any, workers: list[int], who: Any, refusal: type[errors.IpsmError], facts: Any
) -> None:
    before = office.dump()
    assert refused(refusal, office.activity, "2026-10-02", *who) == facts
    assert office.dump() == before


def test_only_who_served_on_the_day(office: Any, workers: list[int]) -> None:
    office.end(1, "2025-03-01", "cuti")
    office.reinstate(1, "2025-09-01")
    office.end(1, "2026-07-01")
    before = office.dump()
    for day in ("2023-12-31", "2025-03-01", "2025-08-31", "2026-07-01", "2026-10-02"):
        facts = refused(errors.NotActiveThen, office.activity, day, 2 if day > "2024" else 1, 1)
        assert facts == {"number": 1, "name": "Siti Aminah", "day": day}
    assert office.dump() == before
    for day in ("2024-01-01", "2025-02-28", "2025-09-01", "2026-06-30"):
        office.activity(day, 2, 1)


def test_a_candidate_has_not_served(office: Any) -> None:
    number = office.worker(status="calon")
    refused(errors.NotActiveThen, office.activity, "2026-10-02", number)


def test_a_village_of_another_branch(office: Any, workers: list[int]) -> None:
    facts = refused(errors.OutsideBranch, office.activity, "2026-10-02", 1, desa="32.01.02.2001")
    assert facts["desa"] == ("village", "32.01.02.2001")
    office.activity("2026-10-02", 1)
    refused(errors.OutsideBranch, edit, office, 1, desa="32.01.02.2001")


# --- edit --------------------------------------------------------------------------------------


@pytest.fixture
def activity(office: Any, workers: list[int]) -> int:
    number: int = office.activity(
        "2026-10-02",
        1,
        2,
        place="Balai RW 05",
        desa=DESA,
        served=[Served("08", "P", "60+", 3), Served("08", "L", "60+", 2)],
        partners=["desa", "tksk"],
    )
    return number


def test_what_is_not_said_stays(office: Any, activity: int) -> None:
    before = office.dump()
    edit(office, activity, place="Balai RW 06", minutes=90)
    after = office.dump()
    assert {table for table in before if before[table] != after[table]} == {"activity"}
    edit(office, activity, place="Balai RW 05", minutes=None)
    assert office.dump() == before


def test_parts_are_replaced_exactly(office: Any, activity: int) -> None:
    for said in (
        [Part(2, "pelaksana"), Part(1, "pelaksana")],  # the lead changes
        [Part(3, "pelaksana")],
        [Part(1, "pelaksana"), Part(2, "peserta"), Part(3, "peserta")],
        [Part(3, "peserta"), Part(1, "pelaksana")],
    ):
        edit(office, activity, {"parts": said})
        assert parts(office) == said
        places = office.rows("SELECT place FROM participant ORDER BY place")
        assert places == [(place,) for place in range(1, len(said) + 1)]


def test_counts_are_replaced_exactly(office: Any, activity: int) -> None:
    for served in (
        [Served("08", "P", "60+", 4)],
        [Served("", "", "", 12)],
        [Served("01", "L", "0-5", 1), Served("01", "L", "6-17", 2)],
    ):
        edit(office, activity, {"served": served})
        assert counts(office) == served
        assert sums(office)[0] == sum(count.n for count in served)
    edit(office, activity, {"served": []})
    assert counts(office) == [] and sums(office) == (None, None, None)


def test_counts_with_the_same_sum_are_a_change(office: Any, activity: int) -> None:
    served = [Served("09", "P", "60+", 3), Served("09", "L", "60+", 2)]
    edit(office, activity, {"served": served})
    assert counts(office) == sorted(served) and sums(office) == (5, 2, 3)


def test_partners_are_replaced_exactly(office: Any, activity: int) -> None:
    edit(office, activity, {"partners": ["tksk", "puskesmas"]})
    assert office.rows("SELECT partner FROM partner") == [("puskesmas",), ("tksk",)]
    edit(office, activity, {"partners": []})
    assert office.rows("SELECT partner FROM partner") == []


@pytest.mark.parametrize(
    ("lists", "fields"),
    [
        ({}, {}),
        ({}, {"date": "2026-10-02", "place": "Balai RW 05", "minutes": None}),
        ({"area": "LH"}, {"kind": "LH01"}),
        ({"partners": ["tksk", "desa", "tksk"]}, {}),
        ({"parts": [Part(1, "pelaksana"), Part(2, "peserta")]}, {}),
        ({"served": [Served("08", "L", "60+", 2), Served("08", "P", "60+", 3)]}, {}),
    ],
)
def test_nothing_to_correct(office: Any, activity: int, lists: Any, fields: Any) -> None:
    before = list(office.db.iterdump())
    facts = refused(errors.NothingToChange, edit, office, activity, lists, **fields)
    assert facts == {"kind": "noun.activity", "number": activity}
    assert list(office.db.iterdump()) == before


def test_another_kind_may_bring_another_area(office: Any, activity: int) -> None:
    edit(office, activity, {"area": "KD"}, kind="KD01")
    stored = row(office, activity)
    assert (stored["area"], stored["kind"]) == ("KD", "KD01")


def test_a_date_moves_within_the_service(office: Any, activity: int) -> None:
    office.end(2, "2026-10-10")
    before = office.dump()
    facts = refused(errors.NotActiveThen, edit, office, activity, date="2026-10-10")
    assert facts["number"] == 2
    refused(errors.NotActiveThen, edit, office, activity, date="2023-12-31")
    refused(errors.FutureDate, edit, office, activity, date="2026-11-25")
    assert office.dump() == before
    edit(office, activity, date="2026-09-30")
    assert row(office, activity)["month"] == "2026-09"
    edit(office, activity, {"parts": [Part(1, "pelaksana")]}, date="2026-10-20")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ([], errors.NoWorkerNamed),
        ([Part(9, "pelaksana")], errors.NoSuchRecord),
        ([Part(1, "pelaksana"), Part(1, "peserta")], errors.WorkerTwice),
    ],
)
def test_parts_that_cannot_be(
    office: Any, activity: int, said: Any, refusal: type[errors.IpsmError]
) -> None:
    before = office.dump()
    refused(refusal, edit, office, activity, {"parts": said})
    assert office.dump() == before


def test_only_new_parts_must_have_served(office: Any, activity: int) -> None:
    office.end(3, "2026-10-01")
    facts = refused(errors.NotActiveThen, edit, office, activity, {"parts": [Part(3, "pelaksana")]})
    assert facts == {"number": 3, "name": "Euis Nurhayati", "day": "2026-10-02"}


def test_an_activity_nobody_knows(office: Any, unchanged: None) -> None:
    facts = refused(errors.NoSuchRecord, edit, office, 9, place="x")
    assert facts == {"kind": "noun.activity", "number": 9}
    refused(errors.NoSuchRecord, office.do, activities.void, 9, "rangkap")


# --- void --------------------------------------------------------------------------------------


def test_void_once_and_never_edited_again(office: Any, activity: int) -> None:
    office.do(activities.void, activity, "rangkap")
    stored = row(office, activity)
    assert (stored["voided_on"], stored["void_reason"]) == ("2026-11-24", "rangkap")
    before = office.dump()
    assert refused(errors.AlreadyVoid, office.do, activities.void, activity, "lagi") == {
        "number": activity
    }
    refused(errors.AlreadyVoid, edit, office, activity, place="x")
    assert office.dump() == before


def test_a_voided_activity_needs_no_service(office: Any, activity: int) -> None:
    refused(errors.ServiceNeeded, office.end, 2, "2026-10-01")
    office.do(activities.void, activity, "rangkap")
    office.end(2, "2026-10-01")
