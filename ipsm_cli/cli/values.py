"""Words to values: one function for each kind of thing that a person types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import dates, errors, identity, names, numbers
from ipsm_cli.core.period import Period, read_period
from ipsm_cli.core.records import Part, Served
from ipsm_cli.text import LANGUAGES

Read = Callable[[Desk, str], Any]

NOTHING = ("", "-")  # typed for "take it out"
LAST_DUE_DAY = 28


def line(desk: Desk, text: str) -> str:
    """One line of text, cleaned."""
    return names.clean(text)


def prose(desk: Desk, text: str) -> str:
    """Some lines of text, cleaned."""
    return names.clean_text(text)


def code(list_name: str) -> Read:
    """A code of a list: by code, label, synonym or the beginning of one."""
    return lambda desk, text: desk.codes.read(list_name, text, desk.language)


def day(desk: Desk, text: str) -> str:
    """ISO date."""
    return dates.read_date(text, desk.today).isoformat()


def past_day(desk: Desk, text: str) -> str:
    """ISO date up to today. Raises FutureDate."""
    return dates.read_date(text, desk.today, future=False).isoformat()


def period(desk: Desk, text: str) -> Period:
    """A month, quarter, half year, year or range of months."""
    return read_period(text, desk.today)


def coming_period(desk: Desk, text: str) -> Period:
    """A period that may as well be one to come. Raises AmbiguousPeriod for a month's name alone."""
    return read_period(text, desk.today, coming=True)


def since(desk: Desk, text: str) -> str:
    """A beginning known by year, month or day."""
    return dates.read_since(text, desk.today)


def nik(desk: Desk, text: str) -> str:
    return identity.read_nik(text, desk.today)


def phone(desk: Desk, text: str) -> str:
    return identity.read_phone(text)


def email(desk: Desk, text: str) -> str:
    return identity.read_email(text)


def village(desk: Desk, text: str) -> str:
    """A village of the branch's own area, by code or name."""
    from ipsm_cli.reports import find  # the search is not needed by most commands

    return find.village_code(desk.db, text)


def any_village(desk: Desk, text: str) -> str:
    """A village anywhere: one of the branch's by name, another by its code."""
    if text.strip()[:1].isdigit():
        from ipsm_cli.codes.region_search import read_region  # reads the regions' file, 2 MB

        return read_region(text, "desa").code
    return village(desk, text)


def region(desk: Desk, text: str) -> str | None:
    """The code of a branch's region at the level told before; None at a level without region."""
    from ipsm_cli.codes.region_search import read_region  # reads the regions' file, 2 MB
    from ipsm_cli.codes.region_tree import LENGTHS

    typed = desk.told.get("level")
    level = desk.codes.read("level", typed, desk.language) if typed else None
    if level is not None and level not in LENGTHS:
        return None
    return read_region(text, level).code


