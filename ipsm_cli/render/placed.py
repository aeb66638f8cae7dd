"""A picture for a sheet: its bytes go into the file as they are."""

from __future__ import annotations

from io import BytesIO

from openpyxl.drawing.image import Image


class Placed(Image):  # type: ignore[misc]  # openpyxl ships no types
    """A PNG or JPEG; openpyxl's own class would have Pillow read it again."""

    def __init__(self, data: bytes) -> None:
        self.ref = BytesIO(data)
        self.format = "png" if data.startswith(b"\x89PNG") else "jpeg"

    def _data(self) -> bytes:
        return self.ref.getvalue()
