"""A sheet of an xlsx workbook measured before the reading library lays it out in memory.

The library makes a rectangle from the first cell to the last, shows error values and formulas
without a saved result as empty cells, and keeps silent about hidden rows: what this scan is for.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from xml.parsers import expat

from ipsm_cli.core.errors import CellTooLong, FileDamaged, TooManyBroken
from ipsm_cli.exchange.grid import Broken, Overlay

# A cell as every spreadsheet program writes it, in one of the first forty columns and above row
# 100,000; everything else that could be a cell is taken out and looked at one by one.
_PLAIN = rb' r="(?:[A-Z]|A[A-N])[0-9]{1,5}"(?: s="[0-9]+")?(?: t="(?:s|n|b|d|str|inlineStr)")?/?>'
_ODD = re.compile(rb"<c(?=[\s/>])(?!" + _PLAIN + rb")[^<>]*>")
_FORMULA = re.compile(rb"<f[\s/>]")
_PREFIXED = re.compile(rb"<[^\s<>/!?]+:(?:c|row|f|v)[\s/>]")
_FAR = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="[0-9]+")?(?: t="(?:s|n|b|d|str|inlineStr)")?/?>'
)
_SHARED = re.compile(rb't="s"><v>([0-9]{1,9})</v>')
_HIDDEN = re.compile(rb"""<row\s[^<>]*\bhidden\s*=\s*["'](?:1|true)""")
_TEXT = re.compile(rb"<(?:[^\s<>/!?]+:)?si[\s/>]")
_REF = re.compile("([A-Za-z]{1,7})([0-9]{1,10})")
_PLAIN_AREA = (99_999, 40)
_LONGEST_CELL = 1000  # bytes of a plain cell with a shared text
_LONGEST_TAG = 1 << 20  # bytes without a "<"


class Sheet(NamedTuple):
    """What a sheet holds: the farthest row and column with something in it (1-based, at least),
    the characters of its texts (at least), what stands in cells where the library shows something
    else, hidden rows."""

    rows: int
    columns: int
    text: int
    instead: Overlay
    hidden_rows: int


def whole_tags(pieces: Iterable[bytes], file: str) -> Iterator[bytes]:
    """The same bytes cut before a ``<``. Raises CellTooLong where none comes for a mebibyte."""
    rest = b""
    for piece in pieces:
        block = rest + piece
        cut = max(block.rfind(b"<"), 0)
        rest = block[cut:]
        if len(rest) > _LONGEST_TAG:
            raise CellTooLong(file=file, limit=_LONGEST_TAG)
        yield block[:cut]
    yield rest


def text_lengths(pieces: Iterable[bytes], file: str) -> array[int]:
    """Bytes of each shared text of a workbook, its tags included."""
    starts, at = array("L"), 0
    for block in whole_tags(pieces, file):
        starts.extend(at + found.start() for found in _TEXT.finditer(block))
        at += len(block)
    starts.append(at)
    return array("L", (after - before for before, after in pairwise(starts)))


class Fast(NamedTuple):
    """What one pass of searching tells of a sheet; ``exact`` is True where that is not enough."""

    rows: int
    columns: int
    hidden_rows: int
    shared: int  # cells with a shared text
    exact: bool


def scan_fast(pieces: Iterable[bytes], file: str) -> Fast:
    """Bounds, hidden rows and shared texts of a sheet by searching its bytes."""
    rows, columns, hidden, shared, exact = *_PLAIN_AREA, 0, 0, False
    for block in whole_tags(pieces, file):
        shared += block.count(b't="s"')
        hidden += len(_HIDDEN.findall(block)) if b"hidden" in block else 0
        exact = exact or _needs_exact(block)
        for tag in () if exact else _ODD.findall(block):
            if not (found := _FAR.fullmatch(tag)):
                exact = True
                break
            rows = max(rows, int(found[2]))
            columns = max(columns, column_number(found[1].decode()))
    return Fast(rows, columns, hidden, shared, exact)


def _needs_exact(block: bytes) -> bool:
    """Whether formulas stand in it, or cells under a prefix (x:c)."""
    if b"<f" in block and _FORMULA.search(block):
        return True
    return b":" in block and _PREFIXED.search(block) is not None


