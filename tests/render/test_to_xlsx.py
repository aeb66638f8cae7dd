"""A table alone as a workbook."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from ipsm_cli.render.to_xlsx import write, write_all


def test_one_sheet_without_letterhead(recap: Any, nasty: Any, look: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(recap, look("id"))))
    assert book.sheetnames == ["Rekap"]
    sheet = book["Rekap"]
    assert sheet["A1"].value == "Rekap kegiatan Oktober 2026"
    assert [cell.value for cell in sheet[3]] == ["Bidang", "Kegiatan", "Jam", "Biaya", "Bagian"]
    assert [cell.value for cell in sheet[4]] == ["Lingkungan hidup", 62, 125.5, 4250000, 0.42]
    assert sheet.page_setup.orientation == "portrait"
    wide = openpyxl.load_workbook(io.BytesIO(write(nasty, look("id"))))
    assert wide["Rekap"].page_setup.orientation == "landscape"


def test_a_name_from_the_title_where_no_sentence_names_the_sheet(people: Any, look: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(people, look("en"))))
    assert book.sheetnames == ["Members"]


def test_a_sheet_for_each_table(recap: Any, people: Any, look: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_all((recap, people), look("en"))))
    assert book.sheetnames == ["Summary", "Members"]
    assert book.properties.title == "Activities of October 2026"
