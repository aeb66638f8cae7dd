"""Csv and tsv of any origin as one grid: encoding, delimiter and quotes found out or refused."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ipsm_cli.core.errors import (
    LineTooLong,
    NotInEncoding,
    NulCharacter,
    OpenQuote,
    StrayQuote,
    TooManyFields,
    TooManyLines,
    UnknownDelimiter,
    UnknownEncoding,
)
from ipsm_cli.core.guard import undo_guard
from ipsm_cli.core.table import Say
from ipsm_cli.exchange.grid import CONTROL, Grid, Texts, Value, as_text
from ipsm_cli.exchange.limits import Deadline, Limits

DELIMITERS = {";": ";", ",": ",", "tab": "\t", "|": "|"}  # in the order that a tie is settled
ENCODINGS = ("utf-8", "utf-16", "cp1252")
_SAMPLED = 30  # records looked at for the delimiter
_SAMPLE = 1 << 16  # characters they are taken from
_CHECKED_EVERY = 10_000  # records between two looks at the clock
_SEPARATOR = re.compile("sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_CONTROL = bytes({*range(32), 127} - {9, 10, 13})
_RARE = re.compile(b"\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf]")  # in UTF-8


def read_delimited(
    data: bytes,
    encoding: str | None,
    delimiter: str | None,
    deadline: Deadline,
    limits: Limits,
) -> tuple[str, tuple[Grid, ...], tuple[Say, ...]]:
    """The form (csv or tsv), the one grid, and notes.

    Texts that our own export guarded against formulas come back as they were. Raises NulCharacter,
    NotInEncoding, OpenQuote, StrayQuote, LineTooLong, TooManyLines, TooManyFields,
    UnknownEncoding or UnknownDelimiter.
    """
    text, notes = _decode(data, encoding, deadline.file)
    said = _said(delimiter)
    if found := _SEPARATOR.match(text):
        text = text[found.end() :]
        said = said or found[1]
    mark = said or _find_delimiter(text[:_SAMPLE])
    rows = _rows(text, mark, deadline, limits)
    return "tsv" if mark == "\t" else "csv", (Grid("", False, rows, 1),), notes


def _said(delimiter: str | None) -> str:
    if delimiter is None:
        return ""
    if delimiter in DELIMITERS.values():
        return delimiter
    if delimiter.lower() not in DELIMITERS:
        raise UnknownDelimiter(text=delimiter, delimiters=tuple(DELIMITERS))
    return DELIMITERS[delimiter.lower()]


def _decode(data: bytes, encoding: str | None, file: str) -> tuple[str, tuple[Say, ...]]:
    """The text, and a note where its encoding is a guess."""
    if encoding:
        return _decode_as(data, encoding, file), ()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_as(data, "utf-16", file), ()
    if (at := data.find(b"\0")) >= 0:
        raise NulCharacter(file=file, line=_line(data, at))
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as trouble:
        facts = {"line": _line(data, trouble.start), "sample": _sample(data, trouble.start)}
        return _decode_as(data, "cp1252", file), (("read.cp1252", facts),)


def _decode_as(data: bytes, encoding: str, file: str) -> str:
    plain = encoding.lower().replace("_", "-")
    plain = {"utf8": "utf-8", "utf16": "utf-16", "windows-1252": "cp1252"}.get(plain, plain)
    if plain not in ENCODINGS:
        raise UnknownEncoding(text=encoding, encodings=ENCODINGS)
    try:
        text = data.decode(plain).removeprefix("\ufeff")
    except UnicodeDecodeError as trouble:
        line = _line(data, trouble.start)
        raise NotInEncoding(file=file, encoding=plain, line=line) from None
    if "\0" in text:
        raise NulCharacter(file=file, line=text[: text.index("\0")].count("\n") + 1)
    return text


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _sample(data: bytes, at: int) -> str:
    """The surroundings of a place in its line, long numbers made unreadable."""
    start = max(data.rfind(b"\n", 0, at) + 1, at - 20)
    piece = data[start : at + 20].split(b"\n")[0].decode("cp1252", "replace").strip()
    return re.sub(r"\d{5,}", "•••", CONTROL.sub("", piece))


def _find_delimiter(text: str) -> str:
    """The delimiter whose heading looks like one and whose records agree best in their width."""
    marks = {mark: _judge(text, mark) for mark in DELIMITERS.values()}
    best = max(marks, key=lambda mark: marks[mark])  # the first of equals
    return best if marks[best][1] else ";"


def _judge(text: str, mark: str) -> tuple[bool, int]:
    """Whether the first record of the usual width looks like a heading, and how many agree."""
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            if any(record):
                records.append(record)
            if len(records) == _SAMPLED:
                break
    except csv.Error:
        pass
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return False, 0
    width, agreeing = max(widths.items(), key=lambda item: (item[1], item[0]))
    heading = next(record for record in records if len(record) == width)
    others = "".join(other for other in DELIMITERS.values() if other not in (mark, ","))
    is_heading = all(
        cell.strip() and not any(letter.isdigit() or letter in others for letter in cell)
        for cell in heading
    )
    return is_heading, agreeing * agreeing * (width - 1)


def _rows(text: str, mark: str, deadline: Deadline, limits: Limits) -> list[list[Value]]:
    before = csv.field_size_limit(limits.cell)  # the one setting that csv keeps for everyone
    try:
        return list(_read(text, mark, deadline, limits))
    finally:
        csv.field_size_limit(before)


def _read(text: str, mark: str, deadline: Deadline, limits: Limits) -> Iterator[list[Value]]:
    file, at, number = deadline.file, 1, 0
    data = text.encode("utf-8", "surrogatepass")
    texts = (_Plain if _is_plain(data) else _Guarded)(file, limits.cell)
    reader = csv.reader(_lines(data), delimiter=mark, strict=True)
    try:
        for number, record in enumerate(reader, 1):
            if reader.line_num - at >= limits.lines:
                raise OpenQuote(file=file, line=at)
            if (count := len(record)) > limits.columns:
                raise TooManyFields(file=file, line=at, count=count, limit=limits.columns)
            if number > limits.rows:
                raise TooManyLines(file=file, limit=limits.rows)
            if not number % _CHECKED_EVERY:
                deadline.check()
            at = reader.line_num + 1
            yield [texts[value] for value in record]
    except csv.Error as trouble:
        words = str(trouble)
        if "unexpected end" in words:
            raise OpenQuote(file=file, line=at) from None
        if "field larger" in words:
            raise _too_long(reader.line_num, at, file, limits) from None
        raise StrayQuote(file=file, line=reader.line_num) from None


def _is_plain(data: bytes) -> bool:
    """Whether no text can be guarded, an error value or in need of a look for what is unseen."""
    if b"'" in data or b"#" in data or len(data.translate(None, _CONTROL)) < len(data):
        return False
    return data.isascii() or not _RARE.search(data)


def _too_long(line: int, at: int, file: str, limits: Limits) -> OpenQuote | LineTooLong:
    """A cell that is too long over several lines is a quote left open."""
    if line > at:
        return OpenQuote(file=file, line=at)
    return LineTooLong(file=file, line=at, limit=limits.cell)


def _lines(data: bytes) -> Iterable[str]:
    return io.TextIOWrapper(io.BytesIO(data), "utf-8", "surrogatepass", newline="")


class _Plain(Texts):
    """Texts of a file in which nothing needs a second look."""

    def __missing__(self, text: str) -> Value:
        value = text or None
        if len(self) < self._most:
            self[text] = value
        return value


class _Guarded(Texts):
    """Texts of a file with quotes, hashes or control characters in it."""

    def __missing__(self, text: str) -> Value:
        value = as_text(text)
        if isinstance(value, str):
            value = undo_guard(value)
        if len(self) < self._most:
            self[text] = value
        return value
