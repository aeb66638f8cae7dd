"""The summaries that answer the questions a branch is asked, at the counter."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli import filters, summary
from ipsm_cli.cli.desk import Desk
from ipsm_cli.reports import SUMMARIES
from ipsm_cli.reports.columns import MEASURES
from ipsm_cli.text import LANGUAGES

NEW = (
    *("compare", "targets", "coverage", "balance", "pas", "spm", "partners"),
    *("missing", "recognition", "term", "words", "recap", "constraints"),
)


def test_these_are_summaries() -> None:
    assert set(NEW) < set(SUMMARIES)
    assert set(summary.PERIODS) < {*NEW, "honor"}


@pytest.mark.parametrize("name", ["balance", "compare", "partners", "spm", "constraints"])
def test_each_way_is_one_of_the_report(name: str) -> None:
    (by,) = (field for field in filters.MORE[name] if field.name == "by")
    offered = [word for word, _ in by.choices(Desk(None, None, "id"))]  # type: ignore[misc,arg-type]
    ways = importlib.import_module(f"ipsm_cli.reports.summary.{name}").WAYS
    assert offered == list(ways)


def test_what_can_be_compared_is_what_is_measured() -> None:
    assert [column.key for column in MEASURES] == list(filters.COMPARED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NEW)
def test_every_form_in_both_languages(
    ipsm: Any, register: Path, tmp_path: Path, name: str, language: str
) -> None:
    for form in ("table", "text", "csv", "tsv", "json", "xlsx"):
        path = tmp_path / f"{name}.{form}"
        words = ("summary", name, "last-month", "--format", form, "--lang", language)
        done = ipsm(*words, "-o", path)
        assert (done.code, done.out) == (0, ""), done.err
        assert path.stat().st_size
    told = (tmp_path / f"{name}.text").read_text("utf-8")
    for piece in ("col.", "note.", "title.", "word.", "{", "│", "──"):
        assert piece not in told


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("balance last-month --by worker", {"number", "name", "evenness"}),
        ("balance last-month --by branch", {"scope", "evenness"}),
        ("compare last-month --by kind --measure hours", {"area", "kind", "now", "year_before"}),
        ("compare 2026-S1 --with 2025-S2", {"area", "now", "before", "difference", "percent"}),
        ("partners tahun-ini --by programme", {"programme", "cost", "cost_swadaya", "cost_u"}),
        ("spm tahun-ini --by need", {"code", "basic_need", "people"}),
        ("pas last-month --area KD", {"pas", "people", "age_60"}),
        ("missing last-month --desa pakansari", set()),
        ("targets", set()),
        ("term", {"first_month", "last_month", "trained", "coverage"}),
    ],
)
def test_options(ipsm: Any, register: Path, words: str, keys: set[str]) -> None:
    done = ipsm("summary", *words.split(), "--format", "json")
    assert (done.code, done.err) == (0, "")
    rows = json.loads(done.out)["rows"]
    assert all(keys <= row.keys() for row in rows)
    assert rows or not keys or "partners" in words


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        ("balance --by bulan", "desa"),
        ("compare --with besok", "besok"),
        ("compare --measure uang", "cost"),
        ("recognition --area LH", "--area"),
        ("term --desa pakansari", "--desa"),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: str, piece: str) -> None:
    done = ipsm("summary", *words.split())
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert piece in done.err


def test_a_message_is_in_the_language_of_the_documents(ipsm: Any, register: Path) -> None:
    ipsm("setting", "set", "minimum", "2")
    done = ipsm("summary", "missing", "last-month", "--format", "text")
    assert "1. Siti Aminah (Pakansari) – +6281234567890 – 1 bulan" in done.out
    ipsm("branch", "edit", "--language", "en")
    assert (
        "months without a report: 1"
        in ipsm("summary", "missing", "last-month", "--format", "text").out
    )
