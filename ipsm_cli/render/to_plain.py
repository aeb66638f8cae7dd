"""Aligned columns in one plain text: for pipes, files and tables too long for a drawn box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from ipsm_cli.render.cells import Shown, lay_out
from ipsm_cli.render.fold import is_narrow, pad, widths_of
from ipsm_cli.render.frame import around, bold, frame
from ipsm_cli.render.page import blocks

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look

GAP = "  "
PORTION = 5_000  # lines formed together, so that a long list is never held as one text


def _aligned(shown: Shown, widths: list[int], look: Look) -> Iterable[str]:
    """The lines, those of rows formed when they are taken."""
    last = len(widths) - 1
    shapes = []
    columns: list[Iterable[str]] = []
    for place, (texts, width) in enumerate(zip(shown.columns, widths, strict=True)):
        right = shown.right[place]
        if is_narrow("".join(texts)):
            columns.append(texts)
            shapes.append(f"%{width}s" if right else "%s" if place == last else f"%-{width}s")
        else:
            columns.append(map(partial(pad, width=width, right=right), texts))
            shapes.append("%s")
    shape = GAP.join(shapes)
    rows = (shape % row for row in zip(*columns, strict=True))
    rule = GAP.join(("─" if look.unicode else "-") * width for width in widths)
    heading = bold(_line(shown.headings, widths, shown.right), look)
    if not shown.totals:
        return chain((heading, rule), rows)
    return chain(
        (heading, rule), rows, (rule, bold(_line(shown.totals, widths, shown.right), look))
    )


def _line(texts: list[str], widths: list[int], right: list[bool]) -> str:
    cells = zip(texts, widths, right, strict=True)
    return GAP.join(pad(text, width, right=side) for text, width, side in cells).rstrip()


def pieces(table: Table, look: Look) -> Iterator[str]:
    """The table in aligned columns; as blocks of lines where the terminal is narrower than it.

    Every value is a text when this returns, so the register may be let go of; the lines are put
    together as the pieces are taken.
    """
    shown = lay_out(table, look)
    beside = [*zip(shown.headings, shown.totals or shown.headings, strict=True)]
    widths = [max(widths_of([*beside[place], *texts])) for place, texts in enumerate(shown.columns)]
    whole = sum(widths) + len(GAP) * (len(widths) - 1)
    if look.width is not None and whole > look.width:
        return iter([frame(table, blocks(shown, look), look)])
    above, below = around(table, look)
    return _portions(chain(above, [""], _aligned(shown, widths, look), below))


def _portions(lines: Iterator[str]) -> Iterator[str]:
    while portion := [*islice(lines, PORTION)]:
        yield "\n".join(portion) + "\n"


def write(table: Table, look: Look) -> str:
    """What ``pieces`` gives, as one text."""
    return "".join(pieces(table, look))
