"""One sheet as a paper: A4, styles, rows one after another, merged lines, page breaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from ipsm_cli.render.leaf import Leaf, inside, row_of

A4 = 9  # Excel's number of the paper
MARGIN = 0.59  # inches: 1.5 cm
FOOT = 0.75  # inches, with the page number in it
ACROSS = {False: 97, True: 144}  # characters that fit across A4, upright and landscape
DOWN = {False: 740, True: 490}  # points that fit down it
LINE = 15.0  # points: a row of one line
MORE = 13.0  # points that a line takes in a row of several
HIGHEST = 409.0  # points: Excel's highest row

THIN = Side(style="thin", color="808080")
STRONG = Side(style="medium", color="000000")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
FACE = "Arial"
NARROW = str.maketrans("", "", "ijltfrI .,:;'|()[]/-")
WIDE = str.maketrans("", "", "mwABCDEFGHKLMNOPQRSTUVWXYZ@%")


class Style(NamedTuple):
    """How a cell looks; one object of it serves every cell of its kind."""

    size: int = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    across: str = "general"
    down: str = "top"
    fill: str = ""
    border: Border | None = None
    format: str = "General"
    indent: int = 0

    def put_on(self, cell: Any) -> None:
        """Dress an openpyxl cell."""
        line = "single" if self.underline else None
        cell.font = Font(
            name=FACE, size=self.size, bold=self.bold, italic=self.italic, underline=line
        )
        cell.alignment = Alignment(
            horizontal=self.across, vertical=self.down, wrap_text=True, indent=self.indent
        )
        cell.number_format = self.format
        if self.fill:
            cell.fill = PatternFill("solid", fgColor=self.fill)
        if self.border:
            cell.border = self.border


def breadth(text: str) -> float:
    """About how many characters (digits) of column width the text takes, in Arial 10."""
    narrow = len(text) - len(text.translate(NARROW))
    wide = len(text) - len(text.translate(WIDE))
    beyond = 0 if text.isascii() else sum(character > "\u2e7f" for character in text)
    return len(text) * 1.08 - narrow * 0.5 + wide * 0.35 + beyond


def lines_needed(text: str, width: float) -> int:
    """Lines that a text takes in so many characters of width; rather one too many than a cut."""
    if len(text) * 1.5 < width and "\n" not in text and text.isascii():
        return 1
    count = 0
    for line in text.split("\n"):
        count += 1
        taken = 0.0
        for word in line.split(" "):
            needed = breadth(word)
            if taken and taken + 0.6 + needed > width:
                count += 1
                taken = 0.0
            more, rest = divmod(needed, max(width, 1))
            count += int(more)
            taken += (0.6 if taken else 0.0) + rest
    return count


class Paper:
    """A write-only sheet that knows its next row and how far down the page it is (estimated)."""

    def __init__(self, sheet: Leaf, widths: list[float], *, landscape: bool) -> None:
        self.sheet = sheet
        self.widths = widths
        self.row = 0  # of the last line written, 1-based
        self._used = 0.0  # points on this page
        shrink = max(1.0, sum(widths) / ACROSS[landscape])
        self._page = DOWN[landscape] * shrink
        for place, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = round(width, 2)
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = A4
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0  # as many pages as it needs
        sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.top = MARGIN
        sheet.page_margins.bottom = FOOT
        sheet.page_margins.header = sheet.page_margins.footer = 0.3
        sheet.print_options.horizontalCentered = True
        sheet.sheet_view.showGridLines = False

    def look(self, style: Style) -> int:
        """The number of a style among those of the workbook, for ``inside``."""
        cell = WriteOnlyCell(self.sheet)
        style.put_on(cell)
        return int(cell.style_id)

    def write(self, insides: Iterable[str | None], lines: int = 1, height: float = 0.0) -> None:
        """The next row, ``lines`` or ``height`` (points) high, of what ``inside`` formed.

        Heights are written out for more than one line: LibreOffice does not find them itself.
        """
        self.row += 1
        height = height or (2 + lines * MORE if lines > 1 else LINE)
        self._used += height
        if self._used > self._page:
            self._used = height
        self.sheet.add(row_of(self.row, insides, None if height == LINE else min(height, HIGHEST)))

    def blank(self, height: float = LINE) -> None:
        """An empty row."""
        self.write([], height=height)

    def merged(self, pieces: list[tuple[int, int, str]], style: Style, least: float = 0.0) -> None:
        """A row of texts, each over the columns ``first`` to ``last`` (0-based, inclusive), at
        least so many points high.
        """
        cells: list[str | None] = [None] * len(self.widths)
        look, lines = self.look(style), 1
        for first, last, text in pieces:
            cells[first : last + 1] = [inside(look, None)] * (last - first + 1)
            cells[first] = inside(look, text)
            lines = max(lines, lines_needed(text, sum(self.widths[first : last + 1])))
            if last > first:
                self.merge(first, last)
        self.write(cells, height=max(least, lines * max(LINE, style.size * 1.45)))

    def merge(self, first: int, last: int) -> None:
        """Columns (0-based, inclusive) of the next row become one."""
        start, end = get_column_letter(first + 1), get_column_letter(last + 1)
        self.sheet.merged_cells.add(f"{start}{self.row + 1}:{end}{self.row + 1}")

    def across(self, text: str, style: Style) -> None:
        """One text over the whole width."""
        self.merged([(0, len(self.widths) - 1, text)], style)

    def keep_together(self, points: float) -> None:
        """Begin a new page where what comes next, so high, would be cut in two."""
        if self._used + points > self._page and self.row:
            self.sheet.row_breaks.append(Break(id=self.row))
            self._used = 0.0
