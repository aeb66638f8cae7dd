"""Rules asked of all rows: a register of the deeds keeps them, rows put there otherwise may not."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli import core
from ipsm_cli.codes import Codes
from ipsm_cli.core.finding import Finding
from ipsm_cli.core.question import Question
from ipsm_cli.reports import checks
from ipsm_cli.text import Words


@pytest.fixture
def db(small: Any, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the small register to put wrong rows into."""
    copy = sqlite3.connect(tmp_path / "copy.db", isolation_level=None)
    small.db.backup(copy)
    yield copy
    copy.close()


def found(db: sqlite3.Connection, codes: Codes, today: str = "2026-11-24") -> list[Finding]:
    return checks.read(db, Question(today), codes)


def test_a_sound_register_breaks_no_rule(small: Any, codes: Codes) -> None:
    assert found(small.db, codes) == []


@pytest.mark.parametrize(
    ("statement", "what", "activities"),
    [
        ("UPDATE activity SET people = 41 WHERE number = 1", "sums", [1]),
        ("UPDATE activity SET people_l = 1 WHERE number = 2", "sums", [2]),
        ("UPDATE activity SET people_p = 1 WHERE number = 2", "sums", [2]),
        ("UPDATE activity SET people = 7 WHERE number = 3", "sums", [3]),
        ("DELETE FROM served WHERE activity IN (1, 2)", "sums", [1, 2]),
        ("UPDATE served SET n = 1 WHERE activity = 4", "sums", [4]),  # voided, and yet a sum
        ("DELETE FROM participant WHERE place = 1 AND activity = 1", "nobody", [1]),
        ("DELETE FROM participant WHERE activity = 3", "nobody", [3]),
        ("UPDATE participant SET worker = 4 WHERE activity = 2", "not_serving", [2]),
        ("UPDATE activity SET date = '2026-10-16' WHERE number = 3", "not_serving", [3]),
        ("UPDATE activity SET date = '2026-11-25' WHERE number = 5", "future", [5]),
        ("UPDATE activity SET kind = 'LH77' WHERE number = 1", "unknown_kind", [1]),
        ("UPDATE activity SET area = 'KD' WHERE number = 1", "other_area", [1]),
    ],
)
def test_each_rule_finds_its_activities(
    db: sqlite3.Connection, codes: Codes, statement: str, what: str, activities: list[int]
) -> None:
    db.execute(statement)
    assert [(f.what, f.record) for f in found(db, codes)] == [
        (what, f"activity {number}") for number in activities
    ]


def test_a_kind_of_many_activities_is_one_finding(db: sqlite3.Connection, codes: Codes) -> None:
    db.execute("UPDATE activity SET kind = 'LH77' WHERE kind = 'LH01'")
    assert found(db, codes) == [Finding("unknown_kind", "activity 1", "LH LH77: 2")]


def test_a_service_of_a_voided_activity_is_nobodys_matter(
    db: sqlite3.Connection, codes: Codes
) -> None:
    db.execute("UPDATE participant SET worker = 4 WHERE activity = 4")
    assert found(db, codes) == []


FINDINGS = [
    Finding("sums", "activity 7"),
    Finding("damaged", None, "row 3 missing"),
    Finding("sums", "activity 9"),
]


def test_one_line_a_finding(codes: Codes, well_said: Any) -> None:
    table = checks.table(FINDINGS)
    well_said(table, codes)
    assert list(table.rows) == [
        ("finding.sums", "activity 7", None),
        ("finding.damaged", None, "row 3 missing"),
        ("finding.sums", "activity 9", None),
    ]


def test_one_line_a_sort_with_its_next_step(codes: Codes, well_said: Any) -> None:
    table = checks.advice(FINDINGS)
    well_said(table, codes)
    assert list(table.rows) == [
        ("finding.sums", 2, "activity 7", None, "step.sums"),
        ("finding.damaged", 1, None, "row 3 missing", "step.damaged"),
    ]
    assert list(checks.advice([]).rows) == []


def keys() -> set[str]:
    """Every key of a finding that the program can make."""
    made = {f"left_{ending}" for ending in ("journal", "wal")} | {"month_counts", "month_digest"}
    made |= set(checks._BROKEN)
    for path in Path(core.__file__).parents[1].rglob("*.py"):
        made |= set(re.findall(r'Finding\(\s*"([a-z_]+)"', path.read_text("utf-8")))
    return made | {"entry_changed", "entry_inserted", "unknown_kind", "other_area"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_finding_has_its_sentence_and_its_step(language: str) -> None:
    words = Words(language)
    assert len(keys()) > 25
    for key in keys():
        assert words(f"word.finding.{key}") and words(f"word.step.{key}")
