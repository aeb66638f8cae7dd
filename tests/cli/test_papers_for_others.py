"""The papers and files that receivers other than the month's want, as shipped profiles."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

from ipsm_cli.text import Words

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


# --- ePSKS


@pytest.fixture
def pictured(ipsm: Any, register: Path, tmp_path: Path) -> Path:
    """The first activity, of Siti and Dadang, with a photo; the folder that it lies in."""
    folder = tmp_path / "foto desa"
    folder.mkdir()
    Image.new("RGB", (1600, 800), (200, 30, 40)).save(folder / "senam.jpg")
    told = ("--caption", "Senam lansia", "--yes")
    assert ipsm("photo", "add", 1, "senam.jpg", *told).code == 0
    assert ipsm("activity", "edit", 1, "--constraint", "Hujan", "--place", "Balai RW 05").code == 0
    return folder


def test_a_sheet_for_each_worker(ipsm: Any, pictured: Path, tmp_path: Path, month: str) -> None:
    book = made(ipsm, tmp_path / "laporan", "epsks", month, "--photos", pictured)
    sheets = openpyxl.load_workbook(book)
    assert sheets.sheetnames == ["Dadang Suhendar", "Siti Aminah"]
    assert [len(sheet._images) for sheet in sheets.worksheets] == [1, 1]
    day = Words("id").long_date(f"{month}-05")
    assert cells(book)[1] == [
        ["LAPORAN BULANAN PEKERJA SOSIAL MASYARAKAT", None, None, None, None],
        ["Nama", None, ": Siti Aminah", None, None],
        ["Nomor Induk", None, ": 0321010001", None, None],
        ["Wilayah kerja", None, ": Pakansari", None, None],
        ["Bulan", None, f": {Words('id').month(month)}", None, None],
        ["A. KEGIATAN", None, None, None, None],
        ["No.", "Hari/tanggal", "Tempat", "Aktivitas yang dilakukan", "Kendala"],
        [1, day, "Balai RW 05, Pakansari", "Kerja bakti kebersihan lingkungan", "Hujan"],
        ["B. DOKUMENTASI LAPANGAN", None, None, None, None],
        ["Senam lansia", None, None, None, None],
    ]


def test_a_photo_is_looked_for_where_it_was_said_and_then_here(
    ipsm: Any, pictured: Path, tmp_path: Path, month: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same path is good with --photos and without, as long as it leads somewhere."""
    monkeypatch.chdir(pictured)
    (tmp_path / "lain").mkdir()
    words = ("export", "epsks", month, "--into", tmp_path / "laporan")
    assert ipsm(*words, "--photos", tmp_path / "lain").code == 0
    monkeypatch.chdir(tmp_path)
    assert ipsm(*words, "--photos", tmp_path / "lain", "--force").code == 6


def test_a_file_for_each_worker(ipsm: Any, pictured: Path, tmp_path: Path, month: str) -> None:
    folder = tmp_path / "laporan"
    words = ("export", "epsks", month, "--photos", pictured, "--into", folder)
    assert ipsm(*words, "--each").code == 0
    assert ipsm(*words, "--each").code == 0  # nothing new
    names = sorted(path.name for path in folder.glob("*.xlsx"))
    stem = f"ipsm-32.01.01-epsks-{month}"
    assert names == [f"{stem}-1-Siti Aminah.xlsx", f"{stem}-2-Dadang Suhendar.xlsx"]
    alone = (folder / names[0]).read_bytes()
    assert ipsm(*words, "--worker", "siti", "--force").code == 2  # two are called so
    assert ipsm(*words, "--worker", 1).code == 0
    assert (folder / names[0]).read_bytes() == alone


def test_as_a_page_of_html(ipsm: Any, pictured: Path, tmp_path: Path, month: str) -> None:
    page = made(
        ipsm, tmp_path / "laporan", "epsks", month, "--photos", pictured, "--format", "html"
    ).read_text("utf-8")
    assert page.count("data:image/jpeg;base64,") == 2
    assert page.count("Senam lansia") == 2
    assert "Balai RW 05, Pakansari" in page and "B. DOKUMENTASI LAPANGAN" in page


def test_a_photo_that_is_not_there_stops_nobody(
    ipsm: Any, pictured: Path, tmp_path: Path, month: str
) -> None:
    done = ipsm("export", "epsks", month, "--into", tmp_path / "laporan")
    assert done.code == 6
    assert "1 foto" in done.err and "senam.jpg" in done.err
    (book,) = (tmp_path / "laporan").glob("*.xlsx")
    assert [cell for row in cells(book)[1] for cell in row if cell and "foto" in str(cell)] == [
        "(foto tidak ditemukan: senam.jpg)"
    ]


