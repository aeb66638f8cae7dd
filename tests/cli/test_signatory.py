"""ipsm signatory: who signs for an office, and when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

RINI = ("--name", "Dra. Rini Contoh, M.Si")
NIP = "197001011995031001"


def listed(ipsm: Any, *words: str) -> list[dict[str, Any]]:
    done = ipsm("signatory", "list", *words, "--format", "json")
    rows: list[dict[str, Any]] = json.loads(done.out)["rows"]
    return rows


def test_a_life_in_office(ipsm: Any, register: Path) -> None:
    words = ("--office", "camat", *RINI, "--nip", "19700101 199503 1 001", "--rank", "Pembina")
    done = ipsm("signatory", "add", *words)
    assert (done.code, done.out) == (0, "1\n")
    assert done.lines == [
        "Penanda tangan nomor 1 tercatat: Camat Cibinong, Dra. Rini Contoh, M.Si.",
        "Untuk membatalkan: ipsm undo 10",
    ]
    (row,) = listed(ipsm)
    assert (row["office"], row["nip"], row["since"]) == ("CAMAT", NIP, None)
    edited = ipsm("signatory", "edit", "1", "--title", "Camat Cibinong Raya")
    assert edited.lines[0].endswith("diperbaiki: Camat Cibinong Raya, Dra. Rini Contoh, M.Si.")
    assert ipsm("signatory", "end", "1", "--date", "30/6/2026").code == 0
    other = ipsm(
        *("signatory", "add", "--office", "camat", "--name", "Budi"),
        *("--since", "1/7/2026", "--acting", "plt"),
    )
    assert other.out == "2\n"
    assert other.lines[0] == "Penanda tangan nomor 2 tercatat: Plt. Camat Cibinong, Budi."
    assert [row["until"] for row in listed(ipsm, "camat")] == ["2026-06-30", None]
    assert listed(ipsm, "lurah") == []
    assert "Plt. Camat Cibinong, Budi" in ipsm("signatory", "drop", "2").err
    assert [row["office_title"] for row in listed(ipsm)] == ["Camat Cibinong Raya"]


def test_an_office_of_the_branchs_own(ipsm: Any, register: Path) -> None:
    assert ipsm("code", "add", "office", "--code", "KASI", "--label", "Kasi Kesos").code == 0
    assert ipsm("signatory", "add", "--office", "kasi kesos", *RINI).code == 0
    done = ipsm("undo", "10")  # the code, on which the signatory stands
    assert (done.code, len(done.lines)) == (3, 1)


def test_asked_for_at_a_terminal(terminal: Any, register: Path, ipsm: Any) -> None:
    at = terminal("signatory", "add", "--lang", "id")
    for question, answer in (
        ("Jabatan: ", "camat"),
        ("Nama dengan gelar: ", "Dra. Rini"),
        ("Pangkat: ", ""),
        ("NIP: ", ""),
        ("Menjabat mulai: ", "1/1/2025"),
        ("Menjabat sampai: ", ""),
    ):
        at.answer(question, answer)
    at.see("Penanda tangan nomor 1 tercatat: Camat Cibinong, Dra. Rini.")
    assert at.end() == 0
    assert [(row["name"], row["since"]) for row in listed(ipsm)] == [("Dra. Rini", "2025-01-01")]


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["add", *RINI], 2, "--office"),
        (["add", "--office", "camat"], 2, "--name"),
        (["add", "--office", "raja", *RINI], 2, "raja"),
        (["add", "--office", "camat", *RINI, "--nip", "123"], 2, "18"),
        (["add", "--office", "camat", *RINI, "--acting", "x"], 2, "x"),
        (["add", "--office", "camat", *RINI, "--since", "2/1/2026", "--until", "1/1/2026"], 3, ""),
        (["edit", "1"], 2, "signatory edit"),
        (["edit", "9", "--name", "A"], 4, "9"),
        (["end", "9", "--date", "1/1/2026"], 4, "9"),
        (["drop", "9"], 4, "9"),
        (["list", "raja"], 2, "raja"),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int, piece: str) -> None:
    before = register.read_bytes()
    done = ipsm("signatory", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert register.read_bytes() == before


def test_two_at_one_time_are_refused_with_the_way_out(ipsm: Any, register: Path) -> None:
    ipsm("signatory", "add", "--office", "camat", *RINI)
    done = ipsm("signatory", "add", "--office", "camat", "--name", "Budi")
    assert (done.code, len(done.lines)) == (3, 1)
    assert "ipsm signatory end 1" in done.err and "Rini" in done.err
