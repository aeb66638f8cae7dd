"""A small table drawn in a box for a terminal; it folds where the terminal is narrow."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from ipsm_cli.render.cells import Shown, lay_out
from ipsm_cli.render.fold import fit, widths_of
from ipsm_cli.render.frame import frame
from ipsm_cli.render.page import blocks

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look

NARROWEST = 12  # cells below which a column of texts is not squeezed
EDGE = 3  # cells that the box takes for each column, and one more at the end


def column_widths(shown: Shown, width: int) -> list[int] | None:
    """Widths that fit the terminal, or None where columns would become unreadable.

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
        floor = inside if shown.right[place] or _has_bar(texts) else min(longest, NARROWEST)
        natural.append(max(inside, heading, 1))
        least.append(max(floor, heading_word, 1))
    return fit(natural, least, width - EDGE * len(natural) - 1)


def _has_bar(texts: list[str]) -> bool:
    return any(
        text.endswith(("█", "▏", "▎", "▍", "▌", "▋", "▊", "▉", " #", "##")) for text in texts
    )


def _draw(shown: Shown, widths: list[int], look: Look) -> list[str]:
    drawn = Drawn(box=box.ROUNDED if look.unicode else box.ASCII, header_style="bold")
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
    """The table in a box, or as blocks of lines where its columns do not fit ``look.width``."""
    shown = lay_out(table, look)
    widths = column_widths(shown, look.width or 80)
    body = blocks(shown, look) if widths is None else _draw(shown, widths, look)
    return frame(table, body, look)
