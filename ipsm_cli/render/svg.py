"""Small drawings inside a page: bars, sparks and bands as SVG that needs nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ipsm_cli.render.bars import shares_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.core.table import Column

STEP, HIGH = 6, 20  # a spark's column with its gap, and its height
CELLS, CELL = 20, 9  # a band: cells of the greatest precision, and how wide each is


def bar(value: float, most: float) -> str:
    """A bar as long as ``value`` is of ``most``; the number beside it is for who cannot see it."""
    share = round(max(value, 0) * 1000 / most) / 10 if most > 0 else 0
    if value > 0 and most > 0:
        share = max(share, 0.6)
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{share:g}" height="10"/></svg>'
    )


def picture(column: Column, values: Sequence[int] | None) -> str:
    """A spark or band; nothing where nothing is known."""
    if not values or not any(values):
        return ""
    return spark(values) if column.kind == "spark" else band(column, values)


def spark(values: Sequence[int]) -> str:
    """One small column a value, read out as its numbers."""
    most = max(values)
    columns = []
    for place, value in enumerate(values):
        high = max(1.5, value * HIGH / most) if value > 0 else 0.75
        columns.append(
            f'<rect x="{place * STEP}" y="{HIGH - high:g}" width="{STEP - 1}" height="{high:g}"/>'
        )
    wide = STEP * len(values) - 1
    said = ", ".join(map(str, values))
    return (
        f'<svg class="spark" viewBox="0 0 {wide} {HIGH}" width="{wide}" height="{HIGH}" role="img"'
        f' aria-label="{said}">{"".join(columns)}</svg>'
    )


def band(column: Column, values: Sequence[int]) -> str:
    """The shares of the values; each part bears its letter, so that no colour is needed."""
    parts, said, left = [], [], 0
    for place, cells in enumerate(shares_of(values, CELLS)):
        letter = escape(column.parts[place][0])
        said.append(f"{letter} {values[place]}")
        if cells:
            wide = cells * CELL
            parts.append(
                f'<rect class="p{place % 4}" x="{left}" width="{wide - 1}" height="16"/>'
                f'<text class="q{place % 4}" x="{left + (wide - 1) / 2:g}" y="12">{letter}</text>'
            )
            left += wide
    wide = CELLS * CELL - 1
    return (
        f'<svg class="band" viewBox="0 0 {wide} 16" width="{wide}" height="16" role="img"'
        f' aria-label="{", ".join(said)}">{"".join(parts)}</svg>'
    )
