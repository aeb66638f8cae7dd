"""All reports tell the same numbers, and they are those of a second way of counting."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import SUMMARIES, report

KEYS = ("activities", "workers", "people", "people_l", "people_p", "hours", "cost")
OF_PEOPLE = {"expiring", "roster", "missing", "recognition", "honor"}  # they list workers
OTHERWISE = {
    "trend",
    "term",
    "compare",
    "targets",
    "words",
    "recap",
    "constraints",
}  # their total is of other periods
OF_THE_MONTH = ("summary.month", "activities", "summary.worker", "summary.village", "summary.ppks")
TOTALS = (
    *(f"summary.{name}" for name in SUMMARIES if name not in OF_PEOPLE | OTHERWISE | {"pivot"}),
    "activities",
)


@pytest.mark.parametrize("name", TOTALS)
def test_totals_equal_plain_sums(
    big: Any, codes: Codes, question: Question, name: str, by_key: Any, well_said: Any
) -> None:
    module = report(name)
    table = module.table(module.read(big.db, question, codes))
    well_said(table, codes)
    (totals,) = by_key(table, totals=True)
    expected = dict(zip(KEYS, big.rows.total(question), strict=True))
    if name == "activities":  # its column of workers holds names
        expected.pop("workers")
    for key in expected.keys() & totals.keys():
        assert totals[key] == expected[key], key
    assert {"people", "people_l", "people_p"} & totals.keys()


@pytest.mark.parametrize("name", TOTALS)
def test_lines_add_up(big: Any, codes: Codes, question: Question, name: str, by_key: Any) -> None:
    module = report(name)
    table = module.table(module.read(big.db, question, codes))
    (totals,) = by_key(table, totals=True)
    added = {column.key for column in table.columns if column.kind in ("number", "hours", "money")}
    added -= {"workers", "villages", "on_duty", "number", "worker_numbers", "quantity"}
    added -= {"idle", "evenness", "needing"}
    if name == "summary.worker":
        added = {"led"}  # an activity done together stands on two lines
    if name == "summary.partners":
        added = set()  # likewise one with two partners
    for key in added:
        assert sum(row[key] or 0 for row in by_key(table)) == totals[key], key


@pytest.mark.parametrize("name", OF_THE_MONTH)
def test_the_month_is_never_empty_of_lines_it_owes(
    empty: Any, codes: Codes, october: Question, name: str, well_said: Any
) -> None:
    module = report(name)
    table = module.table(module.read(empty.db, october, codes))
    well_said(table, codes)
    owed = {"summary.month": 4, "summary.village": 1, "summary.ppks": 27}
    assert len(table.rows) == owed.get(name, 0)


def test_every_summary_answers_every_question(
    small: Any, codes: Codes, question: Question, well_said: Any
) -> None:
    for name in SUMMARIES:
        module = report(f"summary.{name}")
        table = module.table(module.read(small.db, question, codes))
        assert table.name == f"summary_{name}"
        well_said(table, codes)
