"""Where the table lies in a foreign file: its sheet, the row of headings, which column is what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.exchange import headings
from ipsm_cli.exchange.headings import LEFT, SKIP, plain
from ipsm_cli.exchange.said import is_blank

if TYPE_CHECKING:
    from ipsm_cli.exchange.foreign import Grid, Value

DEEPEST = 60  # rows above which the headings stand
_LEAST = 2  # headings that make a row of headings; so many times more make the one meant
_SHOWN = 20  # headings named in a refusal

Row = Sequence["Value"]


class Head(NamedTuple):
    """A column's place (from 0) and the words over it."""

    place: int
    heading: str


class Layout(NamedTuple):
    """``columns`` by field; ``unknown`` are headings that no field takes. ``heading_row`` is the
    sheet's own number of the (last) row of headings; ``top`` is the place in the grid of the first
    one, ``first`` of the row below them. ``plain``: all headings are our own keys."""

    sheet: str
    columns: dict[str, Head]
    headings: tuple[str, ...]
    unknown: tuple[str, ...]
    heading_row: int
    top: int
    first: int
    plain: bool


class _Found(NamedTuple):
    """The fields found in one row (or two) of headings, by the column's place."""

    keys: dict[int, str]
    texts: dict[int, str]
    top: int
    rows: int

    @property
    def score(self) -> int:
        return len(set(self.keys.values()))


def find(
    grids: Sequence[Grid],
    kind: str,
    *,
    file: str,
    sheet: str | None = None,
    maps: Mapping[str, str] | None = None,
    given: Sequence[str] = (),
) -> tuple[Grid, Layout]:
    """The one sheet with a table of ``kind`` and where it lies in it.

    ``maps`` names fields (or SKIP) by heading; ``given`` are needed fields that are told otherwise.
    Raises SheetMissing, SeveralSheets, NoTable, MissingColumns, DuplicateHeading, UnknownField,
    HeadingMissing.
    """
    wanted = _checked(kind, maps or {})
    chosen = _chosen(grids, sheet)
    found = [(grid, _best(grid.rows, kind, wanted)) for grid in chosen]
    likely = [(grid, one) for grid, one in found if one is not None]
    whole = [pair for pair in likely if not _missing(pair[1], kind, given)]
    most = max((one.score for _, one in whole), default=0)
    whole = [(grid, one) for grid, one in whole if one.score * _LEAST > most]
    if len(whole) > 1:
        raise errors.SeveralSheets(sheets=tuple(grid.name for grid, _ in whole))
    if whole:
        grid, one = whole[0]
        return grid, _layout(grid, one, kind, wanted)
    if not likely:
        raise errors.NoTable(file=file)
    grid, one = max(likely, key=lambda pair: pair[1].score)
    _check_maps(one, wanted)
    raise errors.MissingColumns(
        sheet=grid.name,
        columns=_missing(one, kind, given),
        headings=tuple(cite(text) for text in list(one.texts.values())[:_SHOWN]),
    )


def _checked(kind: str, maps: Mapping[str, str]) -> dict[str, str]:
    """The maps by heading in plain words. Raises UnknownField."""
    known = headings.fields(kind)
    for key in maps.values():
        if key != SKIP and key not in known:
            raise errors.UnknownField(
                text=cite(key),
                fields=tuple(key for key, field in known.items() if field.reading != LEFT),
            )
    return {plain(heading): key for heading, key in maps.items()}


def _chosen(grids: Sequence[Grid], sheet: str | None) -> list[Grid]:
    if sheet is None:
        return [grid for grid in grids if not grid.hidden]
    asked = sheet.strip().casefold()
    for grid in grids:
        if grid.name.strip().casefold() == asked:
            return [grid]
    raise errors.SheetMissing(text=cite(sheet), sheets=tuple(grid.name for grid in grids))


def _missing(found: _Found, kind: str, given: Sequence[str]) -> tuple[str, ...]:
    """The needed fields that no column and nothing else tells; none where rows name themselves."""
    there = {*found.keys.values(), *given}
    if "uid" in there:
        return ()
    if "worker_numbers" in there:
        there.add("workers")
    needed = [field.key for field in headings.fields(kind).values() if field.needed]
    return tuple(key for key in needed if key not in there)


