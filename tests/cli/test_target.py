"""ipsm target: what the branch aims at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def listed(ipsm: Any, *words: str) -> list[dict[str, Any]]:
    done = ipsm("target", "list", *words, "--format", "json")
    rows: list[dict[str, Any]] = json.loads(done.out)["rows"]
    return rows


AIMS = [
    ("all", "aim.all", None, "measure.activities"),
    ("cabang", "aim.all", None, "measure.activities"),
    ("lh", "aim.area", "area:LH", "measure.activities"),
    ("KD01", "aim.kind", "kind:KD01", "measure.activities"),
    ("pakansari", "aim.desa", "village:32.01.01.1007", "measure.activities"),
    ("k3", "aim.spm_service", "spm_service:K3", "measure.denominator"),
]


@pytest.mark.parametrize(("what", "dimension", "aim", "measure"), AIMS)
def test_set(
    ipsm: Any, register: Path, what: str, dimension: str, aim: str | None, measure: str
) -> None:
    done = ipsm("target", "set", what, "1.200", "--period", "2026-Q3", "--source", "rapat")
    assert (done.code, done.out) == (0, "1\n")
    assert "ipsm undo 10" in done.err
    (row,) = listed(ipsm)
    assert row.pop("uid")
    assert row == {
        "number": 1,
        "period": "2026-Q3",
        "dimension": dimension,
        "aim": aim,
        "measure": measure,
        "target": 1200,
        "source": "rapat",
    }


def test_set_again_and_drop(ipsm: Any, register: Path) -> None:
    ipsm("target", "set", "all", "400", "--period", "tahun-ini", "--measure", "people")
    ipsm("target", "set", "all", "40", "--period", "2026-01", "--measure", "people")
    assert ipsm("target", "set", "all", "50", "--period", "2026-01", "--measure", "people").out
    assert [row["target"] for row in listed(ipsm, "2026-01")] == [50]
    done = ipsm("target", "drop", "2")
    assert done.err.startswith("Target nomor 2 dihapus.")
    assert len(listed(ipsm)) == 1
    assert ipsm("undo").code == 0
    assert len(listed(ipsm)) == 2


def test_the_summary_tells_what_was_done(ipsm: Any, register: Path, month: str) -> None:
    ipsm("target", "set", "all", "4", "--period", month)
    found = json.loads(ipsm("summary", "targets", month, "--format", "json").out)
    (row,) = found["rows"]
    assert (row["target"], row["done"], row["percent"], row["percent_bar"]) == (4, 2, 0.5, 50)


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["LH99", "4", "--period", "2026"], 2, "LH99"),
        (["ci", "4", "--period", "2026"], 2, "Cibinong"),
        (["LH", "empat", "--period", "2026"], 2, "empat"),
        (["LH", "4", "--period", "2026-13"], 2, "2026-13"),
        (["LH", "4", "--period", "2026-01..2026-03"], 2, "2026-01"),
        (["LH", "4", "--period", "desember"], 2, "Desember"),
        (["LH", "4", "--period", "2026", "--measure", "hours"], 2, "hours"),
        (["LH", "4", "--period", "2026", "--measure", "denominator"], 2, "denominator"),
        (["K3", "4", "--period", "2026"], 2, "--source"),
        (["LH", "4"], 2, "--period"),
        (["LH"], 2, ""),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int, piece: str) -> None:
    before = register.read_bytes()
    done = ipsm("target", "set", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert register.read_bytes() == before


def test_no_such_target(ipsm: Any, register: Path) -> None:
    assert ipsm("target", "drop", "9").code == 4
