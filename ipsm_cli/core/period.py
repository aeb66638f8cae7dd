"""Periods of a report: a month, quarter, half year, year, or a range of months."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.dates import FIRST_YEAR, LAST_YEAR, month_in, month_named, plain
from ipsm_cli.core.names import cite

MOST_MONTHS = 120  # ten years
RELATIVE_WORDS = {  # (months in the unit, how many units back)
    **dict.fromkeys(("bulan ini", "this month"), (1, 0)),
    **dict.fromkeys(("bulan lalu", "last month"), (1, 1)),
    **dict.fromkeys(("triwulan ini", "this quarter"), (3, 0)),
    **dict.fromkeys(("triwulan lalu", "last quarter"), (3, 1)),
    **dict.fromkeys(("semester ini", "this semester"), (6, 0)),
    **dict.fromkeys(("semester lalu", "last semester"), (6, 1)),
    **dict.fromkeys(("tahun ini", "this year"), (12, 0)),
    **dict.fromkeys(("tahun lalu", "last year"), (12, 1)),
}
PART_WORDS = {"q": 3, "tw": 3, "triwulan": 3, "s": 6, "semester": 6}  # months in each part


class Period(NamedTuple):
    """Whole months, ``first`` and ``last`` (``2026-10``) included."""

    name: str  # 2026-10, 2026-Q3, 2026-S1, 2026, 2026-01..2026-06
    first: str
    last: str

    def months(self) -> list[str]:
        """Every month of the period in order, as ``2026-10``."""
        return [_month(number) for number in range(_number(self.first), _number(self.last) + 1)]

    def first_day(self) -> str:
        """ISO date of the first day."""
        return f"{self.first}-01"

    def last_day(self) -> str:
        """ISO date of the last day."""
        after = date.fromisoformat(f"{_month(_number(self.last) + 1)}-01")
        return (after - timedelta(1)).isoformat()

    @property
    def is_month(self) -> bool:
        return self.first == self.last


def read_period(text: str, today: date, *, coming: bool = False) -> Period:
    """The period a person means: any canonical name, ``bulan-lalu``, ``Okt 2026``, ``10/2026``.

    A month's name alone is the newest such month that has begun; with ``coming``, where a month to
    come may be meant as well, it is refused. In a range the first one is the newest before the end;
    one that goes on (``jan..des`` in November) may be of this year or the last, and is refused.

    Raises UnreadablePeriod, AmbiguousPeriod, BackwardsPeriod for a range that ends before it
    begins, PeriodTooLong for more than ten years.
    """
    ends = text.split("..")
    if len(ends) > 2:
        raise errors.UnreadablePeriod(text=cite(text))
    one, other = (_read_one(end, today) for end in (ends[0], ends[-1]))
    if other is None:
        coming = coming or (one is None and _goes_on(ends[0], ends[-1], today))
        other = _without_year(ends[-1], today, one, coming)
    if one is None and other is not None and (month := month_named(ends[0])):
        one = _one_month(_month(_newest(month, _number(other.last))))
    if one is None or other is None:
        raise errors.UnreadablePeriod(text=cite(text))
    if len(ends) == 1:
        return one
    months = _number(other.last) - _number(one.first) + 1
    if months < 1:
        raise errors.BackwardsPeriod(first=one.first, last=other.last)
    if months > MOST_MONTHS:
        raise errors.PeriodTooLong(months=months, limit=MOST_MONTHS)
    return _range(_number(one.first), months)


def read_month(text: str, today: date, *, coming: bool = False) -> Period:
    """The one month that is meant, read as ``read_period`` does.

    Raises NotOneMonth for anything else, AmbiguousPeriod.
    """
    period = _read_one(text, today) or _without_year(text, today, None, coming)
    if period is None or not period.is_month:
        raise errors.NotOneMonth(text=cite(text))
    return period


def twelve_months_to(month: str) -> Period:
    """The twelve months that end with ``month``."""
    return _range(_number(month) - 11, 12)


def previous(period: Period) -> Period:
    """The period of the same length just before, named in the same way."""
    length = _number(period.last) - _number(period.first) + 1
    first = _number(period.first) - length
    if ".." in period.name:
        return _range(first, length)
    return _whole(first, length)


def months_between(earlier: str, later: str) -> int:
    """How many months ``later`` lies after ``earlier`` (``2026-10``)."""
    return _number(later) - _number(earlier)


def year_before(period: Period) -> Period:
    """The same months a year earlier, named in the same way."""
    earlier = [_month(_number(month) - 12) for month in (period.first, period.last)]
    if ".." in period.name:
        return Period("..".join(earlier), *earlier)
    return Period(f"{earlier[0][:4]}{period.name[4:]}", *earlier)


def _read_one(text: str, today: date) -> Period | None:
    """A period that is no range, or None."""
    if month := month_in(text):
        return _one_month(month)
    words = plain(text)
    if relative := RELATIVE_WORDS.get(words.replace("-", " ")):
        length, back = relative
        now = today.year * 12 + today.month - 1
        return _whole(now - now % length - back * length, length)
    if re.fullmatch("[0-9]{4}", words) and FIRST_YEAR <= int(words) <= LAST_YEAR:
        return _year(int(words))
    parts = "|".join(PART_WORDS)
    found = re.fullmatch(rf"([0-9]{{4}})[ -]?({parts}) ?([1-4])", words)
    if found is None and (turned := re.fullmatch(rf"(({parts}) ?[1-4])[ -]?([0-9]{{4}})", words)):
        return _read_one(f"{turned[3]} {turned[1]}", today)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    length = PART_WORDS[found[2]]
    return _part(int(found[1]), int(found[3]), length) if int(found[3]) * length <= 12 else None


def _without_year(text: str, today: date, after: Period | None, coming: bool) -> Period | None:
    """A month told by its name alone, or None; ``after`` is the beginning of its range, if dated.

    Raises AmbiguousPeriod.
    """
    if (month := month_named(text)) == 0:
        return None
    readings = {newest := _newest(month, today.year * 12 + today.month - 1)}
    if after is not None:
        nearest = _newest(month, _number(after.first) + 11)
        readings = {nearest, max(nearest, newest)}
    elif coming:
        readings.add(newest + 12)
    first, last = (_month(number) for number in (min(readings), max(readings)))
    if first != last:
        raise errors.AmbiguousPeriod(text=cite(text), first_month=first, last_month=last)
    return _one_month(first)


def _goes_on(first: str, last: str, today: date) -> bool:
    """Whether a range of months told without their years has begun and is not over."""
    begin, end = month_named(first), month_named(last)
    return begin > 0 and (today.month - begin) % 12 < (end - begin) % 12


def _newest(month: int, last: int) -> int:
    """The newest month of that number in the year (1 to 12) that is not after ``last``."""
    return last - (last + 1 - month) % 12


def _whole(first: int, length: int) -> Period:
    """The month, quarter, half year or year of that length that begins with ``first``."""
    if length == 12:
        return _year(first // 12)
    if length == 1:
        return _one_month(_month(first))
    return _part(first // 12, first % 12 // length + 1, length)


def _one_month(month: str) -> Period:
    return Period(month, month, month)


def _year(year: int) -> Period:
    return Period(f"{year}", f"{year}-01", f"{year}-12")


def _part(year: int, part: int, length: int) -> Period:
    """The quarter (3 months) or half year (6) of that number."""
    first = year * 12 + (part - 1) * length
    letter = "Q" if length == 3 else "S"
    return Period(f"{year}-{letter}{part}", _month(first), _month(first + length - 1))


def _range(first: int, months: int) -> Period:
    start, end = _month(first), _month(first + months - 1)
    return Period(f"{start}..{end}", start, end)


def _number(month: str) -> int:
    """Months since year 0, so that months can be counted."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