def _best(rows: Sequence[Row], kind: str, maps: Mapping[str, str]) -> _Found | None:
    """The row (or two rows) with the most headings; the first of equals, one row before two."""
    best: _Found | None = None
    for reading in (_one, _two):
        for top in range(min(len(rows), DEEPEST)):
            found = reading(rows, top, kind, maps)
            if found and found.score >= _LEAST and (best is None or found.score > best.score):
                best = found
    return best


def _key(kind: str, maps: Mapping[str, str], texts: Sequence[str]) -> tuple[str, str] | None:
    """Field and heading for the first of the texts that names one."""
    for text in texts:
        if text and (key := maps.get(plain(text))):
            return key, text
    for text in texts:
        if text and (key := headings.key_of(kind, text)):
            return key, text
    return None


def _one(rows: Sequence[Row], top: int, kind: str, maps: Mapping[str, str]) -> _Found:
    texts = _texts(rows[top])
    keys = {}
    for place, text in texts.items():
        if found := _key(kind, maps, (text,)):
            keys[place] = found[0]
    return _Found(keys, texts, top, 1)


def _two(rows: Sequence[Row], top: int, kind: str, maps: Mapping[str, str]) -> _Found | None:
    """Headings of two lines: a title over several columns belongs to each of them."""
    if top + 1 >= len(rows):
        return None
    above, below = _texts(rows[top]), _texts(rows[top + 1])
    if not above or not below or len(below) < sum(not is_blank(cell) for cell in rows[top + 1]):
        return None
    keys, texts = {}, {}
    over = ""
    for place in range(max(*above, *below) + 1):
        over = above.get(place, over if place in below else "")
        under = below.get(place, "")
        if not (own := above.get(place, "")) and not under:
            continue
        whole = f"{over} {under}".strip() if under else own
        found = _key(kind, maps, (whole, under, own))
        texts[place] = found[1] if found else whole
        if found:
            keys[place] = found[0]
    return _Found(keys, texts, top, 2)


def _texts(row: Row) -> dict[int, str]:
    """The texts of a row by place; numbers and days are no headings."""
    return {
        place: " ".join(cell.split())
        for place, cell in enumerate(row)
        if isinstance(cell, str) and cell.strip()
    }


def _layout(grid: Grid, found: _Found, kind: str, maps: Mapping[str, str]) -> Layout:
    """Raises DuplicateHeading, HeadingMissing."""
    _check_maps(found, maps)
    over: dict[str, list[int]] = defaultdict(list)
    for place, key in found.keys.items():
        over[key].append(place)
    fields = headings.fields(kind)
    for key, places in over.items():
        if len(places) > 1 and key != SKIP and fields[key].reading != LEFT:
            texts = tuple(cite(found.texts[place]) for place in places)
            raise errors.DuplicateHeading(field=key, headings=texts)
    columns = {
        key: Head(places[0], found.texts[places[0]]) for key, places in over.items() if key != SKIP
    }
    first = found.top + found.rows
    filled = _filled(grid.rows, first)
    unknown = [found.texts[place] for place in found.texts if place not in found.keys]
    unknown += [_letter(place) for place in filled if place not in found.texts]
    last = max((*found.texts, *filled), default=-1) + 1
    return Layout(
        grid.name,
        columns,
        tuple(found.texts.get(place) or _letter(place) for place in range(last)),
        tuple(unknown),
        grid.first_row + first - 1,
        found.top,
        first,
        all(found.texts[head.place] == key for key, head in columns.items()),
    )


def _check_maps(found: _Found, maps: Mapping[str, str]) -> None:
    """Every heading that was said to mean something stands there. Raises HeadingMissing."""
    there = {plain(text) for text in found.texts.values()}
    for heading in maps:
        if heading not in there:
            shown = tuple(cite(text) for text in list(found.texts.values())[:_SHOWN])
            raise errors.HeadingMissing(text=cite(heading), headings=shown)


def _filled(rows: Sequence[Row], first: int) -> list[int]:
    """The places of the columns in which anything stands from row ``first`` on."""
    empty = list(range(max(map(len, rows), default=0)))
    width = len(empty)
    for row in islice(rows, first, None):
        empty = [place for place in empty if place >= len(row) or is_blank(row[place])]
    return sorted(set(range(width)).difference(empty))


def _letter(place: int) -> str:
    """The column as a spreadsheet names it: A, B … AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
