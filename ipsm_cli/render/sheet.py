"""One sheet of a workbook: headings, rows of real numbers, dates and texts, totals and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Border

from ipsm_cli.core import errors
from ipsm_cli.render.cells import RIGHT, heading, say, text_of, totals_of
from ipsm_cli.render.chart import draw_chart
from ipsm_cli.render.fold import fit
from ipsm_cli.render.leaf import inside
from ipsm_cli.render.paper import ACROSS, BOX, STRONG, THIN, Paper, Style, lines_needed
from ipsm_cli.render.plain_values import hours

if TYPE_CHECKING:
    from ipsm_cli.core.document import Sheet
    from ipsm_cli.core.table import Column, Table
    from ipsm_cli.render import Look

FORMATS = {
    "id": "@",
    "ordinal": "0",
    "number": "#,##0",
    "figure": "#,##0",
    "bar": "#,##0",
    "hours": "0.0#",
    "money": '"Rp" #,##0',
    "share": "0.0%",
    "date": "dd/mm/yyyy",
}
DECIMAL = "#,##0.0#"  # a column of numbers where some are no whole ones
AS_IT_IS = ("ordinal", "number", "figure", "bar", "money", "share")
TEXTUAL = ("text", "code", "in_months", "word", "day", "dated")  # kinds that may fold
MOST_ROWS = 1_048_000  # of a table; Excel counts to 1,048,576, with headings and notes
LONGEST_TEXT = 32_767  # UTF-16 units a cell holds
WIDEST, NARROWEST = 44, 14  # characters; a text column is wider or narrower only if it must be
SMALLER = 1.35  # a crowded sheet is printed so much smaller, at 7.5 points instead of 10
INDENT = 2.0  # characters of a column's width that no text stands in
LEAST_COLUMNS = 3  # room for three who sign
TO_SIGN = 2  # lines
TO_FILL = 22  # characters of a text column in a table without rows
FIRST_DATE = "1900-03-01"  # Excel counts the days before as if 1900 were a leap year
# C0 controls, unpaired surrogates and non-characters: XML 1.0, section 2.2
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as A

HEADING = Style(bold=True, across="center", down="center", fill="E4E9ED", border=BOX)
TOTAL_BOX = Border(left=THIN, right=THIN, top=STRONG, bottom=THIN)
NOTE = Style(size=9, italic=True)


def sheet_text(text: str) -> str:
    """The text as xlsx can hold it: U+FFFD for what it cannot, line ends as ``\\n``."""
    if not text.isprintable():
        text = UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return ESCAPE.sub("_x005F_", text) if "_x" in text else text


def _value(column: Column, value: Any, look: Look) -> Any:
    """What the cell holds: None, a number, a date, or a str."""
    if column.blank is not None and value in (None, ()):
        return sheet_text(column.blank)
    if isinstance(value, tuple):
        return sheet_text(text_of(column, value, look)) if value else None
    if value is None and column.none:
        return look.words(column.none)
    if value is None or column.kind in AS_IT_IS:
        return value
    if column.kind == "hours":
        return hours(value)
    if column.kind == "date" and value >= FIRST_DATE:
        return date.fromisoformat(value)
    raw = value if column.kind in ("text", "id") else text_of(column, value, look)
    return sheet_text(raw)


def values_of(table: Table, look: Look) -> list[list[Any]]:
    """The cells' values column by column. Raises TooLongForSheet, TextTooLongForSheet."""
    if len(table.rows) > MOST_ROWS:
        raise errors.TooLongForSheet(rows=len(table.rows), limit=MOST_ROWS)
    columns = []
    for place, column in enumerate(table.columns):
        raw = [row[place] for row in table.rows]
        forms = {value: _value(column, value, look) for value in set(raw)}
        for value, form in forms.items():
            if isinstance(form, str) and len(form) > LONGEST_TEXT // 2:
                units = len(form.encode("utf-16-le", "replace")) // 2
                if units > LONGEST_TEXT:
                    where = {"column": heading(column, look), "row": raw.index(value) + 1}
                    raise errors.TextTooLongForSheet(**where, length=units, limit=LONGEST_TEXT)
        columns.append([forms[value] for value in raw])
    return columns


def _total(column: Column, value: Any, look: Look) -> Any:
    """As ``_value``; a column without a total stays empty."""
    return None if value is None else _value(column, value, look)


def _natural(column: Column, values: Sequence[Any]) -> int:
    """Characters of the widest value; a number with its separators and signs."""
    if column.kind == "date":
        return 10
    extra = {"money": 4, "share": 3}.get(column.kind, 0)
    texts = (
        value if isinstance(value, str) else f"{value:,}"[:18]
        for value in set(values)
        if value is not None
    )
    return max(map(len, texts), default=0) + extra


