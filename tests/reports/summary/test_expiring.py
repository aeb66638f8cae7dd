"""What runs out and what is missing, in cases made by hand. Today is 2026-11-24."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import expiring

TODAY = Question("2026-11-24")
MAY = Period("2026-05", "2026-05", "2026-05")
C, P = "32.01.01.1001", "32.01.01.1002"
SITI, DADANG, KOMARIAH, UJANG, EUIS = 1, 2, 3, 4, 5


def sk(worker: int, since: str, until: str | None, **more: Any) -> dict[str, Any]:
    return {"worker": worker, "kind": "sk_psm", "since": since, "until": until, **more}


def card(worker: int, since: str, until: str | None, **more: Any) -> dict[str, Any]:
    whole = {"worker": worker, "kind": "tetap", "paper": "K1", "since": since, "until": until}
    return {**whole, **more}


def training(worker: int, since: str, until: str | None, **more: Any) -> dict[str, Any]:
    whole = {"worker": worker, "level": "dasar", "training": "Bimtek", "paper": "B1"}
    return {**whole, "since": since, "until": until, **more}


def matters(
    db: Any, codes: Codes, question: Question = TODAY, gaps: bool = False
) -> list[tuple[Any, ...]]:
    """(worker, matter, last day, days left) of what runs out; (worker, matter) of the gaps."""
    lines = expiring.read(db, question, codes).lines
    if gaps:
        return [(line.worker, line.matter) for line in lines if line.until is None]
    dated = [line for line in lines if line.until is not None]
    return [(line.worker, line.matter[7:], line.until, line.days) for line in dated]


# --- papers


@pytest.mark.parametrize(
    ("until", "days"),
    [
        ("2026-11-23", -1),  # ran out
        ("2025-01-01", -692),
        ("2026-11-24", 0),
        ("2026-11-25", 1),
        ("2027-05-26", 183),
        ("2027-05-27", None),  # too far ahead
        (None, None),
    ],
)
@pytest.mark.parametrize(
    ("noun", "row"), [("appointment", sk), ("card", card), ("training", training)]
)
def test_by_the_last_day(
    filled: Any, codes: Codes, noun: str, row: Any, until: str | None, days: int | None
) -> None:
    db = filled(**{noun: [row(SITI, "2024-06-01", until)]})
    assert matters(db, codes) == ([] if days is None else [(SITI, noun, until, days)])


@pytest.mark.parametrize(
    ("within", "found"), [(0, []), (6, []), (7, [7]), (None, [7]), (30, [7]), (36525, [7])]
)
def test_as_far_ahead_as_asked(
    filled: Any, codes: Codes, within: int | None, found: list[int]
) -> None:
    db = filled(card=[card(SITI, "2024-06-01", "2026-12-01")])
    asked = TODAY._replace(within=within)
    assert [days for *_, days in matters(db, codes, asked)] == found


def test_what_was_followed_has_not_run_out(filled: Any, codes: Codes) -> None:
    db = filled(
        appointment=[
            sk(SITI, "2024-01-01", "2025-12-31"),
            sk(SITI, "2026-01-01", "2026-12-31"),  # the newest of its kind
            sk(SITI, "2024-01-01", "2026-06-30", kind="surat_tugas"),
            sk(DADANG, "2024-01-01", "2026-12-31"),
            sk(DADANG, "2027-01-01", None),  # there already, though it begins later
        ]
    )
    assert matters(db, codes) == [
        (SITI, "appointment", "2026-06-30", -147),
        (SITI, "appointment", "2026-12-31", 37),
    ]


def test_a_lost_card_neither_runs_out_nor_follows(filled: Any, codes: Codes) -> None:
    db = filled(
        card=[
            card(SITI, "2024-01-01", "2026-12-01", lost_on="2026-02-01"),
            card(DADANG, "2020-01-01", "2025-12-31"),
            card(DADANG, "2026-01-01", "2030-12-31", lost_on="2026-02-01"),
        ]
    )
    assert matters(db, codes) == [(DADANG, "card", "2025-12-31", -328)]


def test_every_certificate_for_itself(filled: Any, codes: Codes) -> None:
    rows = [training(SITI, "2024-01-01", day) for day in ("2026-12-01", "2027-01-01", "2030-01-01")]
    assert [row[2] for row in matters(filled(training=rows), codes)] == ["2026-12-01", "2027-01-01"]


def test_who_serves_no_more_is_left_out(filled: Any, codes: Codes) -> None:
    rows = [card(n, "2024-06-01", "2026-12-01") for n in (SITI, KOMARIAH, UJANG, EUIS)]
    assert [row[0] for row in matters(filled(card=rows), codes)] == [SITI, EUIS]


def test_who_is_on_leave_is_not(filled: Any, codes: Codes) -> None:
    db = filled(card=[card(SITI, "2024-06-01", "2026-12-01")])
    db.execute("INSERT INTO service VALUES (1, '2026-11-01', 'cuti', 0, NULL, NULL)")
    assert [row[0] for row in matters(db, codes)] == [SITI]
    assert SITI in [worker for worker, _ in matters(db, codes, gaps=True)]


# --- the board

TERM = {"since": "2022-01-01", "until": "2026-12-31", "paper": "12/IPSM"}


def test_the_term_of_the_board(filled: Any, codes: Codes) -> None:
    db = filled(term=[{"since": "2017-01-01", "until": "2021-12-31"}, TERM])
    (line,) = [line for line in expiring.read(db, TODAY, codes).lines if line.until]
    assert line == (None, None, (), "matter.term", "12/IPSM", "2026-12-31", 37)
    for narrowed in ({"worker": SITI}, {"desa": C}):  # it is no worker's and no village's
        assert matters(db, codes, TODAY._replace(**narrowed)) == []


@pytest.mark.parametrize("rows", [[], [TERM, {"since": "2027-01-01", "until": "2031-12-31"}]])
def test_no_term_that_runs_out(filled: Any, codes: Codes, rows: list[dict[str, str]]) -> None:
    assert matters(filled(term=rows), codes) == []


# --- gaps

BARE = [
    (SITI, "matter.no_appointment"),
    (SITI, "matter.no_training"),
    (DADANG, "matter.no_appointment"),
    (DADANG, "matter.no_training"),
    (DADANG, "matter.no_nik"),
    (EUIS, "matter.no_appointment"),
    (EUIS, "matter.no_training"),
    (EUIS, "matter.no_nik"),
    (EUIS, "matter.no_duty"),
]


def test_what_is_missing(small: Any, codes: Codes) -> None:
    assert matters(small.db, codes, gaps=True) == BARE


@pytest.mark.parametrize(
    ("row", "closed"),
    [
        (sk(SITI, "2024-01-01", None), True),
        (sk(SITI, "2024-01-01", "2026-11-24"), True),
        (sk(SITI, "2024-01-01", "2026-11-23"), False),
        (sk(SITI, "2026-11-25", None), False),
    ],
)
def test_an_appointment_in_force_closes_the_gap(
    filled: Any, codes: Codes, row: dict[str, Any], closed: bool
) -> None:
    found = matters(filled(appointment=[row]), codes, gaps=True)
    assert ((SITI, "matter.no_appointment") not in found) is closed


@pytest.mark.parametrize(
    ("row", "closed"),
    [
        (training(SITI, "2020-01-01", None), True),
        (training(SITI, "2020-01-01", "2021-01-01"), True),  # trained all the same
        (training(SITI, "2020-01-01", None, level="tematik"), False),
        (training(SITI, "2020-01-01", None, level="lanjutan"), False),
        (training(SITI, "2026-12-01", None), False),  # to be held yet
    ],
)
def test_basic_training_closes_the_gap(
    filled: Any, codes: Codes, row: dict[str, Any], closed: bool
) -> None:
    found = matters(filled(training=[row]), codes, gaps=True)
    assert ((SITI, "matter.no_training") not in found) is closed


def test_a_duty_area_of_the_day_closes_the_gap(filled: Any, codes: Codes) -> None:
    db = filled(duty=[{"worker": EUIS, "desa": C, "since": "2026-11-24"}])
    assert (EUIS, "matter.no_duty") not in matters(db, codes, gaps=True)
    db.execute("UPDATE duty SET until = '2026-11-23' WHERE worker = 1")
    assert (SITI, "matter.no_duty") in matters(db, codes, gaps=True)


@pytest.mark.parametrize(
    ("birth", "young"),
    [("2006-01-02", True), ("2006-01-01", False), ("1980-07-05", False), (None, False)],
)
def test_younger_than_18_at_the_start(
    filled: Any, codes: Codes, birth: str | None, young: bool
) -> None:
    db = filled()  # Siti serves from 2024-01-01, Dadang from a day nobody knows
    db.execute("UPDATE worker SET birth_date = ? WHERE number IN (1, 2)", (birth,))
    found = matters(db, codes, gaps=True)
    assert [worker for worker, matter in found if matter == "matter.too_young"] == [SITI] * young


# --- narrowed, for another day, as a table


def test_of_one_worker_or_village(filled: Any, codes: Codes) -> None:
    db = filled(card=[card(n, "2024-06-01", "2026-12-01") for n in (SITI, DADANG, EUIS)])
    for asked, workers in (
        ({"worker": DADANG}, {DADANG}),
        ({"desa": P}, {DADANG}),
        ({"desa": C}, {SITI, DADANG}),
        ({"worker": KOMARIAH}, set()),
        ({"desa": "32.01.01.2003"}, set()),
    ):
        lines = expiring.read(db, TODAY._replace(**asked), codes).lines
        assert {line.worker for line in lines} == workers


def test_a_past_period_stands_for_its_last_day(filled: Any, codes: Codes) -> None:
    db = filled(
        appointment=[
            sk(KOMARIAH, "2024-06-01", "2026-06-30"),
            sk(KOMARIAH, "2026-07-01", "2029-06-30"),
        ],
        card=[card(SITI, "2024-06-01", "2026-12-01", lost_on="2026-08-01")],
        training=[training(KOMARIAH, "2026-06-01", None)],
        term=[TERM | {"until": "2026-06-30"}, {"since": "2026-07-01", "until": "2031-06-30"}],
    )
    may = TODAY._replace(period=MAY)
    found = expiring.read(db, may, codes)
    assert found.until == "2026-11-30"
    assert matters(db, codes, may) == [
        (None, "term", "2026-06-30", 30),
        (KOMARIAH, "appointment", "2026-06-30", 30),
    ]
    assert matters(db, codes, may._replace(within=200))[2:] == [(SITI, "card", "2026-12-01", 184)]
    gaps = matters(db, codes, may, gaps=True)
    assert (KOMARIAH, "matter.no_training") in gaps  # and she served then
    assert (KOMARIAH, "matter.no_appointment") not in gaps
    assert EUIS not in [worker for worker, _ in gaps]
    assert matters(db, codes) == []  # today nothing of it is left


def test_a_period_to_come_stands_for_today(filled: Any, codes: Codes) -> None:
    db = filled(card=[card(SITI, "2024-06-01", "2026-12-01")])
    december = Period("2026-12", "2026-12", "2026-12")
    assert matters(db, codes, TODAY._replace(period=december)) == matters(db, codes)


def test_as_a_table(filled: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    db = filled(
        card=[card(DADANG, "2024-06-01", "2026-12-01")],
        appointment=[sk(SITI, "2024-06-01", "2026-11-20", paper="141/12")],
        term=[TERM],
    )
    table = expiring.table(expiring.read(db, TODAY, codes))
    well_said(table, codes)
    assert [tuple(row) for row in table.rows][:3] == [
        (SITI, "Siti Aminah", (C,), "matter.appointment", "141/12", "2026-11-20", -4),
        (DADANG, "Dadang Suhendar", (C, P), "matter.card", "K1", "2026-12-01", 7),
        (None, None, (), "matter.term", "12/IPSM", "2026-12-31", 37),
    ]
    assert table.title == ("title.summary_expiring", {"date": "2027-05-26"})
    assert table.notes == (("note.matters", {"count": 3 + len(BARE)}),)


def test_nothing_to_see_to(empty: Any, codes: Codes, well_said: Any) -> None:
    table = expiring.table(expiring.read(empty.db, TODAY, codes))
    well_said(table, codes)
    assert list(table.rows) == []
