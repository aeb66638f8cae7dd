"""A paper's letter: registered once, printed the same each time, taken back by a refusal."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def export(ipsm: Any, register: Path, tmp_path: Path) -> Any:
    def run(*words: str) -> Any:
        return ipsm("export", "month", "2026-10", *words, "--into", tmp_path / "laporan")

    return run


def letters(ipsm: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(ipsm("letter", "list", "--format", "json").out)["rows"]
    return rows


def texts(done: Any) -> str:
    book = next(Path(line) for line in done.out.splitlines() if line.endswith(".xlsx"))
    with zipfile.ZipFile(book) as members:
        return "".join(members.read(name).decode("utf-8", "replace") for name in members.namelist())


def test_a_number_is_given_once(ipsm: Any, export: Any) -> None:
    first = export("--number", "--date", "2/11/2026")
    assert first.code == 0
    assert "Surat nomor 001/IPSM/XI/2026 tercatat (surat 1)." in first.lines
    assert "Nomor: 001/IPSM/XI/2026" in texts(first)
    (letter,) = letters(ipsm)
    assert letter["subject"] == "LAPORAN BULANAN IPSM KECAMATAN CIBINONG"
    assert (letter["exported"], letter["period"], letter["date"]) == (
        "month",
        "2026-10",
        "2026-11-02",
    )
    before = Path(first.out.splitlines()[0]).read_bytes()
    for words in ((), ("--number",)):  # the letter's date is the paper's
        again = export(*words)
        assert again.code == 0 and len(again.lines) == 1
        assert Path(again.out.splitlines()[0]).read_bytes() == before
    assert len(letters(ipsm)) == 1


def test_an_undo_takes_the_number_back(ipsm: Any, export: Any) -> None:
    export("--number")
    assert ipsm("undo").code == 0
    assert "Nomor:" not in texts(export("--force"))
    assert "Nomor: 002/" in texts(export("--number", "--force"))


def test_another_file_of_the_name_takes_the_letter_back(ipsm: Any, export: Any) -> None:
    export()
    register = ipsm("history").out
    done = export("--number")
    assert (done.code, done.out, len(done.lines)) == (3, "", 1) and "--force" in done.err
    assert letters(ipsm) == [] and ipsm("history").out == register
    assert export("--number", "--force").code == 0
    assert [letter["seq"] for letter in letters(ipsm)] == [1]


def test_place_and_who_countersigns(ipsm: Any, export: Any) -> None:
    told = texts(export("--place", "Pakansari", "--knowing", "lurah,dinas sosial"))
    assert "Pakansari, ..." in told
    assert "Kepala Dinas Sosial Kabupaten Bogor" in told and "Camat" not in told
    told = texts(export("--knowing", "none", "--force"))
    assert "Mengetahui" not in told
    done = export("--knowing", "raja")
    assert (done.code, len(done.lines)) == (2, 1) and "raja" in done.err
