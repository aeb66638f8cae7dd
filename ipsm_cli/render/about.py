"""What stands between a sheet's title and its table: what all rows have in common, a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.render.cells import heading, say, text_of
from ipsm_cli.render.paper import Style
from ipsm_cli.render.sheet import sheet_text

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look
    from ipsm_cli.render.paper import Paper

LABEL = 15  # characters of width for the labels
LINE = Style(across="left", down="top")
SECTION = Style(bold=True, across="left", down="center")


def lines_about(table: Table) -> int:
    """How many rows ``write_about`` writes."""
    return len(table.about) + bool(table.about) + bool(table.sections)


def write_about(paper: Paper, table: Table, look: Look) -> None:
    """A line each, the value behind a colon, then the heading over the table."""
    first = _label_columns(paper.widths)
    last = len(paper.widths) - 1
    for column, value in table.about:
        told = sheet_text(text_of(column, value, look)) if value not in (None, ()) else ""
        label = sheet_text(heading(column, look))
        paper.merged([(0, first - 1, label), (first, last, f": {told}".rstrip())], LINE)
    if table.about:
        paper.blank()
    if table.sections:
        paper.across(sheet_text(say(table.sections[0], look)), SECTION)


def _label_columns(widths: list[float]) -> int:
    """How many of the first columns the labels stand over; never all of them."""
    count, wide = 1, widths[0]
    while wide < LABEL and count < len(widths) - 1:
        wide += widths[count]
        count += 1
    return count
