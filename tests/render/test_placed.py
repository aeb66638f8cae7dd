"""A picture's bytes go into the file as they are."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from PIL import Image

from ipsm_cli.render.placed import Placed


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_the_bytes_are_the_pictures(kind: str, ending: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "green").save(out, kind)
    book, whole = Workbook(), io.BytesIO()
    placed = Placed(out.getvalue())
    placed.width, placed.height = 3, 2
    book.active.add_image(placed, "A1")
    book.save(whole)
    with ZipFile(whole) as archive:
        assert archive.read(f"xl/media/image1.{ending}") == out.getvalue()
