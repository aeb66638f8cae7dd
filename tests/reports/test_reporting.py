from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import reporting
from ipsm_cli.reports.service import Status, active_during, history_of


def status(since: str | None, active: bool) -> Status:
    return Status(since, "x", active, None, None)


LEAVE = (
    status(None, True),
    status("2026-03-10", False),
    status("2026-05-31", True),
    status("2026-08-01", False),
)


@pytest.mark.parametrize(
    ("month", "active"),
    [
        ("2020-01", True),
        ("2026-03", True),  # until the 9th
        ("2026-04", False),
        ("2026-05", True),  # on the last day
        ("2026-07", True),
        ("2026-08", False),
    ],
)
def test_active_in_a_month(month: str, active: bool) -> None:
    assert reporting.active_in(LEAVE, month) is active


def test_active_as_the_other_reports_say(big: Any) -> None:
    for month in Period("", "2025-10", "2026-12").months():
        there = active_during(big.db, Period(month, month, month))
        for worker in range(1, len(big.rows.workers) + 1):
            history = history_of(big.db, worker)
            assert reporting.active_in(history, month) is (worker in there)


def test_months_without_a_report_end_with_a_report_or_a_leave() -> None:
    months = ["2026-07", "2026-06", "2026-05", "2026-04", "2026-03"]
    assert reporting.months_without(LEAVE, {}, 1, months) == 3  # April is leave
    assert reporting.months_without(LEAVE, {"2026-06": 1}, 1, months) == 1
    assert reporting.months_without(LEAVE, {"2026-06": 1}, 2, months) == 3
    assert reporting.months_without(LEAVE, {"2026-07": 9}, 1, months) == 0


@pytest.mark.parametrize("count", range(1, len(LEAVE) + 1))
def test_months_without_a_report_are_those_of_service(count: int) -> None:
    """However her statuses end: each month looked at, from the newest on."""
    months = Period("", "2025-10", "2026-12").months()[::-1]
    active = [reporting.active_in(LEAVE[:count], month) for month in months]
    expected = active.index(False) if False in active else len(active)
    assert reporting.months_without(LEAVE[:count], {}, 1, months) == expected


def test_the_longest_row_of_reports() -> None:
    months = [f"2026-{n:02}" for n in range(1, 13)]
    done = {"2026-01": 1, "2026-02": 3, "2026-04": 2, "2026-05": 2, "2026-06": 1, "2025-12": 9}
    assert reporting.longest_row(done, 1, months) == 3
    assert reporting.longest_row(done, 2, months) == 2
    assert reporting.longest_row({}, 1, months) == 0


def test_first_month(small: Any, empty: Any) -> None:
    assert reporting.first_month(small.db) == "2026-09"
    assert reporting.first_month(empty.db) is None


def test_counts_equal_plain_ones(big: Any, question: Question) -> None:
    for column in ("area", "month"):
        expected: dict[int, dict[str, int]] = {}
        for _, activity in big.rows.pick(question):
            value = activity["date"][:7] if column == "month" else activity[column]
            for worker, _ in activity["parts"]:
                row = expected.setdefault(worker, {})
                row[value] = row.get(value, 0) + 1
        assert reporting.counts(big.db, question, column) == expected
        if column == "month" and question.worker is None:
            for worker in range(1, len(big.rows.workers) + 1):
                found = reporting.months_of(big.db, question, worker)
                assert found == expected.get(worker, {})


def test_a_workers_months_are_looked_up_by_her_own_index(small: Any, october: Question) -> None:
    statements: list[str] = []
    small.db.set_trace_callback(statements.append)
    reporting.months_of(small.db, october, 1)
    small.db.set_trace_callback(None)
    steps = [row[3] for s in statements for row in small.db.execute(f"EXPLAIN QUERY PLAN {s}")]
    assert steps[0].startswith("SEARCH p USING COVERING INDEX participant_worker (worker=?)")
    assert steps[1].startswith("SEARCH a USING INTEGER PRIMARY KEY")