def column_number(letters: str) -> int:
    """A column's number: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse(parser: expat.XMLParserType, pieces: Iterable[bytes], file: str) -> None:
    """All pieces of an XML through the parser. Raises FileDamaged for broken XML."""
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError, OverflowError):
        raise FileDamaged(file=file) from None


def scan_exact(
    pieces: Iterable[bytes], file: str, texts: array[int], most: int, hidden: int = 0
) -> Sheet:
    """The sheet read tag by tag; ``texts`` are the lengths of the workbook's shared texts.

    Raises TooManyBroken for more than ``most`` errors and formulas without result, FileDamaged for
    broken XML.
    """
    reading = _Reading(texts, file, most)
    parse(reading.parser, pieces, file)
    return Sheet(reading.rows, reading.columns, reading.volume, reading.instead, hidden)


class _Reading:
    """The state of reading one sheet tag by tag."""

    def __init__(self, texts: array[int], file: str, most: int) -> None:
        self.most = most
        self.file = file
        self.texts = texts
        self.instead: Overlay = {}
        self.rows = self.columns = self.volume = 0
        self.row = self.next_column = 0
        self.place = 0, 0
        self.kind = ""
        self.formula = self.value = False  # whether this cell has the one, the other
        self.held: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.held.append

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2] if ":" in name else name
        if tag == "c":
            self.formula = self.value = False
            self.held.clear()
            self.kind = attributes.get("t", "n")
            if reference := attributes.get("r"):
                self.place = self._place(reference)
            else:
                self.place = self.row, self.next_column
            self.next_column = self.place[1] + 1
        elif tag in ("v", "t"):
            self.value = True
        elif tag == "row":
            self.row = max(int(attributes["r"]), 1) - 1 if "r" in attributes else self.row
            self.held.clear()
        elif tag == "f":
            self.formula = True

    @staticmethod
    def _place(reference: str) -> tuple[int, int]:
        if not (found := _REF.fullmatch(reference)):
            raise ValueError(reference)
        if not int(found[2]):
            raise ValueError(reference)
        return int(found[2]) - 1, column_number(found[1]) - 1

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2] if ":" in name else name
        if tag == "c":
            self._cell()
        elif tag == "row":
            self.row, self.next_column = self.row + 1, 0
        elif tag == "f":
            self.held.clear()

    def _cell(self) -> None:
        text = "".join(self.held).strip() if self.held else ""
        if self.kind == "e":
            self.instead[self.place] = Broken("cell.error", text or "#N/A")
        elif self.formula and not text and (self.kind != "str" or not self.value):
            self.instead[self.place] = Broken("cell.formula")
        elif not self.value:
            return
        if len(self.instead) > self.most:
            raise TooManyBroken(file=self.file, limit=self.most)
        is_shared = self.kind == "s" and text
        self.volume += self.texts[int(text)] if is_shared else len(text)
        self.rows = max(self.rows, self.place[0] + 1)
        self.columns = max(self.columns, self.place[1] + 1)


def shared_volume(pieces: Iterable[bytes], file: str, texts: array[int], cells: int) -> int | None:
    """Bytes of the shared texts of a plain sheet, each time they stand there.

    None where other than ``cells`` of them are found: then the sheet is not as plain as it looks.
    Raises FileDamaged for a number that is no shared text's.
    """
    volume, found, rest = 0, 0, b""
    for block in whole_tags(pieces, file):
        block, rest = rest + block, b""
        cut = block.rfind(b"<c")  # a cell and its value stay together
        if cut >= 0 and len(block) - cut < _LONGEST_CELL:
            block, rest = block[:cut], block[cut:]
        indexes = _SHARED.findall(block)
        found += len(indexes)
        volume += _sum(indexes, texts, file)
    indexes = _SHARED.findall(rest)
    volume += _sum(indexes, texts, file)
    return volume if found + len(indexes) == cells else None


def _sum(indexes: list[bytes], texts: array[int], file: str) -> int:
    try:
        return sum(map(texts.__getitem__, map(int, indexes)))
    except (IndexError, ValueError):
        raise FileDamaged(file=file) from None
