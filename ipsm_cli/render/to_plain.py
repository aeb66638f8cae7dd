"""Aligned columns in one plain text: for pipes, files and tables too long for a drawn box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.render.cells import Shown, lay_out
from ipsm_cli.render.fold import is_narrow, pad, widths_of
from ipsm_cli.render.frame import bold, frame
from ipsm_cli.render.page import blocks

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look

GAP = "  "


def _aligned(shown: Shown, widths: list[int], look: Look) -> list[str]:
    last = len(widths) - 1
    shapes = []
    columns = []
    for place, (texts, width) in enumerate(zip(shown.columns, widths, strict=True)):
        right = shown.right[place]
        if is_narrow("".join(texts)):
            columns.append(texts)
            shapes.append(f"%{width}s" if right else "%s" if place == last else f"%-{width}s")
        else:
            columns.append([pad(text, width, right=right) for text in texts])
            shapes.append("%s")
    shape = GAP.join(shapes)
    rows = [shape % row for row in zip(*columns, strict=True)]
    rule = GAP.join(("─" if look.unicode else "-") * width for width in widths)
    lines = [bold(_line(shown.headings, widths, shown.right), look), rule, *rows]
    if shown.totals:
        lines += [rule, bold(_line(shown.totals, widths, shown.right), look)]
    return lines


def _line(texts: list[str], widths: list[int], right: list[bool]) -> str:
    cells = zip(texts, widths, right, strict=True)
    return GAP.join(pad(text, width, right=side) for text, width, side in cells).rstrip()


def write(table: Table, look: Look) -> str:
    """The table in aligned columns; as blocks of lines where the terminal is narrower than it."""
    shown = lay_out(table, look)
    beside = [*zip(shown.headings, shown.totals or shown.headings, strict=True)]
    widths = [max(widths_of([*beside[place], *texts])) for place, texts in enumerate(shown.columns)]
    whole = sum(widths) + len(GAP) * (len(widths) - 1)
    narrow = look.width is not None and whole > look.width
    body = blocks(shown, look) if narrow else _aligned(shown, widths, look)
    return frame(table, body, look)
