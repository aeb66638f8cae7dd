from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.dimensions import DIMENSIONS, MEASURES
from ipsm_cli.reports.summary import pivot


def test_october_by_village_and_area(small: Any, codes: Codes, october: Question) -> None:
    """Cibinong LH 40 people, Pabuaran KD 5; one activity without village and people."""
    asked = october._replace(measure="people")
    table = pivot.table(pivot.read(small.db, asked, codes))
    assert [column.key for column in table.columns] == [
        *("desa", "area_LH", "area_KD", "area_PP", "area_KP", "total")
    ]
    assert table.rows == [
        ("32.01.01.1001", 40, 0, 0, 0, 40),
        ("32.01.01.1002", 0, 5, 0, 0, 5),
        ("32.01.01.2003", 0, 0, 0, 0, 0),
        (None, 0, 0, 0, 0, 0),
    ]
    assert table.totals == (None, 40, 5, 0, 0, 45)
    assert ("note.voided", {"count": 1}) in table.notes


def test_turned_round(small: Any, codes: Codes, october: Question) -> None:
    asked = october._replace(rows="area", columns="worker", measure="hours")
    plain = pivot.table(pivot.read(small.db, asked, codes))
    turned = pivot.table(pivot.read(small.db, asked._replace(transpose=True), codes))
    assert [row[-1] for row in plain.rows] == list(turned.totals or ())[2:-1]
    assert turned.rows == [  # by name: Dadang, Siti Aminah, Siti Komariah
        (2, "Dadang Suhendar", 120, 90, 0, 0, 210),
        (1, "Siti Aminah", 120, 0, 0, 0, 120),
        (3, "Siti Komariah", 0, 0, 0, 0, 0),
    ]
    assert turned.totals == (None, None, 120, 90, 0, 0, 210)
    assert ("note.shared_activities", {}) in turned.notes


def test_a_worker_of_two_lines_is_one_in_the_total(
    small: Any, codes: Codes, october: Question
) -> None:
    asked = october._replace(rows="area", columns="month", measure="workers")
    table = pivot.table(pivot.read(small.db, asked, codes))
    assert [row[-1] for row in table.rows] == [2, 1, 1, 0]
    assert table.totals == (None, 3, 3)


@pytest.mark.parametrize(
    ("percent", "lines", "totals"),
    [
        ("row", [(1.0, 0.0, 1.0), (40 / 45, 5 / 45, 1.0)], (47 / 52, 5 / 52, 1.0)),
        ("column", [(7 / 47, 0.0, 7 / 52), (40 / 47, 1.0, 45 / 52)], (1.0, 1.0, 1.0)),
        ("total", [(7 / 52, 0.0, 7 / 52), (40 / 52, 5 / 52, 45 / 52)], (47 / 52, 5 / 52, 1.0)),
    ],
)
def test_shares(
    small: Any,
    codes: Codes,
    percent: str,
    lines: list[tuple[float, ...]],
    totals: tuple[float, ...],
) -> None:
    """People of September (LH 7) and October (LH 40, KD 5) by area."""
    period = Period("2026-09..2026-10", "2026-09", "2026-10")
    asked = Question("2026-11-24", period, rows="month", columns="area", measure="people")
    table = pivot.table(pivot.read(small.db, asked._replace(percent=percent), codes))
    assert {column.kind for column in table.columns[1:]} == {"share"}
    picked = [(row[1], row[2], row[-1]) for row in table.rows]
    assert picked == [pytest.approx(line) for line in lines]
    whole = table.totals or ()
    assert (whole[1], whole[2], whole[-1]) == pytest.approx(totals)
    assert (f"note.percent_{percent}", {}) in table.notes


@pytest.mark.parametrize(("rows", "columns"), list(product(DIMENSIONS, DIMENSIONS)))
def test_any_two_dimensions_add_up(
    big: Any, codes: Codes, rows: str, columns: str, well_said: Any
) -> None:
    asked = Question("2026-11-24", rows=rows, columns=columns, measure="people")
    table = pivot.table(pivot.read(big.db, asked, codes))
    keys = [column.key for column in table.columns]
    assert len(set(keys)) == len(keys)
    first = 2 if rows == "worker" else 1
    totals = table.totals or ()
    assert totals[-1] == sum(
        activity.get("people") or 0 for _, activity in big.rows.pick(Question("2026-11-24"))
    )
    if not {rows, columns} & {"worker", "part"}:
        for row in table.rows:
            assert sum(row[first:-1]) == row[-1]
        assert sum(row[-1] for row in table.rows) == totals[-1]


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure(big: Any, codes: Codes, question: Question, measure: str) -> None:
    asked = question._replace(measure=measure)
    table = pivot.table(pivot.read(big.db, asked, codes))
    known = dict(zip(("activities", "workers", "people", "people_l", "people_p", "hours", "cost"),
                     big.rows.total(question), strict=True))  # fmt: skip
    assert (table.totals or ())[-1] == known[measure]


def test_an_empty_branch(empty: Any, codes: Codes, october: Question) -> None:
    table = pivot.table(pivot.read(empty.db, october._replace(percent="row"), codes))
    assert table.rows == [("32.01.01.1001", None, None, None, None, None)]
