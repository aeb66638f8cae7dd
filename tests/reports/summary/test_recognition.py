from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import service
from ipsm_cli.reports.summary import recognition

YEAR = Question("2026-11-24", Period("2026", "2026-01", "2026-12"))
C, P = "32.01.01.1001", "32.01.01.1002"


def test_a_year_by_hand(small: Any, codes: Codes) -> None:
    table = recognition.table(recognition.read(small.db, YEAR, codes))
    assert list(table.rows) == [
        # 2.9 years of service: 2 × 2.9 + 2 + 2.75 + 10 × 1 + 5 × 2
        (1, 1, "Siti Aminah", (C,), 2.9, 2, 165, 1, 2, 30.6),
        # the first day is unknown: 2 + 3.5 + 10 × 2 + 5 × 1
        (2, 2, "Dadang Suhendar", (C, P), None, 2, 210, 2, 1, 30.5),
        # 0.1 years: 0.2 + 1 + 0 + 10 + 5
        (3, 5, "Euis Nurhayati", (), 0.1, 1, 0, 1, 1, 16.2),
    ]
    weights = {"years": 2, "activities": 1, "hours": 1, "areas": 10, "months": 5}
    assert table.notes[0] == ("note.weights", weights)
    assert table.notes[-1] == ("note.voided", {"count": 1})


def test_only_months_with_the_minimum_count(kept: Any, codes: Codes) -> None:
    found = recognition.read(kept.db, YEAR, codes)
    assert {line.number: line.months for line in found.lines} == {1: 0, 2: 1, 5: 0}


def test_one_village(small: Any, codes: Codes) -> None:
    found = recognition.read(small.db, YEAR._replace(desa=P), codes)
    assert [line.number for line in found.lines] == [2]
    assert found.lines[0].activities == 2  # also what was done elsewhere


def test_every_weight_counts() -> None:
    figures = (1.5, 2, 90, 3, 4)
    for place, amount in enumerate((1.5, 2, 1.5, 3, 4)):
        weights = tuple(10 if n == place else 0 for n in range(5))
        assert recognition.score(figures, weights) == 10 * amount
    assert recognition.score((None, 0, 0, 0, 0), (9, 9, 9, 9, 9)) == 0


def test_lines_equal_plain_ones(big: Any, codes: Codes, question: Question) -> None:
    found = recognition.read(big.db, question, codes)
    day = min(question.today, found.period.last_day())
    assert {line.number for line in found.lines} <= service.active_on(big.db, day)
    for line in found.lines:
        mine = [
            a
            for _, a in big.rows.pick(question._replace(desa=None))
            if line.number in dict(a["parts"])
        ]
        assert (line.activities, line.minutes) == (len(mine), sum(a["minutes"] or 0 for a in mine))
        assert line.areas == len({a["area"] for a in mine})
        months = {a["date"][:7] for a in mine}
        rows = "".join("x" if month in months else " " for month in found.period.months())
        assert line.months == max(map(len, [*rows.split(), ""]))
    order = [-line.score for line in found.lines]
    assert order == sorted(order)
