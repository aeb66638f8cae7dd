"""A day as a sheet writes it: a date cell, or text that leaves nothing to guess."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ipsm_cli.core import dates, errors
from ipsm_cli.core.names import cite
from ipsm_cli.exchange.said import text_of

if TYPE_CHECKING:
    from ipsm_cli.exchange.foreign import Value

_SERIAL_ZERO = date(1899, 12, 30)  # what Excel counts days from, with its leap year 1900
_SERIALS = (7_306, 73_051)  # 1920 to 2100
_CLOCK = re.compile(
    r"[T,;]?\s*(?:pukul|jam|pkl\.?)?\s*[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9](?:\.0+)?)?"
    r"(?:\s*(?:wib|wita|wit))?\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_TWO_DIGITS = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2}(?!\d)|[a-z]\W{0,2}\d{2}\W*$")
_DAY_MONTH = re.compile(r"(?:^|\s)(\d{1,2})\s*([-/.])\s*(\d{1,2})$")
_BARE_DAY = re.compile(r"(?:[a-z'’]+\W+)?(?:tgl\.?|tanggal)?\s*(\d{1,2})$")


def read_day(cell: Value, today: date, month: str = "") -> str:
    """ISO day. ``month`` (2026-03) stands over the table and completes a day without one.

    Raises SerialDate (a number that may be a day, in a cell that is none), DateWithoutYear,
    DateOutsideMonth, FutureDate, and what ``core.dates.read_date`` raises.
    """
    day = _day(cell, today, month)
    if day > today:
        raise errors.FutureDate(day=day.isoformat(), today=today.isoformat())
    if month and day.isoformat()[:7] != month:
        raise errors.DateOutsideMonth(day=day.isoformat(), month=month)
    return day.isoformat()


def read_since(cell: Value, today: date) -> str:
    """A beginning as precise as it is known: ``2019``, ``2019-03`` or ``2019-03-01``."""
    if isinstance(cell, int | float) and cell == int(cell) and 1900 <= cell <= today.year:
        return str(int(cell))
    text = text_of(cell).strip()
    if re.fullmatch(r"\d{4}", text) or dates.month_in(text):
        return dates.read_since(text, today)
    return read_day(cell, today)


def month_of(cell: Value) -> str:
    """``2026-03`` from the line above a table, "" where it tells no month with its year."""
    if isinstance(cell, date):
        return cell.isoformat()[:7]
    text = text_of(cell).strip()
    return dates.month_in(re.sub(r"^(?:bulan|periode)\b\W*", "", text, flags=re.IGNORECASE)) or ""


def _day(cell: Value, today: date, month: str) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell).strip()
    if re.fullmatch(r"\d{4,5}(?:[.,]\d+)?", text):
        _refuse_serial(text)
    bare = _CLOCK.sub("", text) if _CLOCK.search(text) and _YEAR.search(text) else text
    return dates.read_date(_completed(bare, month), today)


def _refuse_serial(text: str) -> None:
    serial = int(float(text.replace(",", ".")))
    if _SERIALS[0] <= serial <= _SERIALS[1]:
        guess = (_SERIAL_ZERO + timedelta(serial)).isoformat()
        raise errors.SerialDate(text=text, guess=guess)
    raise errors.UnreadableDate(text=cite(text))


def _completed(text: str, month: str) -> str:
    """The text with its year, from the month above the table where it has none itself.

    Text without any year is never read by the day of the import. Raises DateWithoutYear.
    """
    words = text.lower()
    if _YEAR.search(words) or _TWO_DIGITS.search(words):
        return text
    if month and (found := _BARE_DAY.fullmatch(words)):
        weekday = words[: found.start(1)].removesuffix("tgl ").strip(" ,")
        return f"{weekday} {month}-{int(found[1]):02}".strip()
    if month and (found := _DAY_MONTH.search(words)):
        return f"{text}{found[2]}{month[:4]}"
    if month and re.search(r"[a-z]", words) and re.search(r"\d", words):
        return f"{text} {month[:4]}"
    raise errors.DateWithoutYear(text=cite(text))
