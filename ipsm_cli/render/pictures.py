"""Photos below a sheet's table: two abreast, each over its caption, the missing ones named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from ipsm_cli.render.about import SECTION
from ipsm_cli.render.cells import say
from ipsm_cli.render.leaf import inside
from ipsm_cli.render.paper import LINE, Style, lines_needed
from ipsm_cli.render.placed import Placed
from ipsm_cli.render.sheet import sheet_text

if TYPE_CHECKING:
    from ipsm_cli.core.document import Picture, Sheet
    from ipsm_cli.render import Look
    from ipsm_cli.render.paper import Paper

ABREAST = 2
TALLEST = 200.0  # points of a picture's row
EMU = 9525  # of Excel's units in a pixel of 96 to the inch
CAPTION = Style(size=9, across="center", down="top")
LACKING = Style(size=9, italic=True, across="center", down="center")


def write_pictures(paper: Paper, sheet: Sheet, look: Look) -> None:
    """The heading and the photos, from the paper's next row on."""
    sections = sheet.table.sections
    paper.blank()
    title = sheet_text(say(sections[-1], look)) if len(sections) > 1 else ""
    spans = _halves(paper.widths)
    for start in range(0, len(sheet.pictures), ABREAST):
        pictures = sheet.pictures[start : start + ABREAST]
        sizes = [
            _fitted(picture, sum(paper.widths[first : last + 1]))
            for picture, (first, last) in zip(pictures, spans, strict=False)
        ]
        high = max(height for _, height in sizes) * 0.75 + 6
        beside = [
            (first, last, sheet_text(picture.caption))
            for picture, (first, last) in zip(pictures, spans, strict=False)
        ]
        under = max(
            lines_needed(text, sum(paper.widths[first : last + 1]) - 1)
            for first, last, text in beside
        )
        paper.keep_together(high + (under + 2) * LINE)
        if not start and title:
            paper.across(title, SECTION)
        _write_row(paper, pictures, sizes, spans, high, look)
        paper.merged(beside, CAPTION)
        paper.blank(6)


def _write_row(
    paper: Paper,
    pictures: tuple[Picture, ...],
    sizes: list[tuple[float, float]],
    spans: list[tuple[int, int]],
    high: float,
    look: Look,
) -> None:
    """The pictures side by side in one row, each in the middle of its half."""
    cells: list[str | None] = [None] * len(paper.widths)
    for picture, size, (first, last) in zip(pictures, sizes, spans, strict=False):
        if picture.data is None:
            text = sheet_text(say(picture.lacking, look)) if picture.lacking else ""
            cells[first : last + 1] = [inside(paper.look(LACKING), None)] * (last - first + 1)
            cells[first] = inside(paper.look(LACKING), text)
            if last > first:
                paper.merge(first, last)
            continue
        placed: Any = Placed(picture.data)
        room = sum(map(_pixels, paper.widths[first : last + 1])) - size[0]
        placed.anchor = _anchor(paper, first, max(0.0, room / 2), size)
        paper.sheet.add_image(placed)
    paper.write(cells, height=high)


def _anchor(paper: Paper, first: int, right: float, size: tuple[float, float]) -> Any:
    """Where a picture stands: so many pixels right of the beginning of a column."""
    column = first
    while right > _pixels(paper.widths[column]) and column < len(paper.widths) - 1:
        right -= _pixels(paper.widths[column])
        column += 1
    corner = AnchorMarker(col=column, colOff=round(right * EMU), row=paper.row, rowOff=3 * EMU)
    return OneCellAnchor(corner, XDRPositiveSize2D(*(round(side * EMU) for side in size)))


def _fitted(picture: Picture, width: float) -> tuple[float, float]:
    """Pixels across and down, within so many characters of width and the tallest row."""
    if picture.data is None:
        return 0.0, 2 * LINE
    room = (_pixels(width) - 12) / picture.width
    scale = min(room, TALLEST / 0.75 / picture.height)
    return picture.width * scale, picture.height * scale


def _pixels(width: float) -> float:
    """Of a column so many characters wide."""
    return width * 7 + 5


def _halves(widths: list[float]) -> list[tuple[int, int]]:
    """The columns, 0-based and inclusive, in two parts about as wide as each other."""
    cut = min(range(1, len(widths)), key=lambda at: abs(sum(widths[:at]) - sum(widths[at:])))
    return [(0, cut - 1), (cut, len(widths) - 1)]
