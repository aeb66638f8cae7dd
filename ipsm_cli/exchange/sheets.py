"""The measured sheets of a workbook read into grids with python-calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ipsm_cli.core.errors import (
    FileDamaged,
    IpsmError,
    NoSheet,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
    TooMuchText,
    UnknownSheet,
)
from ipsm_cli.core.table import Say
from ipsm_cli.exchange.grid import Grid, Overlay, Texts, Value, as_number, as_other
from ipsm_cli.exchange.limits import Deadline, Limits
from ipsm_cli.exchange.sheet_scan import Sheet

_CHECKED_EVERY = 10_000  # rows between two looks at the clock


class Sheets:
    """A workbook in memory whose sheets were measured (``found``, by name).

    Raises TooManyRows, TooManyColumns, TooManyCells or TooMuchText before anything is laid out.
    """

    def __init__(
        self, data: bytes, found: dict[str, Sheet], deadline: Deadline, limits: Limits
    ) -> None:
        self.data = data
        self.found = found
        self.deadline = deadline
        self.file = deadline.file
        self.limits = limits
        for name, sheet in found.items():
            self._bound(name, sheet.rows, sheet.columns)
        for name, text in self._running_text():
            if text > limits.text:
                raise TooMuchText(file=self.file, sheet=name, limit=limits.text >> 20)

    def read(
        self, asked: str | None, notes: tuple[Say, ...]
    ) -> tuple[tuple[Grid, ...], tuple[Say, ...]]:
        """The grids of the visible sheets, or the one asked for; the notes and those to add.

        Raises UnknownSheet, NoSheet, or FileDamaged for whatever the library stumbles over.
        """
        try:
            with CalamineWorkbook.from_filelike(io.BytesIO(self.data)) as book:
                sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
                states = {s.name: s.visible != SheetVisibleEnum.Visible for s in sheets}
                chosen = self._choose(asked, states)
                read = [(name, self._lay_out(book, name)) for name in chosen]
        except (KeyboardInterrupt, SystemExit, IpsmError):
            raise
        except BaseException:  # noqa: BLE001 - a panic of the library is no Exception
            raise FileDamaged(file=self.file) from None
        hidden = tuple(name for name, is_hidden in states.items() if is_hidden)
        if hidden and not asked:
            notes += (("read.hidden_sheets", {"sheets": hidden}),)
        for name in chosen:
            if count := self.found[name].hidden_rows:
                notes += (("read.hidden_rows", {"sheet": name, "count": count}),)
        grids = (Grid(name, states[name], rows, 1) for name, rows in read)
        return tuple(grids), notes

    def _running_text(self) -> Iterator[tuple[str, int]]:
        total = 0
        for name, sheet in self.found.items():
            total += sheet.text
            yield name, total

    def _bound(self, name: str, rows: int, columns: int) -> None:
        if columns > self.limits.columns:
            raise TooManyColumns(
                file=self.file, sheet=name, column=columns, limit=self.limits.columns
            )
        if rows > self.limits.rows:
            raise TooManyRows(file=self.file, sheet=name, row=rows, limit=self.limits.rows)
        if rows * columns > self.limits.cells:
            raise TooManyCells(
                file=self.file, sheet=name, row=rows, column=columns, limit=self.limits.cells
            )

    def _choose(self, asked: str | None, states: dict[str, bool]) -> list[str]:
        """The names of the sheets to read."""
        if asked is not None:
            if asked not in states:
                raise UnknownSheet(text=asked, sheets=tuple(states))
            return [asked]
        chosen = [name for name, is_hidden in states.items() if not is_hidden]
        if not chosen:
            raise NoSheet(file=self.file)
        return chosen

    def _lay_out(self, book: CalamineWorkbook, name: str) -> list[list[Value]]:
        """The rows of a sheet from A1 on."""
        found = self.found.get(name)
        if found is None:
            raise FileDamaged(file=self.file)
        sheet = book.get_sheet_by_name(name)
        rows: list[list[Value]] = []
        if sheet.start is not None and sheet.end is not None:
            self._bound(name, sheet.end[0] + 1, sheet.end[1] + 1)
            rows = list(self._rows(sheet, sheet.start[1]))
        _overlay(rows, found.instead)
        return rows

    def _rows(self, sheet: CalamineSheet, indent: int) -> Iterator[list[Value]]:
        """Every row from the first on; the library begins at the first column with a value."""
        before: list[Value] = [None] * indent
        texts = Texts(self.file, self.limits.cell)
        for number, row in enumerate(sheet.iter_rows()):
            if not number % _CHECKED_EVERY:
                self.deadline.check()
            values = _values(row, texts)
            yield before + values if indent else values


def _values(row: list[Any], texts: Texts) -> list[Value]:
    return [
        texts[value]
        if (kind := type(value)) is str
        else (as_number(value) if kind is float else as_other(value))
        for value in row
    ]


def _overlay(rows: list[list[Value]], instead: Overlay) -> None:
    """These cells put into the rows, also where the library saw nothing; all rows alike in width.

    The scan has bounded their places.
    """
    if not instead:
        return
    width = max(len(rows[0]) if rows else 0, 1 + max(column for _, column in instead))
    missing = 1 + max(row for row, _ in instead) - len(rows)
    rows += [[] for _ in range(missing)]
    for cells in rows:
        cells += [None] * (width - len(cells))
    for (row, column), value in instead.items():
        rows[row][column] = value
