"""The roster, by hand. Today is 2026-11-24."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import roster

TODAY = Question("2026-11-24")
C, P, K = "32.01.01.1001", "32.01.01.1002", "32.01.01.2003"


def numbers(db: Any, codes: Codes, **asked: Any) -> list[int]:
    lines = roster.read(db, TODAY._replace(**asked), codes).lines
    return [line.number for line in lines]


def month(name: str) -> Period:
    return Period(name, name, name)


def test_who_serves_by_village_then_name(small: Any, codes: Codes) -> None:
    """Dadang and Siti in Cibinong by name; Euis, who has no village, last."""
    assert numbers(small.db, codes) == [2, 1, 5]


def test_the_order_of_villages_is_that_of_their_codes(filled: Any, codes: Codes) -> None:
    db = filled(duty=[{"worker": 5, "desa": P, "since": "2026-11-01"}])
    db.execute("UPDATE duty SET desa = ? WHERE worker = 1", (K,))
    assert numbers(db, codes) == [2, 5, 1]
    assert numbers(db, codes, desa=P) == [2, 5]  # Dadang's first village is another one
    assert numbers(db, codes, desa=C) == [2]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "aktif"}, [2, 1, 5]),
        ({"status": "calon"}, [4]),
        ({"status": "berhenti"}, [3]),
        ({"status": "cuti"}, []),
        ({"desa": C}, [2, 1]),
        ({"desa": P}, [2]),
        ({"desa": P, "status": "berhenti"}, [3]),
        ({"period": month("2026-12")}, [2, 1, 5]),
        ({"period": month("2026-11")}, [2, 1, 5]),
        ({"period": month("2026-10")}, [2, 1]),  # Komariah left on the 16th
        ({"period": month("2026-09")}, [2, 1, 3]),
        ({"period": month("2024-04")}, [2, 1]),
        ({"period": month("2023-12")}, [2]),
        ({"period": month("2026-09"), "status": "calon"}, [4]),
        ({"period": month("2026-08"), "status": "calon"}, []),
    ],
)
def test_as_asked_and_for_a_past_day(
    small: Any, codes: Codes, asked: dict[str, Any], found: list[int]
) -> None:
    assert numbers(small.db, codes, **asked) == found


def test_on_leave_stands_in_it(filled: Any, codes: Codes) -> None:
    db = filled()
    db.execute("INSERT INTO service VALUES (1, '2026-11-01', 'cuti', 0, NULL, NULL)")
    assert numbers(db, codes) == [2, 1, 5]
    assert numbers(db, codes, status="cuti") == [1]


def test_the_whole_line(filled: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    db = filled(
        appointment=[
            {
                "worker": 1,
                "kind": "sk_psm",
                "paper": "141/12",
                "date": "2025-01-02",
                "since": "2025-01-03",
            }
        ],
        card=[{"worker": 1, "kind": "tetap", "paper": "0012", "since": "0001-01-01"}],
    )
    db.execute(
        """UPDATE worker SET title_back = 'S.Sos', birth_place = 'Bogor',
               home_street = 'Jl. Mawar 5', home_rt = '003', home_rw = '011',
               home_desa = ?, education = '08', main_job = 'Guru',
               active_since = '2024' WHERE number = 1""",
        (C,),
    )
    table = roster.table(roster.read(db, TODAY, codes))
    well_said(table, codes)
    assert by_key(table)[1] == {
        "line": 2,
        "number": 1,
        "name": "Hj. Siti Aminah, S.Sos",
        "sex": "P",
        "birth_place": "Bogor",
        "birth_date": "1980-07-05",
        "desa": (C,),
        "home_street": "Jl. Mawar 5",
        "home_rt": "003",
        "home_rw": "011",
        "home_desa": C,
        "phone": "+628123456789",
        "education": "08",
        "main_job": "Guru",
        "active_since": "2024",
        "appointment": "141/12",
        "appointment_date": "2025-01-02",
        "card": "0012",
        "member_number": "0321010001",
        "status": "aktif",
    }
    assert table.title == ("title.summary_roster", {"date": "2026-11-24"})
    assert table.notes == (("note.workers", {"count": 3}),)
    assert "nik" not in [column.key for column in table.columns]
    assert "3201014507800001" not in repr(table)
    shown = [column.key for column in table.columns if column.screen]
    assert shown == ["line", "name", "sex", "desa", "phone", "appointment", "card", "status"]


APPOINTMENTS = [
    ("sk_psm", "lama", "2024-01-01", "2024-12-31"),
    ("sk_psm", "kini", "2025-01-01", None),
    ("surat_tugas", "tugas", "2026-01-01", None),  # newer, but of a kind that comes later
    ("sk_honor", "honor", "2026-02-01", "2026-12-31"),
]


@pytest.mark.parametrize(
    ("rows", "day", "paper"),
    [
        (APPOINTMENTS, "2026-11", "kini"),
        (APPOINTMENTS, "2024-06", "lama"),
        (APPOINTMENTS[2:], "2026-11", "tugas"),
        (APPOINTMENTS[2:], "2025-11", None),
        ([*APPOINTMENTS[:1], *APPOINTMENTS[2:]], "2026-11", "tugas"),  # the old one ran out
        (APPOINTMENTS[:1], "2026-11", "lama"),
        ([("sk_psm", "nanti", "2026-12-01", None)], "2026-11", None),
        ([*APPOINTMENTS[:2], ("sk_psm", "nanti", "2026-12-01", None)], "2026-11", "kini"),
    ],
)
def test_the_appointment_of_the_day(
    filled: Any, codes: Codes, rows: list[tuple[Any, ...]], day: str, paper: str | None
) -> None:
    names = ("kind", "paper", "since", "until")
    db = filled(appointment=[{"worker": 1, **dict(zip(names, row, strict=True))} for row in rows])
    lines = roster.read(db, TODAY._replace(period=month(day)), codes).lines
    assert {line.number: line.appointment for line in lines}[1] == paper


def test_a_lost_card_is_not_named_from_then_on(filled: Any, codes: Codes) -> None:
    db = filled(
        card=[
            {"worker": 1, "kind": "sementara", "paper": "S1", "since": "2024-01-01"},
            {
                "worker": 1,
                "kind": "tetap",
                "paper": "T1",
                "since": "2025-01-01",
                "lost_on": "2026-10-05",
            },
        ]
    )
    for day, paper in (("2026-09", "T1"), ("2026-10", "S1"), ("2026-11", "S1")):
        lines = roster.read(db, TODAY._replace(period=month(day)), codes).lines
        assert {line.number: line.card for line in lines}[1] == paper


def test_nobody_yet(empty: Any, codes: Codes, well_said: Any) -> None:
    table = roster.table(roster.read(empty.db, TODAY, codes))
    well_said(table, codes)
    assert list(table.rows) == []
