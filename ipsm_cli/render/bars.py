"""Bars of one column, drawn to the column's greatest number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipsm_cli.render import Look

EIGHTHS = " ▏▎▍▌▋▊▉"  # what follows the whole blocks
LONGEST = 20  # cells
SHORTEST = 4


def draw_bar(value: int, most: int, cells: int, *, unicode: bool) -> str:
    """``value`` of ``most`` as a bar of at most ``cells``; more than nothing is always seen."""
    if value <= 0 or most <= 0:
        return ""
    if not unicode:
        return "#" * max(1, round(value * cells / most))
    whole, rest = divmod(max(1, round(value * cells * 8 / most)), 8)
    return "█" * whole + (EIGHTHS[rest] if rest else "")


def bar_column(
    numbers: list[str], values: Sequence[int | None], total: str, bars: int, look: Look
) -> tuple[list[str], str]:
    """A column's numbers, right-aligned, each with its bar; and the total under the numbers.

    ``bars`` is how many such columns share the line, so that they share its width too.
    """
    room = LONGEST if look.width is None else min(LONGEST, look.width // 4)
    cells = max(SHORTEST, room // bars)
    most = max((value for value in values if value is not None), default=0)
    width = max(map(len, [*numbers, total]))
    drawn = [
        f"{number:>{width}} {draw_bar(value or 0, most, cells, unicode=look.unicode)}".rstrip()
        for number, value in zip(numbers, values, strict=True)
    ]
    return drawn, f"{total:>{width}}" if total else ""