def letterhead(desk: Desk, text: str) -> str:
    """Lines of a letterhead; ``|`` parts them where a line end cannot be typed."""
    lines = names.clean_text(text.replace("|", "\n")).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def house_number(desk: Desk, text: str) -> str:
    """RT or RW: one to three digits, stored with its zeros as 003."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 3):
        raise errors.UnreadableNumber(text=names.cite(text))
    return digits.zfill(3)


def whole(desk: Desk, text: str) -> int:
    return numbers.read_whole(text)


def due_day(desk: Desk, text: str) -> int:
    """A day that every month has."""
    if (day := numbers.read_whole(text, most=LAST_DUE_DAY)) == 0:
        raise errors.NotPositive(text=names.cite(text))
    return day


def rupiah(desk: Desk, text: str) -> int:
    return numbers.read_rupiah(text)


def minutes(desk: Desk, text: str) -> int:
    return numbers.read_hours(text)


def quantity(desk: Desk, text: str) -> float:
    return numbers.read_quantity(text)


def new_code(desk: Desk, text: str) -> str:
    """A code that a branch makes: capital letters and digits, two to twelve, a letter first."""
    made = text.strip().upper()
    if not (2 <= len(made) <= 12 and made.isascii() and made.isalnum() and made[0].isalpha()):
        raise errors.UnreadableCode(text=names.cite(text))
    return made


def account(desk: Desk, text: str) -> str:
    """A bank account: 5 to 20 digits, typed with or without spaces, dots and dashes."""
    digits = "".join(text.replace("-", " ").replace(".", " ").split())
    if not (digits.isascii() and digits.isdigit() and 5 <= len(digits) <= 20):
        raise errors.AccountShape
    return digits


def span(desk: Desk, text: str) -> int:
    """Days ahead: ``6m`` (months of 30.5 days), ``90d``, ``1y``, ``6 bulan``, or a bare number."""
    typed = text.strip().lower()
    unit = typed.lstrip("0123456789")
    count, unit = typed[: len(typed) - len(unit)], unit.strip()
    if not count or len(count) > 5 or unit not in _SPANS:
        raise errors.UnreadableSpan(text=names.cite(text))
    if (days := round(int(count) * _SPANS[unit])) > _LONGEST:
        raise errors.UnreadableSpan(text=names.cite(text))
    return days


# days in what is typed after the count
_SPANS = {
    **dict.fromkeys(("", "d", "h", "day", "days", "hari"), 1),
    **dict.fromkeys(("w", "week", "weeks", "minggu"), 7),
    **dict.fromkeys(("m", "b", "month", "months", "bln", "bulan"), 30.5),
    **dict.fromkeys(("y", "t", "year", "years", "thn", "tahun"), 365.25),
}
_LONGEST = 36_525  # a hundred years


def language(desk: Desk, text: str) -> str:
    """``id`` or ``en``. Raises UnknownLanguage."""
    if text.strip().lower() not in LANGUAGES:
        raise errors.UnknownLanguage(text=names.cite(text), languages=LANGUAGES)
    return text.strip().lower()


def worker(desk: Desk, text: str) -> int:
    """A worker's number, from whatever names her."""
    from ipsm_cli.reports import find  # the search is not needed by most commands

    return find.worker_number(desk.db, text)


def activity(desk: Desk, text: str) -> int:
    from ipsm_cli.reports import find  # the search is not needed by most commands

    return find.activity_number(desk.db, text)


def taking_part(desk: Desk, text: str) -> Part:
    """``siti`` or ``siti:peserta``; the part is empty where none is typed."""
    named, _, role = text.rpartition(":") if ":" in text else (text, "", "")
    part = desk.codes.read("part", role, desk.language) if role.strip() else ""
    return Part(worker(desk, named), part)


def serving_part(desk: Desk, text: str) -> Part:
    """As ``taking_part``, of one who served on the day told before.

    A form says so while it is filled in, the deed would only say it at the end.
    """
    from ipsm_cli.records import service  # only a form looks ahead

    part = taking_part(desk, text)
    told = desk.told.get("date")
    then = day(desk, told) if told else desk.today.isoformat()
    if not service.active_on(desk.db, part.worker, then):
        raise errors.NotActiveThen(number=part.worker, name=desk.name(part.worker), day=then)
    return part


def parts(desk: Desk, typed: list[str]) -> list[Part]:
    """Those who take part; the first named leads, the others stand by, unless they are told."""
    roles = [code.code for code in desk.codes.all("part")]
    found = [taking_part(desk, text) for text in typed]
    return [Part(who, part or roles[min(place, 1)]) for place, (who, part) in enumerate(found)]


def served(desk: Desk, text: str) -> Served:
    """``PPKS:SEX:AGE=COUNT``; each of the three may be empty: ``08:P:60+=12``, ``:L:=10``."""
    what, equals, count = text.rpartition("=")
    pieces = what.split(":")
    if not equals or len(pieces) > 3:
        raise errors.UnreadableCount(text=names.cite(text))
    lists = ("ppks", "sex", "age_band")
    known = [
        desk.codes.read(name, piece, desk.language) if piece.strip() else ""
        for name, piece in zip(lists, [*pieces, "", ""][:3], strict=True)
    ]
    return Served(known[0], known[1], known[2], whole(desk, count))
