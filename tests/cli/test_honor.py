"""ipsm honor: amounts, who is paid, what was paid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def rows(ipsm: Any, *words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ipsm(*words, "--format", "json").out)["rows"]
    return found


@pytest.fixture
def ready(ipsm: Any, register: Path) -> None:
    """An amount; Siti and Dadang with SK and account."""
    assert ipsm("honor", "add", "200.000", "--since", "Januari 2020").out == "1\n"
    for who, digits in (("1", "000123456701"), ("2", "000123456702")):
        told = ("--kind", "sk_psm", "--paper", f"141/{who}", "--since", "1/1/2020")
        assert ipsm("appointment", "add", who, *told).code == 0
        assert ipsm("account", "set", who, "--bank", "BJB", "--account", digits).code == 0


def test_paid_once(ipsm: Any, ready: None, month: str) -> None:
    found = rows(ipsm, "summary", "honor", month)
    assert [(row["number"], row["verdict"], row["honor"]) for row in found] == [
        (1, ["due"], 200_000),
        (2, ["due"], 200_000),
    ]
    refused = ipsm("honor", "pay", month)
    assert refused.code == 3
    assert "Rp 400.000" in refused.err and "--yes" in refused.err
    assert ipsm("honor", "pay", month, "--worker", 2, "--yes", "--dry-run").code == 0
    assert ipsm("honor", "pay", month, "--worker", 2, "--yes").code == 0
    assert ipsm("honor", "pay", month, "--yes").code == 0
    paid = rows(ipsm, "honor", "paid", month)
    assert [(row["worker"], row["month"], row["honor"]) for row in paid] == [
        (2, month, 200_000),
        (1, month, 200_000),
    ]
    again = ipsm("honor", "pay", month, "--yes")
    assert (again.code, len(again.lines)) == (3, 1)
    assert ipsm("undo").code == 0
    assert len(rows(ipsm, "honor", "paid", "--worker", 1)) == 0


def test_amounts(ipsm: Any, ready: None) -> None:
    met = ipsm("honor", "add", "250000", "--since", "2026-09")
    assert met.code == 3
    assert "Januari 2020 s.d. seterusnya" in met.err
    assert ipsm("honor", "edit", 1, "--until", "2026-08").code == 0
    assert ipsm("honor", "add", "250000", "--since", "2026-09").code == 0
    assert [(row["honor_month"], row["until"]) for row in rows(ipsm, "honor", "list")] == [
        (200_000, "2026-08"),
        (250_000, None),
    ]
    assert ipsm("honor", "drop", 2).code == 0
    assert len(rows(ipsm, "honor", "list")) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "nol", "--since", "2026-01"), 2),
        (("add", "0", "--since", "2026-01"), 3),
        (("add", "100", "--since", "2026-13"), 2),
        (("add", "100"), 2),
        (("add", "100", "--since", "2019-02", "--until", "2019-01"), 2),
        (("edit", "1"), 2),
        (("edit", "9", "--until", "2030"), 4),
        (("drop", "9"), 4),
        (("pay", "2019-01", "--yes"), 3),
        (("pay", "2019-01", "--date", "1/1/2099", "--yes"), 3),
    ],
)
def test_what_cannot_be(ipsm: Any, ready: None, register: Path, words: Any, code: int) -> None:
    before = register.read_bytes()
    done = ipsm("honor", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert register.read_bytes() == before
