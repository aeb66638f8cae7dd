"""A table on a sheet: real numbers and dates, texts that stay texts."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from ipsm_cli.core.document import Sheet
from ipsm_cli.core.errors import TextTooLongForSheet, TooLongForSheet
from ipsm_cli.core.table import Column, Table
from ipsm_cli.render.sheet import column_widths, page_width, sheet_text, values_of
from ipsm_cli.render.to_xlsx import write


def reopened(table: Table, look: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write(table, look))).worksheets[0]


def test_cells_are_what_they_are(nasty: Any, look: Any) -> None:
    sheet = reopened(nasty, look("id"))
    head = next(cell.row for cell in sheet["A"] if cell.value == "Nomor")
    first, second, third = (sheet[head + step] for step in (1, 2, 3))
    assert [cell.value for cell in first] == [
        *("+62", "[red]Siti[/]", "Lingkungan hidup", 1250, 1.5, 1250000, 0.125, 8),
        *(datetime(2026, 3, 3), "Maret 2026", "aktif", "=1+1"),
    ]
    assert [cell.number_format for cell in first][:9] == [
        *("@", "General", "General", "#,##0", "0.0#", '"Rp" #,##0', "0.0%", "#,##0", "dd/mm/yyyy"),
    ]
    assert (first[11].data_type, first[11].number_format) == ("s", "@")
    assert (second[0].value, second[0].data_type) == ("0001", "s")
    assert (second[1].value, second[1].data_type) == ("=1+1", "s")
    assert second[8].value == "1 Mei 1899"
    assert third[1].value == "\ufffd[31mAgus\ufffd[0m [/]"
    assert third[11].value == "x\ny"
    assert [cell.value for cell in sheet[head + 5]][:9] == [
        *("Jumlah", None, None, 1253, 4.17, 1250005, None, 9, None),
    ]
    assert sheet.freeze_panes == f"A{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet[head][0].font.bold
    assert sheet[head + 6][0].value is None
    assert sheet[head + 7][0].value.startswith("Anggota “Agus <U+001B>")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Siti", "Siti"),
        ("a\x00b\x1fc", "a\ufffdb\ufffdc"),
        ("\ufffe\uffff\ud800", "\ufffd\ufffd\ufffd"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("_x0041_", "_x005F_x0041_"),
        ("a_xyz", "a_xyz"),
    ],
)
def test_sheet_text(text: str, held: str) -> None:
    assert sheet_text(text) == held


def test_more_rows_than_a_sheet_holds_are_refused_at_once(look: Any) -> None:
    table = Table("x", (Column("note"),), [("a",)] * 1_048_001, ("title.activities", {}))
    with pytest.raises(TooLongForSheet) as caught:
        write(table, look("id"))
    assert caught.value.facts == {"rows": 1_048_001, "limit": 1_048_000}


def test_a_text_no_cell_can_hold_is_refused(look: Any) -> None:
    def noted(*notes: str) -> Table:
        return Table("x", (Column("note"),), tuple((note,) for note in notes), ("title.people", {}))

    assert values_of(noted("a" * 32_767), look())[0][0] == "a" * 32_767
    with pytest.raises(TextTooLongForSheet) as caught:
        write(noted("ok", "😀" * 16_384), look())
    assert caught.value.facts == {"column": "Catatan", "row": 2, "length": 32_768, "limit": 32_767}


def test_widths_fill_the_page_and_hold_the_figures(recap: Any, people: Any, look: Any) -> None:
    for table, across in ((recap, 97), (people, 144)):
        widths = column_widths(table, values_of(table, look()), look(), across)
        assert sum(widths) <= across + 0.01
        assert len(widths) == len(table.columns)
    assert column_widths(recap, values_of(recap, look()), look(), 97)[3] >= len("Rp 12.750.000")
    assert page_width(Sheet(recap)) < page_width(Sheet(recap, landscape=True))


def test_few_columns_leave_room_to_sign(look: Any) -> None:
    table = Table("x", (Column("name"),), (("a",),), ("title.people", {}))
    assert len(column_widths(table, values_of(table, look()), look(), 97)) == 3


def test_long_texts_get_the_height_they_need(people: Any, look: Any) -> None:
    sheet = reopened(people, look())
    heights = [sheet.row_dimensions[row].height or 15 for row in range(4, 7)]
    assert heights[0] > 15
    assert heights[1] > heights[0]
    assert heights[2] == 15


def test_one_style_a_column_not_one_a_cell(people: Any, look: Any) -> None:
    small = openpyxl.load_workbook(io.BytesIO(write(people._replace(rows=people.rows[:3]), look())))
    large = openpyxl.load_workbook(io.BytesIO(write(people, look())))
    assert len(small._cell_styles) == len(large._cell_styles) < 20


def test_a_column_with_parts_of_a_whole_shows_them(look: Any) -> None:
    table = Table("x", (Column("count", "number"),), ((2,), (2.5,)), ("title.people", {}), (4.5,))
    sheet = reopened(table, look("en"))
    cells = [sheet.cell(row, 1) for row in (4, 5, 6)]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (2, "#,##0.0#"),
        (2.5, "#,##0.0#"),
        (4.5, "#,##0.0#"),
    ]


def test_who_signs_has_room(look: Any) -> None:
    columns = (Column("name"), Column("signature", "signature"))
    table = Table("x", columns, (("Siti", 1), ("Dadang", 2)), ("title.people", {}))
    sheet = reopened(table, look())
    assert [sheet.cell(row, 2).value.replace("\u00a0", "") for row in (4, 5)] == ["1.", "2."]
    assert len(sheet.cell(5, 2).value) > len(sheet.cell(4, 2).value)  # left and right in turn
    assert all((sheet.row_dimensions[row].height or 15) > 25 for row in (4, 5))
