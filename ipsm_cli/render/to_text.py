"""A table as a message to paste into a chat: its title, a line for each row, a closing sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipsm_cli.render.cells import FIGURES, heading, say, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ipsm_cli.core.table import Column, Table
    from ipsm_cli.render import Look

PARTED = "|"  # between the pieces of a line's sentence
UNDRAWN = FIGURES | {"bar"}
_BLANK = re.compile(r"{(\w+)}")


def write(table: Table, look: Look) -> str:
    """The message, never folded.

    Where the texts have ``line.<name>``, each row is that sentence: its pieces are parted by ``|``,
    and a piece with a value that nobody knows is left out. ``closing.<name>`` then stands in place
    of the notes, and ``all_well.<name>`` where there are no rows. Other tables are plain lists.
    """
    body = _page(table, look) if table.page else _list(table, look)
    lines = [say(table.title, look), *(["", *body] if body else []), *_end(table, look)]
    return "\n".join(lines) + "\n"


def _end(table: Table, look: Look) -> list[str]:
    """The closing sentence, else the notes."""
    closing = f"closing.{table.name}"
    if closing in look.words:
        return ["", say((closing, table.title[1]), look)] if table.rows else []
    return ["", *(say(note, look) for note in table.notes)] if table.notes else []


def _list(table: Table, look: Look) -> list[str]:
    if not table.rows:
        key = f"all_well.{table.name}"
        return [say((key, table.title[1]) if key in look.words else ("render.empty", {}), look)]
    key = f"line.{table.name}"
    if key in look.words:
        pieces = look.words(key).split(PARTED)
        rows = [_filled(pieces, table.columns, row, look) for row in table.rows]
        return [f"{place}. {row}" for place, row in enumerate(rows, start=1)]
    numbered = table.columns[0].kind == "ordinal"
    lines = [
        f"{row[0] if numbered else place}. {_plain(table.columns, row, look)}"
        for place, row in enumerate(table.rows, start=1)
    ]
    if table.totals:
        lines.append(_plain(table.columns, table.totals, look, look.words("render.total")))
    return lines


def _filled(
    pieces: Sequence[str], columns: Sequence[Column], row: Sequence[Any], look: Look
) -> str:
    """The pieces whose values are known."""
    known = {
        column.key: text_of(column, value, look)
        for column, value in zip(columns, row, strict=True)
        if value not in (None, ())
    }
    return "".join(
        piece.format_map(known) for piece in pieces if known.keys() >= {*_BLANK.findall(piece)}
    )


def _plain(columns: Sequence[Column], row: Sequence[Any], look: Look, total: str = "") -> str:
    """``Lingkungan hidup – Kegiatan: 12; PSM: 3``, or ``total`` in place of the first text."""
    shown = [
        (heading(column, look), text_of(column, value, look))
        for column, value in zip(columns, row, strict=True)
        if column.screen and column.kind not in UNDRAWN and column.kind != "ordinal"
        if value not in (None, ()) or (column.none and not total)
    ]
    first = total or (shown.pop(0)[1] if shown else "")
    rest = "; ".join(f"{name}: {text}" for name, text in shown)
    return f"{first} {'–' if look.unicode else '-'} {rest}" if rest else first


def _page(table: Table, look: Look) -> list[str]:
    """One record: a line for each known value that a screen shows."""
    return [
        f"{heading(column, look)}: {text_of(column, value, look)}"
        for row in table.rows
        for column, value in zip(table.columns, row, strict=True)
        if column.screen and value not in (None, ())
    ]
