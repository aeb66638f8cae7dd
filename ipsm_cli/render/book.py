"""A document as an xlsx file to hand over: letterhead, titles, sheets and the people who sign."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.writer.excel import ExcelWriter

from ipsm_cli.render.about import lines_about, write_about
from ipsm_cli.render.cells import period_text, say
from ipsm_cli.render.files import trouble
from ipsm_cli.render.leaf import new_leaf
from ipsm_cli.render.offers import offer
from ipsm_cli.render.paper import FACE, LINE, Paper, Style
from ipsm_cli.render.sheet import column_widths, page_width, sheet_text, values_of, write_table
from ipsm_cli.render.stamped import StampedZip

if TYPE_CHECKING:
    from ipsm_cli.core.document import Document, Sheet, Signature
    from ipsm_cli.render import Look

LONGEST_NAME = 31  # characters of a sheet's name
ABREAST = 3  # who sign side by side
DOTTED = "(.................................)"

LINE_ABOVE = Border(top=Side(style="double", color="000000"))
LETTERS_BIG = Style(size=14, bold=True, across="center", down="center")
LETTERS_BOLD = Style(size=12, bold=True, across="center", down="center")
LETTERS = Style(across="center", down="center")
LETTERS_SMALL = Style(size=9, across="left", down="center")
RULE = Style(border=LINE_ABOVE)
TITLE = Style(size=12, bold=True, across="center", down="center")
SUBTITLE = Style(size=11, bold=True, across="center", down="center")
SIGN = Style(across="center", down="top")
SIGN_NAME = Style(bold=True, across="center", down="top")

Heading = list[tuple[str, Style]]  # the lines above a table


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


def _letterhead(texts: tuple[str, ...]) -> Heading:
    """Lines in capitals are bold, the first one big; a double rule closes them."""
    styled: Heading = []
    for place, line in enumerate(texts):
        style = (LETTERS_BOLD if place else LETTERS_BIG) if line.isupper() else LETTERS
        styled.append((sheet_text(line), style))
    return [*styled, ("", RULE)] if styled else []


def _above(document: Document, sheet: Sheet, look: Look, *, first: bool) -> Heading:
    """All lines above the table of a sheet."""
    words = look.words
    title = sheet_text(say(sheet.table.title, look))
    lines: Heading = []
    if first:
        lines = _letterhead(document.letterhead.lines)
        if (whole := sheet_text(say(document.title, look))) != title:
            lines.append((whole, TITLE))
        if document.number:
            number = say(("render.letter_number", {"number": document.number}), look)
            lines.append((sheet_text(number), LETTERS))
    elif document.letterhead.lines:
        lines = [(sheet_text(document.letterhead.lines[0]), LETTERS_SMALL), ("", RULE)]
    lines.append((title, TITLE if not first or len(lines) < 2 else SUBTITLE))
    period = sheet.table.title[1].get("period")
    if isinstance(period, str):
        text = period_text(period, words)
        if not any(text in line for line, _ in lines):
            lines.append((words("render.period", period=text), LETTERS))
    return [*lines, ("", LETTERS)]


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


def _sign(paper: Paper, document: Document, look: Look) -> None:
    """The signature block: what stands above, functions, room to sign, names."""
    for start in range(0, len(document.signatures), ABREAST):
        signing = document.signatures[start : start + ABREAST]
        last = start + len(signing) == len(document.signatures)
        spans = _spans(paper.widths, max(2, len(signing)))[-len(signing) :]
        above = [sheet_text(say(one.above, look)) if one.above else "" for one in signing]
        if last and document.place_and_date:
            place = sheet_text(say(document.place_and_date, look))
            above[-1] = f"{place}\n{above[-1]}" if above[-1] else place
        paper.blank()
        paper.blank()
        under = max((len(one.below) for one in signing), default=0)
        paper.keep_together((9 + under) * LINE)
        for texts, style in (
            (above, SIGN),
            ([sheet_text(say(one.function, look)) for one in signing], SIGN),
        ):
            paper.merged(_beside(spans, texts), style)
        paper.blank(4 * LINE)
        paper.merged(_beside(spans, [_name(one) for one in signing]), SIGN_NAME)
        for line in range(under):
            texts = [_below(one, line, look) for one in signing]
            paper.merged(_beside(spans, texts), SIGN)


def _below(one: Signature, line: int, look: Look) -> str:
    return sheet_text(say(one.below[line], look)) if line < len(one.below) else ""


def _name(one: Signature) -> str:
    return sheet_text(one.name) or DOTTED


def _beside(spans: list[tuple[int, int]], texts: list[str]) -> list[tuple[int, int, str]]:
    return [(first, last, text) for (first, last), text in zip(spans, texts, strict=True)]


def _write_sheet(book: Any, document: Document, sheet: Sheet, name: str, look: Look) -> int:
    """Answers the number of the row of headings."""
    worksheet = new_leaf(book, name)
    first = len(book.worksheets) == 1
    values = values_of(sheet.table, look)
    widths = column_widths(sheet.table, values, look, page_width(sheet))
    above = _above(document, sheet, look, first=first)
    worksheet.freeze_panes = f"A{len(above) + lines_about(sheet.table) + 2}"
    footer = worksheet.HeaderFooter.oddFooter.center
    footer.text = look.words("render.page", page="&P", pages="&N")
    footer.size = 9
    paper = Paper(worksheet, widths, landscape=sheet.landscape)
    for text, style in above:
        paper.across(text, style)
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

    Raises TextTooLongForSheet; DiskFull and its kin for the folder of temporary files.
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
                left.close()
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
