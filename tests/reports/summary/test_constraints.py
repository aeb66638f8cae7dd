"""Constraints and what is to follow, activity by activity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import constraints


@pytest.fixture
def told(filled: Callable[[], Any]) -> Any:
    """The small register, its activities of October with what stood in the way."""
    db = filled()
    for number, constraint, follow_up in (
        (1, "Peralatan terbatas", "Meminjam dari kelurahan"),
        (2, "Jalan rusak", None),
        (3, None, "Didata ulang"),
        (4, "tidak dihitung", "dibatalkan"),
    ):
        db.execute(
            'UPDATE activity SET "constraint" = ?, follow_up = ? WHERE number = ?',
            (constraint, follow_up, number),
        )
    return db


def test_a_month_without_any(small: Any, codes: Codes, october: Question) -> None:
    table = constraints.table(constraints.read(small.db, october, codes))
    assert table.rows == () and table.notes == (
        ("note.constraints", {"count": 0, "activities": 3}),
    )


def test_each_constraint_with_what_follows(
    told: Any, codes: Codes, october: Question, by_key: Callable[..., Any]
) -> None:
    found = constraints.read(told, october, codes)
    rows = by_key(constraints.table(found))
    assert [(row["number"], row["constraint"], row["follow_up"]) for row in rows] == [
        (1, "Peralatan terbatas", "Meminjam dari kelurahan"),
        (2, "Jalan rusak", None),
        (3, None, "Didata ulang"),
    ]
    assert rows[0]["workers"] == ("Dadang Suhendar", "Siti Aminah")
    assert (found.counted, found.unanswered) == (3, 1)
    assert constraints.table(found).notes[-1] == ("note.unanswered", {"count": 1})
    only = constraints.read(told, october._replace(area="KD"), codes)
    assert [line.number for line in only.lines] == [2] and only.counted == 1


def test_what_was_written_alike_is_told_once(told: Any, codes: Codes, october: Question) -> None:
    told.execute("""UPDATE activity SET "constraint" = 'jalan  RUSAK.' WHERE number = 3""")
    found = constraints.read(told, october._replace(by="constraint"), codes)
    table = constraints.table(found)
    assert [tuple(row) for row in table.rows] == [
        ("jalan  RUSAK.", 2, 1, 1, "2026-10-09"),
        ("Peralatan terbatas", 1, 1, 1, "2026-10-02"),
    ]
    assert found.unanswered == 1
