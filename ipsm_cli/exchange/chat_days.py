"""The day of a report, as messages write it: with its weekday, its hours, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ipsm_cli.core.dates import DAYS_BACK, WEEKDAY_WORDS, read_date
from ipsm_cli.core.errors import FutureDate, IpsmError, TwoDigitYear, WrongWeekday
from ipsm_cli.exchange.chat_amounts import GUESS, MISSING, NOT_WRITTEN, SURE, Entry

if TYPE_CHECKING:
    from ipsm_cli.exchange.chat import Message

_RECENT = 62  # days in which a year of two digits is this one without a doubt
_FIGURES = (
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)"
    r"|(?<!\d)\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d{2})(?![\d:])"
)
_NAMED = r"(?<!\d)\d{1,2} ?[-/.]? ?[A-Za-z]{3,9}\.?,? ?[-/]? ?(?:\d{4}|['’]?\d{2}(?![\d.:]))"
_MONTHS = "jan|feb|peb|mar|mrt|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec"
_NO_YEAR = rf"(?<!\d)\d{{1,2}} ?[-/.]? ?(?:{_MONTHS})[a-z]{{0,6}}"
_SHORT = r"(?<![\d.:])\d{1,2}[-/]\d{1,2}(?![\d.:/-])"
_WRITTEN = [re.compile(shape, re.IGNORECASE) for shape in (_FIGURES, _NAMED, _NO_YEAR, _SHORT)]
_SEVERAL = re.compile(r"\d ?(?:-|–|s/?d|sampai|dan|&|,) ?$", re.IGNORECASE)
_DAY_WORDS = {word for words in WEEKDAY_WORDS for word in words if len(word) > 3}
_HOURS = re.compile(r"\b(?:pukul|jam|pkl)\b.*|\d{1,2}[.:]\d{2}.*", re.IGNORECASE | re.DOTALL)


def read_day(message: Message, today: date) -> Entry:
    """The report's day (ISO), never one after ``today``; the day it was sent where it tells none.

    Words such as ``kemarin`` are counted from the day it was sent.
    """
    base = min(today, date.fromisoformat(message.sent_on)) if message.sent_on else today
    texts = [message.fields[key] for key in ("date", "day", "time") if message.fields.get(key)]
    for text in texts:
        if (found := _written(text, base, today)) is not None:
            return found
    for text in texts:
        if (found := _in_words(text, base, bool(message.sent_on))) is not None:
            return found
    if (found := _in_text(message.text, base, today)) is not None:
        return found
    text = "; ".join(texts)
    if message.sent_on:
        return Entry(base.isoformat(), GUESS, "sent_on", text)
    return Entry(None, MISSING, "unreadable", text) if text else NOT_WRITTEN


def _written(text: str, base: date, today: date) -> Entry | None:
    """A day in figures or with a named month."""
    for shape in _WRITTEN:
        for found in shape.finditer(text):
            day, why = _read(found[0], _weekday(text), base)
            if day is None:
                continue
            if day > today:
                return Entry(None, MISSING, "future", text)
            if _SEVERAL.search(text[: found.start()]):
                why = "several_days"
            return Entry(day.isoformat(), GUESS if why else SURE, why, text)
    return None


def _read(typed: str, weekday: str, base: date) -> tuple[date | None, str]:
    """The day and what makes it unsure."""
    typed = re.sub(r"\s*([-/.])\s*", r"\1", typed.replace("'", "").replace("’", ""))
    try:
        return read_date(f"{weekday} {typed}".strip(), base), ""
    except WrongWeekday:
        return _read(typed, "", base)[0], "weekday"
    except IpsmError as error:  # a person looks at every draft
        whole = re.sub(r"(?<=\D)(\d{2})$", r"20\1", typed)
        two_digits = isinstance(error, TwoDigitYear) or re.search(r"\D\d{2}$", typed)
        if not two_digits or whole == typed:
            return None, ""
        day, why = _read(whole, weekday, base)
        recent = day is not None and 0 <= (base - day).days <= _RECENT
        return day, why or ("" if recent else "two_digits")


def _weekday(text: str) -> str:
    words = re.findall(r"[a-z]+", text.lower().replace("'", "").replace("’", ""))
    return next((word for word in words if word in _DAY_WORDS), "")


def _in_words(text: str, base: date, is_sent: bool) -> Entry | None:
    """``kemarin``, ``senin``, ``3 hari lalu``, ``tgl 5``: a day counted from another."""
    for words in _spoken(text):
        try:
            day = read_date(words, base, future=False)
        except FutureDate:
            return Entry(None, MISSING, "future", text)
        except IpsmError:  # as above
            continue
        return Entry(day.isoformat(), GUESS, "sent_on" if is_sent else "received_on", text)
    return None


def _spoken(text: str) -> Iterator[str]:
    bare = _HOURS.sub("", text).strip(" ,.-")
    yield bare
    yield bare.partition(",")[0]
    yield from (words for words in DAYS_BACK if words in bare.lower())
    if re.fullmatch(r"\d{1,2}", bare):
        yield f"tgl {bare}"


def _in_text(text: str, base: date, today: date) -> Entry | None:
    """The one whole date that stands anywhere in the message."""
    days = set()
    for shape in _WRITTEN[:2]:
        for found in shape.finditer(text):
            day, _ = _read(found[0], "", base)
            if day is not None and day <= today:
                days.add(day)
    return Entry(days.pop().isoformat(), GUESS, "in_text", "") if len(days) == 1 else None
