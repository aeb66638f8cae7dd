"""A region by what a person typed: a code, a name, or a piece of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ipsm_cli.codes.region_tree import (
    LENGTHS,
    LEVELS,
    Region,
    described,
    dotted,
    get,
    kind_of_village,
    scope,
    starting,
)
from ipsm_cli.core import errors

SHOWN = 10  # candidates named at most
FORMS = {"provinsi": "PP", "kabkota": "PP.KK", "kecamatan": "PP.KK.CC", "desa": "PP.KK.CC.DDDD"}
# What people write before a name: the level it tells, and the name's own first word or kinds.
SAID: dict[str, tuple[str, tuple[str, ...]]] = {
    "prov": ("provinsi", ()),
    "provinsi": ("provinsi", ()),
    "kab": ("kabkota", ("kabupaten",)),
    "kabupaten": ("kabkota", ("kabupaten",)),
    "kota": ("kabkota", ("kota",)),
    "kec": ("kecamatan", ()),
    "kecamatan": ("kecamatan", ()),
    "desa": ("desa", ("desa", "desa_adat")),
    "kel": ("desa", ("kelurahan",)),
    "kelurahan": ("desa", ("kelurahan",)),
}
BEFORE_NAMES = ("kabupaten administrasi ", "kota administrasi ", "kabupaten ", "kota ")


class _Asked(NamedTuple):
    """One way to take what was typed: the name, its level, and what the word before it told."""

    name: str
    level: str | None
    marks: tuple[str, ...] = ()


class _Hit(NamedTuple):
    """A region that answers, the better the smaller: 0 the name, 1 its beginning, 2 the beginning
    of a word, 3 any part; then 0 when the word before the name tells the same kind, else 1."""

    tier: int
    other_kind: int
    length: int
    code: str


def find(text: str, under: str = "", level: str | None = None, limit: int = 20) -> list[Region]:
    """The regions that answer to ``text``, the best first, then the larger, then by code.

    ``text`` is a code or its beginning (dots or none) or a name or a piece of one, with or without
    kab, kota, kec, desa, kel or prov before it. ``under`` is the code of the region to look in.
    """
    digits = _digits(text)
    if digits:
        found = starting(dotted(digits), limit if not (under or level) else 100_000)
        return [region for region in found if _fits(region, under, level)][:limit]
    return _regions(_hits(text, under, level)[:limit])


def read_region(text: str, level: str | None = None, under: str = "") -> Region:
    """The one region meant by ``text``, a whole code or a name as in ``find``.

    A whole name goes before names it is a piece of. Raises UnknownRegion, SimilarRegion,
    AmbiguousRegion; for a code also WrongRegionLevel, RegionOutside.
    """
    digits = _digits(text)
    if digits:
        return _read_code(text, dotted(digits), level, under)
    hits = _hits(text, under, level)
    best = [hit for hit in hits if hit[:2] == hits[0][:2]]
    if len(best) == 1:
        return _regions(best)[0]
    if best:
        shown = tuple(map(described, _regions(best[:SHOWN])))
        raise errors.AmbiguousRegion(text=text, count=len(best), candidates=shown)
    near = tuple(map(described, _near(text, under, level)))
    raise errors.SimilarRegion(text=text, near=near) if near else errors.UnknownRegion(text=text)


def _read_code(text: str, code: str, level: str | None, under: str) -> Region:
    region = get(code)
    if region is None:
        raise errors.UnknownRegion(text=text)
    if level and region.level != level:
        raise errors.WrongRegionLevel(region=described(region), form=FORMS[level])
    if not _fits(region, under, None):
        upper = get(under)
        raise errors.RegionOutside(
            region=described(region), under=described(upper) if upper else under
        )
    return region


def _digits(text: str) -> str:
    bare = text.strip().replace(".", "")
    return bare if bare.isascii() and bare.isdecimal() else ""


def _fits(region: Region, under: str, level: str | None) -> bool:
    return f"{region.code}.".startswith(f"{under}." if under else "") and (
        level is None or region.level == level
    )


def _regions(hits: list[_Hit]) -> list[Region]:
    return [region for hit in hits if (region := get(hit.code))]


def _hits(text: str, under: str, level: str | None) -> list[_Hit]:
    best: dict[str, _Hit] = {}
    for asked in _readings(text, level):
        for hit in _search(asked, _names(under)):
            best[hit.code] = min(hit, best.get(hit.code, hit))
    return sorted(best.values())


def _readings(text: str, level: str | None) -> Iterator[_Asked]:
    name = _plain(text)
    if not name:
        return
    yield _Asked(name, level)
    first, _, rest = name.partition(" ")
    if rest and first in SAID:
        told, marks = SAID[first]
        if level in (None, told):
            yield _Asked(rest, told, marks)


def _search(asked: _Asked, names: str) -> Iterator[_Hit]:
    length = LENGTHS[asked.level] if asked.level else 0
    place = names.find(asked.name)
    while place != -1:
        start = names.rfind("\n", 0, place) + 1
        split, end = names.index("\t", start), names.index("\n", place)
        if place > split and length in (0, split - start):
            hit = _judge(asked, names[start:split], names[split + 1 : end])
            if hit:
                yield hit
        place = names.find(asked.name, end if place > split else split)


def _judge(asked: _Asked, code: str, name: str) -> _Hit | None:
    level, bare, other_kind = LEVELS[len(code)], name, 0
    if level == "kabkota":
        if asked.marks and not name.startswith(asked.marks):
            return None
        bare = _bare(name)
    elif level == "desa" and asked.marks:
        other_kind = int(kind_of_village(code) not in asked.marks)
    if asked.name in (name, bare):
        tier = 0
    elif name.startswith(asked.name) or bare.startswith(asked.name):
        tier = 1
    else:
        tier = 2 if f" {asked.name}" in name else 3
    return _Hit(tier, other_kind, len(code), code)


def _near(text: str, under: str, level: str | None) -> list[Region]:
    """Up to three regions with a name much like ``text``; in a large scope only such as begin with
    the same two letters."""
    from difflib import get_close_matches  # 2 ms, only for this mistake

    large = len(under) < LENGTHS["kabkota"]
    near: list[Region] = []
    for asked in reversed(list(_readings(text, level))):
        codes: dict[str, list[str]] = {}
        for line in _names(under).splitlines():
            code, _, name = line.partition("\t")
            name = _bare(name) if len(code) == LENGTHS["kabkota"] else name
            if asked.level in (None, LEVELS[len(code)]) and (
                not large or name.startswith(asked.name[:2])
            ):
                codes.setdefault(name, []).append(code)
        for name in get_close_matches(asked.name, codes, n=3, cutoff=0.75):
            near += [region for code in codes[name] if (region := get(code)) and region not in near]
    return near[:3]


@lru_cache(maxsize=4)
def _names(under: str) -> str:
    """The lines ``code<tab>name`` in ``under`` with names as ``_plain`` writes them."""
    text = scope(under).decode().lower().replace(",", "\t")
    text = re.sub(r"\t(?<=\D\t)", " ", text)  # a comma in a name follows no digit
    text = re.sub(r"\.(?:(?=\D)|(?<=\D\.))", " ", text)  # a dot in a code stands between digits
    return _strip(text).replace(" \n", "\n").replace("\t ", "\t")


def _bare(name: str) -> str:
    """The name of a kabupaten or kota without that word."""
    before = next((word for word in BEFORE_NAMES if name.startswith(word)), "")
    return name[len(before) :]


def _plain(text: str) -> str:
    """Small letters and single spaces; no apostrophes; other marks count as a space."""
    return " ".join(_strip(text.lower().replace(".", " ")).split())


def _strip(text: str) -> str:
    for mark in "'\"’‘`":
        text = text.replace(mark, "")
    for mark in "-/(),*":
        text = text.replace(mark, " ")
    return re.sub(r"  +", " ", text)
