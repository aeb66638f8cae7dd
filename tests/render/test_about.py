"""What stands over a table: the lines all its rows have in common, and a heading."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render import to_html
from ipsm_cli.render.about import lines_about
from ipsm_cli.render.to_xlsx import write

COLUMNS = (Column("member", "ordinal"), Column("name"), Column("note"))


def test_labels_values_and_a_heading(look: Any) -> None:
    about = (
        (Column("name"), "=1+1"),
        (Column("since", "day"), "2026-03-03"),
        (Column("status", "word"), None),
        (Column("area", "code", "area"), ("LH", "KD")),
    )
    sections = (("title.paper", {}),)
    table = Table("x", COLUMNS, [(1, "Siti", "")], ("title.people", {}))
    table = table._replace(about=about, sections=sections)
    sheet = openpyxl.load_workbook(io.BytesIO(write(table, look()))).worksheets[0]
    found = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(min_row=3)]
    assert found[:7] == [
        ["Nama", ": =1+1"],
        ["Sejak", ": Selasa, 3 Maret 2026"],
        ["Status", ":"],
        ["Bidang", ": Lingkungan hidup, Kebutuhan dasar"],
        [],
        ["Laporan bulanan kegiatan PSM"],
        ["Nomor", "Nama", "Catatan"],
    ]
    assert lines_about(table) == 6
    assert sheet.freeze_panes == "A10"


def test_nothing_without_them(look: Any) -> None:
    table = Table("x", COLUMNS, [(1, "Siti", "")], ("title.people", {}))
    assert lines_about(table) == 0
    sheet = openpyxl.load_workbook(io.BytesIO(write(table, look()))).worksheets[0]
    assert [cell.value for cell in sheet[3]] == ["Nomor", "Nama", "Catatan"]


def test_a_page_of_html_shows_them_too(look: Any) -> None:
    about = ((Column("name"), "<b>Siti"), (Column("status", "word"), "active"))
    table = Table("x", COLUMNS, [(1, "Siti", "")], ("title.people", {}), about=about)
    page = to_html.write(table, look()).decode()
    lines = "<dt>Nama</dt><dd>&lt;b&gt;Siti</dd>\n<dt>Status</dt><dd>aktif</dd>"
    assert f"<dl>\n{lines}\n</dl>" in page
