"""What a receiver's paper or file holds, as data: sheets, columns, headings, the manner of csv."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite, clean

FORMS = ("xlsx", "html", "csv", "json")
DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")
TERM = "term"  # in place of a period: the board's term in office
_SPANS = ("month", "quarter", "semester", "year")
PERIODS = (*(f"last-{span}" for span in _SPANS), TERM, *(f"this-{span}" for span in _SPANS))
DECREE = "decree"  # the office that makes the decree
SIGNERS = ("chair", "secretary", "treasurer", DECREE)  # the board's as the positions name them
MOST_SHEETS, MOST_COLUMNS, MOST_CODES = 40, 100, 1000

Text = str | Mapping[str, str]  # as it stands, or by language


class Chosen(NamedTuple):
    """A column in its receiver's place: of the report (``key``), or one text in every row."""

    key: str | None
    heading: Text | None = None
    value: str | None = None  # in every row, where there is no key
    codes: Mapping[str, str] = {}  # never changed; the receiver's code by ours
    none: str | None = None  # written where nothing is known


class SheetOf(NamedTuple):
    """One report of a paper. ``filters`` are what the summary's options take, by their names."""

    report: str  # as ``reports.report`` takes it
    name: Text | None = None  # of the sheet; else that of the report
    title: Text | None = None
    columns: tuple[Chosen, ...] = ()  # all that paper shows where there is none
    filters: Mapping[str, str] = {}  # never changed
    landscape: bool | None = None  # None: as the columns need it
    chart: tuple[str, str] | None = None  # keys of the columns that name the bars and measure them
    only_when_rows: bool = False
    nik: bool = False  # one row a worker: the NIK stands after the name where it is asked for


class Dialect(NamedTuple):
    """How a receiver's program wants csv; without one it is as scripts want it."""

    delimiter: str = ","
    quote_all: bool = False
    crlf: bool = False
    encoding: str = ENCODINGS[0]
    headings: bool = True
    labels: bool = False  # what people read in place of codes and plain numbers


class ExportProfile(NamedTuple):
    """``built_in``: shipped, as data; its words are sentences of the program."""

    name: str
    sheets: tuple[SheetOf, ...]
    title: Text | None = None
    form: str = FORMS[0]
    period: str = PERIODS[0]
    monthly: bool = False
    letterhead: bool = True
    signatures: bool = True
    signing: tuple[str, ...] = SIGNERS[:2]  # who signs, from the left
    per_worker: str | None = None  # None, ``sheets`` or ``files``
    csv: Dialect | None = None
    built_in: bool = False


def read(name: str, told: Any, *, built_in: bool = False) -> ExportProfile:
    """The profile from what JSON holds. Raises UnknownProfilePart, BadProfileValue with the place.

    Whether its reports, columns and filters are there is asked of the register.
    """
    found = _members(told, "", _PROFILE)
    if not found.get("sheets"):
        raise errors.BadProfileValue(place="sheets", known=("[{…}]",))
    if found.get("per_worker") and found.get("form") in FORMS[2:]:
        raise errors.BadProfileValue(place="per_worker", known=FORMS[:2])
    return ExportProfile(name=name, built_in=built_in, **found)


def name_of(text: str) -> str:
    """The name as it is kept: letters, digits, ``-`` and ``_``. Raises BadProfileValue."""
    name = text.strip()
    plain = name.replace("-", "").replace("_", "")
    if not (plain.isascii() and plain.isalnum()) or name[:1] in "-_" or len(name) > 40:
        raise errors.BadProfileValue(place=f"name “{cite(text)}”", known=("a-z", "0-9", "-", "_"))
    return name


def in_language(text: Text, language: str) -> str:
    """The text of a language; without one, the first that there is."""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()))


# --- reading: each of these answers the value at a place or says what should stand there

_Read = Callable[[Any, str], Any]


def _line(told: Any, place: str, most: int = 200) -> str:
    if not (text := _filled(told, place, most)):
        raise errors.BadProfileValue(place=place, known=('"…"',))
    return text


def _filled(told: Any, place: str, most: int = 200) -> str:
    """A text that a cell holds; it may be empty."""
    if not isinstance(told, str):
        raise errors.BadProfileValue(place=place, known=('"…"',))
    return clean(told, most)


def _flag(told: Any, place: str) -> bool:
    if not isinstance(told, bool):
        raise errors.BadProfileValue(place=place, known=("true", "false"))
    return told


