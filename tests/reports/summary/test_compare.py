from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period, previous, year_before
from ipsm_cli.core.question import Question
from ipsm_cli.reports import columns, measures
from ipsm_cli.reports.summary import compare


def test_october_by_hand(small: Any, codes: Codes, october: Question) -> None:
    table = compare.table(compare.read(small.db, october, codes))
    assert list(table.rows) == [
        ("LH", 1, 1, 0, 0, 0, 1, None),
        ("KD", 1, 0, 1, None, 0, 1, None),
        ("PP", 1, 0, 1, None, 0, 1, None),
        ("KP", 0, 0, 0, None, 0, 0, None),
    ]
    assert table.totals == (None, 3, 1, 2, 2, 0, 3, None)
    heads = [(column.key, column.head) for column in table.columns if column.head]
    assert heads == [("now", "2026-10"), ("before", "2026-09"), ("year_before", "2025-10")]
    assert table.notes == (("note.voided", {"count": 1}),)


def test_any_two_periods(small: Any, codes: Codes, october: Question, well_said: Any) -> None:
    november = Period("2026-11", "2026-11", "2026-11")
    asked = october._replace(against=november, by="kind", measure="people")
    table = compare.table(compare.read(small.db, asked, codes))
    assert list(table.rows) == [
        ("LH", "LH01", 40, 0, 40, None),
        ("KD", "KD01", 5, 0, 5, None),
        ("PP", "PP01", 0, 0, 0, None),
        ("KP", "KP01", 0, 10, -10, -1),
    ]
    assert table.totals == (None, None, 45, 10, 35, 3.5)
    well_said(table, codes)


def test_a_years_year_before_stands_once(small: Any, codes: Codes) -> None:
    year = Question("2026-11-24", Period("2026", "2026-01", "2026-12"))
    found = compare.read(small.db, year, codes)
    assert [period.name for period in found.periods] == ["2026", "2025"]
    assert compare.table(found).notes[0] == ("note.unfinished", {})


@pytest.mark.parametrize("by", compare.WAYS)
@pytest.mark.parametrize("measure", compare.MEASURES)
def test_values_equal_the_other_reports(
    big: Any, codes: Codes, question: Question, by: str, measure: str
) -> None:
    asked = question._replace(by=by, measure=measure)
    found = compare.read(big.db, asked, codes)
    period = measures.span(big.db, question)
    assert found.periods[:2] == (period, previous(period))
    assert set(found.periods[2:]) <= {year_before(period)}
    place = [column.key for column in columns.MEASURES].index(measure)
    for n, one in enumerate(found.periods):
        chosen = [a for _, a in big.rows.pick(question._replace(period=one))]
        assert found.total[n] == big.rows.count(chosen)[place]
        for line in found.lines:
            mine = [a for a in chosen if line.key in ((a["area"],), (a["area"], a["kind"]))]
            assert line.values[n] == big.rows.count(mine)[place]
