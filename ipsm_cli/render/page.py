"""Label and value lines: one record on a page, or a table on a screen too narrow for columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.render.cells import Shown, lay_out
from ipsm_cli.render.fold import fold, pad, widths_of
from ipsm_cli.render.frame import bold, frame

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look

GAP = 2  # cells between label and value
NARROWEST = 16  # cells for values; with less, they stand under their labels


def block(labels: list[str], values: tuple[str, ...], look: Look) -> list[str]:
    """One record: a line for each label and value, long values folded under their beginning."""
    widths = widths_of(labels)
    indent = max(widths) + GAP
    if look.width is not None and look.width - indent < NARROWEST:
        return _stacked(labels, values, look.width)
    lines: list[str] = []
    for label, value in zip(labels, values, strict=True):
        room = None if look.width is None else look.width - indent
        parts = [part for line in value.split("\n") for part in _folded(line, room)]
        lines.append(bold(pad(label, indent), look) + parts[0].strip())
        lines += [" " * indent + part for part in parts[1:]]
    return [line.rstrip() for line in lines]


def _stacked(labels: list[str], values: tuple[str, ...], width: int) -> list[str]:
    lines: list[str] = []
    for label, value in zip(labels, values, strict=True):
        lines += fold(label, width)
        for line in value.split("\n"):
            lines += [" " * GAP + part.strip() for part in fold(line, max(1, width - GAP))]
    return lines


def _folded(line: str, width: int | None) -> list[str]:
    return [line] if width is None else fold(line, width)


def blocks(shown: Shown, look: Look) -> list[str]:
    """Every row as a block, a blank line between two; the totals, where known, as the last one."""
    lines: list[str] = []
    for row in shown.rows():
        lines += [*block(shown.headings, row, look), ""]
    if shown.totals:
        known = [place for place, text in enumerate(shown.totals) if text]
        labels = [shown.headings[place] for place in known]
        lines += block(labels, tuple(shown.totals[place] for place in known), look) if known else []
    while lines and not lines[-1]:
        lines.pop()
    return lines


def write(table: Table, look: Look) -> str:
    """The table as label and value lines, title above and notes below."""
    return frame(table, blocks(lay_out(table, look), look), look)
