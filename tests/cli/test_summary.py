"""ipsm summary: one command for each summary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.reports import SUMMARIES


def read(ipsm: Any, name: str, *words: str) -> dict[str, Any]:
    done = ipsm("summary", name, *words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return found


COUNTING = ("month", "area", "kind", "worker", "village", "ppks", "programme", "trend")


@pytest.mark.parametrize("name", COUNTING)
def test_every_summary_counts_the_same(ipsm: Any, register: Path, name: str) -> None:
    """Two activities that count: 40 and 25 people, 120 and 90 minutes, Rp 150.000."""
    assert ipsm("summary", name, "last-month").code == 0
    found = read(ipsm, name, "last-month")
    totals = found["totals"]
    known = {"activities": 2, "people": 65, "people_l": 30, "people_p": 10}
    known |= {"hours": 3.5, "cost": 150_000}
    for key, expected in known.items():
        assert totals.get(key, expected) == expected, key
    assert totals["people"] == 65


def test_lines_with_nothing_have_their_place(ipsm: Any, register: Path) -> None:
    assert len(read(ipsm, "month", "last-month")["rows"]) == 4
    villages = read(ipsm, "village", "last-month")["rows"]
    assert len([row for row in villages if row["desa"]]) == 13
    names = {row["name"] for row in read(ipsm, "worker", "last-month")["rows"]}
    assert {"Siti Aminah", "Dadang Suhendar"} <= names
    assert len(read(ipsm, "trend", "last-month")["rows"]) == 12


@pytest.mark.parametrize("period", ["", "this-month", "bulan-ini", "2026-Q3", "2026-S1", "2025"])
def test_any_period(ipsm: Any, register: Path, period: str) -> None:
    assert ipsm("summary", "month", *period.split()).code == 0


@pytest.mark.parametrize(
    ("words", "people"),
    [
        (["--area", "LH"], 40),
        (["--kind", "KD01"], 25),
        (["--desa", "pakansari"], 40),
        (["--worker", "aminah"], 40),
        (["--worker", "dadang"], 65),
        (["--area", "KP"], 0),
    ],
)
def test_filters(ipsm: Any, register: Path, words: list[str], people: int) -> None:
    found = read(ipsm, "month", "last-month", *words)
    assert found["totals"]["people"] == people


def test_these_are_all_of_them() -> None:
    assert set(COUNTING) <= set(SUMMARIES)


@pytest.mark.parametrize("name", COUNTING)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bulan-depan"], 2),
        (["2026-13"], 2),
        (["2026-Q5"], 2),
        (["2026-10..2026-01"], 2),
        (["1990..2026"], 2),
        (["last-month", "lagi"], 2),
        (["--area", "XX"], 2),
        (["--worker", "siti"], 2),
        (["--worker", "zzz"], 4),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, name: str, words: list[str], code: int) -> None:
    done = ipsm("summary", name, *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)


def test_bars_are_ascii_where_there_is_nothing_better(
    ipsm: Any, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    said = ipsm("summary", "trend", "last-month").out
    assert said.isascii() or not set(said) & set("─│█▏▎▍▌▋▊▉…")
    assert "#" in said
