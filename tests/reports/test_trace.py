from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import TRACED, report, trace
from ipsm_cli.reports.columns import MEASURES


def numbers(
    db: Any, question: Question, picked: dict[str, Any], adding: str | None = None
) -> list[int]:
    return [line.number for line in trace.read(db, question, Codes(), [picked], adding).lines]


@pytest.mark.parametrize(
    ("picked", "adding", "expected"),
    [
        ({}, None, [1, 2, 3]),
        ({"area": "KD"}, None, [2]),
        ({"desa": None}, None, [3]),
        ({"worker": 2}, None, [1, 2]),
        ({"worker": 1, "part": "pendamping"}, None, [1]),
        ({"month": "2026-09"}, None, []),
        ({"programme": "DTSEN"}, None, [3]),
        ({"ppks": "08"}, None, [2]),
        ({"ppks": None}, None, [1]),
        ({"partner": "puskesmas"}, None, [1]),
        ({"partner": None}, None, [2, 3]),
        ({"worker": (1, 3)}, None, [1, 3]),
        ({"worker": ()}, None, []),
        ({"month": ("2026-09", "2026-10"), "area": "KD"}, None, [2]),
        ({"desa": (None, "32.01.01.1002")}, None, [2, 3]),
        ({"pas12": None}, None, [1]),
        ({}, "people", [1, 2]),
        ({}, "people_l", [2]),
        ({}, "cost", [1]),
        ({}, "hours", [1, 2]),
        ({}, "activities", [1, 2, 3]),
        ({}, "workers", [1, 2, 3]),
        ({}, "share", [1, 2, 3]),
    ],
)
def test_what_is_behind_a_number(
    small: Any, october: Question, picked: dict[str, Any], adding: str | None, expected: list[int]
) -> None:
    assert numbers(small.db, october, picked, adding) == expected


def test_the_question_still_holds(small: Any, october: Question) -> None:
    assert numbers(small.db, october._replace(area="KD"), {"worker": 2}) == [2]


def test_the_table_says_what_it_is(small: Any, october: Question) -> None:
    table = trace.table(trace.read(small.db, october, Codes(), [{}]))
    assert table.title == ("title.trace", {"period": "2026-10"})
    assert table.name == "activities"


def test_one_of_several_ways(small: Any, october: Question) -> None:
    def of(*ways: dict[str, Any]) -> list[int]:
        return [line.number for line in trace.read(small.db, october, Codes(), ways).lines]

    assert of() == []
    assert of({"area": "KD"}, {"area": "LH"}) == of({"area": ("KD", "LH")}) == [1, 2]
    assert of({"area": "KD"}, {"worker": 2}) == [1, 2]
    assert of({"area": "KD"}, {}) == [1, 2, 3]


# the lines of these are the values of a dimension
BY_VALUE = ("area", "kind", "worker", "village", "programme", "trend", "coverage", "pas", "ppks")


def second_way(made: Any, found: Any) -> dict[str, int]:
    """The measures of the listed activities, summed from what was written into the register."""
    chosen = [made.rows.activities[line.number - 1] for line in found.lines]
    keys = (column.key for column in MEASURES)
    return dict(zip(keys, made.rows.count(chosen), strict=True))


@pytest.mark.parametrize("name", BY_VALUE)
def test_the_activities_of_a_line_make_its_numbers(
    big: Any, codes: Codes, question: Question, by_key: Any, name: str
) -> None:
    module = report(f"summary.{name}")
    result = module.read(big.db, question, codes)
    asked = question._replace(period=result.period)
    dimension = TRACED[name][0]
    assert isinstance(dimension, str)
    for row in by_key(module.table(result)):
        line = row[{"worker": "number", "pas12": "pas"}.get(dimension, dimension)]
        found = trace.read(big.db, asked, codes, [{dimension: line}])
        if dimension in ("ppks", "pas12"):
            assert row["people"] == _served(big, codes, found, dimension, line)
            continue
        made = second_way(big, found)
        for key in row.keys() & made.keys() - {"workers"}:
            assert row[key] == made[key], (line, key)
        if name == "trend":
            assert sum(row[area] for area in result.areas) == made["activities"]


def _served(made: Any, codes: Codes, found: Any, dimension: str, line: str | None) -> int:
    above = {code.code: code.parent or None for code in codes.all("ppks")}
    people = 0
    for one in found.lines:
        counts = made.rows.activities[one.number - 1].get("served", [])
        mine = [
            n
            for ppks, _, _, n in counts
            if line == (above.get(ppks) if dimension == "pas12" else ppks or None)
        ]
        if line is not None:
            assert mine  # no activity is listed for nothing
        people += sum(mine)
    return people


@pytest.mark.parametrize("name", ["missing", "recognition", "term"])
def test_the_activities_of_a_line_of_its_own(
    big: Any, codes: Codes, question: Question, by_key: Any, name: str
) -> None:
    module: Any = report(f"summary.{name}")
    of_people = {"desa": question.desa, "worker": question.worker} if name != "term" else {}
    result = module.read(big.db, Question(question.today, question.period, **of_people), codes)
    asked = Question(question.today, result.period)
    rows = by_key(module.table(result))
    for row, counted in zip(rows, module.behind(result), strict=True):
        made = second_way(big, trace.read(big.db, asked, codes, [counted.picked]))
        for key in row.keys() & made.keys():
            assert row[key] == made[key], (counted, key)
        for area in getattr(result, "areas", ()):
            found = trace.read(big.db, asked, codes, [{**counted.picked, "area": area}])
            assert row[area] == len(found.lines)


@pytest.mark.parametrize("period", [Period("2026", "2026-01", "2026-12"), None])
def test_the_activities_behind_a_target(kept: Any, codes: Codes, period: Period | None) -> None:
    module: Any = report("summary.targets")
    result = module.read(kept.db, Question("2026-11-24", period), codes)
    asked = Question("2026-11-24", result.period)
    behind = module.behind(result)
    assert len(behind) == len(result.lines)
    for line, counted in zip(result.lines, behind, strict=True):
        made = second_way(kept, trace.read(kept.db, asked, codes, [counted.picked]))
        assert made[counted.measure] == line.done, counted


def test_the_activities_behind_the_words(big: Any, codes: Codes, question: Question) -> None:
    module: Any = report("summary.words")
    result = module.read(big.db, question, codes)
    found = trace.read(big.db, question._replace(period=result.recap.period), codes, [{}])
    assert tuple(second_way(big, found).values()) == tuple(result.recap.total)
