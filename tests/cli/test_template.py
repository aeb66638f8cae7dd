"""ipsm template: workbooks to hand out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest


def test_a_template_is_written_and_not_twice_over(
    ipsm: Any, register: Path, tmp_path: Path
) -> None:
    for kind in ("workers", "activities"):
        file = tmp_path / f"{kind}.xlsx"
        assert ipsm("template", kind, "-o", file).code == 0
        assert len(openpyxl.load_workbook(file).worksheets) == 2
        first = file.read_bytes()
        assert ipsm("template", kind, "-o", file).code == 0
        assert file.read_bytes() == first
        file.write_bytes(b"mine")
        assert ipsm("template", kind, "-o", file).code == 3
        assert ipsm("template", kind, "-o", file, "--force").code == 0


def test_a_template_needs_its_file(ipsm: Any, register: Path) -> None:
    done = ipsm("template", "workers")
    assert done.code == 2 and "--output" in done.err


def rows(book: Path, sheet: int = 0) -> list[list[Any]]:
    """The filled cells of each filled row."""
    found = openpyxl.load_workbook(book).worksheets[sheet].iter_rows(values_only=True)
    return [line for row in found if (line := [cell for cell in row if cell not in (None, "")])]


def test_a_form_for_each_worker(ipsm: Any, register: Path, tmp_path: Path, month: str) -> None:
    folder = tmp_path / "formulir"
    done = ipsm("template", "month", month, "--into", folder)
    names = [f"ipsm-form-{month}-2-Dadang Suhendar.xlsx", f"ipsm-form-{month}-1-Siti Aminah.xlsx"]
    assert (done.code, done.out) == (0, "".join(f"{folder / name}\n" for name in names))
    told = rows(folder / names[1])
    assert told[1:4] == [
        ["Nama", ": Siti Aminah"],
        ["Nomor anggota", ": 0321010001"],
        ["Wilayah kerja", ": Pakansari"],
    ]
    assert rows(folder / names[0])[2] == ["Nomor anggota", ": #2"]
    before = (folder / names[0]).read_bytes()
    (folder / names[1]).write_bytes(b"diisi")
    assert ipsm("template", "month", month, "--into", folder).code == 3
    assert ipsm("template", "month", month, "--into", folder, "--force").code == 0
    assert (folder / names[0]).read_bytes() == before
    together = ipsm(
        "template", "month", month, "--into", folder, "--together", "--worker", "dadang"
    )
    assert together.out == f"{folder / f'ipsm-form-{month}.xlsx'}\n"


def test_a_filled_form_comes_back(ipsm: Any, register: Path, tmp_path: Path, month: str) -> None:
    ipsm("template", "month", month, "--worker", "dadang", "--into", tmp_path)
    (file,) = tmp_path.glob("ipsm-form-*")
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    (head,) = [row[0].row for row in sheet.iter_rows() if row[0].value == "No."]
    heads = {cell.value: cell.column for cell in sheet[head]}
    day, year = f"{month}-07", int(month[:4])
    for heading, value in {
        "Tanggal": f"7/{int(month[5:])}/{year}",
        "Jenis": "Kerja bakti kebersihan lingkungan",
        "Uraian": "Kerja bakti RW 05",
        "Perempuan": 4,
    }.items():
        sheet.cell(head + 1, heads[heading]).value = value
    book.save(file)
    done = ipsm("import", "activities", file, "--yes")
    assert done.code == 0, done.err
    (found,) = json.loads(ipsm("activity", "list", "--text", "RW 05", "--format", "json").out)[
        "rows"
    ]
    assert (found["date"], found["kind"], found["worker_numbers"]) == (day, "LH01", [2])
    assert (found["people"], found["people_p"]) == (4, 4)
    assert ipsm("import", "activities", file, "--yes").code == 0  # nothing twice
    assert len(json.loads(ipsm("activity", "list", "--format", "json").out)["rows"]) == 3


def test_a_list_to_sign(ipsm: Any, register: Path, tmp_path: Path) -> None:
    file = tmp_path / "hadir.xlsx"
    told = ("--date", "5/10/2026", "--place", "Aula kecamatan", "--purpose", "=Rapat", "--spare", 1)
    assert ipsm("template", "attendance", *told, "-o", file).code == 0
    found = rows(file)
    assert ["Hari/tanggal", ": Senin, 5 Oktober 2026"] in found
    assert ["Acara", ": =Rapat"] in found
    at = found.index(["No.", "Nama", "Desa/kelurahan", "Tanda tangan"])
    lines = [[str(cell).strip() for cell in row] for row in found[at + 1 : at + 4]]
    assert lines == [
        ["1", "Dadang Suhendar", "1."],
        ["2", "Siti Aminah", "Pakansari", "2."],
        ["3", "3."],
    ]
    assert any("Ketua" in row for row in found)
    assert not any("Mengetahui," in str(row) for row in found)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("month", "2026-Q3"), 2),
        (("month", "--worker", 3), 3),
        (("month", "--into", "x" * 300), 5),  # longer than a folder's name can be
        (("attendance",), 2),
        (("attendance", "--spare", "x", "-o", "a.xlsx"), 2),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: Any, code: int) -> None:
    done = ipsm("template", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
