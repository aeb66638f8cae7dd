"""ipsm board: a term, who sits in it, and the way back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

TERM = ("--since", "1/7/2022", "--until", "30/6/2047", "--paper", "12/IPSM", "--date", "5/7/2022")


def begin(ipsm: Any) -> Any:
    return ipsm("board", "begin-term", *TERM)


def shown(ipsm: Any, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ipsm("board", "show", *words, "--format", "json").out)[
        "rows"
    ]
    return found


def rows(register: Path) -> list[Any]:
    with closing(sqlite3.connect(register)) as db:
        return [
            db.execute(f"SELECT * FROM {table} ORDER BY number").fetchall()
            for table in ("term", "seat")
        ]


def test_a_term_from_its_beginning_to_its_end_and_back(ipsm: Any, register: Path) -> None:
    steps: list[tuple[tuple[str, ...], str, str]] = [
        (
            ("begin-term", *TERM),
            "1\n",
            "Masa bakti 1 Juli 2022 sampai 30 Juni 2047 dimulai.",
        ),
        (("set", "ketua", "aminah"), "1\n", "Siti Aminah menjabat Ketua mulai 1 Juli 2022."),
        (
            ("set", "pembina harian", "--outside", "Kepala Dinas Sosial"),
            "2\n",
            "Kepala Dinas Sosial menjabat Pembina harian mulai 1 Juli 2022.",
        ),
        (
            ("set", "anggota bidang", "dadang", "--section", "Lansia", "--since", "1/8/2025"),
            "3\n",
            "Dadang Suhendar menjabat Anggota bidang mulai 1 Agustus 2025.",
        ),
        (("unset", "1", "--date", "30/6/2025"), "", "Jabatan Ketua berakhir 30 Juni 2025."),
        (("set", "ketua", "dadang"), "4\n", "Dadang Suhendar menjabat Ketua mulai 1 Juli 2025."),
        (("end-term", "--date", "30/6/2026"), "", "Masa bakti berakhir 30 Juni 2026."),
    ]
    stages = []
    for entry, (words, out, told) in enumerate(steps, 10):
        stages.append(rows(register))
        done = ipsm("board", *words)
        assert done == (0, out, f"{told}\nUntuk membatalkan: ipsm undo {entry}\n")
    assert [(row["position"], row["name"], row["until"]) for row in shown(ipsm)] == [
        ("PBH", "Kepala Dinas Sosial", "2026-06-30"),
        ("KET", "Siti Aminah", "2025-06-30"),
        ("KET", "Dadang Suhendar", "2026-06-30"),
        ("ABD", "Dadang Suhendar", "2026-06-30"),
    ]
    for stage in reversed(stages):
        assert ipsm("undo").code == 0
        assert rows(register) == stage


def test_a_term_to_read(ipsm: Any, register: Path) -> None:
    begin(ipsm)
    ipsm("board", "set", "ketua", "aminah")
    page = ipsm("--lang", "id", "board", "show").out
    assert "Pengurus cabang, 1 Juli 2022 s.d. 30 Juni 2047" in page
    assert "SK pengukuhan 12/IPSM, 5 Juli 2022." in page
    assert "The board, 1 July 2022" in ipsm("--lang", "en", "board", "show").out
    other = ("board", "begin-term", "--since", "1/7/2017", "--until", "30/6/2022")
    assert ipsm(*other).code == 0
    assert shown(ipsm, "--date", "1/1/2020") == []
    assert [row["name"] for row in shown(ipsm, "--date", "1/1/2024")] == ["Siti Aminah"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xlsx", "txt"])
def test_in_every_form(ipsm: Any, register: Path, tmp_path: Path, form: str) -> None:
    begin(ipsm)
    ipsm("board", "set", "ketua", "aminah")
    for lang in ("id", "en"):
        path = tmp_path / f"pengurus-{lang}.{form}"
        assert ipsm("--lang", lang, "board", "show", "-o", path).code == 0
        data = path.read_bytes()
        assert data.startswith(b"PK") if form == "xlsx" else b"Siti Aminah" in data


def test_no_term_yet(ipsm: Any, register: Path) -> None:
    assert "belum ada masa bakti" in ipsm("--lang", "id", "board", "show").out
    assert "no term yet" in ipsm("--lang", "en", "board", "show").out


def test_a_dry_run_changes_no_byte(ipsm: Any, register: Path) -> None:
    begin(ipsm)
    ipsm("board", "set", "ketua", "aminah")
    before = register.read_bytes()
    for words in (
        ("begin-term", "--since", "1/7/2017", "--until", "30/6/2022"),
        ("set", "sekretaris", "aminah"),
        ("unset", "1", "--date", "today"),
        ("end-term", "--date", "today"),
    ):
        dry = ipsm("board", *words, "--dry-run")
        assert (dry.code, dry.out, len(dry.lines)) == (0, "", 1)
    assert register.read_bytes() == before


WRONG: list[tuple[tuple[str, ...], int, str, str]] = [
    (("set", "sekretaris", "aminah", "--since", "1/1/2020"), 3, "begin-term", "begin-term"),
    (("set", "ketua", "dadang"), 3, "Ketua dipegang Siti Aminah", "held by Siti Aminah"),
    (("set", "ketua", "dadang"), 3, "ipsm board unset 1", "ipsm board unset 1"),
    (("set", "ketua", "--outside", "Orang Luar"), 3, "Siti Aminah", "Siti Aminah"),
    (("set", "kaisar", "aminah"), 2, "kaisar", "kaisar"),
    (("set", "ketua"), 2, "ipsm board set", "ipsm board set"),
    (("set", "sekretaris", "aminah", "--outside", "X"), 2, "ipsm board set", "ipsm board set"),
    (("set", "sekretaris", "nobody"), 4, "nobody", "nobody"),
    (
        ("set", "sekretaris", "komariah", "--since", "1/6/2024"),
        *(3, "Siti Komariah tidak bertugas pada 1 Juni 2024", "did not serve on 1 June 2024"),
    ),
    (("unset", "9", "--date", "today"), 4, "jabatan nomor 9", "seat number 9"),
    (("unset", "satu", "--date", "today"), 2, "angka", "number"),
    (("unset", "1"), 2, "--date", "--date"),
    (("unset", "1", "--date", "30/6/2022"), 3, "1 Juli 2022", "1 July 2022"),
    (("begin-term", "--since", "1/7/2046"), 2, "--until", "--until"),
    (
        ("begin-term", "--since", "30/6/2047", "--until", "1/1/2050"),
        *(3, "masa bakti nomor 1 (1 Juli 2022 s.d. 30 Juni 2047)", "term 1 (1 July 2022"),
    ),
    (("begin-term", "--since", "1/7/2021", "--until", "30/6/2021"), 3, "30 Juni", "30 June"),
    (
        (*("begin-term", "--since", "1/7/2017", "--until", "30/6/2022"), "--date", "1/1/2199"),
        *(3, "belum terjadi", "future"),
    ),
    (("end-term", "--date", "30/6/2022"), 3, "30 Juni 2022", "30 June 2022"),
    (("end-term", "--date", "1/1/2199"), 3, "1 Januari 2199", "1 January 2199"),
]


@pytest.mark.parametrize(("words", "code", "indonesian", "english"), WRONG)
def test_what_cannot_be(
    ipsm: Any, register: Path, words: tuple[str, ...], code: int, indonesian: str, english: str
) -> None:
    begin(ipsm)
    ipsm("board", "set", "ketua", "aminah")
    before = register.read_bytes()
    for lang, piece in (("id", indonesian), ("en", english)):
        done = ipsm("--lang", lang, "board", *words)
        assert (done.code, done.out, len(done.lines)) == (code, "", 1)
        assert piece in done.err
    assert register.read_bytes() == before


def test_no_seat_without_a_term(ipsm: Any, register: Path) -> None:
    for words in (("set", "ketua", "aminah"), ("end-term", "--date", "today")):
        done = ipsm("board", *words)
        assert (done.code, len(done.lines)) == (3, 1) and "begin-term" in done.err


def test_a_term_with_seats_is_not_taken_back(ipsm: Any, register: Path) -> None:
    ipsm("worker", "add", "--name", "Tati Hartati", "--sex", "P", "--active-since", "2020")  # 10
    begin(ipsm)  # 11
    ipsm("board", "set", "ketua", "tati")  # 12
    done = ipsm("undo", "11")
    assert done.code == 3 and "12 board set" in done.err
    done = ipsm("undo", "10")
    assert done.code == 3 and "masa bakti 1" in done.err


def test_an_end_may_be_set_for_a_day_to_come(ipsm: Any, register: Path) -> None:
    begin(ipsm)
    ipsm("board", "set", "ketua", "aminah")
    assert ipsm("board", "unset", "1", "--date", "31/12/2046").code == 0
    assert ipsm("board", "end-term", "--date", "31/12/2046").code == 0
    assert [row["until"] for row in shown(ipsm)] == ["2046-12-31"]


def test_the_term_is_asked_for_at_a_terminal(register: Path, terminal: Any) -> None:
    at = terminal("board", "begin-term", "--lang", "id")
    at.answer("Hari pertama masa bakti: ", "1/7/2022")
    at.answer("Hari terakhir masa bakti: ", "30/6/2027")
    at.answer("Nomor SK pengukuhan: ", "12/IPSM")
    at.answer("Tanggal SK pengukuhan: ", "")
    at.see("Masa bakti 1 Juli 2022 sampai 30 Juni 2027 dimulai.")
    assert at.end() == 0


def test_the_decree_of_a_term_is_corrected(ipsm: Any, register: Path) -> None:
    assert ipsm("board", "begin-term", *TERM).code == 0
    before = rows(register)
    done = ipsm("board", "edit-term", "--paper", "400.9/12/SK/2022", "--date", "28/6/2022")
    assert (done.code, done.lines[0]) == (
        0,
        "SK masa bakti 1 Juli 2022 sampai 30 Juni 2047 diperbaiki.",
    )
    assert rows(register)[0][0][4:] == ("400.9/12/SK/2022", "2022-06-28")
    assert ipsm("board", "edit-term", "1/1/2024", "--date", "28/6/2022").code == 3  # the same
    assert ipsm("board", "edit-term", "1/1/2001", "--date", "28/6/2022").code == 3  # no term then
    assert ipsm("board", "edit-term").code == 2
    assert ipsm("undo").code == 0
    assert rows(register) == before
