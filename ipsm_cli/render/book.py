"""A document as an xlsx file to hand over: letterhead, titles, sheets and the people who sign."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.writer.excel import ExcelWriter

from ipsm_cli.render.about import lines_about, write_about
from ipsm_cli.render.cells import say
from ipsm_cli.render.files import trouble
from ipsm_cli.render.head import head_of, write_head
from ipsm_cli.render.leaf import new_leaf
from ipsm_cli.render.offers import offer
from ipsm_cli.render.paper import FACE, LINE, Paper, Style, lines_needed
from ipsm_cli.render.sheet import column_widths, page_width, sheet_text, values_of, write_table
from ipsm_cli.render.signing import rows_of
from ipsm_cli.render.stamped import StampedZip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.core.document import Document, Sheet
    from ipsm_cli.render import Look
    from ipsm_cli.render.signing import Place

LONGEST_NAME = 31  # characters of a sheet's name
APART = 2  # lines above those who sign

SIGN = Style(across="center", down="top")
SIGN_NAME = Style(bold=True, across="center", down="top")


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name Excel takes: at most 31 characters, none of ``[]:*?/\\``, unlike those ``taken``."""
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f]+", " ", sheet_text(wanted)).strip(" '")
    name = name[:LONGEST_NAME].strip(" '") or "Ipsm"
    first, number = name, 2
    while name.lower() in taken or name.lower() == "history":
        ending = f" ({number})"
        name = first[: LONGEST_NAME - len(ending)].rstrip(" '") + ending
        number += 1
    taken.add(name.lower())
    return name


def _spans(widths: list[float], parts: int) -> list[tuple[int, int]]:
    """The columns, 0-based and inclusive, cut into so many parts about as wide as each other."""
    spans, first = [], 0
    for part in range(1, parts + 1):
        last = first
        goal = sum(widths) * part / parts
        most = len(widths) - (parts - part) - 1
        while last < most and sum(widths[: last + 1]) + widths[last + 1] / 2 <= goal:
            last += 1
        if part == parts:
            last = len(widths) - 1
        spans.append((first, last))
        first = last + 1
    return spans


class _Block(NamedTuple):
    """Places side by side: the columns of each, and the rows of texts above and below the room."""

    spans: list[tuple[int, int]]
    above: list[list[str]]
    below: list[list[str]]

    def lines(self, widths: list[float]) -> int:
        """How many lines the texts take."""
        columns = [sum(widths[first : last + 1]) for first, last in self.spans]
        rows = [*self.above, *self.below]
        return sum(max(map(lines_needed, row, columns)) for row in rows)


def _block(paper: Paper, row: Sequence[Place]) -> _Block:
    spans = _spans(paper.widths, max(2, len(row)))[-len(row) :]
    over = [f"{dated}\n{above}".strip("\n") for (dated, above, _), *_ in row]
    under = [list(texts) for texts in zip_longest(*(one.below for one in row), fillvalue="")]
    below = [[one.name for one in row], *under]
    return _Block(spans, [over, [one.above[-1] for one in row]], below)


def _sign(paper: Paper, document: Document, look: Look) -> None:
    """The signature block, never cut in two: what stands above, offices, room to sign, names."""
    blocks = [_block(paper, row) for row in rows_of(document, look)]
    room = 4 if len(blocks) < 2 else 3  # lines to sign in
    high = sum(block.lines(paper.widths) + room + APART for block in blocks)
    paper.keep_together(high * LINE)
    for block in blocks:
        for _ in range(APART):
            paper.blank()
        for texts in block.above:
            paper.merged(_beside(block.spans, texts), SIGN)
        paper.blank(room * LINE)
        for line, texts in enumerate(block.below):
            paper.merged(_beside(block.spans, texts), SIGN if line else SIGN_NAME)


def _beside(spans: list[tuple[int, int]], texts: Sequence[str]) -> list[tuple[int, int, str]]:
    pairs = zip(spans, texts, strict=True)
    return [(first, last, sheet_text(text)) for (first, last), text in pairs]


def _write_sheet(book: Any, document: Document, sheet: Sheet, name: str, look: Look) -> int:
    """Answers the number of the row of headings."""
    worksheet = new_leaf(book, name)
    first = len(book.worksheets) == 1
    values = values_of(sheet.table, look)
    widths = column_widths(sheet.table, values, look, page_width(sheet))
    head = head_of(document, sheet, look, first=first)
    worksheet.freeze_panes = f"A{len(head.lines) + lines_about(sheet.table) + 2}"
    footer = worksheet.HeaderFooter.oddFooter.center
    footer.text = look.words("render.page", page="&P", pages="&N")
    footer.size = 9
    paper = Paper(worksheet, widths, landscape=sheet.landscape)
    write_head(paper, head)
    write_about(paper, sheet.table, look)
    heading_row = write_table(paper, sheet, values, look)
    if sheet.pictures:
        from ipsm_cli.render.pictures import write_pictures  # Pillow: 20 ms

        write_pictures(paper, sheet, look)
    if first:
        _sign(paper, document, look)
    worksheet.print_area = f"A1:{get_column_letter(len(widths))}{paper.row}"
    return heading_row


def write_document(document: Document, look: Look) -> bytes:
    """The document as xlsx; the same document gives the same bytes, whatever the clock and locale.

    Raises as ``values_of`` does; DiskFull and its kin for the folder of temporary files.
    """
    book = Workbook(write_only=True)
    # The first font is what column widths are counted in; Arial has metric twins everywhere
    book._fonts = IndexedList([Font(name=FACE, size=10)])
    book.properties.creator = "ipsm"
    book.properties.title = sheet_text(say(document.title, look))
    book.properties.created = book.properties.modified = datetime.fromisoformat(document.stamp)
    out = BytesIO()
    try:
        _write_sheets(book, document, look)
        ExcelWriter(book, StampedZip(out, "w")).save()
    except OSError as error:  # openpyxl keeps sheets in temporary files while it writes
        raise trouble(error, Path(error.filename or gettempdir())) from error
    finally:
        for left in book.worksheets:  # after an error; otherwise all are closed
            if not left.closed:
                left.give_up()
    return out.getvalue()


def _write_sheets(book: Any, document: Document, look: Look) -> None:
    taken: set[str] = set()
    heads = []
    for sheet in document.sheets:
        key = f"sheet.{sheet.table.name}"
        said = look.words(key) if key in look.words else say(sheet.table.title, look)
        wanted = sheet.name or said
        heads.append(_write_sheet(book, document, sheet, sheet_name(wanted, taken), look))
    for place, sheet in enumerate(document.sheets):
        if sheet.choices:
            offer(book.worksheets, document, place, heads)
