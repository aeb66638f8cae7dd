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
    assert [line[:1] + line[4:7] for line in found.lines] == [(1, 0, 1, 0), (2, 0, 1, 0)]
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


def test_without_a_period_it_is_this_month(small: Any, codes: Codes) -> None:
    assert missing.read(small.db, Question("2026-11-24"), codes).period.name == "2026-11"


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


QUARTER = Period("2026-Q4", "2026-10", "2026-12")


def test_a_quarter_that_is_not_over(small: Any, codes: Codes) -> None:
    """October alone is; what it lacks is what October by itself does."""
    found = missing.read(small.db, Question("2026-11-24", QUARTER), codes)
    alone = missing.read(small.db, month("2026-10"), codes)
    assert (found.months, found.waiting, found.due) == (
        *(("2026-10",), ("2026-11", "2026-12")),
        "2026-11-05",
    )
    assert [line.number for line in found.lines] == [line.number for line in alone.lines]
    table = missing.table(found)
    assert ("note.months_waiting", {"period": "2026-11..2026-12"}) in table.notes
    assert table.title[1] == {"period": "2026-Q4", "date": "2026-11-05"}
    waiting = missing.read(small.db, Question("2026-09-30", QUARTER), codes)
    assert (waiting.months, waiting.lines, waiting.due) == ((), (), "2026-11-05")


def test_months_before_the_register_owe_nothing(small: Any, codes: Codes) -> None:
    year = Period("2026", "2026-01", "2026-12")
    found = missing.read(small.db, Question("2026-11-24", year), codes)
    first = min(activity["date"][:7] for activity in small.rows.activities)
    assert found.months == tuple(Period("", first, "2026-10").months())
    assert ("note.months_from", {"period": first}) in missing.table(found).notes


def test_a_year_equals_a_second_way(big: Any, codes: Codes) -> None:
    """Month by month, each worker's activities picked in plain Python."""
    minimum = settings.values(big.db, codes)["minimum"]
    year = Period("2025", "2025-01", "2025-12")
    found = missing.read(big.db, Question("2026-11-24", year), codes)
    expected = {}
    for number, worker in enumerate(big.rows.workers, 1):
        missed = tuple(
            name
            for name in year.months()
            if serves(worker, name)
            and len(big.rows.pick(month(name)._replace(worker=number))) < minimum
        )
        if missed:
            whole = big.rows.pick(Question("", year)._replace(worker=number))
            expected[number] = (len(whole), len(missed), missed)
    told = {line.number: (line.activities, line.months, line.missed) for line in found.lines}
    assert told == expected and len(told) > 2
    rows = missing.table(found).rows
    assert [(row[0], row[4], row[5], row[7]) for row in rows] == [
        (line.number, line.activities, line.months, line.missed) for line in found.lines
    ]


def test_a_period_can_be_said(small: Any, codes: Codes, well_said: Any) -> None:
    well_said(missing.table(missing.read(small.db, Question("2026-11-24", QUARTER), codes)), codes)
