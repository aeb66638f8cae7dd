"""What stands round a table on a screen: its title above, its notes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core.names import show
from ipsm_cli.render.cells import say
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


def legends(table: Table, look: Look) -> list[str]:
    """What the letters of bands and the codes in headings stand for: a line a list."""
    said: dict[str, dict[str, str]] = {}
    for column in table.columns:
        if column.screen:
            lines = said.setdefault(f"{column.list} {column.kind}", {})
            lines |= {sign: show(look.label(column.list, code)) for sign, code in column.parts}
    lists = (", ".join(f"{sign} = {label}" for sign, label in one.items()) for one in said.values())
    return [line for line in lists if line]


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
