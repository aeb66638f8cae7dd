from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import trend

DRAWN = ("activities_bar", "balance_band")


def test_twelve_months_to_october(small: Any, codes: Codes, october: Question) -> None:
    table = trend.table(trend.read(small.db, october, codes))
    assert table.title == ("title.summary_trend", {"period": "2025-11..2026-10"})
    keys = [column.key for column in table.columns]
    assert keys == ["month", "LH", "KD", "PP", "KP", "activities", "people", *DRAWN]
    assert [c.head for c in table.columns[1:5]] == ["LH", "KD", "PP", "KP"]
    assert len(table.rows) == 12
    assert table.rows[0] == ("2025-11", 0, 0, 0, 0, 0, 0, 0, (0, 0, 0, 0))
    assert table.rows[-2] == ("2026-09", 1, 0, 0, 0, 1, 7, 1, (1, 0, 0, 0))
    assert table.rows[-1] == ("2026-10", 1, 1, 1, 0, 3, 45, 3, (1, 1, 1, 0))
    assert table.totals == (None, 2, 1, 1, 0, 4, 52, None, (2, 1, 1, 0))


def test_a_bands_letters_are_all_unlike(small: Any, codes: Codes, october: Question) -> None:
    band = trend.table(trend.read(small.db, october, codes)).columns[-1]
    letters = [letter for letter, _ in band.parts]
    assert len(set(letters)) == len(letters) == 4
    assert [code for _, code in band.parts] == ["LH", "KD", "PP", "KP"]


def test_without_a_period_it_ends_today(small: Any, codes: Codes) -> None:
    found = trend.read(small.db, Question("2026-11-24"), codes)
    assert found.period.name == "2025-12..2026-11"
    assert found.months[-1] == ("2026-11", (0, 0, 0, 1), 1, 10)


def test_months_equal_plain_sums(big: Any, codes: Codes) -> None:
    year = Question("2026-11-24", Period("2025", "2025-01", "2025-12"), worker=4)
    found = trend.read(big.db, year, codes)
    for month in found.months:
        one = year._replace(period=Period(month.month, month.month, month.month))
        chosen = [activity for _, activity in big.rows.pick(one)]
        assert (month.activities, month.people) == (
            big.rows.count(chosen)[0],
            big.rows.count(chosen)[2],
        )
        for area, count in zip(found.areas, month.areas, strict=True):
            assert count == sum(activity["area"] == area for activity in chosen)
    assert sum(m.activities for m in found.months) == big.rows.total(year)[0]
