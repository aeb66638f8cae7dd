from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import service


@pytest.mark.parametrize(
    ("first", "last", "active"),
    [
        ("2026-10", "2026-10", {1, 2, 3}),  # 3 ended on the 16th
        ("2026-11", "2026-11", {1, 2, 5}),
        ("2026-09", "2026-11", {1, 2, 3, 5}),
        ("2024-04", "2024-04", {1, 2}),
        ("2000-01", "2000-12", {2}),  # her first day is not known
    ],
)
def test_active_during(small: Any, first: str, last: str, active: set[int]) -> None:
    assert service.active_during(small.db, Period("", first, last)) == active


def test_active_during_equals_day_by_day(big: Any) -> None:
    for month in ("2025-03", "2026-01", "2026-06", "2026-12"):
        expected = set()
        for number, worker in enumerate(big.rows.workers, 1):
            for day in range(1, 29):
                date = f"{month}-{day:02}"
                begun = [s for s in worker["service"] if s[0] <= date]
                if begun and begun[-1][2]:
                    expected.add(number)
        assert service.active_during(big.db, Period(month, month, month)) == expected


def test_active_on_a_day(small: Any, big: Any) -> None:
    assert service.active_on(small.db, "2026-10-15") == {1, 2, 3}
    assert service.active_on(small.db, "2026-10-16") == {1, 2}
    for day in ("2025-03-01", "2026-06-10", "2026-12-31"):
        expected = set()
        for number, worker in enumerate(big.rows.workers, 1):
            begun = [active for since, _, active, _ in worker["service"] if since <= day]
            expected |= {number} if begun and begun[-1] else set()
        assert service.active_on(big.db, day) == expected


def test_status_on_a_day(small: Any) -> None:
    assert service.statuses_on(small.db, "2026-10-15")[3] == "aktif"
    assert service.statuses_on(small.db, "2026-10-16")[3] == "berhenti"
    assert service.statuses_on(small.db, "2026-08-31").keys() == {1, 2, 3}


def test_duties(small: Any, big: Any) -> None:
    assert service.duties(small.db, "2026-10-31") == {
        1: ("32.01.01.1001",),
        2: ("32.01.01.1001", "32.01.01.1002"),
        3: ("32.01.01.1002",),
    }
    workers = enumerate(big.rows.workers, 1)
    expected = {n: tuple(sorted(w["duty"])) for n, w in workers if w["duty"]}
    assert service.duties(big.db, "2026-10-31") == expected


def test_duty_has_its_days(small: Any) -> None:
    """Both days count; a duty that ended stays known."""
    db = small.db
    db.execute("PRAGMA query_only = OFF")
    db.execute("SAVEPOINT duty")
    db.execute("UPDATE duty SET since = '2026-05-02', until = '2026-05-09' WHERE worker = 1")
    found = [1 in service.duties(db, f"2026-05-{day:02}") for day in (1, 2, 9, 10)]
    db.execute("ROLLBACK TO duty")
    db.execute("RELEASE duty")
    assert found == [False, True, True, False]


def test_history_of_a_worker(small: Any, october: Question) -> None:
    assert service.history_of(small.db, 2) == ((None, "aktif", True, None, None),)
    assert service.history_of(small.db, 3) == (
        ("2024-05-01", "aktif", True, None, None),
        ("2026-10-16", "berhenti", False, "PS", None),
    )
    assert service.history_of(small.db, 99) == ()


@pytest.mark.parametrize(
    ("statuses", "years"),
    [
        ([("2020-01-01", True)], 6.0),
        ([("2020-01-01", True), ("2021-01-01", False)], 1.0),
        ([("2020-01-01", True), ("2021-01-01", False), ("2025-01-01", True)], 2.0),
        ([(None, True)], None),  # nobody knows when it began
        ([(None, False), ("2025-01-01", True)], 1.0),
        ([("2026-06-01", True)], 0.0),  # after the day
    ],
)
def test_years_of_service(statuses: list[tuple[str | None, bool]], years: float | None) -> None:
    line = [service.Status(since, "x", active, None, None) for since, active in statuses]
    assert service.years_served(line, "2026-01-01") == years
