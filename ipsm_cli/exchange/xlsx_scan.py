"""An xlsx workbook measured: every member unpacked once, the sheets that will be read looked at."""

from __future__ import annotations

import posixpath
from array import array
from collections.abc import Callable
from xml.parsers import expat

from ipsm_cli.core.errors import FileDamaged, TooManyStrings
from ipsm_cli.exchange.sheet_scan import (
    Sheet,
    scan_exact,
    scan_fast,
    shared_volume,
    text_lengths,
)
from ipsm_cli.exchange.zipped import Zipped

_STRINGS = "xl/sharedstrings.xml"
_SEEN = ("", "visible")


def scan_xlsx(parts: Zipped, asked: str | None) -> dict[str, Sheet]:
    """Every visible worksheet by its name; the one asked for too when it is hidden.

    Raises FileDamaged where the workbook names a sheet that is not in it, and what ``Zipped`` and
    the scan of a sheet raise.
    """
    places = _places(parts)
    wanted = {place: name for name, (place, seen) in places.items() if seen or name == asked}
    texts = array("L")
    for member in sorted(parts.members, key=lambda name: name != _STRINGS):
        if member.endswith("sharedstrings.xml"):
            texts = text_lengths(parts.pieces(member), parts.file)
            if len(texts) > parts.limits.strings:
                raise TooManyStrings(file=parts.file, count=len(texts), limit=parts.limits.strings)
        elif member not in wanted:
            parts.measure(member)
    return {name: _scan(parts, place, texts) for place, name in wanted.items()}


def _scan(parts: Zipped, member: str, texts: array[int]) -> Sheet:
    """One sheet: quickly where it is written plainly and small, else tag by tag."""
    file, limits = parts.file, parts.limits
    found = scan_fast(parts.pieces(member), file)
    volume: int | None = None
    if not found.exact and found.rows * found.columns <= limits.cells:
        volume = found.shared * max(texts, default=0)
        if volume > limits.text:
            volume = shared_volume(parts.pieces(member), file, texts, found.shared)
    if volume is None:
        pieces = parts.pieces(member)
        return scan_exact(pieces, file, texts, limits.broken, found.hidden_rows)
    return Sheet(0, 0, volume, {}, found.hidden_rows)


def _places(parts: Zipped) -> dict[str, tuple[str, bool]]:
    """Each sheet's member and whether it is visible, by the sheet's name."""
    sheets: list[tuple[str, str, bool]] = []
    targets: dict[str, str] = {}

    def sheet(tag: str, values: dict[str, str]) -> None:
        if tag == "sheet":
            place = next((v for k, v in values.items() if k.endswith("id") and " " in k), "")
            sheets.append((values.get("name", ""), place, values.get("state", "") in _SEEN))

    def target(tag: str, values: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[values.get("Id", "")] = values.get("Target", "")

    _tags(parts, "xl/workbook.xml", sheet)
    _tags(parts, "xl/_rels/workbook.xml.rels", target)
    places = {
        name: (posixpath.normpath(posixpath.join("/xl", targets[place])).lower()[1:], seen)
        for name, place, seen in sheets
        if place in targets
    }
    members = {member for member, _ in places.values()}
    if not len(sheets) == len(places) == len(members) or not all(m in parts for m in members):
        raise FileDamaged(file=parts.file)
    return places


def _tags(parts: Zipped, member: str, take: Callable[[str, dict[str, str]], None]) -> None:
    """Every tag of a small member handed over, without its namespace."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, values: take(name.rpartition(" ")[2], values)
    try:
        parser.Parse(parts.read(member), True)
    except (expat.ExpatError, ValueError):
        raise FileDamaged(file=parts.file) from None
