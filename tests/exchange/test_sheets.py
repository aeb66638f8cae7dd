"""Cells of real and forged sheets as they arrive in the grid."""

from __future__ import annotations

import datetime
from datetime import date, time, timedelta
from typing import Any

import openpyxl
import pytest
from exchange.forging import (
    honest_xlsx,
    number,
    ods,
    ods_cell,
    record,
    saved,
    shared,
    sst,
    strings,
    xls,
    xlsx,
)
from openpyxl.styles import PatternFill

from ipsm_cli.core import errors
from ipsm_cli.exchange.foreign import read_foreign
from ipsm_cli.exchange.grid import Broken
from ipsm_cli.exchange.limits import LIMITS

ERROR, NO_RESULT = Broken("cell.error", "#N/A"), Broken("cell.formula")


def rows(data: bytes) -> list[list[Any]]:
    return read_foreign(data, "a").grids[0].rows


def one(cell: str, extra: dict[str, bytes | str] | None = None) -> Any:
    [[value]] = rows(xlsx(f'<row r="1">{cell}</row>', extra))
    return value


@pytest.mark.parametrize(
    "dimension",
    ["A1", "A1:A1", "A1:XFD1048576", "B7:C9", ""],
)
def test_a_lying_dimension_loses_no_row(dimension: str) -> None:
    before = f'<dimension ref="{dimension}"/>' if dimension else ""
    body = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 51))
    assert rows(xlsx(body, before=before)) == [[n] for n in range(1, 51)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>3171234567890120</v></c>', 3171234567890120),
        ('<c r="A1"><v>3.17123456789012E+15</v></c>', 3171234567890120),
        ('<c r="A1" t="str"><v>3171234567890127</v></c>', "3171234567890127"),
        ('<c r="A1" t="inlineStr"><is><t>0812</t></is></c>', "0812"),
        (
            '<c r="A1" t="inlineStr"><is><r><t>a&#160;</t></r><r><t>b</t></r></is></c>',
            "a\u00a0b",
        ),
        ('<c r="A1" t="inlineStr"><is><t>a&#10;b &amp; c</t></is></c>', "a\nb & c"),
        ('<c r="A1" t="inlineStr"><is><t>a_x0007_</t></is></c>', Broken("cell.control", "2")),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="d"><v>2026-03-01</v></c>', date(2026, 3, 1)),
        ('<c r="A1" t="e"><v>#N/A</v></c>', ERROR),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Broken("cell.error", "#DIV/0!")),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2),
        ('<c r="A1"><f>1+1</f></c>', NO_RESULT),
        ('<c r="A1"><f>1+1</f><v></v></c>', NO_RESULT),
        ('<c r="A1"><f>1+1</f><v/></c>', NO_RESULT),
        ('<c r="A1" t="str"><f>A2</f></c>', NO_RESULT),
        ('<c r="A1" t="str"><f>A2</f><v>x</v></c>', "x"),
        ('<c r="A1"><v>NaN</v></c>', Broken("cell.error", "nan")),
        ('<c r="A1"><v>1e999</v></c>', Broken("cell.error", "inf")),
    ],
)
def test_cells_of_xlsx(cell: str, value: Any) -> None:
    found = one(cell)
    assert found == value and type(found) is type(value)


def test_a_formula_that_gave_an_empty_text_is_empty() -> None:
    body = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    assert rows(xlsx(body)) == [[1, None]]


def test_an_error_outside_what_the_library_saw() -> None:
    body = (
        '<row r="2"><c r="C2"><f>1</f></c></row><row r="4"><c r="B4"><v>7</v></c></row>'
        '<row r="6"><c r="D6"><f>1</f></c></row>'
    )
    found = read_foreign(xlsx(body), "a").grids[0]
    assert found.rows == [
        [None, None, None, None],
        [None, None, NO_RESULT, None],
        [None, None, None, None],
        [None, 7, None, None],
        [None, None, None, None],
        [None, None, None, NO_RESULT],
    ]
    only = read_foreign(xlsx('<row r="3"><c r="B3"><f>1</f></c></row>'), "a").grids[0]
    assert only.rows == [[None, None], [None, None], [None, NO_RESULT]]


def test_rows_begin_at_a1() -> None:
    found = read_foreign(xlsx('<row r="3"><c r="C3"><v>1</v></c></row>'), "a").grids[0]
    assert (found.first_row, found.rows) == (1, [[None] * 3, [None] * 3, [None, None, 1]])


@pytest.mark.parametrize(
    "body",
    [
        '<row><c><v>1</v></c><c r="C1"><v>3</v></c></row><row><c><v>4</v></c></row>',
        (
            "<row r='1'><c r='A1'><v>1</v></c><c r='C1'><v>3</v></c></row>"
            "<row r='2'><c r='A2'><v>4</v></c></row>"
        ),
        (
            '<row r="2"><c r="A2"><v>4</v></c></row><row r="1"><c r="C1"><v>3</v></c>'
            '<c r="A1"><v>1</v></c></row>'
        ),
    ],
)
def test_cells_however_they_say_where_they_are(body: str) -> None:
    assert rows(xlsx(body)) == [[1, None, 3], [4, None, None]]


