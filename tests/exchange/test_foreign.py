"""What a file is, whatever its name says: each kind of trouble under its own name."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from exchange.forging import (
    ODS,
    ROWS,
    honest_xlsx,
    members,
    number,
    ods,
    ods_cell,
    record,
    saved,
    xls,
    xlsx,
    zipped,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from ipsm_cli.core import errors
from ipsm_cli.exchange.compound import compound_of
from ipsm_cli.exchange.foreign import Broken, read_foreign, read_path
from ipsm_cli.exchange.limits import LIMITS
from ipsm_cli.text.words import LANGUAGES, Words

HONEST = honest_xlsx(ROWS)
HTML = b"\r\n<html><body><table><tr><td>Nama</td></tr></table></body></html>"

TROUBLES: dict[str, tuple[str, bytes, type[errors.FileTrouble]]] = {
    "nothing": ("a.xlsx", b"", errors.FileEmpty),
    "lock of Excel": ("~$a.xlsx", b"\x05Warga" + bytes(160), errors.FileIsLock),
    "lock of LibreOffice": (".~lock.a.ods#", b",warga,", errors.FileIsLock),
    "png": ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(50), errors.FileIsPicture),
    "jpeg": ("a.xls", b"\xff\xd8\xff\xe0" + bytes(50), errors.FileIsPicture),
    "heic": ("a.csv", b"\0\0\0\x18ftypheic" + bytes(50), errors.FileIsPicture),
    "pdf": ("a.xlsx", b"%PDF-1.7\n", errors.FileIsPdf),
    "html": ("a.xls", HTML, errors.FileIsHtml),
    "html with a mark": ("a.xls", b"\xef\xbb\xbf<!DOCTYPE HTML>\n<p>", errors.FileIsHtml),
    "html in UTF-16": ("a.xls", HTML.decode().encode("utf-16"), errors.FileIsHtml),
    "xhtml": ("a.xls", b'<?xml version="1.0"?>\n<html xmlns="x">', errors.FileIsHtml),
    "xml of Excel 2003": ("a.xls", b'<?xml version="1.0"?><Workbook>', errors.FileIsXml),
    "a register": ("a.xlsx", b"SQLite format 3\0" + bytes(90), errors.FileIsRegister),
    "rar": ("a.xlsx", b"Rar!\x1a\x07\0", errors.FileUnknown),
    "BIFF without container": ("a.xls", b"\x09\x08\x08\0\0\x05\x05\0", errors.FileUnknown),
    "docx": ("a.xlsx", zipped({"word/document.xml": "<d/>"}), errors.FileIsDocument),
    "odt": (
        "a.ods",
        zipped({"mimetype": ODS.replace("spreadsheet", "text"), "content.xml": "<d/>"}),
        errors.FileIsDocument,
    ),
    "doc": ("a.xls", compound_of("WordDocument", b"x"), errors.FileIsDocument),
    "msg": ("a.xls", compound_of("__properties", b"x"), errors.FileUnknown),
    "zip": ("a.xlsx", zipped({"data.csv": "Nama\n"}), errors.FileIsZip),
    "empty zip": ("a.xlsx", zipped({}), errors.FileIsZip),
    "xlsb": ("a.xlsx", zipped({"xl/workbook.bin": b"\0"}), errors.FileIsXlsb),
    "password": ("a.xlsx", compound_of("EncryptedPackage", b"x"), errors.FileProtected),
    "password of xls": ("a.xls", xls(b"", front=record(0x2F, b"\1\0")), errors.FileProtected),
    "password of ods": (
        "a.ods",
        ods("", {"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        errors.FileProtected,
    ),
    "cut": ("a.xlsx", HONEST[: len(HONEST) // 2], errors.FileTruncated),
    "cut xls": ("a.xls", xls(number(0, 0, 1))[:2000], errors.FileDamaged),
    "nothing in OLE": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", errors.FileDamaged),
}


@pytest.mark.parametrize(("name", "data", "trouble"), TROUBLES.values(), ids=TROUBLES)
def test_what_is_no_sheet_is_named(
    name: str, data: bytes, trouble: type[errors.FileTrouble]
) -> None:
    with pytest.raises(errors.FileTrouble) as caught:
        read_foreign(data, name)
    assert type(caught.value) is trouble
    assert caught.value.exit_code == 5
    for language in LANGUAGES:
        assert name in Words(language)(trouble.__name__, **caught.value.facts)


def test_an_honest_workbook() -> None:
    found = read_foreign(HONEST, "a.xlsx")
    assert found.sha256 == hashlib.sha256(HONEST).hexdigest()
    assert (found.file, found.form, found.notes) == ("a.xlsx", "xlsx", ())
    [grid] = found.grids
    assert (grid.name, grid.hidden, grid.first_row) == ("Data", False, 1)
    assert grid.rows == [list(row) for row in ROWS]
    assert type(grid.rows[1][0]) is str and type(grid.rows[1][3]) is int


def test_every_form_reads_the_same_table() -> None:
    wanted = [["Nama", "Jumlah"], ["Siti", "2"]]
    text = "Nama;Jumlah\nSiti;2\n"
    rows = "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in wanted
    )
    for name, data in {
        "a.csv": text.encode(),
        "a.tsv": text.replace(";", "\t").encode(),
        "a.ods": ods(rows),
        "a.xlsx": honest_xlsx(wanted),
    }.items():
        found = read_foreign(data, name)
        assert (found.form, found.notes) == (name[2:], ())
        assert found.grids[0].rows == wanted


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.xls", b"Nama\tHP\nSiti\t1\n", "tsv"),
        ("a.xlsx", b"Nama;HP\nSiti;1\n", "csv"),
        ("a.csv", HONEST, "xlsx"),
        ("a.xlsx", xls(number(0, 0, 1)), "xls"),
        ("a.xls", HONEST, "xlsx"),
    ],
)
def test_another_form_than_the_name_says_is_read_and_noted(
    name: str, data: bytes, form: str
) -> None:
    found = read_foreign(data, name)
    assert (found.form, found.notes) == (form, (("read.other_form", {"form": form}),))


@pytest.mark.parametrize(("name", "form"), [("-", "csv"), ("-", "tsv"), ("a.txt", None)])
def test_a_name_without_a_form_needs_no_note(name: str, form: str | None) -> None:
    assert read_foreign(b"Nama\tHP\nSiti\t1\n", name, form=form).notes == ()


def test_a_file_with_macros_and_links() -> None:
    files = members(HONEST)
    found = read_foreign(
        zipped(files | {"xl/vbaProject.bin": b"\1", "xl/externalLinks/externalLink1.xml": b"<e/>"}),
        "a.xlsm",
    )
    assert found.notes == (("read.macros", {}), ("read.links", {}))
    assert len(found.grids[0].rows) == len(ROWS)


def test_sheets_are_chosen_by_their_visibility_or_name() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Januari"
    book.create_sheet("Februari").append(["x"])
    for state in ("hidden", "veryHidden"):
        sheet = book.create_sheet(state)
        sheet.append([state])
        sheet.sheet_state = state
    book.create_chartsheet("Grafik")
    data = saved(book)
    found = read_foreign(data, "a.xlsx")
    assert [(grid.name, grid.rows) for grid in found.grids] == [
        ("Januari", []),
        ("Februari", [["x"]]),
    ]
    assert found.notes == (("read.hidden_sheets", {"sheets": ("hidden", "veryHidden")}),)
    asked = read_foreign(data, "a.xlsx", sheet="hidden")
    assert [(g.name, g.hidden, g.rows) for g in asked.grids] == [("hidden", True, [["hidden"]])]
    assert asked.notes == ()
    with pytest.raises(errors.UnknownSheet) as caught:
        read_foreign(data, "a.xlsx", sheet="Maret")
    assert caught.value.facts["sheets"] == ("Januari", "Februari", "hidden", "veryHidden")


def test_a_path(tmp_path: Path) -> None:
    folder = tmp_path / "Data Åsa 报告"
    folder.mkdir()
    path = folder / "isi ini.csv"
    path.write_bytes(b"Nama\n")
    assert read_path(path).grids[0].rows == [["Nama"]]
    with pytest.raises(errors.FileTooLarge):
        read_path(path, limits=LIMITS._replace(bytes=4))
    with pytest.raises(errors.FileIsFolder):
        read_path(folder)
    for missing in (folder / "x.csv", path / "x.csv", tmp_path / "a\0b"):
        with pytest.raises(errors.FileMissing):
            read_path(missing)


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as target:
        target.truncate(1 << 40)  # a hole, no blocks
    with pytest.raises(errors.FileTooLarge):
        read_path(path, limits=LIMITS._replace(bytes=1 << 20))


def test_a_stored_workbook_reads_like_a_packed_one() -> None:
    data = zipped(members(HONEST), zipfile.ZIP_STORED)
    assert read_foreign(data, "a.xlsx").grids == read_foreign(HONEST, "a.xlsx").grids


def test_dates_of_both_epochs() -> None:
    for epoch in (openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH):
        book = openpyxl.Workbook()
        book.epoch = epoch
        book.worksheets[0].append([date(2026, 3, 1)])
        assert read_foreign(saved(book), "a.xlsx").grids[0].rows == [[date(2026, 3, 1)]]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=9)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.integers(-(10**9), 10**9).map(lambda number: number + 0.25),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    TEXTS.filter(lambda text: text == text.strip() and text and text[0] not in "=#"),
)


@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=4), st.booleans())
@settings(max_examples=40)
def test_what_is_saved_comes_back(table: list[list[Any]], formula: bool) -> None:
    """With a formula the sheet is read tag by tag, without one it is only searched."""
    last = ["end", None, "=1+1" if formula else 7]
    found = read_foreign(honest_xlsx([*table, last]), "a.xlsx").grids[0].rows
    assert found == [*table, ["end", None, Broken("cell.formula") if formula else 7]]
    for row, wanted in zip(found, table, strict=False):
        assert [type(value) for value in row] == [type(value) for value in wanted]


def test_empty_sheet() -> None:
    assert read_foreign(xlsx(""), "a.xlsx").grids[0].rows == []
