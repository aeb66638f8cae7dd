"""Bars of one column, drawn to its greatest number; lines of small columns; bands of shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipsm_cli.render import Look

EIGHTHS = " ▏▎▍▌▋▊▉"  # what follows the whole blocks
HEIGHTS = "▁▂▃▄▅▆▇█"
NOTHING = "·"  # a zero among the small columns
SHADES = "█▓▒░"  # a part of a band is told by its letter; its shade only helps the eye
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


def draw_spark(values: Sequence[int], *, unicode: bool) -> str:
    """One small column a value, as high as its share of the greatest; in ASCII a digit 0 to 9."""
    most = max(values, default=0)
    if not unicode:
        return "".join(str(-(-value * 9 // most) if value > 0 else 0) for value in values)
    tallest = len(HEIGHTS)
    return "".join(
        HEIGHTS[-(-value * tallest // most) - 1] if value > 0 else NOTHING for value in values
    )


def shares_of(values: Sequence[int], cells: int) -> list[int]:
    """``cells`` shared out by the values (largest remainder); more than nothing gets one."""
    whole = sum(values)
    if whole <= 0:
        return [0] * len(values)
    exact = [value * cells / whole for value in values]
    shared = [
        max(int(part), 1 if value > 0 else 0) for part, value in zip(exact, values, strict=True)
    ]
    while (left := cells - sum(shared)) != 0:
        step = 1 if left > 0 else -1
        free = [place for place, cell in enumerate(shared) if values[place] > 0]
        if step < 0 and not (free := [place for place in free if shared[place] > 1]):
            break
        shared[max(free, key=lambda place: (exact[place] - shared[place]) * step)] += step
    return shared


def draw_band(values: Sequence[int], letters: Sequence[str], cells: int, *, unicode: bool) -> str:
    """The shares of the values as one band; each part begins with its letter (ASCII: is of it)."""
    drawn = ""
    for place, (letter, cell) in enumerate(zip(letters, shares_of(values, cells), strict=True)):
        if cell:
            fill = SHADES[place % len(SHADES)] if unicode else letter
            drawn += letter + fill * (cell - 1)
    return drawn
