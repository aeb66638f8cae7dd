"""The records of an old .xls workbook ([MS-XLS]) measured before the reading library sees them."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from ipsm_cli.core.errors import FileDamaged, FileProtected
from ipsm_cli.exchange.grid import Broken, Overlay
from ipsm_cli.exchange.limits import Deadline
from ipsm_cli.exchange.sheet_scan import Sheet

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
_FORMULA, _EOF, _FILEPASS, _CONTINUE = 0x0006, 0x000A, 0x002F, 0x003C
_BOUNDSHEET, _MULRK, _SST, _LABELSST = 0x0085, 0x00BD, 0x00FC, 0x00FD
_BOOLERR, _ROW, _RSTRING, _BOF, _EXCEL_95 = 0x0205, 0x0208, 0x00D6, 0x0809, 0x0500
_LABEL = struct.pack("<H", 0x0204)
# records that put one value into a cell: FORMULA, NUMBER, LABEL, BOOLERR, RSTRING, LABELSST, RK
_CELLS = frozenset({_FORMULA, 0x0203, 0x0204, _BOOLERR, _RSTRING, _LABELSST, 0x027E})
# What the library would read and nobody needs, trusting every length in it: EXTERNSHEET, names,
# merged cells, drawings, and the size that a sheet claims (for which it makes room at once)
_UNNEEDED = frozenset({0x0017, 0x0018, 0x00E5, 0x00EB, 0x0200})
_PASSED_OVER = struct.pack("<H", 0x5555)  # a kind of record that does not exist
# Fewest bytes of the records whose length the library takes for granted
_FEWEST = {0x0022: 2, _FILEPASS: 2, 0x0042: 2, _BOUNDSHEET: 8, _BOF: 4, _FORMULA: 22, _MULRK: 6}
_ROW_HIDDEN = 0x20


class Workbook(NamedTuple):
    """The stream with only what is needed left in it, and what its sheets hold, by name."""

    stream: bytes
    sheets: dict[str, Sheet]


def scan_xls(stream: bytes, deadline: Deadline) -> Workbook:
    """Every sheet of the workbook, what could mislead the library taken out.

    Raises FileProtected where it is encrypted, FileDamaged where it breaks off or contradicts
    itself.
    """
    try:
        return _scan(bytearray(stream), deadline)
    except (struct.error, IndexError):
        raise FileDamaged(file=deadline.file) from None


def _scan(data: bytearray, deadline: Deadline) -> Workbook:
    texts, places, end, version = array("L"), list[tuple[int, str]](), 0, 0
    for kind, at, size in _checked(data, 0):
        if kind == _FILEPASS:
            raise FileProtected(file=deadline.file)
        if kind == _BOUNDSHEET:
            places.append(_place(data[at : at + size], version))
        elif kind == _BOF:
            version = struct.unpack_from("<H", data, at)[0]
        elif kind == _SST:
            texts = _text_lengths(data, at, size)
        elif kind == _EOF:
            end = at
            break
    sheets = {}
    for start, name in sorted(places):
        if not end <= start <= len(data) or name in sheets or not end:
            raise IndexError(start)  # sheets that lie in one another, or two of one name
        reading = _Reading(data, texts)
        end = reading.read(start, deadline)
        sheets[name] = Sheet(
            reading.rows, reading.columns, reading.volume, reading.instead, reading.hidden
        )
    if not sheets:
        raise IndexError(end)
    return Workbook(bytes(data), sheets)


def _records(data: bytearray, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of the contents of each record from a place on."""
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if at + 4 + size > len(data):
            return
        yield kind, at + 4, size
        at += 4 + size


def _checked(data: bytearray, at: int) -> Iterator[tuple[int, int, int]]:
    """The records that are needed, long enough to be read; the others are struck out.

    Raises IndexError for one that is too short.
    """
    for kind, place, size in _records(data, at):
        if size < _FEWEST.get(kind, 0):
            raise IndexError(place)
        if kind in _UNNEEDED:
            data[place - 4 : place - 2] = _PASSED_OVER
        else:
            yield kind, place, size


def _place(record: bytearray, version: int) -> tuple[int, str]:
    """Where a sheet's records begin, and its name: from Excel 97 on in 8 or 16 bits a letter."""
    at, length = struct.unpack_from("<LxxB", record)
    if version == _EXCEL_95:
        return at, record[7 : 7 + length].decode("cp1252", "replace")
    name = record[8 : 8 + (length << 1)] if record[7] & 1 else record[8 : 8 + length]
    text = name.decode("utf-16-le" if record[7] & 1 else "latin-1", "replace")
    return at, text.replace("\0", "")


