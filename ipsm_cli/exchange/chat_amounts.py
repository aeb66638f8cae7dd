"""Numbers as messages write them: people, minutes and rupiah, each with how surely it was read."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ipsm_cli.core.errors import IpsmError
from ipsm_cli.core.numbers import read_hours, read_rupiah, read_whole

SURE, GUESS, MISSING = "sure", "guess", "missing"
MOST_PEOPLE = 100_000  # of one activity; more is a slip of the finger


class Entry(NamedTuple):
    """What was read for one field. ``why`` is a sentence key without ``word.why.``."""

    value: Any  # JSON-able; None where nothing was read
    how: str  # SURE, GUESS or MISSING
    why: str = ""
    text: str = ""  # as it stood in the message


class People(NamedTuple):
    total: Entry
    men: Entry
    women: Entry


NOT_WRITTEN = Entry(None, MISSING, "no_label")

_N = r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]\d)|(?<![\d.,])\d{1,7}(?![\d]|[.,]\d)"
_PERSONS = (
    r"orang|org|orng|oarng|ornag|jiwa|peserta|pst|warga|lansia|anak|balita|penerima|kpm|pm|ibu"
    r"|siswa|kader|pasien|relawan|anggota|ppks|odgj|disabilitas|difabel|psm|people|persons"
)
_THINGS = r"kk|paket|rumah|pohon|titik|kg|bungkus|dus|karung|unit|rt|rw|bibit|liter|meter|kali|buah"
_MAN = r"laki[- ]?laki|laki|lk|pria|bapak|l"
_WOMAN = r"perempuan|wanita|pr|prempuan|ibu-ibu|p"
_ABOUT = re.compile(r"±|\+/?-|\b(?:sekitar|sekira|kurang lebih|krg lbh|kira[- ]kira|kl|lebih)\b|~")
_RANGE = re.compile(r"\d\s*(?:-|–|s/?d|sampai)\s*\d")
_CLOCK = r"(\d{1,2})[.:](\d{2})\s*(?:wib|wita|wit)?"
_HOURS_FROM_TO = re.compile(
    rf"{_CLOCK}\s*(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?|hingga|smp)"
    rf"\s*(?:pukul|jam|pkl\.?)?\s*{_CLOCK}"
)
_LASTING = re.compile(r"\d+(?:[.,]\d+)? ?(?:jam|j|menit|mnt)\b(?: ?\d{1,2} ?(?:menit|mnt))?")
_MONEY = re.compile(r"(?:rp\.? ?)?\d[\d.]*(?:,\d+)?(?: ?(?:ribu|rb|juta|jt)\b)?")


def people(text: str) -> People:
    """``25 orang``, ``25 (L 10, P 15)``, ``L=10 P=15``; a total that is not told is their sum."""
    if not text:
        return People(NOT_WRITTEN, NOT_WRITTEN, NOT_WRITTEN)
    plain = text.lower().replace("\u2013", "-")
    men, women = _of_sex(plain, _MAN), _of_sex(plain, _WOMAN)
    rest = _without_sexes(plain)
    total = _total(rest, text)
    if men is None and women is None:
        return People(total, NOT_WRITTEN, NOT_WRITTEN)
    summed = (men or 0) + (women or 0)
    if total.value is None:
        total = Entry(summed, SURE, "", text)
    elif summed > total.value or (None not in (men, women) and summed != total.value):
        return People(total._replace(how=GUESS, why="sums_differ"), NOT_WRITTEN, NOT_WRITTEN)
    of_sex = [NOT_WRITTEN if n is None else Entry(n, SURE, "", text) for n in (men, women)]
    return People(total, *of_sex)


def people_in(text: str) -> Entry:
    """The one number of persons in a running text; MISSING where there are none or several."""
    found = {m[1] for m in re.finditer(rf"({_N})\s*(?:{_PERSONS})\b", text.lower())}
    number = _whole(found.pop()) if len(found) == 1 else None
    return NOT_WRITTEN if number is None else Entry(number, GUESS, "in_text", text)


def minutes(text: str, bare: bool) -> Entry:
    """How long: ``08.00 - 10.30``, ``2 jam``; with ``bare`` also ``2``, which else is a clock."""
    plain = " ".join(text.lower().split())
    if found := _HOURS_FROM_TO.search(plain):
        begin, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
        if 0 <= begin < end <= 24 * 60:
            return Entry(end - begin, SURE, "clock", text)
        return Entry(None, MISSING, "unreadable", text)
    lasting = _LASTING.search(plain)
    typed = lasting[0] if lasting else plain if bare else ""
    try:
        return Entry(read_hours(typed), SURE, "", text)
    except IpsmError:  # read as far as it can be; a person looks at every draft
        return Entry(None, MISSING, "unreadable", text)


def rupiah(text: str) -> Entry:
    """``Rp 150.000,-``, ``150rb``; the one sum of the text."""
    found = [m for m in _MONEY.findall(text.lower()) if m.strip()]
    if len(found) != 1:
        return Entry(None, MISSING, "several" if found else "unreadable", text)
    try:
        return Entry(read_rupiah(found[0].strip(" .")), SURE, "", text)
    except IpsmError:  # as above
        return Entry(None, MISSING, "unreadable", text)


def _total(plain: str, text: str) -> Entry:
    if _RANGE.search(plain):
        return Entry(None, MISSING, "range", text)
    counted = re.findall(rf"({_N})\s*(?:{_PERSONS})\b", plain)
    bare = re.findall(_N, plain)
    things = re.findall(rf"(?:{_N})\s*(?:{_THINGS})\b", plain)
    if len(counted) > 1 and len(set(counted)) > 1:
        return Entry(None, MISSING, "several", text)
    if not counted and things:
        return Entry(None, MISSING, "other_unit", text)
    if not counted and len(bare) != 1:
        return Entry(None, MISSING, "several" if bare else "unreadable", text)
    number = _whole((counted or bare)[0])
    if number is None:
        return Entry(None, MISSING, "unreadable", text)
    if _ABOUT.search(plain):
        return Entry(number, GUESS, "about", text)
    return Entry(number, SURE, "", text)


def _of_sex(plain: str, words: str) -> int | None:
    before = re.search(rf"(?<![a-z])(?:{words})\s*[:=.]?\s*({_N})", plain)
    after = re.search(rf"({_N})\s*(?:orang|org)?\s*(?:{words})(?![a-z])", plain)
    found = before or after
    return _whole(found[1]) if found else None


def _without_sexes(plain: str) -> str:
    for words in (_MAN, _WOMAN):
        plain = re.sub(
            rf"(?<![a-z])(?:{words})\s*[:=.]?\s*(?:{_N})(?:\s*(?:orang|org)\b)?", " ", plain
        )
        plain = re.sub(rf"(?:{_N})\s*(?:orang|org)?\s*(?:{words})(?![a-z])", " ", plain)
    return plain


def _whole(text: str) -> int | None:
    try:
        return read_whole(text, MOST_PEOPLE)
    except IpsmError:  # as above
        return None
