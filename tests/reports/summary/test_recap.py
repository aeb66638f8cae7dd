"""The months of a period side by side, counted a second way."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import month, recap

YEAR = Question("2026-11-24", Period("2026", "2026-01", "2026-12"))
QUARTER = YEAR._replace(period=Period("2026-Q4", "2026-10", "2026-12"))


def test_a_quarter_by_heart(small: Any, codes: Codes) -> None:
    table = recap.table(recap.read(small.db, QUARTER, codes))
    keys = [column.key for column in table.columns]
    assert keys == ["area", "measure", "2026-10", "2026-11", "2026-12", "total"]
    assert [tuple(row) for row in table.rows] == [
        ("LH", "activities", 1, 0, 0, 1),
        ("LH", "people", 40, 0, 0, 40),
        ("LH", "hours", 2, 0, 0, 2),
        ("KD", "activities", 1, 0, 0, 1),
        ("KD", "people", 5, 0, 0, 5),
        ("KD", "hours", 1.5, 0, 0, 1.5),
        ("PP", "activities", 1, 0, 0, 1),
        ("PP", "people", 0, 0, 0, 0),
        ("PP", "hours", 0, 0, 0, 0),
        ("KP", "activities", 0, 1, 0, 1),
        ("KP", "people", 0, 10, 0, 10),
        ("KP", "hours", 0, 0, 0, 0),
        (None, "activities", 3, 1, 0, 4),
        (None, "workers", 3, 1, 0, 4),
        (None, "people", 45, 10, 0, 55),
        (None, "people_l", 2, 6, 0, 8),
        (None, "people_p", 3, 4, 0, 7),
        (None, "hours", 3.5, 0, 0, 3.5),
        (None, "cost", 150_000, 0, 0, 150_000),
    ]


@pytest.mark.parametrize("worker", [None, 4])
def test_each_month_is_what_the_monthly_report_says(
    big: Any, codes: Codes, worker: int | None
) -> None:
    found = recap.read(big.db, YEAR._replace(worker=worker), codes)
    whole = {line.measure: line for line in found.lines if line.area is None}
    for place, span in enumerate(found.spans):
        one = month.read(big.db, YEAR._replace(period=span, worker=worker), codes)
        for name, value in one.total._asdict().items():
            assert whole[name].values[place] == value
        for area, measures in one.lines:
            for line in found.lines:
                if line.area == area:
                    assert line.values[place] == getattr(measures, line.measure)
    plain = big.rows.total(YEAR._replace(worker=worker))
    assert [whole[name].total for name in whole] == list(plain)


def test_workers_are_counted_once(big: Any, codes: Codes) -> None:
    whole = {line.measure: line for line in recap.read(big.db, YEAR, codes).lines}
    assert max(whole["workers"].values) <= whole["workers"].total < sum(whole["workers"].values)


def test_more_than_a_year_is_told_by_years(big: Any, codes: Codes) -> None:
    period = Period("2025-03..2026-06", "2025-03", "2026-06")
    found = recap.read(big.db, YEAR._replace(period=period), codes)
    assert [span.name for span in found.spans] == ["2025", "2026"]
    assert (found.spans[0].first, found.spans[1].last) == ("2025-03", "2026-06")
    (activities,) = [
        line for line in found.lines if (line.area, line.measure) == (None, "activities")
    ]
    assert activities.total == big.rows.total(YEAR._replace(period=period))[0]
    assert sum(activities.values) == activities.total
    table = recap.table(found)
    assert table.columns[2].head == "2025" and table.title[0] == "title.summary_recap_years"
