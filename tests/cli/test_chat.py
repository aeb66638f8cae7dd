from __future__ import annotations

import io
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

REPORTS = """24/11/25 20.15 - Siti Aminah: Kegiatan: Penyaluran sembako
Hari/tgl: 23/11/2025
Tempat: Balai RW 05 Pakansari
Jumlah: 25 orang
24/11/25 20.16 - Dadang Suhendar: Siap bu
24/11/25 20.20 - +62 812-3456-7890: Kegiatan: Posyandu
Hari/tgl: kemarin
Tempat: RW 02
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "obrolan PSM.txt"
    path.write_text(REPORTS, "utf-8")
    return path


def rows(register: Path, query: str) -> list[Any]:
    with sqlite3.connect(register) as db:
        found = db.execute(query).fetchall()
    db.close()
    return found


def test_a_chat_becomes_drafts(ipsm: Any, register: Path, file: Path) -> None:
    done = ipsm("import", "chat", file, "--lang", "en")
    assert (done.code, done.out) == (0, "1\n2\n")
    assert done.lines == [
        "Reports found: 2. New drafts: 2; already there: 0. Other messages, no reports: 1.",
        "To take it back: ipsm undo 10",
        "Look at them one by one: `ipsm activity drafts`, then `ipsm activity accept 1`.",
    ]
    assert rows(register, "SELECT file, added FROM batch") == [("obrolan PSM.txt", 2)]
    assert rows(register, "SELECT count(*) FROM action") == [(10,)]


def test_the_same_file_twice_adds_nothing(ipsm: Any, register: Path, file: Path) -> None:
    ipsm("import", "chat", file)
    before = register.read_bytes()
    again = ipsm("import", "chat", file)
    assert (again.code, again.out, len(again.lines)) == (0, "", 1)
    assert "semuanya sudah ada" in again.err
    assert register.read_bytes() == before
    file.write_text(f"{REPORTS}24/11/25 21.00 - Siti Aminah: Kegiatan: Rapat\nTempat: RW 02\n")
    assert ipsm("import", "chat", file).out == "3\n"


def test_from_standard_input(ipsm: Any, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"Kegiatan: Rapat rutin\nPetugas: Dadang\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert ipsm("import", "chat", "-").out == "1\n"
    assert rows(register, "SELECT file FROM batch") == [("-",)]


def test_a_dry_run_changes_nothing(ipsm: Any, register: Path, file: Path) -> None:
    before = register.read_bytes()
    done = ipsm("import", "chat", file, "--dry-run")
    assert (done.code, done.out, len(done.lines)) == (0, "", 1)
    assert register.read_bytes() == before


def test_the_whole_batch_is_taken_back(ipsm: Any, register: Path, file: Path) -> None:
    ipsm("import", "chat", file)
    assert ipsm("history", "10", "--format", "csv").code == 0
    assert ipsm("undo").code == 0
    assert rows(register, "SELECT count(*) FROM draft") == [(0,)]
    assert ipsm("import", "chat", file).out == "3\n4\n"


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("data", "code"),
    [(b"Siap bu\n", 2), (b"", 2), (b"PK\x03\x04", 5), (b"\0\1", 5), (None, 5)],
)
def test_a_file_without_reports(
    ipsm: Any, register: Path, file: Path, data: bytes | None, code: int, lang: str
) -> None:
    before = register.read_bytes()
    file.unlink() if data is None else file.write_bytes(data)
    done = ipsm("import", "chat", file, "--lang", lang)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert str(file) in done.err and register.read_bytes() == before


def test_the_sender_s_phone_tells_who(ipsm: Any, register: Path, file: Path) -> None:
    ipsm("import", "chat", file)
    found = ipsm("activity", "drafts", "2", "--format", "json").out
    assert '"Siti Aminah"' in found and '"date":"2025-11-23"' in found.replace(" ", "")


def test_a_file_whose_name_wants_to_be_obeyed(ipsm: Any, register: Path, tmp_path: Path) -> None:
    path = tmp_path / "a\u202e\x1b[31m.txt"
    path.write_text("Kegiatan: Rapat\nTempat: RW 02\n")
    assert ipsm("import", "chat", path).code == 0
    ((name,),) = rows(register, "SELECT file FROM batch")
    assert name == "a<U+202E><U+001B>[31m.txt"
