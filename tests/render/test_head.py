"""What stands above a table: the letterhead beside its logo, titles and number."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from PIL import Image

from ipsm_cli.core.document import Letterhead
from ipsm_cli.render.book import write_document
from ipsm_cli.render.head import head_of


def a_logo(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (width, height), (20, 110, 60, 255)).save(out, "PNG")
    return out.getvalue()


def sheet_with(paper: Any, look: Any, logo: bytes, *lines: str) -> Any:
    """The first sheet, as a reader opens it."""
    document = paper._replace(letterhead=Letterhead(lines, logo))
    whole = write_document(document, look("id"))
    assert whole == write_document(document, look("id"))
    with ZipFile(io.BytesIO(whole)) as archive:
        assert archive.read("xl/media/image1.png") == logo
        assert len([name for name in archive.namelist() if "media" in name]) == 1
    return openpyxl.load_workbook(io.BytesIO(whole)).worksheets[0]


def drawn(sheet: Any) -> tuple[float, float]:
    """Width and height of the logo in points."""
    (image,) = sheet._images
    return image.anchor.ext.width / 12_700, image.anchor.ext.height / 12_700


LINES = ("IKATAN PEKERJA SOSIAL MASYARAKAT", "KECAMATAN CIBINONG", "Jl. Contoh No. 1")


def test_the_logo_stands_beside_the_lines(paper: Any, look: Any) -> None:
    sheet = sheet_with(paper, look, a_logo(300, 400), *LINES)
    wide, high = drawn(sheet)
    lines = sum(sheet.row_dimensions[row].height or 15 for row in (1, 2, 3))
    assert 40 < high < lines and wide == pytest.approx(high * 0.75, abs=0.1)
    (image,) = sheet._images
    start = image.anchor._from
    assert (start.col, start.row) == (0, 0)
    assert sheet.cell(4, 1).border.top.style == "double"


def test_a_letterheaded_paper_as_it_was_looked_at(paper: Any, look: Any, golden: Any) -> None:
    """Every cell with what it holds and spans, and the logo's place in points."""
    first = paper.signatures[0]._replace(below=(("word.active", {}),))
    document = paper._replace(
        letterhead=Letterhead(LINES, a_logo(300, 400)),
        number="=003/IPSM/XI/2026",
        signatures=(first, *paper.signatures[1:]),
        sheets=paper.sheets[:1],
    )
    book = openpyxl.load_workbook(io.BytesIO(write_document(document, look("id"))))
    sheet = book.worksheets[0]
    spans = {str(one).split(":")[0]: str(one) for one in sheet.merged_cells.ranges}
    lines = [
        f"{spans.get(cell.coordinate, cell.coordinate)}\t{cell.data_type}\t{cell.value}\n"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    wide, high = drawn(sheet)
    lines.append(f"logo {wide:.1f} x {high:.1f}; area {sheet.print_area}\n")
    golden("paper.xlsx.txt", "".join(lines))
    assert not [line for line in lines if "\tf\t" in line]


@pytest.mark.parametrize("size", [(4000, 100), (100, 4000), (1, 1)])
def test_any_shape_finds_its_place(paper: Any, look: Any, size: tuple[int, int]) -> None:
    wide, high = drawn(sheet_with(paper, look, a_logo(*size), *LINES))
    assert 0 < wide <= 96.1 and 0 < high <= 72.1


def test_a_short_letterhead_grows_for_its_logo(paper: Any, look: Any) -> None:
    sheet = sheet_with(paper, look, a_logo(100, 100), "IPSM")
    assert sheet.row_dimensions[1].height >= 50 and drawn(sheet)[1] > 45


def test_lines_are_centred_over_the_page_and_fold_before_they_meet_the_logo(
    paper: Any, look: Any
) -> None:
    long = "IKATAN PEKERJA SOSIAL MASYARAKAT KECAMATAN CIBINONG KABUPATEN BOGOR PROVINSI"
    sheet = sheet_with(paper, look, a_logo(100, 100), long, "Cibinong")
    assert {"A1:E1", "A2:E2"} <= {str(merged) for merged in sheet.merged_cells.ranges}
    lines = sheet["A1"].value.split("\n")
    assert " ".join(lines) == long and 2 <= len(lines) <= 3
    assert sheet.row_dimensions[1].height >= len(lines) * 14 * 1.4
    assert sheet["A2"].value == "Cibinong"


def test_other_sheets_bear_one_line_and_no_logo(paper: Any, look: Any) -> None:
    document = paper._replace(letterhead=Letterhead(LINES, a_logo(100, 100)))
    head = head_of(document, document.sheets[1], look("id"), first=False)
    assert head.logo is None and next(text for text, _ in head.lines) == LINES[0]
    assert LINES[1] not in [text for text, _ in head.lines]


def test_without_lines_there_is_no_logo_either(paper: Any, look: Any) -> None:
    document = paper._replace(letterhead=Letterhead((), a_logo(9, 9)))
    head = head_of(document, document.sheets[0], look("id"), first=True)
    assert head.logo is None and head.letters == 0
    write_document(document, look("id"))
