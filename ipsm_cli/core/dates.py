"""Dates as people type them, in Indonesian and English, read without guessing."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite

MONTH_WORDS = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb", "peb"),
    ("maret", "march", "mar", "mrt"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "ags", "agust", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
WEEKDAY_WORDS = (
    ("senin", "sen", "monday", "mon"),
    ("selasa", "sel", "tuesday", "tue", "tues"),
    ("rabu", "rab", "wednesday", "wed"),
    ("kamis", "kam", "thursday", "thu", "thur", "thurs"),
    ("jumat", "jum", "friday", "fri"),
    ("sabtu", "sab", "saturday", "sat"),
    ("minggu", "ahad", "min", "sunday", "sun"),
)
DAYS_BACK = {
    **dict.fromkeys(("hari ini", "today"), 0),
    **dict.fromkeys(("kemarin", "kemaren", "yesterday"), 1),
    **dict.fromkeys(("kemarin dulu", "kemarin lusa", "kemaren dulu"), 2),
    **dict.fromkeys(("day before yesterday", "the day before yesterday"), 2),
}
DAYS_IN_UNIT = {"hari": 1, "day": 1, "days": 1, "minggu": 7, "pekan": 7, "week": 7, "weeks": 7}
WEEK_OR_SUNDAY = "minggu"  # the same word in Indonesian

FIRST_YEAR, LAST_YEAR = 1900, 2199
_MONTH = {word: number for number, words in enumerate(MONTH_WORDS, 1) for word in words}
_WEEKDAY = {word: number for number, words in enumerate(WEEKDAY_WORDS) for word in words}
_LONGEST = 60  # characters of a typed date
_TH = "(?:st|nd|rd|th)?"


def read_date(text: str, today: date, future: bool = True) -> date:
    """The day a person means; one without a year is the latest such day up to ``today``.

    Reads ISO, day-first figures, named months (with a weekday before), and relative words. With
    ``future`` False a day after ``today`` is refused. Raises UnreadableDate (TwoDigitYear,
    WrongWeekday among them), AmbiguousDate with both readings, FutureDate.
    """
    day = _iso(text.strip()) or _said(plain(text), today, text)
    if day is None or day.year < FIRST_YEAR:
        raise errors.UnreadableDate(text=cite(text))
    if day > today and not future:
        raise errors.FutureDate(day=day.isoformat(), today=today.isoformat())
    return day


def read_since(text: str, today: date) -> str:
    """A beginning known as far as it is known: ``2019``, ``2019-03`` or ``2019-03-01``.

    Reads a year, a month (``2019-03``, ``03/2019``, ``Maret 2019``) or what ``read_date`` reads,
    and raises what it raises.
    """
    words = plain(text)
    if re.fullmatch("[0-9]{4}", words) and FIRST_YEAR <= int(words) <= LAST_YEAR:
        return words
    return month_in(text) or read_date(text, today).isoformat()


def first_day(since: str) -> str:
    """The first ISO day of ``2019``, ``2019-03`` or ``2019-03-01``."""
    return f"{since}-01-01"[:10]


def age_on(birth: str, day: str) -> int:
    """Whole years from one ISO day to another; who is born on 29 February turns on 1 March."""
    return int(day[:4]) - int(birth[:4]) - (day[5:] < birth[5:])


def month_in(text: str) -> str | None:
    """``2026-10`` from ``2026-10``, ``10/2026``, ``Oktober 2026`` or ``Okt 2026``, else None."""
    if _iso(f"{text}-01"):  # at once, as a day is
        return text
    words = plain(text)
    if found := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})", words):
        year, month = int(found[1]), int(found[2])
    elif found := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{4})", words):
        year, month = int(found[2]), int(found[1])
    elif found := re.fullmatch(r"([a-z]+)[ \-/]?([0-9]{4})", words):
        year, month = int(found[2]), _MONTH.get(found[1], 0)
    else:
        return None
    return f"{year}-{month:02}" if _day(year, month, 1) else None


def month_named(text: str) -> int:
    """The number of the month whose name or abbreviation stands alone, else 0."""
    return _MONTH.get(plain(text), 0)


def plain(text: str) -> str:
    """What was typed in small letters, single spaces, without commas; empty if it is no date."""
    text = text.replace("\u2019", "'")
    words = " ".join(text.lower().split())
    if not words.isascii() or len(words) > _LONGEST:
        return ""
    words = re.sub(r"(?<=[a-z])\.|,", " ", words.replace("'", ""))
    if re.fullmatch(
        "[0-9]*-?[a-z]+(-[a-z]+)+", words
    ):  # hari-ini, 3-hari-lalu: as periods are typed
        words = words.replace("-", " ")
    return re.sub(r" *([-/.]) *", r"\1", " ".join(words.split()))


def _day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    """``2026-11-23`` at once: the patterns of all other ways to say a day take 0.5 ms to make."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _said(words: str, today: date, text: str) -> date | None:
    return _relative(words, today) or _weekday(words, today, text) or _written(words, today, text)


