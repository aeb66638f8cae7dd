"""The lines above a table that tell what all its rows have in common: who, where, which month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ipsm_cli.exchange import headings
from ipsm_cli.exchange.headings import plain
from ipsm_cli.exchange.said import as_seen, is_blank

if TYPE_CHECKING:
    from ipsm_cli.exchange.foreign import Value


def block(rows: Sequence[Sequence[Value]]) -> dict[str, Value]:
    """What the lines above a table tell, by the keys of ``block.csv``: texts, or a date cell.

    ``Nama : Siti`` in one cell, or label, colon and value in cells side by side.
    """
    labels = headings.block_labels()
    told: dict[str, Value] = {}
    for row in rows:
        cells = [cell for cell in row if not is_blank(cell)]
        for place, cell in enumerate(cells):
            if not isinstance(cell, str):
                continue
            label, colon, rest = cell.partition(":")
            key = labels.get(plain(label))
            if key is None or key in told:
                continue
            after = [value for value in cells[place + 1 :] if as_seen(value) != ":"]
            if colon and rest.strip():
                told[key] = rest.strip()
            elif after and (colon or len(after) < len(cells) - place or len(cells) == 2):
                value = after[0]
                told[key] = value.lstrip(": ") if isinstance(value, str) else value
    return told
