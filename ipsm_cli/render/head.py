"""What stands above a sheet's table: letterhead with its logo, titles, number and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Border, Side

from ipsm_cli.core.png import size_of
from ipsm_cli.render.cells import period_text, say
from ipsm_cli.render.paper import LINE, Paper, Style, breadth
from ipsm_cli.render.placed import Placed
from ipsm_cli.render.sheet import sheet_text

if TYPE_CHECKING:
    from ipsm_cli.core.document import Document, Sheet
    from ipsm_cli.render import Look

LINE_ABOVE = Border(top=Side(style="double", color="000000"))
LETTERS_BIG = Style(size=14, bold=True, across="center", down="center")
LETTERS_BOLD = Style(size=12, bold=True, across="center", down="center")
LETTERS = Style(across="center", down="center")
LETTERS_SMALL = Style(size=9, across="left", down="center")
RULE = Style(border=LINE_ABOVE)
TITLE = Style(size=12, bold=True, across="center", down="center")
SUBTITLE = Style(size=11, bold=True, across="center", down="center")

EMU = 12_700  # of a point
LOGO_HIGH = (52.0, 72.0)  # points: at least and at most
LOGO_WIDE = 96.0  # points at most
ABOUT = 5.6  # points that a character of column width takes on paper
AIR = 4.0  # points round the logo

Line = tuple[str, Style]


class Head(NamedTuple):
    """The lines above a table; ``letters`` of them stand beside the logo, if there is one."""

    lines: list[Line]
    letters: int
    logo: bytes | None


def _letterhead(texts: tuple[str, ...]) -> list[Line]:
    """Lines in capitals are bold, the first one big; a double rule closes them."""
    styled: list[Line] = []
    for place, line in enumerate(texts):
        style = (LETTERS_BOLD if place else LETTERS_BIG) if line.isupper() else LETTERS
        styled.append((sheet_text(line), style))
    return [*styled, ("", RULE)] if styled else []


def head_of(document: Document, sheet: Sheet, look: Look, *, first: bool) -> Head:
    """All lines above the table of a sheet: the first bears the whole letterhead."""
    words, letterhead = look.words, document.letterhead
    title = sheet_text(say(sheet.table.title, look))
    lines: list[Line] = []
    if first:
        lines = _letterhead(letterhead.lines)
        if (whole := sheet_text(say(document.title, look))) != title:
            lines.append((whole, TITLE))
        if document.number:
            number = say(("render.letter_number", {"number": document.number}), look)
            lines.append((sheet_text(number), LETTERS))
    elif letterhead.lines:
        lines = [(sheet_text(letterhead.lines[0]), LETTERS_SMALL), ("", RULE)]
    lines.append((title, TITLE if not first or len(lines) < 2 else SUBTITLE))
    period = sheet.table.title[1].get("period")
    if isinstance(period, str):
        text = period_text(period, words)
        if not any(text in line for line, _ in lines):
            lines.append((words("render.period", period=text), LETTERS))
    letters = len(letterhead.lines) if first else 0
    return Head([*lines, ("", LETTERS)], letters, letterhead.logo if letters else None)


def write_head(paper: Paper, head: Head) -> None:
    """The lines from the paper's next row on, and the logo at their left."""
    if not head.logo:
        for text, style in head.lines:
            paper.across(text, style)
        return
    wide = _size(head.logo, LOGO_HIGH[1] + AIR)[0]
    free = sum(paper.widths) - 2 * (wide + 2 * AIR) / ABOUT
    beside = [(_folded(text, free * 10 / style.size), style) for text, style in head.lines]
    beside = beside[: head.letters]
    usual = sum((text.count("\n") + 1) * _high(style) for text, style in beside)
    taller = max(1.0, LOGO_HIGH[0] / usual)
    top = paper.row
    for text, style in beside:
        least = (text.count("\n") + 1) * _high(style) * taller
        paper.merged([(0, len(paper.widths) - 1, text)], style, least=least)
    _place(paper, head.logo, top, usual * taller)
    for text, style in head.lines[head.letters :]:
        paper.across(text, style)


def _folded(text: str, width: float) -> str:
    """The text with line ends between its words, so that it leaves the logo free when centred."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and breadth(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


def _high(style: Style) -> float:
    return max(LINE, style.size * 1.45)


def _size(logo: bytes, room: float) -> tuple[float, float]:
    """Width and height in points of a logo beside lines so high, in its own proportions."""
    across, down = size_of(logo)
    high = min(room - AIR, LOGO_HIGH[1], LOGO_WIDE * down / across)
    return high * across / down, high


def _place(paper: Paper, logo: bytes, top: int, room: float) -> None:
    """The logo in the rows below ``top``, in the middle of their height."""
    image = Placed(logo)
    wide, high = _size(logo, room)
    down = max(0.0, room - high) / 2
    image.anchor = OneCellAnchor(
        _from=AnchorMarker(col=0, row=top, colOff=round(AIR * EMU), rowOff=round(down * EMU)),
        ext=XDRPositiveSize2D(round(wide * EMU), round(high * EMU)),
    )
    paper.sheet.add_image(image)
