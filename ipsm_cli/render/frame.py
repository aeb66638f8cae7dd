"""What stands round a table on a screen: its title above, its notes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.render.cells import legends, say
from ipsm_cli.render.fold import fold

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look


def bold(text: str, look: Look) -> str:
    """The text set bold where the screen has colour."""
    return f"\x1b[1m{text}\x1b[0m" if look.colour else text


def folded(text: str, look: Look) -> list[str]:
    """The text in lines of the screen's width."""
    return [text] if look.width is None else fold(text, look.width)


def around(table: Table, look: Look) -> tuple[list[str], list[str]]:
    """The lines above a table's body and those below it."""
    above = [bold(line, look) for line in folded(say(table.title, look), look)]
    below = [] if table.rows else ["", *folded(look.words("render.empty"), look)]
    said = [*legends(table, look), *(say(note, look) for note in table.notes)]
    notes = [line for text in said for line in folded(text, look)]
    return above, [*below, "", *notes] if notes else below


def frame(table: Table, body: list[str], look: Look) -> str:
    """Title, body and notes as one text that ends with a newline."""
    above, below = around(table, look)
    return "\n".join([*above, *(["", *body] if body else []), *below]) + "\n"