def test_shared_texts() -> None:
    body = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    assert rows(xlsx(body, strings("Siti", "Budi"))) == [["Budi", "Siti"]]
    with pytest.raises(errors.FileDamaged):
        rows(xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', strings("Siti")))


def test_dates_times_and_durations_by_their_format() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    moment = datetime.datetime(2026, 3, 1, 8, 30)
    sheet.append([date(2026, 3, 1), moment, time(8, 30), timedelta(hours=30), 46081])
    sheet.append([46082, 46082, 0.5])
    for cell, shape in zip(sheet[2], ("dd mmmm yyyy", "0.00", "[h]:mm"), strict=False):
        cell.number_format = shape
    assert rows(saved(book)) == [
        [date(2026, 3, 1), moment, time(8, 30), "30:00", 46081],
        [date(2026, 3, 1), 46082, "12:00", None, None],
    ]


def test_merged_cells_and_styled_empty_ones() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "LAPORAN"
    sheet.merge_cells("A1:D2")
    sheet["B3"] = 1
    for row in range(1, 400):
        sheet.cell(row, 30).fill = PatternFill("solid", "FFFF00")
    assert rows(saved(book)) == [["LAPORAN", None], [None, None], [None, 1]]


def test_hidden_rows_are_read_and_counted() -> None:
    body = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
    )
    found = read_foreign(xlsx(body), "a")
    assert found.grids[0].rows == [[1], [2]]
    assert found.notes == (("read.hidden_rows", {"sheet": "Data", "count": 1}),)


def test_empty_styled_cells_stand_in_no_limit() -> None:
    body = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>' + "".join(
        f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in [*range(2, 1000), 200_001, 1_048_576]
    )
    assert rows(xlsx(body)) == [[1]]


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        ('<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>', errors.TooManyColumns),
        ('<c r="A1"><v>1</v></c><c r="A1048576"><v>1</v></c>', errors.TooManyRows),
        ('<c r="A1"><v>1</v></c><c r="IV199999"><v>1</v></c>', errors.TooManyCells),
        ('<c r="A1"><v>1</v></c><c r="ZZZZZZZ9"><v>1</v></c>', errors.TooManyColumns),
        ('<c r="A1"><v>1</v></c><x:c xmlns:x="y" r="A999999"><v>1</v></x:c>', errors.TooManyRows),
        ('<c r="A1"><v>1</v></c><c\n r="A999999"><v>1</v></c>', errors.TooManyRows),
        ("".join(f'<c r="A{n}"><v>1</v></c>' for n in (1, 200_001)), errors.TooManyRows),
    ],
)
def test_a_far_cell_is_refused_before_it_is_laid_out(
    cells: str, refusal: type[errors.FileTrouble]
) -> None:
    with pytest.raises(refusal) as caught:
        rows(xlsx(f'<row r="1">{cells}</row>'))
    assert caught.value.facts["sheet"] == "Data"


def test_a_cell_of_as_many_characters_as_excel_allows() -> None:
    assert rows(honest_xlsx([["x" * 32_767]])) == [["x" * 32_767]]
    with pytest.raises(errors.CellTooLong):
        one(f'<c r="A1" t="inlineStr"><is><t>{"x" * 32_768}</t></is></c>')
    with pytest.raises(errors.CellTooLong):
        one(f'<c r="A1" t="inlineStr"><is><t>{"x" * 3_000_000}</t></is></c>')


def test_cells_of_ods() -> None:
    cells = [
        ods_cell("3171234567890127"),
        '<table:table-cell office:value-type="float" office:value="3171234567890127"/>',
        '<table:table-cell office:value-type="date" office:date-value="2026-03-01"/>',
        '<table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>',
        '<table:table-cell office:value-type="time" office:time-value="PT30H00M00S"/>',
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
        (
            '<table:table-cell table:formula="of:=NA()" office:value-type="string" '
            'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p>'
            "</table:table-cell>"
        ),
        '<table:table-cell table:formula="of:=1"/>',
        '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>',
        ods_cell("a</text:p><text:p>b"),
    ]
    row = f"<table:table-row>{''.join(cells)}</table:table-row>"
    assert rows(ods(row)) == [
        [
            *("3171234567890127", 3171234567890127, date(2026, 3, 1), time(8, 30), "30:00", True),
            *(ERROR, NO_RESULT, None, "a\nb"),
        ]
    ]


def test_repeats_of_ods() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16383"/>'
    twice = ' table:number-columns-repeated="2"'
    body = (
        f"<table:table-row>{ods_cell('a')}{empty}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{empty}</table:table-row>'
        '<table:table-row table:visibility="collapse">'
        f"{ods_cell('b', twice)}"
        "</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048572">{empty}</table:table-row>'
    )
    found = read_foreign(ods(body), "a")
    assert found.grids[0].rows == [["a", None], [None, None], [None, None], ["b", "b"]]
    assert found.notes == (("read.hidden_rows", {"sheet": "Data", "count": 1}),)


def test_cells_of_xls() -> None:
    formula = b"\0\0\0\0\0\0\0\0\3\0\x1e\1\0"  # flags, then the formula 1
    cells = (
        number(0, 0, 3171234567890127)
        + shared(0, 1, 1)
        + record(0x0205, b"\0\0\2\0\0\0\1\0")
        + record(0x0205, b"\0\0\3\0\0\0\x2a\1")
        + record(0x0006, b"\0\0\4\0\0\0" + b"\2\0\x07\0\0\0\xff\xff" + formula)
        + record(0x00BD, b"\1\0\0\0" + b"\0\0\x06\0\0\0" * 2 + b"\1\0")
        + record(0x0208, b"\1\0\0\0\2\0\0\0\0\0\0\0\x20\0\0\0")
    )
    found = read_foreign(xls(cells, sst("Siti", "Budi")), "a")
    assert found.form == "xls"
    assert found.grids[0].rows == [
        [3171234567890127, "Budi", True, ERROR, Broken("cell.error", "#DIV/0!")],
        [1, 1, None, None, None],
    ]
    assert found.notes == (("read.hidden_rows", {"sheet": "Data", "count": 1}),)


def test_the_clock_is_looked_at_while_rows_arrive() -> None:
    with pytest.raises(errors.ReadingTooLong):
        read_foreign(xls(number(0, 0, 1)), "a", limits=LIMITS._replace(seconds=-1))
