"""ipsm letter: the register of letters and their numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.exchange import export_profiles
from ipsm_cli.text import Words

PAPER = ("--paper", "month", "--period", "2026-10")


def listed(ipsm: Any, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(ipsm("letter", "list", *words, "--format", "json").out)[
        "rows"
    ]
    return rows


def test_a_letter_gets_the_next_number(ipsm: Any, register: Path) -> None:
    done = ipsm("letter", "add", "--subject", "Undangan", "--date", "24/11/2026")
    assert (done.code, done.out) == (0, "1\n")
    assert done.lines == [
        "Surat nomor 001/IPSM/XI/2026 tercatat (surat 1).",
        "Untuk membatalkan: ipsm undo 10",
    ]
    ipsm("setting", "set", "letter_number", "{seq:02}.{year}/IPSM-CBN")
    ipsm("letter", "add", "--subject", "Laporan", "--date", "1/12/2026", *PAPER)
    ipsm("letter", "add", "--subject", "Laporan", "--date", "1/1/2027")
    assert [row["letter_number"] for row in listed(ipsm)] == [
        "001/IPSM/XI/2026",
        "02.2026/IPSM-CBN",
        "01.2027/IPSM-CBN",
    ]
    assert [row["seq"] for row in listed(ipsm, "2027")] == [1]
    page = ipsm("letter", "show", "2").out
    assert "02.2026/IPSM-CBN" in page and "1 Desember 2026" in page


def test_it_can_be_corrected(ipsm: Any, register: Path) -> None:
    ipsm("letter", "add", "--subject", "Undangan")
    done = ipsm("letter", "edit", "1", "--receiver", "Dinas Sosial", *PAPER)
    assert (done.code, done.out) == (0, "")
    (row,) = listed(ipsm)
    assert (row["receiver"], row["exported"], row["period"]) == (
        "Dinas Sosial",
        "month",
        "2026-10",
    )


def test_a_paper_is_called_by_its_name(ipsm: Any, register: Path) -> None:
    ipsm("letter", "add", "--subject", "Laporan", *PAPER)
    ipsm("letter", "add", "--subject", "Lain", "--paper", "dinas", "--period", "2026-10")
    for lang, name in (("id", "Laporan bulanan"), ("en", "Monthly report")):
        shown = ipsm("--lang", lang, "letter", "list").out
        assert name in shown and "month" not in shown.lower().replace("monthly", "")
        assert "dinas" in shown and name in ipsm("--lang", lang, "letter", "show", "1").out
        again = ipsm("--lang", lang, "letter", "add", "--subject", "Laporan", *PAPER)
        assert again.code == 3 and again.err.startswith(name)
    assert [row["exported"] for row in listed(ipsm)] == ["month", "dinas"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_shipped_paper_has_a_name(language: str) -> None:
    words = Words(language)
    assert all(f"word.paper.{name}" in words for name in export_profiles.shipped())


def test_a_number_taken_back_stays_a_gap(ipsm: Any, register: Path) -> None:
    ipsm("letter", "add", "--subject", "Undangan")
    ipsm("undo")
    ipsm("letter", "add", "--subject", "Undangan")
    assert [row["seq"] for row in listed(ipsm)] == [2]


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["add"], 2, "--subject"),
        (["add", "--subject", "A", "--paper", "month"], 2, "--period"),
        (["add", "--subject", "A", "--paper", "month", "--period", "kapan"], 2, "kapan"),
        (["add", "--subject", "A", "--date", "31/2/2026"], 2, "31/2/2026"),
        (["show", "9"], 4, "9"),
        (["edit", "1"], 2, "letter edit"),
        (["edit", "9", "--subject", "A"], 4, "9"),
        (["list", "20266"], 2, ""),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int, piece: str) -> None:
    before = register.read_bytes()
    done = ipsm("letter", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert register.read_bytes() == before


def test_the_period_reads_as_people_write_it(ipsm: Any, register: Path) -> None:
    assert ipsm("letter", "add", "--subject", "Laporan", *PAPER).code == 0
    assert "Oktober 2026" in ipsm("--lang", "id", "letter", "list").out
