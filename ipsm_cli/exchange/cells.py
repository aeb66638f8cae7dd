"""The cells and grids of a foreign file, as its reader hands them over."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple


class Broken(NamedTuple):
    """A cell that holds no value: ``reason`` is a sentence key, ``detail`` what stands there."""

    reason: str
    detail: str = ""


Value = str | int | float | bool | date | datetime | time | Broken | None
Overlay = dict[tuple[int, int], Value]  # by row and column: cells the library passes over


class Grid(NamedTuple):
    """One sheet: its rows, the first of which has the number ``first_row`` (from 1)."""

    name: str
    hidden: bool
    rows: list[list[Value]]
    first_row: int
