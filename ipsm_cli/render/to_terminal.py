"""A small table drawn in a box for a terminal; it folds where the terminal is narrow."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from ipsm_cli.render.cells import FIGURES, Shown, lay_out
from ipsm_cli.render.fold import fit, widths_of
from ipsm_cli.render.frame import frame
from ipsm_cli.render.page import blocks

if TYPE_CHECKING:
    from ipsm_cli.core.table import Column, Table
    from ipsm_cli.render import Look

NARROWEST = 12  # cells below which a column of texts is not squeezed
EDGE = 3  # cells that the box takes for each column, and one more at the end
GAP = 2  # cells between two columns without a box
# lines below the headings and above the totals, none between columns
LINES = box.Box("    \n    \n ── \n    \n ── \n    \n    \n    \n")
ASCII_LINES = box.Box("    \n    \n -- \n    \n -- \n    \n    \n    \n", ascii=True)


def column_widths(shown: Shown, room: int) -> list[int] | None:
    """Widths that fit into ``room`` cells, or None where columns would become unreadable.

    Figures and bars keep their width; texts give way, down to their longest word or NARROWEST.
    """
    natural: list[int] = []
    least: list[int] = []
    for place, texts in enumerate(shown.columns):
        totals = [shown.totals[place]] if shown.totals else []
        inside = max(widths_of([*texts, *totals, ""]))
        words = [word for text in [*texts, *totals] for word in text.split()]
        heading = max(widths_of([shown.headings[place]]))
        heading_word = max(widths_of(shown.headings[place].split()), default=0)
        longest = max(widths_of([*words, ""]))
        whole = shown.right[place] or shown.drawn[place]
        floor = inside if whole else min(longest, NARROWEST)
        natural.append(max(inside, heading, 1))
        least.append(max(floor, heading_word, 1))
    return fit(natural, least, room)


def _boxed(shown: Shown, width: int) -> list[int] | None:
    return column_widths(shown, width - EDGE * len(shown.columns) - 1)


def _open(shown: Shown, width: int) -> list[int] | None:
    return column_widths(shown, width - GAP * (len(shown.columns) - 1))


def _draw(shown: Shown, widths: list[int], look: Look, *, boxed: bool) -> list[str]:
    if boxed:
        drawn = Drawn(box=box.ROUNDED if look.unicode else box.ASCII, header_style="bold")
    else:
        lines = LINES if look.unicode else ASCII_LINES
        drawn = Drawn(box=lines, show_edge=False, pad_edge=False, header_style="bold")
        drawn.padding = (0, 1, 0, 0)
    for heading, width, right in zip(shown.headings, widths, shown.right, strict=True):
        drawn.add_column(
            Text(heading),
            width=width,
            justify="right" if right else "left",
            overflow="fold",
            no_wrap=False,
        )
    for row in shown.rows():
        drawn.add_row(*map(Text, row))
    if shown.totals:
        drawn.add_section()
        drawn.add_row(*map(Text, shown.totals), style="bold")
    sheet = StringIO()
    console = Console(
        file=sheet,
        width=look.width,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # what the terminal can do is in ``look``
    )
    console.print(drawn, crop=False)
    return sheet.getvalue().rstrip("\n").split("\n")


def write(table: Table, look: Look) -> str:
    """The table in a box, where that does not fit ``look.width`` without one, else as blocks.

    Sparks and bands give way before blocks: they show again what the numbers say.
    """
    width = look.width or 80
    for tried in _without_figures(table):
        shown = lay_out(tried, look)
        if (widths := _boxed(shown, width)) is not None:
            return frame(tried, _draw(shown, widths, look, boxed=True), look)
    short = table._replace(columns=tuple(map(_short, table.columns)))
    for tried in _without_figures(short):
        shown = lay_out(tried, look)
        if (widths := _open(shown, width)) is not None:
            return frame(tried, _draw(shown, widths, look, boxed=False), look)
    return frame(table, blocks(lay_out(table, look), look), look)


def _short(column: Column) -> Column:
    """The column with a shorter heading or shorter values; a legend says what a code stands for."""
    if column.kind == "money":
        return column._replace(kind="rupiah")
    if column.head and column.list not in ("", "word", "period"):
        return column._replace(parts=((column.head, column.head),))
    return column


def _without_figures(table: Table) -> Iterator[Table]:
    """The table, then without its sparks and bands where it has some."""
    yield table
    if any(column.kind in FIGURES for column in table.columns):
        kept = (c._replace(screen=c.screen and c.kind not in FIGURES) for c in table.columns)
        yield table._replace(columns=tuple(kept))
