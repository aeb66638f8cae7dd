from __future__ import annotations

from collections import Counter
from math import log
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Coded
from ipsm_cli.reports.summary import balance
from ipsm_cli.reports.summary.balance import Spread

C, P, K = "32.01.01.1001", "32.01.01.1002", "32.01.01.2003"
AREAS = ("LH", "KD", "PP", "KP")


def test_october_by_hand(small: Any, codes: Codes, october: Question) -> None:
    table = balance.table(balance.read(small.db, october, codes))
    nothing = (None,) * 4
    assert list(table.rows) == [
        (C, 1, 40, 1, 0, 0, 0, 0, ("KD", "PP", "KP"), (1, 0, 0, 0)),
        (P, 1, 5, 0, 1, 0, 0, 0, ("LH", "PP", "KP"), (0, 1, 0, 0)),
        (K, 0, 0, *nothing, None, (), (0, 0, 0, 0)),
        (None, 1, 0, 0, 0, 1, 0, 0, ("LH", "KD", "KP"), (0, 0, 1, 0)),
    ]
    third = 1 / 3
    assert table.totals == (
        *(None, 3, 45, third, third, third, 0),
        *(0.79, ("KP",), (1, 1, 1, 0)),  # ln 3 / ln 4
    )
    assert table.notes == (
        ("note.evenness", {"evenness": 0.79}),
        ("note.neglected", {"areas": (Coded("area", "KP"),), "count": 0}),
        ("note.voided", {"count": 1}),
    )


def test_by_worker_an_activity_of_two_is_told(small: Any, codes: Codes, october: Question) -> None:
    table = balance.table(balance.read(small.db, october._replace(by="worker"), codes))
    assert [row[:3] for row in table.rows] == [
        (2, "Dadang Suhendar", 2),
        (1, "Siti Aminah", 1),
        (3, "Siti Komariah", 1),
    ]
    assert table.rows[0][4:10] == (0.5, 0.5, 0, 0, 0.5, ("PP", "KP"))
    assert ("note.shared_activities", {}) in table.notes


def test_the_branch_alone(small: Any, codes: Codes, october: Question, well_said: Any) -> None:
    table = balance.table(balance.read(small.db, october._replace(by="branch"), codes))
    ((scope, *rest),) = table.rows
    assert scope == "scope.branch"
    assert rest[:2] == [3, 45]
    assert table.totals is None
    well_said(table, codes)


def test_nothing_done_is_not_unbalanced(empty: Any, codes: Codes, october: Question) -> None:
    table = balance.table(balance.read(empty.db, october, codes))
    assert table.totals == (None, 0, 0, None, None, None, None, None, (), (0, 0, 0, 0))
    assert table.notes == ()


@pytest.mark.parametrize(
    ("counts", "evenness", "neglected"),
    [
        ((5, 5, 5, 5), 1, ()),
        ((9, 0, 0, 0), 0, ("KD", "PP", "KP")),
        ((2, 2, 0, 0), 0.5, ("PP", "KP")),
        ((1, 2, 3, 4), 0.92, ("LH",)),
        ((0, 0, 0, 0), None, ()),
    ],
)
def test_evenness(
    counts: tuple[int, ...], evenness: float | None, neglected: tuple[str, ...]
) -> None:
    assert Spread(counts).evenness() == evenness
    assert Spread(counts).neglected(AREAS) == neglected


@pytest.mark.parametrize("by", balance.WAYS)
def test_lines_equal_plain_ones(big: Any, codes: Codes, question: Question, by: str) -> None:
    found = balance.read(big.db, question._replace(by=by), codes)
    chosen = [activity for _, activity in big.rows.pick(question)]
    for line in (*found.lines, found.whole):
        mine = chosen
        if by == "desa" and line is not found.whole:
            mine = [a for a in chosen if a["desa"] == line.key[0]]
        elif by == "worker" and line is not found.whole:
            mine = [a for a in chosen if line.key[0] in dict(a["parts"])]
        areas = Counter(a["area"] for a in mine)
        assert line.spread.counts == tuple(areas[area] for area in found.areas)
        assert line.people == sum(a.get("people") or 0 for a in mine)
        if mine:
            entropy = sum(n / len(mine) * log(len(mine) / n) for n in areas.values())
            assert line.spread.evenness() == pytest.approx(entropy / log(4), abs=0.0051)
