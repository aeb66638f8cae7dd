from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import measures
from ipsm_cli.reports.dimensions import (
    DIMENSIONS,
    MEASURES,
    across,
    belonging,
    counts,
    down,
    lines,
)
from ipsm_cli.text import Words

FIELDS = {
    "area": "area",
    "kind": "kind",
    "desa": "desa",
    "programme": "programme",
    "fund_source": "fund_source",
    "spm_service": "spm_service",
    "basic_need": "basic_need",
}


def values_of(activity: dict[str, Any], name: str, only: int | None) -> set[Any]:
    """A second way: the values that one activity has in a dimension."""
    if name == "month":
        return {activity["date"][:7]}
    if name in FIELDS:
        return {activity.get(FIELDS[name])}
    parts = [pair for pair in activity["parts"] if only in (None, pair[0])]
    return {pair[0 if name == "worker" else 1] for pair in parts}


def counted(rows: Any, question: Question, measure: str, name: str) -> dict[tuple[Any, ...], int]:
    groups: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for _, activity in rows.pick(question):
        for value in values_of(activity, name, question.worker):
            groups[value].append(activity)
    found: dict[tuple[Any, ...], int] = {}
    for value, activities in groups.items():
        if measure == "activities":
            found[value,] = len(activities)
        elif measure == "workers":
            found[value,] = len(
                {
                    worker
                    for activity in activities
                    for worker, part in activity["parts"]
                    if name not in ("worker", "part")
                    or (question.worker in (None, worker) and value in (worker, part))
                }
            )
        else:
            field = MEASURES[measure]
            found[value,] = sum(activity.get(field) or 0 for activity in activities)
    return found


@pytest.mark.parametrize("name", DIMENSIONS)
def test_counts_are_those_of_a_second_way(big: Any, question: Question, name: str) -> None:
    joined = DIMENSIONS[name].of_participant
    for measure in MEASURES:
        found = counts(big.db, question, measure, name, joined=joined)
        assert found == counted(big.rows, question, measure, name), measure


@pytest.mark.parametrize("measure", MEASURES)
def test_a_total_counts_once_however_it_is_taken(
    big: Any, question: Question, measure: str
) -> None:
    plain = counts(big.db, question, measure).get((), 0)
    taken = counts(big.db, question, measure, joined=True).get((), 0)
    if measure == "workers" and question.worker is not None:
        assert taken == min(plain, 1)
    else:
        assert taken == plain


def test_lines_that_are_owed_and_the_nameless_last(
    small: Any, october: Question, codes: Codes
) -> None:
    assert lines(small.db, october, codes, "area", ["KD"]) == ["LH", "KD", "PP", "KP"]
    villages = lines(small.db, october, codes, "desa", [None])
    assert len(villages) == 4 and villages[-1] is None
    assert lines(small.db, october, codes, "kind", ["KD01", "LH01"]) == ["LH01", "KD01"]
    assert lines(small.db, october, codes, "month", []) == ["2026-10"]
    assert lines(small.db, october, codes, "worker", [1, 2]) == [2, 1]  # Dadang before Siti
    assert lines(small.db, october._replace(area="KD"), codes, "area", []) == ["KD"]


def test_a_column_has_a_key_of_no_language() -> None:
    assert across("area", "LH", {}, "number")[:3] == ("area_LH", "number", "area")
    assert across("month", "2026-10", {}, "number").list == "period"
    assert across("worker", 7, {7: "Siti"}, "number").head == "Siti"
    assert across("desa", None, {}, "number").key == "desa_none"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_dimension_and_measure_has_its_words(language: str) -> None:
    words = Words(language)
    for name, dimension in DIMENSIONS.items():
        assert f"col.{name}" in words
        assert not dimension.empty or f"word.none.{name}" in words
        for column in down(name):
            assert f"col.{column.key}" in words
    for name in MEASURES:
        assert f"col.{name}" in words


def test_belonging(big: Any) -> None:
    def numbers(picked: dict[str, Any], worker: int | None = None) -> set[int]:
        condition, values = belonging(picked, worker)
        rows = big.db.execute(f"SELECT a.number FROM activity a WHERE {condition}", values)
        return {number for (number,) in rows}

    everything = dict(enumerate(big.rows.activities, 1))
    assert numbers({}) == everything.keys()
    assert numbers({"desa": None, "area": "LH"}) == {
        n for n, a in everything.items() if a["desa"] is None and a["area"] == "LH"
    }
    assert numbers({"worker": 3, "part": "pendamping"}) == {
        n for n, a in everything.items() if (3, "pendamping") in a["parts"]
    }
    assert numbers({"part": "pelaksana"}, 4) == {
        n for n, a in everything.items() if (4, "pelaksana") in a["parts"]
    }


def test_a_months_counts_are_read_from_its_index(small: Any, october: Question) -> None:
    condition, values = measures.where(october)
    plan = small.db.execute(
        f"EXPLAIN QUERY PLAN SELECT a.area, a.desa, COUNT(*) FROM activity a WHERE {condition}"
        " GROUP BY a.area, a.desa",
        values,
    ).fetchall()
    assert any("activity_month" in row[3] for row in plan)