class _Pieces:
    """The shared texts: one record and those that continue it, read across their borders."""

    def __init__(self, data: bytearray, start: int, size: int) -> None:
        self.data = data
        ends = [(start + 8, start + size)]
        for kind, at, length in _records(data, start + size):
            if kind != _CONTINUE:
                break
            ends.append((at, at + length))
        self.size = sum(end - at for at, end in ends)
        self.rest = iter(ends)
        self.following()

    def following(self) -> None:
        """On to the next record. Raises IndexError after the last."""
        if not (ends := next(self.rest, None)):
            raise IndexError(self.size)
        self.at, self.end = ends

    def left(self) -> bool:
        """Whether another text follows, here or in the next record."""
        while self.at >= self.end:
            if not (ends := next(self.rest, None)):
                return False
            self.at, self.end = ends
        return True

    def take(self, layout: str) -> tuple[int, ...]:
        """Numbers at this place."""
        found = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        if self.at > self.end:
            raise IndexError(self.at)
        return found

    def characters(self, left: int, wide: int) -> None:
        """Past so many characters; each record that continues them says anew how wide they are."""
        while left > (room := max(0, self.end - self.at) >> wide):
            left -= room
            self.following()
            wide = self.take("<B")[0] & 1
        self.at += left << wide

    def skip(self, size: int) -> None:
        """Past so many bytes."""
        while self.at + size > self.end:
            size -= max(0, self.end - self.at)
            self.following()
        self.at += size


def _text_lengths(data: bytearray, start: int, size: int) -> array[int]:
    """Characters of each shared text there is; the library, too, passes over how many are said."""
    count = struct.unpack_from("<L", data, start + 4)[0]
    pieces, lengths = _Pieces(data, start, size), array("L")
    if count * 3 > pieces.size:  # a text takes three bytes at least
        raise IndexError(count)
    while pieces.left():
        length, flags = pieces.take("<HB")
        runs = pieces.take("<H")[0] if flags & 8 else 0
        extra = pieces.take("<L")[0] if flags & 4 else 0
        pieces.characters(length, flags & 1)
        pieces.skip(runs * 4 + extra)
        lengths.append(length)
    return lengths


class _Reading:
    """What the records of one sheet hold."""

    def __init__(self, data: bytearray, texts: array[int]) -> None:
        self.data = data
        self.texts = texts
        self.instead: Overlay = {}
        self.rows = self.columns = self.volume = self.hidden = 0

    def read(self, start: int, deadline: Deadline) -> int:
        """Every record of the sheet; the place where it ends."""
        for count, (kind, at, size) in enumerate(_checked(self.data, start)):
            if not count & 0xFFFF:
                deadline.check()
            if kind in _CELLS or kind == _MULRK:
                self._cell(kind, at, size)
            elif kind == _ROW and size >= 16:
                self.hidden += bool(self.data[at + 12] & _ROW_HIDDEN)
            elif kind == _EOF:
                return at
        return len(self.data)

    def _cell(self, kind: int, at: int, size: int) -> None:
        row, column = struct.unpack_from("<HH", self.data, at)
        if kind == _LABELSST:
            index = struct.unpack_from("<L", self.data, at + 6)[0]
            self.volume += self.texts[index] if index < len(self.texts) else 0
        elif kind == _MULRK:
            column = struct.unpack_from("<H", self.data, at + size - 2)[0]
        elif (code := self._error(kind, at)) >= 0:
            self.instead[row, column] = Broken("cell.error", _ERRORS.get(code, "#N/A"))
        else:
            self.volume += size
        if kind == _FORMULA:  # its result stands beside it
            self.data[at + 20 : at + 22] = b"\0\0"
        elif kind == _RSTRING:  # a LABEL with its typefaces after it
            self.data[at - 4 : at - 2] = _LABEL
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)

    def _error(self, kind: int, at: int) -> int:
        """The code of an error value in a cell, or -1."""
        data = self.data
        if kind == _BOOLERR and data[at + 7]:
            return data[at + 6]
        is_error = kind == _FORMULA and data[at + 12 : at + 14] == b"\xff\xff"
        return data[at + 8] if is_error and data[at + 6] == 2 else -1
