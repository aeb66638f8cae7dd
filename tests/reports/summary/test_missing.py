from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import settings
from ipsm_cli.reports.summary import missing

C, P = "32.01.01.1001", "32.01.01.1002"


def month(name: str) -> Question:
    return Question("2026-11-24", Period(name, name, name))


def test_september_by_hand(small: Any, codes: Codes) -> None:
    table = missing.table(missing.read(small.db, month("2026-09"), codes))
    assert list(table.rows) == [
        (2, "Dadang Suhendar", (C, P), None, 0, 1, 50),
        (3, "Siti Komariah", (P,), None, 0, 1, 50),
    ]
    facts = {"period": "2026-09", "date": "2026-10-05"}
    assert table.title == ("title.summary_missing", facts)
    assert table.notes == (
        ("note.missing", {"count": 2, "active": 3}),
        ("note.minimum", {"count": 1}),
        ("note.due_past", {**facts, "days": 50}),
    )


def test_before_the_due_day_nobody_is_late(small: Any, codes: Codes) -> None:
    found = missing.read(small.db, month("2026-11"), codes)
    assert [line[:1] + line[4:] for line in found.lines] == [(1, 0, 1, 0), (2, 0, 1, 0)]
    assert (found.due, found.active) == ("2026-12-05", 3)  # who left in October owes nothing
    assert missing.table(found).notes[2][0] == "note.due"


def test_the_branch_chooses_the_minimum(kept: Any, codes: Codes, october: Question) -> None:
    found = missing.read(kept.db, october, codes)
    assert found.minimum == 2
    assert [(line.number, line.activities, line.months) for line in found.lines] == [
        (1, 1, 2),
        (3, 1, 2),
    ]
    assert found.lines[0].phone == "+628123456789"
    assert found.left_out == (("note.voided", {"count": 1}),)


def test_the_last_month_of_a_period(small: Any, codes: Codes) -> None:
    quarter = Question("2026-11-24", Period("2026-Q3", "2026-07", "2026-09"))
    assert missing.read(small.db, quarter, codes) == missing.read(small.db, month("2026-09"), codes)
    assert missing.read(small.db, Question("2026-11-24"), codes).month.name == "2026-11"


def test_one_village_or_worker(small: Any, codes: Codes) -> None:
    september = month("2026-09")
    of_village = missing.read(small.db, september._replace(desa=P), codes)
    assert [line.number for line in of_village.lines] == [2, 3]
    assert (of_village.active, of_village.lines[0].desa) == (2, (C, P))
    assert missing.read(small.db, september._replace(worker=1), codes).lines == ()


def test_a_register_without_activities(empty: Any, codes: Codes, october: Question) -> None:
    assert missing.read(empty.db, october, codes).lines == ()


@pytest.mark.parametrize(
    ("month", "due_day", "day"),
    [("2026-10", 5, "2026-11-05"), ("2026-12", 28, "2027-01-28"), ("2024-02", 1, "2024-03-01")],
)
def test_due_date(month: str, due_day: int, day: str) -> None:
    assert missing.due_date(month, due_day).isoformat() == day


def serves(worker: dict[str, Any], month: str) -> bool:
    """A second way: day by day, as far as any service of the register changes."""
    for day in (f"{month}-{n:02}" for n in range(1, 32)):
        standing = [active for since, _, active, _ in worker["service"] if since <= day]
        if standing and standing[-1]:
            return True
    return False


@pytest.mark.parametrize("name", ["2025-03", "2025-11", "2026-02", "2026-06"])
def test_lines_equal_a_second_way(big: Any, codes: Codes, name: str) -> None:
    minimum = settings.values(big.db, codes)["minimum"]
    found = missing.read(big.db, month(name), codes)
    expected = {}
    for number, worker in enumerate(big.rows.workers, 1):
        row = 0
        for before in reversed(Period("", "2025-01", name).months()):
            done = len(big.rows.pick(month(before)._replace(worker=number)))
            if done >= minimum or not serves(worker, before):
                break
            row += 1
        if row:
            expected[number] = row
    assert {line.number: line.months for line in found.lines} == expected
    order = [([*line.desa, "~"][0], -line.months, line.number) for line in found.lines]
    assert order == sorted(order)
