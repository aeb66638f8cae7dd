"""Numbers as people type them: counts, rupiah, hours and quantities, Indonesian or plain."""

from __future__ import annotations

import re

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite

MONEY_UNITS = {
    **dict.fromkeys(("ribu", "rb", "thousand"), 1_000),
    **dict.fromkeys(("juta", "jt", "million"), 1_000_000),
    **dict.fromkeys(("miliar", "milyar", "billion"), 1_000_000_000),
}
HOUR_WORDS = ("jam", "j", "h", "hr", "hrs", "hour", "hours")
MINUTE_WORDS = ("menit", "mnt", "m", "min", "mins", "minute", "minutes")
MOST_HOURS = 24 * 31  # one activity fills a month at most

_LONGEST = 30  # characters; nothing longer is a number of a branch


def read_whole(text: str, most: int = 1_000_000) -> int:
    """A count from 0 to ``most``: ``25``, ``1.250``, ``1 250``, ``1.250.000``, ``1,250,000``.

    ``1,250`` could be one and a quarter and is refused. Raises UnreadableNumber, NegativeNumber,
    TooLarge.
    """
    typed = " ".join(text.split())
    number = _decimal(typed)
    if number is None or number[1]:
        raise _unreadable(
            typed, text, errors.UnreadableNumber(text=cite(text)), errors.NegativeNumber
        )
    return _at_most(number[0], most, text)


def read_rupiah(text: str, most: int = 1_000_000_000_000) -> int:
    """Whole rupiah: ``1250000``, ``Rp 1.250.000,-``, ``Rp1.250.000,00``, ``1,5 juta``, ``500rb``.

    Raises UnreadableMoney, NegativeNumber, TooLarge.
    """
    typed = re.sub(r"^(?:rp|idr)\b\.? ?|^rp(?=[0-9-])", "", " ".join(text.lower().split()))
    bare = re.sub(r"(?:,|,?\.)-+$", "", typed)
    words = "|".join(MONEY_UNITS)
    shape = re.fullmatch(rf"([0-9., ]*[0-9]) ?({words})?", bare)
    number = _decimal(shape[1]) if shape else None
    if shape is None or number is None:
        raise _unreadable(
            typed, text, errors.UnreadableMoney(text=cite(text)), errors.NegativeNumber
        )
    digits, places = number
    rupiah, rest = divmod(digits * MONEY_UNITS.get(shape[2], 1), _ten_to(places))
    if rest:
        raise errors.UnreadableMoney(text=cite(text))
    return _at_most(rupiah, most, text)


def read_hours(text: str) -> int:
    """Minutes, from 1 to 31 days: ``2``, ``1,5``, ``2 jam``, ``90 menit``, ``2j30m``, ``1:30``.

    ``1.30`` could be 1:30 or 1:18 and is refused. Raises UnreadableHours, AmbiguousHours,
    UnevenMinutes, NotPositive, TooManyHours.
    """
    minutes = _minutes(" ".join(text.lower().split()), text)
    if minutes < 1:
        raise errors.NotPositive(text=cite(text))
    if minutes > MOST_HOURS * 60:
        raise errors.TooManyHours(text=cite(text), limit=MOST_HOURS)
    return minutes


def _minutes(typed: str, text: str) -> int:
    hours, minutes = "|".join(HOUR_WORDS), "|".join(MINUTE_WORDS)
    if found := re.fullmatch(rf"([0-9]{{1,6}}) ?(?:{minutes})", typed):
        return int(found[1])
    if found := re.fullmatch(rf"([0-9]{{1,4}}):([0-5][0-9])(?: ?(?:{hours}))?", typed):
        return int(found[1]) * 60 + int(found[2])
    parts = rf"([0-9]{{1,4}}) ?(?:{hours}) ?([0-5]?[0-9]) ?(?:{minutes})?"
    if found := re.fullmatch(parts, typed):
        return int(found[1]) * 60 + int(found[2])
    found = re.fullmatch(rf"([0-9.,]+) ?(?:{hours})?", typed)
    number = _decimal(found[1]) if found else None
    if found is None or number is None:
        raise _unreadable(typed, text, errors.UnreadableHours(text=cite(text)), errors.NotPositive)
    whole, rest = divmod(number[0] * 60, _ten_to(number[1]))
    if rest:
        raise errors.UnevenMinutes(text=cite(text))
    clock = re.fullmatch(r"([0-9]+)\.([0-5][0-9])", found[1])
    if clock and clock[2] != "00":  # 1.30 is also how a clock is written
        readings = (f"{int(clock[1])}:{clock[2]}", f"{whole // 60}:{whole % 60:02}")
        raise errors.AmbiguousHours(text=cite(text), readings=readings)
    return whole


def read_quantity(text: str, most: int = 1_000_000_000) -> float:
    """A number above 0: ``2``, ``1,5``, ``1.5``, ``0,250``; ``1.250`` is 1250, ``1,250`` refused.

    Raises UnreadableNumber, NotPositive, TooLarge.
    """
    typed = " ".join(text.split())
    number = _decimal(typed)
    if number is None:
        raise _unreadable(typed, text, errors.UnreadableNumber(text=cite(text)), errors.NotPositive)
    digits, places = number
    if digits == 0:
        raise errors.NotPositive(text=cite(text))
    if digits > most * 10**places:
        raise errors.TooLarge(text=cite(text), limit=most)
    return digits / 10**places if places else float(digits)


def _decimal(typed: str) -> tuple[int, int] | None:
    """All digits as one number and how many of them are decimals; None where it cannot be read."""
    if len(typed) > _LONGEST:
        return None
    if re.fullmatch(r"[0-9]+", typed) or re.fullmatch(r"[1-9][0-9]{0,2}(?: [0-9]{3})+", typed):
        return int(typed.replace(" ", "")), 0
    group = "[1-9][0-9]{0,2}"
    if re.fullmatch(rf"{group}(?:\.[0-9]{{3}})+(?:,[0-9]+)?", typed):  # Indonesian thousands
        decimals = typed.partition(",")[2]
    elif re.fullmatch(rf"{group},[0-9]{{3}}", typed):  # thousands in English, or a fraction
        return None
    elif re.fullmatch(rf"{group}(?:,[0-9]{{3}})+(?:\.[0-9]+)?", typed):  # English thousands
        decimals = typed.partition(".")[2]
    elif re.fullmatch(r"[0-9]+[.,][0-9]+", typed):
        decimals = re.split("[.,]", typed)[1]
    else:
        return None
    return int(re.sub("[^0-9]", "", typed)), len(decimals)


def _ten_to(places: int) -> int:
    return int("1" + "0" * places)


def _unreadable(
    typed: str, text: str, error: errors.IpsmError, below: type[errors.IpsmError]
) -> errors.IpsmError:
    """The refusal of a text that is no number: ``below`` when it is one under zero."""
    negative = typed[:1] in ("-", "\u2212") and typed[1:].strip()[:1].isdigit()
    return below(text=cite(text)) if negative else error


def _at_most(number: int, most: int, text: str) -> int:
    if number > most:
        raise errors.TooLarge(text=cite(text), limit=most)
    return number
