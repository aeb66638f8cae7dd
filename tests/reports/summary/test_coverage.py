from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import coverage

C, P, K = "32.01.01.1001", "32.01.01.1002", "32.01.01.2003"


def test_october_by_hand(small: Any, codes: Codes, october: Question) -> None:
    table = coverage.table(coverage.read(small.db, october, codes))
    assert list(table.rows) == [
        (K, 0, 0, 0, None),
        (C, 1, 40, 2, 0),
        (P, 1, 5, 2, 0),
        (None, 1, 0, None, None),
    ]
    assert table.totals == (None, 3, 45, 3, None)
    assert table.notes == (
        ("note.reached_share", {"reached": 2, "villages": 3, "percent": 66.7}),
        ("note.never_reached", {"count": 1}),
        ("note.gini", {"gini": 0.33}),
        ("note.no_desa", {}),
        ("note.voided", {"count": 1}),
    )


def test_the_longest_without_activity_stands_first(small: Any, codes: Codes) -> None:
    november = Question("2026-11-24", Period("2026-11", "2026-11", "2026-11"))
    found = coverage.read(small.db, november, codes)
    assert [(line.desa, line.idle) for line in found.lines] == [(C, 1), (P, 1), (K, 0)]


def test_a_village_reached_long_ago_was_reached(small: Any, codes: Codes) -> None:
    later = Question("2029-01-10", Period("2029-01", "2029-01", "2029-01"))
    found = coverage.read(small.db, later, codes)
    assert [(line.desa, line.idle) for line in found.lines] == [(C, 27), (P, 27), (K, 26)]
    assert (found.reached, found.gini) == (0, None)


def test_a_year_of_activities_is_not_read(small: Any, codes: Codes, october: Question) -> None:
    asked: list[str] = []
    small.db.set_trace_callback(asked.append)
    coverage.read(small.db, october, codes)
    small.db.set_trace_callback(None)
    last = [statement for statement in asked if "MAX(a.month)" in statement]
    assert last
    assert all("FROM tally a" in statement for statement in last)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([5, 5, 5, 5], 0),
        ([0, 0, 0, 12], 0.75),  # (n - 1) / n where one has all
        ([1, 2, 3, 4], 0.25),
        ([7], None),
        ([0, 0], None),
        ([], None),
    ],
)
def test_gini(counts: list[int], expected: float | None) -> None:
    assert coverage.gini(counts) == expected


def test_lines_equal_plain_ones(big: Any, codes: Codes, question: Question) -> None:
    found = coverage.read(big.db, question, codes)
    everything = question._replace(period=None)
    for line in found.lines:
        mine = [a for _, a in big.rows.pick(question) if a["desa"] == line.desa]
        assert (line.activities, line.people) == (big.rows.count(mine)[0], big.rows.count(mine)[2])
        end = min(found.period.last, question.today[:7])
        months = [
            a["date"][:7]
            for _, a in big.rows.pick(everything)
            if a["desa"] == line.desa and a["date"][:7] <= end
        ]
        if line.desa is None or not months:
            assert line.idle is None
        else:
            last = max(months)
            whole = 12 * (int(end[:4]) - int(last[:4])) + int(end[5:]) - int(last[5:])
            assert line.idle == whole
    counts = [line.activities for line in found.lines if line.desa]
    if found.gini is not None:  # the mean difference of all pairs, over twice the mean
        pairs = sum(abs(one - other) for one in counts for other in counts)
        assert found.gini == round(pairs / (2 * len(counts) * sum(counts)), 2)