def _text(told: Any, place: str) -> Text:
    """One text, or one a language."""
    if not isinstance(told, dict):
        return _line(told, place)
    if not told:
        raise errors.BadProfileValue(place=place, known=('{"id": "…", "en": "…"}',))
    return {
        _line(language, place, 2): _line(text, f"{place}.{language}")
        for language, text in told.items()
    }


def _one_of(*known: str) -> _Read:
    def read_word(told: Any, place: str) -> str:
        if told not in known:
            raise errors.BadProfileValue(place=place, known=known)
        return str(told)

    return read_word


def _pairs(of: _Read, most: int) -> _Read:
    def read_pairs(told: Any, place: str) -> dict[str, Any]:
        if not isinstance(told, dict) or len(told) > most:
            raise errors.BadProfileValue(place=place, known=('{"…": "…"}',))
        return {_line(key, place): of(value, f"{place}.{cite(key)}") for key, value in told.items()}

    return read_pairs


def _several(of: _Read, most: int) -> _Read:
    def read_list(told: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(told, list) or len(told) > most:
            raise errors.BadProfileValue(place=place, known=("[…]",))
        return tuple(of(value, f"{place}[{at}]") for at, value in enumerate(told, 1))

    return read_list


def _column(told: Any, place: str) -> Chosen:
    """A key, or an object with a key or a value."""
    if isinstance(told, str):
        return Chosen(_line(told, place))
    found = _members(told, place, _COLUMN)
    if ("key" in found) == ("value" in found):
        raise errors.BadProfileValue(place=place, known=("key", "value"))
    return Chosen(found.pop("key", None), **found)


def _chart(told: Any, place: str) -> tuple[str, str]:
    found = _members(told, place, {"label": _line, "value": _line})
    if len(found) != 2:
        raise errors.BadProfileValue(place=place, known=('{"label": "…", "value": "…"}',))
    return found["label"], found["value"]


def _sheet(told: Any, place: str) -> SheetOf:
    found = _members(told, place, _SHEET)
    if "report" not in found:
        raise errors.BadProfileValue(place=f"{place}.report", known=('"…"',))
    keys = [column.key for column in found.get("columns", ()) if column.key]
    for key in keys:
        if keys.count(key) > 1:
            raise errors.BadProfileValue(place=f"{place}.columns", known=(key,))
    return SheetOf(**found)


def _dialect(told: Any, place: str) -> Dialect:
    return Dialect(**_members(told, place, _DIALECT))


def _members(told: Any, place: str, known: Mapping[str, _Read]) -> dict[str, Any]:
    """The members of an object, each read by its own reader."""
    if not isinstance(told, dict):
        raise errors.BadProfileValue(place=place or "{…}", known=("{…}",))
    found = {}
    for key, value in told.items():
        inside = f"{place}.{cite(key)}".lstrip(".")
        if key not in known:
            raise errors.UnknownProfilePart(place=inside, known=tuple(known))
        found[key] = known[key](value, inside)
    return found


_COLUMN: Mapping[str, _Read] = {
    "key": _line,
    "heading": _text,
    "value": _filled,
    "codes": _pairs(_filled, MOST_CODES),
    "none": _filled,
}
_SHEET: Mapping[str, _Read] = {
    "report": _line,
    "name": _text,
    "title": _text,
    "columns": _several(_column, MOST_COLUMNS),
    "filters": _pairs(_line, MOST_COLUMNS),
    "landscape": _flag,
    "chart": _chart,
    "only_when_rows": _flag,
    "nik": _flag,
}
_DIALECT: Mapping[str, _Read] = {
    "delimiter": _one_of(*DELIMITERS),
    "quote_all": _flag,
    "crlf": _flag,
    "encoding": _one_of(*ENCODINGS),
    "headings": _flag,
    "labels": _flag,
}
_PROFILE: Mapping[str, _Read] = {
    "title": _text,
    "form": _one_of(*FORMS),
    "period": _one_of(*PERIODS),
    "monthly": _flag,
    "letterhead": _flag,
    "signatures": _flag,
    "signing": _several(_one_of(*SIGNERS), len(SIGNERS)),
    "per_worker": _one_of("sheets", "files"),
    "csv": _dialect,
    "sheets": _several(_sheet, MOST_SHEETS),
}
