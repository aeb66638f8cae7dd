"""The rows of a table that are records: what is only paper around them is told, not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.exchange import headings
from ipsm_cli.exchange.headings import LEFT, furniture, plain
from ipsm_cli.exchange.said import is_blank, text_of

if TYPE_CHECKING:
    from ipsm_cli.exchange.foreign import Grid, Value
    from ipsm_cli.exchange.layout import Layout

_PLACE_AND_DAY = re.compile(r"\s*[^\d,:]{3,40}, *(?:[\d.…]+ +[^\W\d]+ +\d{4}|[.… ]+\d{0,4})\s*")
_FEW = 4  # cells of a line with signatures
_TOTALS = frozenset(word[:3] for word in furniture("total"))
_EXAMPLES = frozenset(word[:3] for word in furniture("example"))


class Found(NamedTuple):
    """``records``: the sheet's number of each row and its cells; ``left``: numbers of the filled
    rows that are none (totals, signatures, the heading again)."""

    records: list[tuple[int, Sequence[Value]]]
    left: tuple[int, ...]


def records(grid: Grid, layout: Layout, kind: str) -> Found:
    """The records below the headings, in their order. Empty rows are no rows."""
    kept: list[tuple[int, Sequence[Value]]] = []
    left: list[int] = []
    wide = max(3, (len(layout.columns) + 1) // 2)  # cells that only a record fills
    needed = _needed(layout, kind)
    heads = [(head.place, head.heading) for head in layout.columns.values()]
    signing = False
    start = layout.first + _numbering(grid.rows, layout)
    left += range(grid.first_row + layout.first, grid.first_row + start)
    for place in range(start, len(grid.rows)):
        row = grid.rows[place]
        filled = [cell for cell in row if cell is not None and cell != ""]
        if len(filled) < wide:
            filled = [cell for cell in filled if not is_blank(cell)]
        if not filled:
            continue
        number = grid.first_row + place
        if len(filled) == 1 and _begins_photos(filled[0]):
            left += [grid.first_row + at for at in range(place, len(grid.rows)) if _any(grid, at)]
            break
        if len(filled) >= wide and _is_example(filled):
            left.append(number)
        elif len(filled) >= wide and (
            _is_whole(row, needed) or not (_is_total(filled, row, needed) or _is_signature(filled))
        ):
            if _is_heading_again(row, heads):
                left.append(number)
            else:
                signing = False
                kept.append((number, row))
        elif signing or _is_paper(filled, row, needed):
            signing = signing or _is_signature(filled)
            left.append(number)
        else:
            kept.append((number, row))
    return Found(kept, tuple(left))


def _begins_photos(cell: Value) -> bool:
    """The heading under which a report shows its photos: no record comes after it."""
    return isinstance(cell, str) and plain(cell) in furniture("photos")


def _any(grid: Grid, place: int) -> bool:
    return not all(map(is_blank, grid.rows[place]))


def _needed(layout: Layout, kind: str) -> list[int]:
    """Columns of which a record fills one at least."""
    fields = headings.fields(kind)
    told = [
        head.place for key, head in layout.columns.items() if key == "uid" or fields[key].needed
    ]
    return told or [
        head.place for key, head in layout.columns.items() if fields[key].reading != LEFT
    ]


def _numbering(rows: Sequence[Sequence[Value]], layout: Layout) -> int:
    """1 where the row below the headings only counts the columns: 1, 2, 3 … or (1), (2) …"""
    if layout.first >= len(rows):
        return 0
    filled = [text_of(cell) for cell in rows[layout.first] if _is_figure(cell)]
    whole = [cell for cell in rows[layout.first] if not is_blank(cell)]
    figures = [re.sub(r"\D", "", text) for text in filled]
    return int(
        len(whole) >= 3
        and len(figures) == len(whole)
        and figures == [str(place) for place in range(1, len(whole) + 1)]
    )


def _is_figure(cell: Value) -> bool:
    if isinstance(cell, str):
        return re.fullmatch(r"\s*\(?\d{1,2}[).]?\s*", cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_example(filled: Sequence[Value]) -> bool:
    """A row to show how it is done: its first word says so."""
    first = filled[0]
    if not isinstance(first, str) or first.strip()[:3].casefold() not in _EXAMPLES:
        return False
    return plain(first).split()[0] in furniture("example")


def _is_total(filled: Sequence[Value], row: Sequence[Value], needed: Sequence[int]) -> bool:
    """A row that sums up: its first words say so, and one needed cell at most is filled."""
    for cell in filled[:2]:
        if not isinstance(cell, str) or cell.strip()[:3].casefold() not in _TOTALS:
            continue
        words = plain(cell)
        if words in furniture("total") or words.split()[0] in furniture("total"):
            return sum(place < len(row) and not is_blank(row[place]) for place in needed) < 2
    return False


def _is_paper(filled: Sequence[Value], row: Sequence[Value], needed: Sequence[int]) -> bool:
    """A row that cannot be a record: total, signature, or one text alone across the sheet."""
    if _is_total(filled, row, needed) or _is_example(filled) or _is_signature(filled):
        return True
    return len(filled) == 1 and not _is_there(row, needed)


def _is_whole(row: Sequence[Value], needed: Sequence[int]) -> bool:
    width = len(row)
    for place in needed:  # noqa: SIM110 - asked of every row, and all() takes twice as long
        if place >= width or is_blank(row[place]):
            return False
    return True


def _is_there(row: Sequence[Value], needed: Sequence[int]) -> bool:
    return any(place < len(row) and not is_blank(row[place]) for place in needed)


def _is_signature(filled: Sequence[Value]) -> bool:
    if len(filled) > _FEW:
        return False
    texts = [cell for cell in filled if isinstance(cell, str)]
    if len(filled) <= 2 and any(_PLACE_AND_DAY.fullmatch(text) for text in texts):
        return True
    words = [plain(text) for text in texts]
    return any(
        text == word or text.startswith(f"{word} ")
        for text in words
        for word in furniture("signature")
    )


def _is_heading_again(row: Sequence[Value], heads: Sequence[tuple[int, str]]) -> bool:
    """The headings (with their places) come again on every printed page, half of them at least."""
    others = len(heads) - max(2, (len(heads) + 1) // 2)  # cells that may be something else
    if others < 0 or heads[0][0] >= len(row) or not isinstance(row[heads[0][0]], str):
        return False
    for place, heading in heads:
        cell = row[place] if place < len(row) else None
        if not isinstance(cell, str) or not _is_same(cell, heading):
            others -= 1
            if others < 0:
                return False
    return True


def _is_same(cell: str, heading: str) -> bool:
    return cell.lstrip()[:1] == heading[:1] and " ".join(cell.split()) == heading
