"""The regions of Indonesia by Kemendagri code: provinces down to desa and kelurahan.

``region_data/regions.csv`` is sorted by the text of the code, so a region is followed by all that
lies in it: everything in 32.01 stands between ``32.01.`` and ``32.01/``, the slash being the
character after the dot. A place in the file is found by halving; the file is never parsed whole.
"""

import os
from functools import cache
from typing import NamedTuple

FILE = os.path.join(os.path.dirname(__file__), "region_data", "regions.csv")
LENGTHS = {"provinsi": 2, "kabkota": 5, "kecamatan": 8, "desa": 13}  # characters of a code
LEVELS = {length: level for level, length in LENGTHS.items()}
VILLAGES = {
    "1": "kelurahan",
    "2": "desa",
    "3": "desa_adat",
}  # by the first digit after the kecamatan


class Region(NamedTuple):
    """A region: its dotted code (32.01.02.2001) and its name."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """provinsi, kabkota, kecamatan or desa (a kelurahan too)."""
        return LEVELS[len(self.code)]

    @property
    def parent(self) -> str | None:
        """The code of the region it lies in, None for a province."""
        return self.code.rpartition(".")[0] or None


def get(code: str) -> Region | None:
    """The region of a dotted code, or None."""
    place = _place(code)
    if place == len(_data()):
        return None
    region = _region(place)
    return region if region.code == code else None


def exists(code: str) -> bool:
    """Whether the dotted code stands in the list."""
    return get(code) is not None


def children(code: str | None) -> list[Region]:
    """The regions directly in ``code``, by code; the provinces for None."""
    place, end = _inside(code or "")
    found = []
    while place < end:
        found.append(_region(place))
        place = _place(found[-1].code + "/")
    return found


def within(code: str) -> list[Region]:
    """All desa and kelurahan in ``code``, by code; itself for a village; all there are for ""."""
    if len(code) == LENGTHS["desa"]:
        region = get(code)
        return [region] if region else []
    place, end = _inside(code)
    found = []
    while place < end:
        region = _region(place)
        if len(region.code) == LENGTHS["desa"]:
            found.append(region)
        place = _next(place)
    return found


def path(code: str) -> list[Region]:
    """The regions from the province down to ``code``; those of them that exist."""
    parts = code.split(".")
    found = (get(".".join(parts[: count + 1])) for count in range(len(parts)))
    return [region for region in found if region]


def dotted(digits: str) -> str:
    """``3201022001`` as 32.01.02.2001; a code with dots stays as it is, a shorter one is cut where
    its digits end."""
    bare = digits.replace(".", "")
    return ".".join(part for part in (bare[:2], bare[2:4], bare[4:6], bare[6:]) if part)


def kind_of_village(code: str) -> str | None:
    """kelurahan, desa or desa_adat, by the code of a village (Permendagri 58/2021); else None."""
    return VILLAGES.get(code[9]) if len(code) == LENGTHS["desa"] else None


def nik_region_known(six_digits: str) -> bool:
    """Whether a NIK's first six digits name a kecamatan of the list; retired ones do not."""
    return len(six_digits) == 6 and exists(dotted(six_digits))


def described(region: Region) -> str:
    """``32.01.01.1006 Cibinong (Cibinong, Kabupaten Bogor)``: code, name and where it lies."""
    above = [upper.name for upper in path(region.code)[:-1]]
    if len(above) > 1:
        above = above[1:]  # the kabupaten tells the province
    where = ", ".join(reversed(above))
    return f"{region.code} {region.name} ({where})" if where else f"{region.code} {region.name}"


def scope(code: str) -> bytes:
    """The file's lines of ``code`` and all that lies in it; all lines for ""."""
    start, end = (_place(code), _place(code + "/")) if code else _inside("")
    return _data()[start:end]


def starting(code: str, limit: int) -> list[Region]:
    """The first ``limit`` regions whose dotted code begins with ``code``, by code."""
    place, found = _place(code), list[Region]()
    while place < len(_data()) and len(found) < limit:
        region = _region(place)
        if not region.code.startswith(code):
            break
        found.append(region)
        place = _next(place)
    return found


@cache
def _data() -> bytes:
    with open(FILE, "rb") as file:
        return file.read()


def _inside(code: str) -> tuple[int, int]:
    return (_place(code + "."), _place(code + "/")) if code else (_place("0"), len(_data()))


def _place(code: str) -> int:
    """Where the first line stands whose code is not before ``code``; the file's length if none."""
    data, wanted = _data(), code.encode(errors="replace")
    low, high = _next(0), len(data)  # after the heading
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2) + 1
        if data[start : data.index(b",", start)] < wanted:
            low = _next(start)
        else:
            high = start
    return low


def _next(place: int) -> int:
    return _data().index(b"\n", place) + 1


def _region(place: int) -> Region:
    return read_line(_data()[place : _next(place) - 1].decode())


def read_line(line: str) -> Region:
    """One line of the file; a name in quotes has its own quotes doubled, as CSV has them."""
    code, _, name = line.partition(",")
    return Region(code, name[1:-1].replace('""', '"') if name.startswith('"') else name)
