"""How a cell is read, one function for each sort of field; every refusal is one of ours."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import time
from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors, identity, names, numbers
from ipsm_cli.core.names import cite
from ipsm_cli.exchange import days
from ipsm_cli.exchange.people import pieces_of
from ipsm_cli.exchange.said import text_of

if TYPE_CHECKING:
    from ipsm_cli.exchange.foreign import Value
    from ipsm_cli.exchange.headings import Field
    from ipsm_cli.exchange.values import Reader

_PEOPLE_WORDS = re.compile(
    r"\s*(?:orang|org|jiwa|kk|peserta|warga|anak|lansia|people|persons?)\.?$", re.IGNORECASE
)
_RANGE = re.compile(
    r"(\d{1,2})[.:](\d{2})\s*(?:-|–|s/?d\.?|sampai)\s*(\d{1,2})[.:](\d{2})\s*(?:wib|wita|wit)?",
    re.IGNORECASE,
)
# a comma parts two files only behind a picture's ending: it may stand in a name
_NEXT_PHOTO = re.compile(r"[;\n]|(?<=\.jpg|\.png),|(?<=\.jpeg),", re.IGNORECASE)
_FILE = re.compile(r"(?!.*://).+\.[a-z]{3,4}", re.IGNORECASE)
_CLOCK = re.compile(r"0\d[.:]\d\d|[12]\d[.:][0-5]\d|\d[.:]00")  # a time of day, not a length


def _line(reader: Reader, field: Field, cell: Value) -> str:
    return names.clean(text_of(cell))


def _prose(reader: Reader, field: Field, cell: Value) -> str:
    return names.clean_text(text_of(cell))


def _code(reader: Reader, field: Field, cell: Value) -> str:
    return reader.codes.read(field.list, text_of(cell), reader.language)


def _codes(reader: Reader, field: Field, cell: Value) -> tuple[str, ...]:
    """Several codes; one label may hold what else parts them."""
    text = text_of(cell)
    pieces = [piece for piece in re.split(r"[;,\n&]|\bdan\b", text) if piece.strip()]
    try:
        found = [reader.codes.read(field.list, piece, reader.language) for piece in pieces]
    except (errors.UnknownCode, errors.AmbiguousCode):
        if len(pieces) < 2:
            raise
        found = [reader.codes.read(field.list, text, reader.language)]
    return tuple(dict.fromkeys(found))


def _nik(reader: Reader, field: Field, cell: Value) -> str:
    if isinstance(cell, int | float):
        raise errors.NikAsNumber
    return identity.read_nik(text_of(cell), reader.told.today)


def _phone(reader: Reader, field: Field, cell: Value) -> str:
    """A number in a number cell has lost its 0."""
    return identity.read_phone(text_of(cell))


def _email(reader: Reader, field: Field, cell: Value) -> str:
    return identity.read_email(text_of(cell))


def _house(reader: Reader, field: Field, cell: Value) -> str:
    """RT or RW with its zeros: 003."""
    digits = re.sub(r"^(?:rt|rw)\W*", "", text_of(cell).strip(), flags=re.IGNORECASE)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 3):
        raise errors.UnreadableNumber(text=cite(digits))
    return digits.zfill(3)


def _rt_rw(reader: Reader, field: Field, cell: Value) -> tuple[str, str]:
    """``03/05``, ``RT 03 RW 05``."""
    found = re.fullmatch(
        r"\s*(?:rt)?\W*(\d{1,3})\s*(?:[-/,]|\s)\s*(?:rw)?\W*(\d{1,3})\s*",
        text_of(cell),
        re.IGNORECASE,
    )
    if found is None:
        raise errors.UnreadableNumber(text=cite(text_of(cell)))
    return found[1].zfill(3), found[2].zfill(3)


def _whole(reader: Reader, field: Field, cell: Value) -> int:
    return numbers.read_whole(_PEOPLE_WORDS.sub("", text_of(cell)))


def _rupiah(reader: Reader, field: Field, cell: Value) -> int:
    return numbers.read_rupiah(text_of(cell))


def _quantity(reader: Reader, field: Field, cell: Value) -> float:
    if (number := _figure(reader, cell)) is not None:
        return number
    return numbers.read_quantity(text_of(cell))


def _hours(reader: Reader, field: Field, cell: Value) -> int:
    """Minutes: hours as a number, ``2 jam``, ``1:30``, or from when to when. A mere time of day is
    no length."""
    if isinstance(cell, time):
        return _long_enough(cell.hour * 60 + cell.minute, text_of(cell))
    if (hours := _figure(reader, cell)) is not None:
        return _long_enough(round(hours * 60), text_of(cell))
    text = text_of(cell).strip()
    if found := _RANGE.fullmatch(text):
        begin, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
        return _long_enough(end - begin, text)
    if _CLOCK.fullmatch(text):
        raise errors.UnreadableHours(text=cite(text))
    return numbers.read_hours(text)


def _figure(reader: Reader, cell: Value) -> float | None:
    """A number cell above 0, or plain figures of a file of our own keys; else None."""
    if isinstance(cell, str) and reader.told.plain and re.fullmatch(r"\d+(?:\.\d+)?", cell):
        cell = float(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    if cell <= 0:
        raise errors.NotPositive(text=cite(text_of(cell)))
    return float(cell)


def _long_enough(minutes: int, text: str) -> int:
    if minutes < 1:
        raise errors.NotPositive(text=cite(text))
    if minutes > numbers.MOST_HOURS * 60:
        raise errors.TooManyHours(text=cite(text), limit=numbers.MOST_HOURS)
    return minutes


def _birth(reader: Reader, field: Field, cell: Value) -> tuple[str | None, str]:
    """``Bogor, 1 Juli 1985``: the place, None where it is missing, and the day."""
    text = text_of(cell)
    found = re.fullmatch(r"\s*([^\d,/]*[^\d,/\s])?\s*[,/]?\s*(\d.*)", text, re.DOTALL)
    if found is None:
        raise errors.UnreadableDate(text=cite(text))
    place = names.clean(found[1]) if found[1] else None
    return place, days.read_day(found[2], reader.told.today)


def _photos(reader: Reader, field: Field, cell: Value) -> tuple[str, ...]:
    """Paths as they stand there, each of a file that is there, seen from the sheet's folder.

    What names no file is a remark (ada, terlampir) or a link, and no photo.
    """
    typed = map(names.clean_path, _NEXT_PHOTO.split(text_of(cell)))
    files = tuple(dict.fromkeys(path for path in typed if _FILE.fullmatch(path)))
    for file in files:
        path = file if os.name == "nt" else file.replace("\\", "/")
        if not os.path.isfile(reader.told.folder / path):
            raise errors.PhotoNotThere(file=cite(file), folder=str(reader.told.folder))
    return files


READINGS: dict[str, Callable[[Reader, Field, Any], Any]] = {
    "uid": _line,
    "name": _line,
    "line": _line,
    "member": _line,
    "prose": _prose,
    "code": _code,
    "codes": _codes,
    "nik": _nik,
    "phone": _phone,
    "email": _email,
    "house": _house,
    "rt_rw": _rt_rw,
    "whole": _whole,
    "rupiah": _rupiah,
    "quantity": _quantity,
    "hours": _hours,
    "birth": _birth,
    "photos": _photos,
    "day": lambda reader, _, cell: days.read_day(cell, reader.told.today, reader.told.month),
    "birth_date": lambda reader, _, cell: days.read_day(cell, reader.told.today),
    "since": lambda reader, _, cell: days.read_since(cell, reader.told.today),
    "village": lambda reader, _, cell: reader.villages.village(text_of(cell)),
    "villages": lambda reader, _, cell: reader.villages.villages(
        text_of(cell), [piece for piece in re.split(r"[;,/\n&]|\bdan\b", text_of(cell)) if piece]
    ),
    "any_village": lambda reader, _, cell: reader.villages.anywhere(text_of(cell)),
    "workers": lambda reader, _, cell: reader.people.workers(text_of(cell)),
    "worker_numbers": lambda reader, _, cell: tuple(
        reader.people.worker(piece) for piece in pieces_of(text_of(cell))
    ),
}
