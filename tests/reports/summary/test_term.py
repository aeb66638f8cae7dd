from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import term

TODAY = Question("2026-11-24")


def test_the_years_of_the_board(kept: Any, codes: Codes, well_said: Any) -> None:
    table = term.table(term.read(kept.db, TODAY, codes))
    none = (0, 0, 0, 0, 0, 0)
    assert list(table.rows) == [
        ("2022-07", "2023-06", *none, 0, 0, 0),
        ("2023-07", "2024-06", *none, 0, 0, 0),
        ("2024-07", "2025-06", *none, 1, 0, 0),
        ("2025-07", "2026-06", *none, 0, 0, 0),
        ("2026-07", "2026-11", 2, 1, 1, 1, 5, 62, 2, 3, 1),
    ]
    assert table.totals == (None, None, 2, 1, 1, 1, 5, 62, 2, 3, 1)  # one was trained twice
    assert table.title == ("title.summary_term", {"period": "2022-07..2026-11"})
    assert [key for key, _ in table.notes] == ["note.trained", "note.voided"]
    well_said(table, codes)


def test_as_it_was_on_a_past_day(kept: Any, codes: Codes) -> None:
    september = TODAY._replace(period=Period("2026-09", "2026-09", "2026-09"))
    found = term.read(kept.db, september, codes)
    assert found.lines[-1][:4] == ("2026-07", "2026-09", (1, 0, 0, 0), 1)


def test_without_a_board_the_last_five_years(small: Any, codes: Codes) -> None:
    table = term.table(term.read(small.db, TODAY, codes))
    assert [row[:2] for row in table.rows] == [
        ("2022-01", "2022-12"),
        ("2023-01", "2023-12"),
        ("2024-01", "2024-12"),
        ("2025-01", "2025-12"),
        ("2026-01", "2026-11"),
    ]
    assert table.notes[0] == ("note.no_term", {})


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2022-07", "2022-07", ["2022-07..2022-07"]),
        ("2022-07", "2023-06", ["2022-07..2023-06"]),
        ("2022-07", "2023-07", ["2022-07..2023-07"]),  # a term that ends in the middle of July
        ("2022-07", "2023-08", ["2022-07..2023-06", "2023-07..2023-08"]),
    ],
)
def test_years_of(first: str, last: str, years: list[str]) -> None:
    found = term.years_of(first, last)
    assert [year.name for year in found] == years
    assert [m for year in found for m in year.months()] == Period("", first, last).months()


def test_lines_equal_plain_ones(big: Any, codes: Codes, question: Question) -> None:
    found = term.read(big.db, question, codes)
    for line in (*found.lines, found.total):
        asked = question._replace(period=Period("", line.first, line.last))
        chosen = [activity for _, activity in big.rows.pick(asked)]
        assert line.activities == len(chosen)
        assert line.people == big.rows.count(chosen)[2]
        assert line.villages == len({a["desa"] for a in chosen} - {None})
        for area, count in zip(found.areas, line.areas, strict=True):
            assert count == sum(a["area"] == area for a in chosen)
