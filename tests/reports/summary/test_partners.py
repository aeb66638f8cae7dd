from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import partners


def test_october_by_hand(kept: Any, codes: Codes, october: Question, by_key: Any) -> None:
    table = partners.table(partners.read(kept.db, october, codes))
    rows = by_key(table)
    assert [(row["partner"], row["activities"], row["people"], row["cost"]) for row in rows] == [
        ("desa", 2, 45, 200_000),
        ("puskesmas", 1, 40, 150_000),
        (None, 1, 0, 0),
    ]
    assert [row["cost_desa"] for row in rows] == [150_000, 150_000, 0]
    assert [row["cost_u"] for row in rows] == [50_000, 0, 0]
    (totals,) = by_key(table, totals=True)
    assert (totals["activities"], totals["cost"], totals["cost_desa"]) == (3, 200_000, 150_000)
    assert [key for key, _ in table.notes] == ["note.shared_partners", "note.voided"]
    shown = [column.key for column in table.columns if column.screen]
    assert shown == ["partner", "activities", "people", "cost", "cost_desa", "cost_u"]


def test_by_programme(small: Any, codes: Codes, october: Question, well_said: Any) -> None:
    table = partners.table(partners.read(small.db, october._replace(by="programme"), codes))
    assert [row[:4] for row in table.rows] == [("DTSEN", 1, 0, 0), (None, 2, 45, 150_000)]
    assert [key for key, _ in table.notes] == ["note.voided"]
    well_said(table, codes)


@pytest.mark.parametrize("by", partners.WAYS)
def test_lines_equal_plain_ones(big: Any, codes: Codes, question: Question, by: str) -> None:
    found = partners.read(big.db, question._replace(by=by), codes)
    chosen = [activity for _, activity in big.rows.pick(question)]

    def named(activity: dict[str, Any]) -> set[str | None]:
        names = activity["partners"] if by == "partner" else [activity["programme"]]
        return {*names} or {None}

    assert {line.code for line in found.lines} == set().union(*map(named, chosen))
    for line in (*found.lines, found.total):
        mine = chosen if line is found.total else [a for a in chosen if line.code in named(a)]
        counted = big.rows.count(mine)
        assert line[1:4] == (counted[0], counted[2], counted[-1])
        for source, cost in zip((*found.sources, None), line.costs, strict=True):
            assert cost == sum(a["cost"] or 0 for a in mine if a["fund_source"] == source)
