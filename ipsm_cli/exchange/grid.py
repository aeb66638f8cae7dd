"""A foreign sheet as a grid of values, and how a raw value becomes one of them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any, NamedTuple

from ipsm_cli.core.errors import CellTooLong

# What spreadsheets show where a formula failed; in csv it arrives as text.
ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
# C0 (tab and line ends apart), DEL, C1, lone surrogates and what XML forbids
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Broken(NamedTuple):
    """A cell that was there but cannot be used.

    ``reason`` is a sentence key with the blank ``detail``: ``cell.error`` (#N/A, #REF! …),
    ``cell.formula`` (a formula whose result was not saved; no detail), ``cell.control`` (a control
    character; its position, 1-based).
    """

    reason: str
    detail: str = ""


Value = str | int | float | bool | date | datetime | time | Broken | None
Overlay = dict[tuple[int, int], Value]  # by row and column, 0-based


class Grid(NamedTuple):
    """One sheet: its rows from A1 on, empty ones in between included, as they stand.

    ``first_row`` is the number (1-based) of ``rows[0]`` on the sheet. Texts are as typed, never
    empty; rows of a csv may differ in length. A duration cell ([h]:mm) is the text ``30:00``.
    """

    name: str
    hidden: bool
    rows: list[list[Value]]
    first_row: int


class Texts(dict[str, Value]):
    """Texts seen so far and what they become; equal texts share one string.

    Raises CellTooLong for a text of more than ``longest`` characters.
    """

    _most = 100_000  # texts remembered

    def __init__(self, file: str, longest: int) -> None:
        super().__init__()
        self.file = file
        self.longest = longest

    def __missing__(self, text: str) -> Value:
        if len(text) > self.longest:
            raise CellTooLong(file=self.file, limit=self.longest)
        value = as_text(text)
        if len(self) < self._most:
            self[text] = value
        return value


def as_text(text: str) -> Value:
    """The text, None where it is empty, Broken for an error value or a control character."""
    if text.isprintable() and not text.startswith("#"):
        return text or None
    if text in ERRORS:
        return Broken("cell.error", text)
    if found := CONTROL.search(text):
        return Broken("cell.control", str(found.start() + 1))
    return text


def as_number(number: float) -> Value:
    """A whole number as int; NaN and infinity are Broken."""
    if number.is_integer():
        return int(number)
    return number if isfinite(number) else Broken("cell.error", str(number))


def as_other(value: Any) -> Value:
    """A duration as the text 30:00; dates, times and truths as they are."""
    if not isinstance(value, timedelta):
        return value  # type: ignore[no-any-return]  # the reading library says no more of it
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    rest = f":{seconds % 60:02}" if seconds % 60 else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}{rest}"
