"""Whether a worker served on a day, status by status."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import service

DAYS = [
    ("2023-12-31", False),  # before the start
    ("2024-01-01", True),  # the first day
    ("2025-02-28", True),
    ("2025-03-01", False),  # the first day of the leave
    ("2025-08-31", False),
    ("2025-09-01", True),  # back
    ("2026-06-30", True),
    ("2026-07-01", False),  # ended
    ("2026-11-24", False),
]


@pytest.fixture
def worker(office: Any) -> int:
    number: int = office.worker()
    office.end(number, "2025-03-01", "cuti")
    office.reinstate(number, "2025-09-01")
    office.end(number, "2026-07-01", "berhenti", note="pindah ke Depok")
    return number


@pytest.mark.parametrize(("day", "active"), DAYS)
def test_active_on(office: Any, worker: int, day: str, active: bool) -> None:
    assert service.active_on(office.db, worker, day) is active


def test_active_on_of_nobody(office: Any) -> None:
    assert not service.active_on(office.db, 99, "2026-01-01")


def test_standing_is_the_newest(office: Any, worker: int) -> None:
    assert service.standing(office.db, worker) == ("2026-07-01", "berhenti", False)
    assert service.standing(office.db, office.worker("Dua")) == ("2024-01-01", "aktif", True)


def test_active_days(office: Any, worker: int) -> None:
    assert service.active_days(office.db, worker) == (True, ["2024-01-01", "2025-09-01"])
    candidate = office.worker("Calon", status="calon")
    assert service.active_days(office.db, candidate) == (False, [])
    office.reinstate(candidate, "2026-05-01")
    assert service.active_days(office.db, candidate) == (False, ["2026-05-01"])
    assert service.active_days(office.db, 99) == (False, [])


def test_every_status_keeps_its_reason_and_note(office: Any, worker: int) -> None:
    assert office.rows("SELECT since, status, active, reason, note FROM service") == [
        ("2024-01-01", "aktif", 1, None, None),
        ("2025-03-01", "cuti", 0, "PS", None),
        ("2025-09-01", "aktif", 1, None, None),
        ("2026-07-01", "berhenti", 0, "PS", "pindah ke Depok"),
    ]


def test_a_status_of_the_same_day_is_replaced_as_a_whole(office: Any, worker: int) -> None:
    office.reinstate(worker, "2026-07-01")
    newest = office.rows("SELECT status, active, reason, note FROM service WHERE since > '2026'")
    assert newest == [("aktif", 1, None, None)]


def test_check_activities(office: Any) -> None:
    number = office.worker()
    office.activity("2026-10-02", number)
    office.activity("2026-10-09", number)
    service.check_activities(office.db, number, "Siti Aminah")

    def pause(pen: Any) -> None:
        service.set_status(pen, number, "2026-10-09", "cuti", active=False)
        service.check_activities(pen.db, number, "Siti Aminah")

    with pytest.raises(errors.ServiceNeeded) as caught:
        office.do(pause)
    expected = {"number": number, "name": "Siti Aminah", "activity": 2, "day": "2026-10-09"}
    assert caught.value.facts == expected


def test_move_start_to_the_same_day_changes_nothing(office: Any, worker: int) -> None:
    before = office.dump()
    assert office.do(service.move_start, worker, "Siti", "2024-01-01") is False
    assert office.dump() == before
    assert office.do(service.move_start, worker, "Siti", "2023-05-01") is True
    assert service.active_on(office.db, worker, "2023-05-01")


@pytest.mark.parametrize("start", ["2025-03-01", "2025-04-01"])
def test_a_start_after_the_next_status(office: Any, worker: int, start: str) -> None:
    before = office.dump()
    with pytest.raises(errors.EndBeforeStart) as caught:
        office.do(service.move_start, worker, "Siti", start)
    assert caught.value.facts["day"] == "2025-03-01" and caught.value.facts["start"] == start
    assert office.dump() == before
