from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.question import Question
from ipsm_cli.reports import timeline, worker

TODAY = Question("2026-11-24")


def test_a_page(small: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    found = worker.read(small.db, TODAY._replace(worker=1), codes)
    table = worker.table(found)
    well_said(table, codes)
    assert table.page
    (row,) = by_key(table)
    assert (row["number"], row["uid"], row["name"], row["title_front"]) == (
        1,
        "w1",
        "Siti Aminah",
        "Hj.",
    )
    assert row["nik"] == "320101**********"
    assert row["desa"] == ("32.01.01.1001",)
    assert (row["status"], row["since"], row["end_reason"]) == ("aktif", "2024-01-01", None)
    # activity 4 was voided
    assert (row["activities"], row["activities_12"], row["hours_12"]) == (2, 2, 165)
    assert row["last_activity"] == "2026-10-02"
    assert "search" not in row


def test_the_nik_in_full_when_asked(small: Any, codes: Codes, by_key: Any) -> None:
    found = worker.read(small.db, TODAY._replace(worker=1), codes)
    assert by_key(worker.table(found, full=True))[0]["nik"] == "3201014507800001"
    assert by_key(worker.table(found))[0]["nik"] == "320101**********"
    without = worker.read(small.db, TODAY._replace(worker=2), codes)
    assert by_key(worker.table(without))[0]["nik"] is None


@pytest.mark.parametrize(
    ("today", "activities"),
    [("2027-09-29", 2), ("2027-09-30", 1), ("2027-10-02", 0), ("2026-10-01", 1)],
)
def test_twelve_months_end_today(small: Any, codes: Codes, today: str, activities: int) -> None:
    found = worker.read(small.db, Question(today, worker=1), codes)
    assert found.twelve_months.activities == activities
    assert found.all_time.activities == 2


def test_the_time_line_of_service(small: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    found = worker.read(small.db, TODAY._replace(worker=3), codes)
    table = timeline.table(3, "x", timeline.read(small.db, 3))
    well_said(table, codes)
    assert [(row["day"], row["what"]) for row in by_key(table)] == [
        ("2024-05-01", "worker_status:aktif"),
        ("2026-10-16", ("worker_status:berhenti", "end_reason:PS")),
    ]
    (row,) = by_key(worker.table(found))
    assert (row["status"], row["since"], row["end_reason"]) == ("berhenti", "2026-10-16", "PS")
    assert row["service_status"] == ("aktif", "berhenti")
    assert row["service_since"] == ("2024-05-01", "2026-10-16")


def test_a_first_day_nobody_knows(small: Any, codes: Codes, by_key: Any) -> None:
    (row,) = by_key(worker.table(worker.read(small.db, TODAY._replace(worker=2), codes)))
    assert (row["since"], row["service_since"]) == (None, (None,))


def test_nothing_done_yet(small: Any, codes: Codes, by_key: Any) -> None:
    (row,) = by_key(worker.table(worker.read(small.db, TODAY._replace(worker=4), codes)))
    assert (row["activities"], row["hours_12"], row["last_activity"]) == (0, 0, None)


def test_no_such_worker(small: Any, codes: Codes) -> None:
    with pytest.raises(errors.NoSuchRecord) as caught:
        worker.read(small.db, TODAY._replace(worker=99), codes)
    assert caught.value.facts == {"kind": "noun.worker", "number": 99}
