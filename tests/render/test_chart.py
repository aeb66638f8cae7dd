"""The native chart: what it points at, and where it stands."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from ipsm_cli.core.document import Chart
from ipsm_cli.render.book import write_document


def test_the_chart_points_at_the_table(paper: Any, look: Any) -> None:
    data = write_document(paper, look("id"))
    with ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/charts/chart1.xml").decode()
        assert "xl/charts/chart2.xml" not in archive.namelist()
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Rekap"]
    head = next(cell.row for cell in sheet["A"] if cell.value == "Bidang")
    assert f"'Rekap'!$A${head + 1}:$A${head + 3}" in xml
    assert f"'Rekap'!$B${head + 1}:$B${head + 3}" in xml
    assert f"'Rekap'!B{head}" in xml  # its heading names the series
    assert "Jumlah kegiatan per bidang" in xml
    assert 'delete val="0"' in xml


def test_the_chart_covers_no_text_and_stays_on_the_page(paper: Any, look: Any) -> None:
    data = write_document(paper, look("id"))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Rekap"]
    (chart,) = sheet._charts
    start, end = chart.anchor._from.row, chart.anchor.to.row
    covered = [cell.value for row in sheet.iter_rows(start + 1, end) for cell in row]
    assert covered
    assert not any(covered)
    total = next(cell.row for cell in sheet["A"] if cell.value == "Jumlah")
    assert start >= total
    assert (chart.anchor._from.col, chart.anchor.to.col) == (0, 5)


def test_a_chart_of_no_column_is_a_bug(paper: Any, look: Any) -> None:
    sheet = paper.sheets[0]._replace(chart=Chart("area", "nothing", ("title.chart", {})))
    with pytest.raises(ValueError, match="nothing"):
        write_document(paper._replace(sheets=(sheet,)), look())


def test_no_chart_without_rows(paper: Any, look: Any) -> None:
    sheet = paper.sheets[0]
    empty = sheet._replace(table=sheet.table._replace(rows=()))
    data = write_document(paper._replace(sheets=(empty,)), look())
    with ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "chart" in name]
