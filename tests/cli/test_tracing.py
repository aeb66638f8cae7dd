"""The activities behind a summary's numbers, and the sides of a pivot, at the counter."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipsm_cli.reports import SUMMARIES, TRACED

PAKANSARI = "32.01.01.1007"


def traced(ipsm: Any, name: str, *words: str) -> list[str]:
    done = ipsm("summary", name, "last-month", *words, "--format", "csv")
    assert (done.code, done.err) == (0, "")
    return [row["number"] for row in csv.DictReader(io.StringIO(done.out))]


# the first has lines only for who did too little, the other where something is aimed at
FEW = ("missing", "targets")


@pytest.mark.parametrize("name", [name for name in TRACED if name not in FEW])
def test_every_counted_activity_is_behind(ipsm: Any, register: Path, name: str) -> None:
    assert name in SUMMARIES
    assert traced(ipsm, name, "--trace") == ["1", "2"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["month", "--trace-row", "LH"], ["1"]),
        (["month", "--trace-row", "lingkungan"], ["1"]),
        (["month", "--trace-column", "cost"], ["2"]),
        (["month", "--trace-row", "LH", "--trace-column", "cost"], []),
        (["kind", "--trace-row", "KD01"], ["2"]),
        (["worker", "--trace-row", "aminah"], ["1"]),
        (["village", "--trace-row", "pakansari"], ["1"]),
        (["village", "--trace-row", "-"], ["2"]),
        (["ppks", "--trace-row", "08"], ["1"]),
        (["trend", "--trace-row", "last-month", "--trace-column", "KD"], ["2"]),
        (["pas", "--trace-row", "-"], ["1", "2"]),
        (["pas", "--trace-row", "3"], ["1"]),
        (["missing", "--trace"], []),
        (["recognition", "--trace-row", "aminah"], ["1"]),
        (["recognition", "--desa", "pakansari", "--trace"], ["1"]),
        (["recognition", "--trace-column", "hours"], ["1", "2"]),
        (["term", "--trace-row", "last-month", "--trace-column", "area_KD"], ["2"]),
        (["term", "--trace-column", "people"], ["1", "2"]),
        (["words", "--trace-column", "cost"], ["2"]),
        (["targets", "--trace"], []),
        (["pivot", "--trace-row", PAKANSARI, "--trace-column", "area_LH"], ["1"]),
        (["pivot", "--trace-column", "desa_none", "--transpose"], ["2"]),
        (["pivot", "--rows", "part", "--columns", "worker", "--trace-row", "pelaksana"], ["1"]),
        (["pivot", "--rows", "area", "--columns", "area", "--trace-row", "LH"], ["1"]),
        (
            [
                *("pivot", "--rows", "area", "--columns", "area"),
                *("--trace-row", "LH", "--trace-column", "KD"),
            ],
            [],
        ),
        (["pivot", "--rows", "programme", "--trace-row", "-"], ["1", "2"]),
    ],
)
def test_one_line_or_column(
    ipsm: Any, register: Path, words: list[str], numbers: list[str]
) -> None:
    assert traced(ipsm, *words) == numbers


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["month", "--trace-row", "XX"], 2),
        (["month", "--trace-column", "umur"], 2),
        (["village", "--trace-row", "zzz"], 2),
        (["worker", "--trace-row", "zzz"], 4),
        (["trend", "--trace-row", "2026"], 2),
        (["pivot", "--rows", "umur"], 2),
        (["pivot", "--rows", "p"], 2),
        (["pivot", "--measure", "umur"], 2),
        (["pivot", "--percent", "half"], 2),
        (["expiring", "--trace"], 2),
        (["roster", "--trace"], 2),
        (["missing", "last-month", "--trace-row", "aminah"], 2),
        (["targets", "--trace-row", "LH"], 2),
        (["targets", "--trace-column", "hours"], 2),
        (["term", "--trace-row", "1999"], 2),
        (["term", "--trace-column", "trained"], 2),
        (["words", "--trace-column", "not_reported"], 2),
        (["recognition", "--trace-column", "service_years"], 2),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int) -> None:
    done = ipsm("summary", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)


def test_below_the_summary_for_people(ipsm: Any, register: Path, tmp_path: Path) -> None:
    alone = ipsm("--lang", "en", "summary", "month", "last-month").out
    both = ipsm("--lang", "en", "summary", "month", "last-month", "--trace").out
    assert both.startswith(alone) and "Activities behind the numbers" in both
    book = tmp_path / "recap.xlsx"
    assert ipsm("--lang", "en", "summary", "month", "last-month", "--trace", "-o", book).code == 0
    assert openpyxl.load_workbook(book).sheetnames == ["Recap", "Activities"]
    page = tmp_path / "recap.html"
    assert ipsm("summary", "month", "last-month", "--trace", "-o", page).code == 0
    assert page.read_text("utf-8").count("<section>") == 2


def test_a_pivot_takes_what_stands_across(ipsm: Any, register: Path) -> None:
    words = ("summary", "pivot", "last-month", "--rows", "area", "--columns", "month")
    found = json.loads(ipsm(*words, "--measure", "people", "--format", "json").out)
    assert (found["report"], found["totals"]["total"]) == ("summary_pivot", 65)
    assert [row["total"] for row in found["rows"]] == [40, 25, 0, 0]
    turned = json.loads(ipsm(*words, "--transpose", "--format", "json").out)
    assert list(turned["rows"][0]) == [
        *("month", "area_LH", "area_KD", "area_PP", "area_KP", "total")
    ]
    shares = json.loads(ipsm(*words, "--percent", "total", "--format", "json").out)
    assert [row["total"] for row in shares["rows"]] == [0.5, 0.5, 0, 0]


def test_what_is_behind_a_target(ipsm: Any, register: Path, month: str) -> None:
    for what, measure in (("LH", "activities"), ("all", "people"), ("pakansari", "people")):
        words = ("target", "set", what, "4", "--period", month, "--measure", measure)
        assert ipsm(*words).code == 0
    assert traced(ipsm, "targets", "--trace") == ["1", "2"]
    assert traced(ipsm, "targets", "--area", "LH", "--trace") == ["1"]
    assert traced(ipsm, "targets", "--trace-row", "semua") == ["1", "2"]
    assert traced(ipsm, "targets", "--trace-row", "pakansari") == ["1"]
    assert traced(ipsm, "targets", "--trace-column", "activities") == ["1"]
    assert traced(ipsm, "targets", "--trace-column", "done") == ["1", "2"]


def test_who_did_too_little(ipsm: Any, register: Path) -> None:
    ipsm("setting", "set", "minimum", "2")
    assert traced(ipsm, "missing", "--trace") == ["1"]
    assert traced(ipsm, "missing", "--trace-row", "aminah") == ["1"]
    assert traced(ipsm, "missing", "--desa", "pakansari", "--trace-column", "activities") == ["1"]
