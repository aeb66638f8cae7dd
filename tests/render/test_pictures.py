"""Photos below a table: their bytes as they are, their place, their captions."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
from PIL import Image

from ipsm_cli.core.document import Document, Letterhead, Picture, Sheet
from ipsm_cli.core.table import Column, Table
from ipsm_cli.render import workbook

TABLE = Table(
    "x",
    (Column("member", "ordinal"), Column("name"), Column("note")),
    [(1, "Siti", "Senam")],
    ("title.people", {}),
    sections=(("title.paper", {}), ("title.chart", {})),
)


def drawn(kind: str, width: int, height: int, caption: str) -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 40)).save(out, kind)
    return Picture(out.getvalue(), width, height, caption)


WIDE = drawn("JPEG", 640, 320, "Kerja bakti")
TALL = drawn("PNG", 240, 480, "=1+1")
GONE = Picture(None, 0, 0, "Senam", ("note.example", {"name": "a.jpg", "date": "2026-10-02"}))


def book(look: Any, *pictures: Picture) -> bytes:
    sheet = Sheet(TABLE, pictures=pictures)
    document = Document(Letterhead(), TABLE.title, None, (), (sheet,), "2026-10-31")
    return workbook(document, look())


def test_two_abreast_each_over_its_caption(look: Any) -> None:
    data = book(look, WIDE, TALL, GONE)
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        assert members.read("xl/media/image1.jpeg") == WIDE.data
        assert members.read("xl/media/image2.png") == TALL.data
        assert len([name for name in members.namelist() if "media" in name]) == 2
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(min_row=5)]
    assert [row for row in rows if row][1:] == [
        ["Jumlah kegiatan per bidang"],
        ["Kerja bakti", "=1+1"],
        ["Anggota “a.jpg” belum melapor per 2 Oktober 2026."],
        ["Senam"],
    ]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    placed = sheet._images
    rows_of = [image.anchor._from.row for image in placed]
    assert rows_of == [7, 7]  # below the heading, beside each other
    assert placed[0].anchor._from.col < placed[1].anchor._from.col


def test_a_picture_keeps_its_shape_and_stays_in_its_row(look: Any) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(book(look, WIDE, TALL))).worksheets[0]
    for image, shape in zip(sheet._images, (2.0, 0.5), strict=True):
        wide, high = image.anchor.ext.width, image.anchor.ext.height
        assert abs(wide / high - shape) < 0.01
        row = sheet.row_dimensions[image.anchor._from.row + 1].height
        assert high / 12700 <= row <= 210  # points


def test_the_same_pictures_give_the_same_bytes(look: Any) -> None:
    assert book(look, WIDE, TALL) == book(look, WIDE, TALL)
