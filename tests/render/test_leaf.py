"""Rows as XML: what comes back from the file is what went in."""

from __future__ import annotations

import datetime
import io
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.render.leaf import inside, new_leaf, row_of
from ipsm_cli.render.sheet import sheet_text

TEXT = st.text(max_size=20).map(sheet_text).filter(lambda text: "_x005F_" not in text)
VALUE = st.one_of(
    st.none(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e9, 1e9, width=32),
    st.dates(datetime.date(1900, 3, 1)),
    TEXT,
)


def reopened(rows: list[list[Any]], style: int = 0) -> Any:
    book = openpyxl.Workbook(write_only=True)
    leaf = new_leaf(book, "x")
    for number, row in enumerate(rows, 1):
        leaf.add(row_of(number, [inside(style, value) for value in row], None))
    out = io.BytesIO()
    book.save(out)
    return openpyxl.load_workbook(out).worksheets[0]


@given(st.lists(st.lists(VALUE, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_value_comes_back(rows: list[list[Any]]) -> None:
    sheet = reopened(rows)
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            found = sheet.cell(number, place)
            if isinstance(value, str):
                assert (found.value or "") == value.replace("\r\n", "\n").replace("\r", "\n")
            elif isinstance(value, datetime.date):
                days = (value - datetime.date(1899, 12, 30)).days
                assert found.value == days
            else:
                assert found.value == (None if value is None else pytest.approx(value, rel=1e-15))


def test_texts_stay_texts() -> None:
    sheet = reopened([["=1", "#N/A", "<&>", " a ", "0012", "TRUE"]])
    assert [cell.value for cell in sheet[1]] == ["=1", "#N/A", "<&>", " a ", "0012", "TRUE"]
    assert {cell.data_type for cell in sheet[1]} == {"s"}


def test_cells_left_out_and_heights() -> None:
    assert row_of(3, [None, ' s="2"/>'], 27.5) == (
        '<row r="3" ht="27.5" customHeight="1"><c r="B3" s="2"/></row>'
    )


def test_a_sheet_without_rows_and_what_stands_below(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    new_leaf(book, "none")
    below = new_leaf(book, "below")
    below.add(row_of(1, [inside(0, "x")], None))
    below.merged_cells.add("A1:B1")
    below.print_options.horizontalCentered = True
    book.save(tmp_path / "x.xlsx")
    none, found = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets
    assert none["A1"].value is None
    assert [str(area) for area in found.merged_cells.ranges] == ["A1:B1"]
    assert found.print_options.horizontalCentered


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    reopened([["x"]])
    assert os.listdir(tmp_path) == []