@pytest.mark.parametrize(
    ("words", "code"), [(("--worker", 3), 3), (("--format", "json"), 2), (("--format", "csv"), 2)]
)
def test_what_cannot_be(
    ipsm: Any, pictured: Path, tmp_path: Path, month: str, words: Any, code: int
) -> None:
    done = ipsm("export", "epsks", month, *words, "--into", tmp_path / "laporan")
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert not (tmp_path / "laporan").exists()


# --- the annex of a decree


def test_the_annex_of_a_decree(ipsm: Any, eligible: None, tmp_path: Path) -> None:
    book = made(ipsm, tmp_path / "lampiran", "sk-annex")
    (rows,) = cells(book)
    assert rows[0][0] == "LAMPIRAN KEPUTUSAN"
    (line,) = [row for row in rows if row[0] == 1]
    assert line[1:4] == ["Siti Aminah", "Perempuan", "1 Juli 1985"]
    assert line[5:7] == ["Pakansari", "141/1"]


def test_the_annex_of_one_village(ipsm: Any, eligible: None, tmp_path: Path) -> None:
    book = made(ipsm, tmp_path / "lampiran", "sk-annex", "2026-10", "--desa", "pakansari")
    assert book.name == "ipsm-32.01.01.1007-sk-annex-2026-10.xlsx"
    (rows,) = cells(book)
    assert [row[1] for row in rows if row[0] == 1] == ["Siti Aminah"]
    said = [cell for row in rows for cell in row if isinstance(cell, str)]
    assert said[-2] == "Lurah Pakansari"  # who makes the decree, alone and without a date
    assert not {"Mengetahui,", "Ketua", "Sekretaris"} & {*said}


def test_the_annex_of_a_decree_of_the_camat(ipsm: Any, eligible: None, tmp_path: Path) -> None:
    told = ("--name", "Drs. Contoh, M.Si", "--since", "1/1/2020")
    assert ipsm("signatory", "add", "--office", "camat", *told).code == 0
    book = made(ipsm, tmp_path / "lampiran", "sk-annex", "--by", "camat")
    said = [cell for row in cells(book)[0] for cell in row if isinstance(cell, str)]
    assert said[-2:] == ["Camat Cibinong", "Drs. Contoh, M.Si"]


# --- on paper


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_each_on_its_pages(
    ipsm: Any, eligible: None, pictured: Path, tmp_path: Path, month: str
) -> None:
    """Honor: paid and not paid; ePSKS: a page a worker; the annex, the list to sign: one."""
    folder = tmp_path / "kertas"
    for words in (("honor", month), ("epsks", month, "--photos", pictured), ("sk-annex", month)):
        assert ipsm("export", *words, "--into", folder).code == 0
    assert ipsm("template", "attendance", "-o", folder / "hadir.xlsx").code == 0
    books = sorted(folder.glob("*.xlsx"))
    profile = (tmp_path / "profil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, books)],
        capture_output=True,
        timeout=180,
        check=True,
    )
    pages = {}
    for book in books:
        told = ["pdfinfo", str(book.with_suffix(".pdf"))]
        info = subprocess.run(told, capture_output=True, text=True, check=True)
        assert "A4" in info.stdout
        pages[book.stem.split("-")[2] if "-" in book.stem else book.stem] = int(
            re.findall(r"Pages:\s+(\d+)", info.stdout)[0]
        )
    assert pages == {"epsks": 2, "hadir": 1, "honor": 2, "sk": 1}


def test_honor_without_an_amount_pays_nobody(ipsm: Any, register: Path, tmp_path: Path) -> None:
    book = made(ipsm, tmp_path / "honor", "honor", "2026-Q3", "--desa", "pakansari")
    assert book.name == "ipsm-32.01.01.1007-honor-2026-Q3.xlsx"
    told = [str(cell) for row in cells(book)[0] for cell in row if cell]
    assert "Besaran honor Juli 2026 belum ditetapkan." in told
    assert not any("ipsm honor" in text for text in told)


def test_a_name_that_wants_to_be_obeyed_is_text(
    ipsm: Any, nasty: Path, tmp_path: Path, month: str
) -> None:
    """A worker and an activity with markup, escapes and formulas in their texts."""
    folder = tmp_path / "kertas"
    assert ipsm("photo", "add", 4, "=1+1.jpg", "--caption", "=cmd|' /C calc'!A0", "--yes").code == 0
    assert ipsm("export", "epsks", month, "--into", folder).code == 6
    for words in (("honor", month), ("sk-annex",), ("psks-2013", "--format", "xlsx")):
        assert ipsm("export", *words, "--into", folder).code == 0
    assert ipsm("template", "month", month, "--into", folder).code == 0
    assert ipsm("template", "attendance", "-o", folder / "hadir.xlsx").code == 0
    books = list(folder.glob("*.xlsx"))
    assert len(books) == 8  # a form each for three
    for book in books:
        for sheet in openpyxl.load_workbook(book).worksheets:
            texts = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
            assert all(cell.data_type != "f" for cell in texts)
            assert not any("\x1b" in str(cell.value) for cell in texts)
