"""Who of many people may be one person: names weighed with birth date, phone and duty villages.

A like name is needed, and something else that is the same; a different birth date, sex or NIK
speaks against it. ``pairs`` looks at those alone who share a phone, a birth date, or a village and
a word of the name, so that a register of any size is gone through in one sitting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ipsm_cli.codes import naming
from ipsm_cli.codes.spelling import loosen, small_words

LIKELY = 0.72  # from here on two are shown as one person, perhaps
_NAME_NEEDED = 0.6
_NAME = 0.65  # what two equal names weigh; the rest is added or taken away
_BIRTH_DATE, _NEAR_DATE, _OTHER_DATE = 0.25, 0.1, -0.3
_PHONE, _DESA = 0.2, 0.1
_OTHER_SEX, _OTHER_NIK = -0.3, -0.2
_OPENS = {"word.alike.birth_date", "word.alike.phone", "word.alike.desa"}  # what blocks are made of
_CROWD = (
    200  # of more who share a date or phone (1 January), those with a word in common are looked at
)

Apart = Collection[tuple[int, int]]  # numbers of two who are known to be different people


class Person(NamedTuple):
    """What is weighed of a person; ``number`` is 0 for one who is not in the register yet."""

    number: int
    name: str
    birth_date: str | None = None  # ISO
    phone: str | None = None  # +62…
    desas: tuple[str, ...] = ()  # codes of the villages on duty
    sex: str | None = None
    nik: str | None = None


class Near(NamedTuple):
    """Somebody who may be the person asked about; ``reasons`` are sentence keys, the name first."""

    number: int
    name: str
    score: float  # 0..1
    reasons: tuple[str, ...]


class Pair(NamedTuple):
    """Two who may be one person, the lower number first."""

    one: int
    other: int
    score: float  # 0..1
    reasons: tuple[str, ...]


def weigh(one: Person, other: Person) -> tuple[float, tuple[str, ...]] | None:
    """How surely two are one person (0..1) and why; None below LIKELY. Symmetric."""
    score, reasons = 0.0, []
    for points, reason in _shared(one, other):
        score += points
        if reason:
            reasons.append(reason)
    if score + _NAME < LIKELY or not _OPENS.intersection(reasons):
        return None
    least = max(_NAME_NEEDED, (LIKELY - score) / _NAME)
    alike = naming.compare(_read(one.name), _read(other.name), least)
    score += _NAME * alike.score
    if alike.score < _NAME_NEEDED or score < LIKELY:
        return None
    return min(1.0, round(score, 3)), (alike.reason, *reasons)


def near(person: Person, people: Iterable[Person], apart: Apart = ()) -> list[Near]:
    """Who of ``people`` may be the person, the likeliest first; those ``apart`` are left out.

    Only people who share the phone, the birth date or a village with the person need be given.
    """
    known = {_in_order(*two) for two in apart}
    found = [
        Near(other.number, other.name, *verdict)
        for other in people
        if other.number != person.number
        and _in_order(person.number, other.number) not in known
        and (verdict := weigh(person, other))
    ]
    return sorted(found, key=lambda one: (-one.score, one.number))


def pairs(people: Iterable[Person], apart: Apart = ()) -> list[Pair]:
    """All who may be one person, the likeliest first; those ``apart`` are left out."""
    by_number = {person.number: person for person in people}
    done = {_in_order(*two) for two in apart}
    found = []
    for block in _blocks(by_number.values()):
        for two in combinations(block, 2):
            if two in done:
                continue
            done.add(two)
            if verdict := weigh(by_number[two[0]], by_number[two[1]]):
                found.append(Pair(*two, *verdict))
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def _in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _shared(one: Person, other: Person) -> Iterator[tuple[float, str]]:
    """What speaks for one person and what against, the name apart: points and reason."""
    if one.birth_date and other.birth_date:
        if one.birth_date == other.birth_date:
            yield _BIRTH_DATE, "word.alike.birth_date"
        elif is_near_date(one.birth_date, other.birth_date):
            yield _NEAR_DATE, "word.alike.near_date"
        else:
            yield _OTHER_DATE, ""
    if one.phone and one.phone == other.phone:
        yield _PHONE, "word.alike.phone"
    if not set(one.desas).isdisjoint(other.desas):
        yield _DESA, "word.alike.desa"
    if one.sex and other.sex and one.sex != other.sex:
        yield _OTHER_SEX, ""
    if one.nik and other.nik and one.nik != other.nik:
        yield _OTHER_NIK, ""


def is_near_date(one: str, other: str) -> bool:
    """Whether two ISO dates differ by one digit or by day and month changed about."""
    if sum(a != b for a, b in zip(one, other, strict=False)) == 1:
        return True
    return one[:5] == other[:5] and (one[5:7], one[8:]) == (other[8:], other[5:7])


@lru_cache(maxsize=1 << 16)
def _read(name: str) -> naming.Name:
    return naming.read(name)


def _blocks(people: Iterable[Person]) -> Iterator[list[int]]:
    """Numbers, in order, of people who share a thing that may show them to be one."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    shared: defaultdict[str, list[Person]] = defaultdict(list)
    for person in sorted(people, key=lambda person: person.number):
        for value in filter(None, (person.phone, person.birth_date)):
            shared[value].append(person)
        for word in _telling_words(person.name):
            for desa in person.desas:
                blocks[(desa, word)].append(person.number)
    for value, some in shared.items():
        for person in some:
            words = _telling_words(person.name) if len(some) > _CROWD else ("",)
            for word in words:
                blocks[(value, word)].append(person.number)
    yield from (block for block in blocks.values() if len(block) > 1)


@lru_cache(maxsize=1 << 16)
def _telling_words(name: str) -> tuple[str, ...]:
    """The words of a name that say who it is, loosely as they sound; all where none does."""
    words = dict.fromkeys(_read(name).words)
    telling = [word for word in words if len(word) > 1 and word not in small_words().light]
    return tuple(dict.fromkeys(loosen(word) for word in telling or words))
