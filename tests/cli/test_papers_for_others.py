"""The papers and files that receivers other than the month's want, as shipped profiles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

NIK = "3201014107850003"
HEADING = (
    b'"nama_psm";"jenis_kelamin";"pendidikan_terakhir";"nik_no_ktp";"alamat_rumah";"no_hp";"email";'
    b'"mulai_aktif";"legalitas_sertifikat";"jenis_diklat_yg_diikuti";"pendampingan"\n'
)


def made(ipsm: Any, folder: Path, *words: object) -> Path:
    """Exports into the folder; the one file."""
    done = ipsm("export", *words, "--into", folder)
    assert done.code == 0, done.err
    (file,) = [path for path in folder.iterdir() if path.name != "manifest.json"]
    return file


def cells(book: Path) -> list[list[list[Any]]]:
    """The filled rows of every sheet."""
    sheets = openpyxl.load_workbook(book).worksheets
    return [
        [row for values in sheet.iter_rows(values_only=True) if any(row := list(values))]
        for sheet in sheets
    ]


def disclosed(ipsm: Any) -> list[tuple[str, str]]:
    rows = json.loads(ipsm("history", "--format", "json").out)["rows"]
    return [(row["command"], row["note"]) for row in rows if row["command"].startswith("export")]


# --- the portal's csv


@pytest.fixture
def known(ipsm: Any, register: Path) -> None:
    """What the form of 2013 asks of Siti, with signs that csv is written by."""
    home = ("--home-street", 'Jl. "Mawar"; blok C', "--home-rt", 1, "--home-rw", 2)
    more = ("--home-desa", "pakansari", "--education", "10", "--email", "siti@contoh.id")
    assert ipsm("worker", "edit", 1, *home, *more).code == 0
    training = ("--level", "lanjutan", "--training", "Bimtek pendamping PKH")
    assert ipsm("training", "add", 1, *training, "--since", "1/5/2021").code == 0
    assert ipsm("role", "add", 1, "--programme", "SEMBAKO", "--since", "1/1/2021").code == 0
    assert ipsm("worker", "edit", 2, "--education", "06").code == 0


def test_the_portals_file_byte_for_byte(ipsm: Any, known: None, tmp_path: Path) -> None:
    file = made(ipsm, tmp_path / "portal", "psks-2013", "2026-10", "--include-nik")
    assert file.name == "ipsm-32.01.01-psks-2013-2026-10-nik.csv"
    assert file.read_bytes() == HEADING + (
        b'"Dadang Suhendar";"1";"4";"";"";"";"";"";"0";"0";"0"\n'
        b'"Siti Aminah";"2";"5";"3201014107850003";'
        b'"Jl. ""Mawar""; blok C, RT 001/RW 002, Pakansari";"081234567890";"siti@contoh.id";'
        b'"2019";"2";"2";"6"\n'
    )
    assert disclosed(ipsm) == [("export psks-2013 --include-nik", f"2026-10: {file.name}")]


def test_it_comes_back_unchanged(ipsm: Any, known: None, register: Path, tmp_path: Path) -> None:
    """06 and 10 are coarser there: D-III and S1 in our words, and yet the same."""
    file = made(ipsm, tmp_path / "portal", "psks-2013", "2026-10", "--include-nik")
    before = register.read_bytes()
    done = ipsm("import", "workers", file, "--profile", "psks-2013", "--dry-run")
    assert done.code == 0
    assert "Baru 0, berubah 0, sudah ada 2, ditolak 0" in done.err
    assert register.read_bytes() == before
    told = file.read_bytes().replace(b"081234567890", b"081234567899")
    file.write_bytes(told.replace(b'"1";"4"', b'"1";"1"'))
    done = ipsm("import", "workers", file, "--profile", "psks-2013", "--dry-run")
    assert "Baru 0, berubah 2, sudah ada 0" in done.err


def test_no_nik_unless_asked_for(ipsm: Any, known: None, tmp_path: Path) -> None:
    done = ipsm("export", "psks-2013", "2026-10", "--into", tmp_path / "portal")
    assert done.code == 0
    assert "--include-nik" in done.err
    (file,) = (tmp_path / "portal").glob("*.csv")
    assert file.read_bytes().startswith(HEADING)
    assert NIK.encode() not in file.read_bytes()
    assert disclosed(ipsm) == []


def test_a_formula_stays_text(ipsm: Any, register: Path, tmp_path: Path) -> None:
    assert ipsm("worker", "edit", 1, "--home-street", "=1+1").code == 0
    file = made(ipsm, tmp_path / "portal", "psks-2013", "2026-10")
    assert b'"\'=1+1"' in file.read_bytes()
    done = ipsm("import", "workers", file, "--profile", "psks-2013", "--dry-run")
    assert "sudah ada 2" in done.err


# --- honor


@pytest.fixture
def eligible(ipsm: Any, register: Path) -> None:
    """Siti is paid, Dadang has no account."""
    assert ipsm("honor", "add", "200.000", "--since", "2020").code == 0
    for who in ("1", "2"):
        told = ("--kind", "sk_psm", "--paper", f"141/{who}", "--since", "1/1/2020")
        assert ipsm("appointment", "add", who, *told).code == 0
    assert ipsm("account", "set", 1, "--bank", "BJB", "--account", "000123456701").code == 0


def test_the_list_of_honor(ipsm: Any, eligible: None, tmp_path: Path, month: str) -> None:
    book = made(ipsm, tmp_path / "honor", "honor", month)
    paid, refused = cells(book)
    (line,) = [row for row in paid if row[0] == 1]
    assert line[1] == "Siti Aminah" and line[4:6] == [1, 200_000]
    assert line[7:] == ["*********701", "Siti Aminah", "1."]
    assert [cell for cell in paid[paid.index(line) + 1] if cell] == ["Jumlah", 1, 200_000]
    (line,) = [row for row in refused if row[0] == 1]
    assert (line[1], line[-1]) == ("Dadang Suhendar", "Rekening belum dicatat")
    assert disclosed(ipsm) == []


def test_whole_accounts_are_asked_for(
    ipsm: Any, eligible: None, tmp_path: Path, month: str
) -> None:
    book = made(ipsm, tmp_path / "honor", "honor", month, "--include-account")
    assert book.name == f"ipsm-32.01.01-honor-{month}-account.xlsx"
    (line,) = [row for row in cells(book)[0] if row[0] == 1]
    assert line[7] == "000123456701"
    assert disclosed(ipsm) == [("export honor --include-account", f"{month}: {book.name}")]