def column_widths(table: Table, values: list[list[Any]], look: Look, across: int) -> list[float]:
    """Widths in characters: the contents', texts giving way, spread to fill the page.

    A sheet that would be wider is printed smaller, down to ``SMALLER``.
    """
    natural: list[int] = []
    least: list[int] = []
    below = totals_of(table.columns, table.totals, look) if table.totals else []
    for place, column in enumerate(table.columns):
        title = heading(column, look)
        said = f"{below[place]}  " if below and column.kind not in RIGHT else ""  # bold, indented
        word = max(map(len, (*title.split(), said)), default=0) + 2
        total = [_total(column, table.totals[place], look)] if table.totals else []
        inside = _natural(column, [*values[place], *total]) + 3
        text = column.kind in TEXTUAL
        inside = inside if table.rows or not text else TO_FILL
        wanted = min(inside, WIDEST) if text else inside
        natural.append(max(wanted, word, 5))
        least.append(max(min(inside, NARROWEST) if text else inside, word, 5))
    _match(table, natural)
    _match(table, least)
    room = round(across * min(SMALLER, max(1.0, sum(natural) / across)))
    widths: list[float] = [*(fit(natural, least, room) or least)]
    stretch = min(1.8, across / sum(widths)) if widths else 1.0
    widths = [width * max(1.0, stretch) for width in widths]
    while len(widths) < LEAST_COLUMNS:
        widths.append(across / 6)
    return widths


def _match(table: Table, widths: list[int]) -> None:
    """Months side by side are as wide as each other."""
    abreast = [place for place, one in enumerate(table.columns) if one.list == "short_period"]
    for place in abreast:
        widths[place] = max(widths[other] for other in abreast)


def _body_style(
    column: Column, border: Border, *, values: Sequence[Any] = (), bold: bool = False
) -> Style:
    form = FORMATS.get(column.kind, "General")
    if column.kind in ("number", "figure") and any(isinstance(value, float) for value in values):
        form = DECIMAL
    across = "right" if column.kind in RIGHT or column.kind == "bar" else "left"
    across = "center" if column.kind == "date" else across
    return Style(
        bold=bold,
        across=across,
        border=border,
        format=form,
        indent=1 if across == "left" else 0,
    )


def _rows(paper: Paper, table: Table, values: list[list[Any]]) -> None:
    """Each different value of a column is formed once."""
    insides = []
    for column, them in zip(table.columns, values, strict=True):
        looks = _looks(paper, column, them)
        forms = {value: inside(look, value) for value, look in looks.items()}
        insides.append([forms[value] for value in them])
    for row, high in zip(zip(*insides, strict=True), _lines(paper, table, values), strict=True):
        paper.write(row, lines=high)


def _looks(paper: Paper, column: Column, them: list[Any]) -> dict[Any, int]:
    """The look of each different value of a column."""
    usual = paper.look(_body_style(column, BOX, values=them))
    # Text that begins with = stays text also when somebody edits the cell
    as_text = paper.look(Style(across="left", border=BOX, format="@", indent=1))
    looks = {
        value: as_text if isinstance(value, str) and value[:1] == "=" else usual
        for value in set(them)
    }
    if column.kind == "figure":
        looks |= {v: paper.look(_body_style(column, BOX, values=(v,))) for v in looks}
    return looks


def _lines(paper: Paper, table: Table, values: list[list[Any]]) -> list[int]:
    """How many lines each row takes: that of its tallest text, two where somebody signs."""
    signed = any(column.kind == "signature" for column in table.columns)
    lines = [TO_SIGN if signed else 1] * len(table.rows)
    for column, texts, width in zip(table.columns, values, paper.widths, strict=False):
        if column.kind in TEXTUAL:
            high = {text: lines_needed(text, width - INDENT) for text in set(texts) if text}
            lines = [max(line, high.get(text, 1)) for line, text in zip(lines, texts, strict=True)]
    return lines


def _totals(paper: Paper, table: Table, look: Look) -> None:
    if table.totals is None:
        return
    texts = totals_of(table.columns, table.totals, look)
    cells = []
    for column, total, text in zip(table.columns, table.totals, texts, strict=True):
        style = paper.look(_body_style(column, TOTAL_BOX, values=(total,), bold=True))
        cells.append(inside(style, text if total is None else _value(column, total, look)))
    paper.write(cells)


def write_table(paper: Paper, sheet: Sheet, values: list[list[Any]], look: Look) -> int:
    """Heading row, rows, totals, notes and chart, from the paper's next row on; answers the number
    of the heading row."""
    table = sheet.table
    headings = [heading(column, look) for column in table.columns]
    cells = [inside(paper.look(HEADING), text) for text in headings]
    high = max(map(lines_needed, headings, (width - 1 for width in paper.widths)), default=1)
    paper.write(cells, height=high * 14 + 6)
    heading_row = paper.row
    paper.sheet.print_title_rows = f"{heading_row}:{heading_row}"
    _rows(paper, table, values)
    empty = [inside(paper.look(_body_style(column, BOX)), None) for column in table.columns]
    for _ in range(sheet.spare):
        paper.write(empty)
    if not table.rows and not sheet.spare:
        paper.across(look.words("render.empty"), NOTE)
    _totals(paper, table, look)
    if table.notes:
        paper.blank(6)
    for note in table.notes:
        paper.across(sheet_text(say(note, look)), NOTE)
    if sheet.chart and table.rows:
        title = sheet_text(say(sheet.chart.title, look))
        draw_chart(paper, table, sheet.chart, title, heading_row)
    return heading_row


def page_width(sheet: Sheet) -> int:
    """Characters across the page that the sheet is printed on."""
    return ACROSS[sheet.landscape]
