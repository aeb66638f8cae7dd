"""The whole paper: letterhead to signatures, the same bytes each time, and LibreOffice opens it."""

from __future__ import annotations

import gc
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from ipsm_cli.core import errors
from ipsm_cli.render.book import sheet_name, write_document


def lines(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_first_sheet_is_a_paper(paper: Any, look: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_document(paper, look("id"))))
    sheet = book["Rekap"]
    assert lines(sheet)[:5] == [
        "IKATAN PEKERJA SOSIAL MASYARAKAT (IPSM)",
        "KECAMATAN CIBINONG KABUPATEN BOGOR",
        "Jl. Contoh Raya No. 1, Cibinong 16911 · Telp. (021) 0000000",
        "Laporan bulanan kegiatan PSM",
        "Rekap kegiatan Oktober 2026",
    ]
    assert lines(sheet)[-8:] == [
        "Mengetahui,",
        "Cibinong, 5 November 2026",
        *("Camat Cibinong", "Ketua", "Sekretaris"),
        *("Dra. Contoh Satu", "Contoh Dua", "(.................................)"),
    ]
    assert sheet.oddFooter.center.text == "Halaman &P dari &N"
    assert sheet.print_area == f"'Rekap'!$A$1:$E${sheet.max_row}"


def test_other_sheets_have_one_line_of_it_and_no_signatures(paper: Any, look: Any) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_document(paper, look("en"))))["Members"]
    assert lines(sheet)[:2] == ["IKATAN PEKERJA SOSIAL MASYARAKAT (IPSM)", "Members"]
    assert sheet.oddFooter.center.text == "Page &P of &N"
    assert sheet.page_setup.orientation == "landscape"
    assert not [line for line in lines(sheet) if "Chair" in line]


def test_a_period_the_title_does_not_say_has_its_line(paper: Any, look: Any) -> None:
    sheet = paper.sheets[1]
    table = sheet.table._replace(title=("title.people", {"period": "2026-S1"}))
    document = paper._replace(sheets=(sheet._replace(table=table),))
    book = openpyxl.load_workbook(io.BytesIO(write_document(document, look("id"))))
    assert "Periode: Semester I 2026" in lines(book.worksheets[0])


def test_the_letters_number_stands_under_the_title(paper: Any, look: Any) -> None:
    numbered = paper._replace(number="=003/IPSM/XI/2026")
    book = openpyxl.load_workbook(io.BytesIO(write_document(numbered, look("id"))))
    assert lines(book["Rekap"])[3:6] == [
        "Laporan bulanan kegiatan PSM",
        "Nomor: =003/IPSM/XI/2026",
        "Rekap kegiatan Oktober 2026",
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7])
def test_any_number_may_sign(paper: Any, look: Any, count: int) -> None:
    signing = tuple(paper.signatures[1]._replace(name=f"Nama {n}") for n in range(count))
    book = openpyxl.load_workbook(
        io.BytesIO(write_document(paper._replace(signatures=signing), look("id")))
    )
    text = lines(book.worksheets[0])
    assert [line for line in text if line.startswith("Nama ")] == [one.name for one in signing]
    assert text.count("Cibinong, 5 November 2026") == min(count, 1)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Rekap", "Rekap"),
        ("a/b:c?[d]", "a b c d"),
        ("x" * 40, "x" * 31),
        ("'kutip'", "kutip"),
        ("History", "History (2)"),
        ("///", "Ipsm"),
    ],
)
def test_sheet_name(wanted: str, name: str) -> None:
    assert sheet_name(wanted, set()) == name


def test_sheet_names_differ_also_in_more_than_their_case() -> None:
    taken: set[str] = set()
    names = [sheet_name(name, taken) for name in ("Rekap", "rekap", "REKAP", "y" * 31, "y" * 33)]
    assert names == ["Rekap", "rekap (2)", "REKAP (3)", "y" * 31, "y" * 27 + " (2)"]


AGAIN = """
import sys, time
sys.path[:0] = sys.argv[1:3]
import conftest
from ipsm_cli.render import Look, workbook
recap, people, paper = (getattr(f, "_get_wrapped_function", lambda: f.__wrapped__)()
                        for f in (conftest.recap, conftest.people, conftest.paper))
words = conftest.MoreWords("id")
look = Look(words, lambda _, code: conftest.LABELS["id"][code])
time.sleep(float(sys.argv[3]))
sys.stdout.buffer.write(workbook(paper(recap(), people()), look))
"""


def test_the_same_bytes_at_another_time_and_place() -> None:
    """Two seconds are the resolution of a zip's clock."""
    here = Path(__file__).parent
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", AGAIN, str(here.parents[1]), str(here), wait],
            stdout=subprocess.PIPE,
            env={**os.environ, **surroundings},
        )
        for wait, surroundings in (
            ("0", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
            ("2.1", {"TZ": "Asia/Jakarta", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}),
        )
    ]
    first, second = (program.communicate()[0] for program in programs)
    assert [program.returncode for program in programs] == [0, 0]
    assert len(first) > 5000
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_dates_are_those_of_the_document(paper: Any, look: Any) -> None:
    with ZipFile(io.BytesIO(write_document(paper, look()))) as archive:
        core = archive.read("docProps/core.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", core) == ["2026-10-31T00:00:00Z"] * 2
    assert "openpyxl" not in core
    assert re.search('<fonts[^>]*><font><name val="Arial"/>', styles)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_not_passed_over(
    paper: Any, look: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """lxml says nothing when it cannot write what stands above and below the rows."""
    monkeypatch.setattr("ipsm_cli.render.leaf.create_temporary_file", lambda: "/dev/full")
    with pytest.raises(errors.DiskFull):
        write_document(paper, look())
    gc.collect()  # nothing half written speaks up later


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it(paper: Any, look: Any, tmp_path: Path) -> None:
    (tmp_path / "paper.xlsx").write_bytes(write_document(paper, look("id")))
    profile = (tmp_path / "profile").as_uri()
    run = subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "paper.xlsx")),
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    pdf = tmp_path / "paper.pdf"
    assert pdf.read_bytes().startswith(b"%PDF")
    if shutil.which("pdfinfo"):
        info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True)
        assert 4 <= int(re.findall(r"Pages:\s+(\d+)", info.stdout)[0]) <= 6
        assert "A4" in info.stdout
