"""A sheet as a paper: heights, merged lines, page breaks."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from ipsm_cli.render.leaf import inside, new_leaf
from ipsm_cli.render.paper import DOWN, LINE, Paper, Style, breadth, lines_needed


@pytest.fixture
def book() -> Any:
    return openpyxl.Workbook(write_only=True)


def reopened(book: Any) -> Any:
    out = io.BytesIO()
    book.save(out)
    return openpyxl.load_workbook(out).worksheets[0]


def test_lines_needed() -> None:
    assert lines_needed("", 10) == 1
    assert lines_needed("satu", 10) == 1
    assert lines_needed("satu\ndua", 10) == 2
    assert lines_needed("satu dua tiga empat", 10) in (2, 3)
    assert lines_needed("x" * 100, 20) >= 5


def test_breadth_tells_narrow_from_wide() -> None:
    assert breadth("iiii") < breadth("aaaa") < breadth("WWWW") < breadth("山山山山")


def test_rows_merged_lines_and_heights(book: Any) -> None:
    paper = Paper(new_leaf(book, "x"), [10.0, 20.0, 10.0], landscape=True)
    paper.across("satu", Style(bold=True))
    paper.merged([(0, 0, "a"), (1, 2, "=b " * 20)], Style())
    paper.write([inside(0, value) for value in ("x", 1, 2)], lines=3)
    paper.write([inside(0, value) for value in ("y", 1, 2)])
    assert paper.row == 4
    sheet = reopened(book)
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:C1", "B2:C2"}
    assert sheet["B2"].value == "=b " * 20
    assert sheet.row_dimensions[2].height > LINE
    assert sheet.row_dimensions[3].height == 41
    assert sheet.row_dimensions[4].height is None
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_what_belongs_together_is_not_cut(book: Any) -> None:
    paper = Paper(new_leaf(book, "x"), [97.0], landscape=False)
    rows = int(DOWN[False] // LINE) - 5
    for _ in range(rows):
        paper.write([inside(0, "x")])
    paper.keep_together(4 * LINE)
    assert not paper.sheet.row_breaks.brk
    paper.keep_together(8 * LINE)
    assert [one.id for one in paper.sheet.row_breaks.brk] == [rows]
    paper.keep_together(8 * LINE)
    assert [one.id for one in reopened(book).row_breaks.brk] == [rows]