def _relative(words: str, today: date) -> date | None:
    """``kemarin``, ``3 hari yang lalu``, ``2 weeks ago``, ``seminggu lalu``."""
    if words in DAYS_BACK:
        return today - timedelta(DAYS_BACK[words])
    units = "|".join(DAYS_IN_UNIT)
    shape = rf"(?:([1-9][0-9]{{0,3}}) ?|se|a )({units}) (?:(?:yang |yg )?lalu|ago)"
    found = re.fullmatch(shape, words)
    return found and today - timedelta(int(found[1] or 1) * DAYS_IN_UNIT[found[2]])


def _weekday(words: str, today: date, text: str) -> date | None:
    """``senin`` up to today, ``senin lalu`` before today; refused where that can be two days."""
    shape = r"(hari )?(last )?([a-z]+)( (?:yang |yg )?lalu| kemarin)?"
    found = re.fullmatch(shape, words)
    if found is None or found[3] not in _WEEKDAY or (found[2] and found[4]):
        return None
    week_ago = today - timedelta(7)
    back = (today.weekday() - _WEEKDAY[found[3]]) % 7
    if not found[2] and not found[4]:
        if back == 0:
            raise _two_readings(text, today, week_ago)
        return today - timedelta(back)
    day = today - timedelta(back or 7)
    if found[3] == WEEK_OR_SUNDAY and not found[1] and day != week_ago:
        raise _two_readings(text, day, week_ago)
    return day


def _two_readings(text: str, one: date, other: date) -> errors.AmbiguousDate:
    return errors.AmbiguousDate(text=cite(text), readings=(one.isoformat(), other.isoformat()))


def _written(words: str, today: date, text: str) -> date | None:
    """A date in figures or with a named month, after its weekday, ``tgl`` or ``on`` if any."""
    found = re.fullmatch(r"(?:hari )?([a-z]+)[ /](.+)", words)
    weekday = _WEEKDAY.get(found[1]) if found else None
    if found and weekday is not None:
        words = found[2]
    words = re.sub(r"^(?:pada |on )", "", words)
    bare = re.sub(r"^(?:tgl|tanggal|the) ?(?=[0-9])", "", words)
    if bare != words and (found := re.fullmatch(rf"([0-9]{{1,2}}){_TH}", bare)):
        day = _latest_in_any_month(int(found[1]), today)
    else:
        day = _figures(bare, today, text) or _named(bare, today, text)
    if day and weekday is not None and day.weekday() != weekday:
        raise errors.WrongWeekday(text=cite(text), date=day.isoformat())
    return day


def _figures(words: str, today: date, text: str) -> date | None:
    """``2026-11-23``, ``23/11/2026``, ``23.11.2026``, ``23/11``: day first unless ISO."""
    if found := re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", words):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := re.fullmatch(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})", words):
        if len(found[4]) == 2:
            _refuse_two_digits(int(found[1]), int(found[3]), int(found[4]), today, text)
        return _day(int(found[4]), int(found[3]), int(found[1]))
    if found := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})", words):
        return _latest(int(found[2]), int(found[1]), today)
    return None


def _named(words: str, today: date, text: str) -> date | None:
    """``23 Nov``, ``23-Nov-2026``, ``23rd November 2026``, ``November 23, 2026``."""
    shape = rf"([0-9]{{1,2}}){_TH}[ \-/]?([a-z]+)(?:[ \-/]?([0-9]{{4}}|[0-9]{{2}}))?"
    if found := re.fullmatch(shape, words):
        day, month, year = found[1], _MONTH.get(found[2], 0), found[3]
    elif found := re.fullmatch(rf"([a-z]+) ([0-9]{{1,2}}){_TH} ([0-9]{{4}})", words):
        day, month, year = found[2], _MONTH.get(found[1], 0), found[3]
    else:
        return None
    if month and year and len(year) == 2:
        raise errors.TwoDigitYear(text=cite(text))
    return _day(int(year), month, int(day)) if year else _latest(month, int(day), today)


def _latest(month: int, day: int, today: date) -> date | None:
    """The latest such day up to today; 29 February looks back eight years over 1900 and 2100."""
    days = (_day(today.year - back, month, day) for back in range(9))
    return next((found for found in days if found and found <= today), None)


def _latest_in_any_month(day: int, today: date) -> date | None:
    """The latest month that has such a day up to today."""
    months = (today.year * 12 + today.month - 1 - back for back in range(4))
    days = (_day(month // 12, month % 12 + 1, day) for month in months)
    return next((found for found in days if found and found <= today), None)


def _refuse_two_digits(day: int, month: int, year: int, today: date, text: str) -> None:
    """Two digits leave the century and often the order open: always refused."""
    century = 2000 if 2000 + year <= today.year else 1900
    one, other = _day(century + year, month, day), _day(century + year, day, month)
    if one and other and one != other:
        raise _two_readings(text, one, other)
    raise errors.TwoDigitYear(text=cite(text))
