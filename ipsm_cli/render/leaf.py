"""A sheet of an openpyxl workbook that takes its rows as XML, each different value formed once."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter, create_temporary_file


class Leaf(WriteOnlyWorksheet):  # type: ignore[misc]  # openpyxl ships no types
    """openpyxl writes what stands above and below the rows, and keeps styles, charts, package.

    Cells of its own cost it 20 µs each: a long list is written in a quarter of the time.
    """

    _writer: Any = None
    _rows: Any = None  # the generator that takes rows

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _Writer(self)
            self._writer.write_top()

    def _write_rows(self) -> Generator[None, bytes, None]:
        """Takes rows until it is closed: the one place where text goes into the file as it is."""
        xml = self._writer.xf.send(True)
        with xml.element("sheetData"):
            xml.flush()
            try:
                while True:
                    self._writer.file.write((yield))
            except GeneratorExit:
                pass
        self._writer.xf.send(None)

    def add(self, row: str) -> None:
        """The next row, a whole ``<row>`` element."""
        if self._rows is None:
            self._get_writer()
            self._rows = self._write_rows()
            next(self._rows)
        self._rows.send(row.encode())

    def give_up(self) -> None:
        """After an error, which is what counts: nothing more is written, the file is let go."""
        for writer in (self._rows, self._writer and self._writer.xf):
            with suppress(Exception):
                writer.close()
        if self._writer is not None:
            with suppress(OSError):
                self._writer.file.close()


class _Kept:
    """A temporary file that remembers that it could not be written to.

    lxml writes what stands above and below the rows, and says nothing when the disk is full.
    """

    def __init__(self) -> None:
        self._file = open(create_temporary_file(), "wb")  # noqa: SIM115 - closed by close
        self.name = self._file.name
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except OSError as error:
            self._error = error
            raise

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        self._file.close()
        if self._error is not None:
            raise self._error


class _Writer(WorksheetWriter):  # type: ignore[misc]
    """Writes into an open file, which rows go into as well."""

    def __init__(self, sheet: Leaf) -> None:
        self.file = _Kept()
        super().__init__(sheet, self.file)

    def close(self) -> None:
        super().close()
        self.file.close()
        self.out = self.file.name  # where the archive finds it


def new_leaf(book: Any, title: str) -> Leaf:
    """A new sheet of a write-only workbook, behind the others."""
    leaf = Leaf(book, title)
    book._add_sheet(leaf, None)
    return leaf


def inside(style: int, value: Any) -> str:
    """A cell behind its place: style and value, a None, number, date or str; never a formula."""
    if value is None or value == "":
        return f' s="{style}"/>'
    if isinstance(value, str):
        space = ' xml:space="preserve"' if value != value.strip() else ""
        text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f' s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'
    number = safe_string(to_excel(value) if isinstance(value, date) else value)
    return f' s="{style}"><v>{number}</v></c>'


LETTERS = [get_column_letter(place) for place in range(1, 201)]


def row_of(number: int, insides: Iterable[str | None], height: float | None) -> str:
    """A row of cells from column A on, None for no cell; ``height`` in points."""
    high = f' ht="{height:g}" customHeight="1"' if height else ""
    cells = [
        f'<c r="{letter}{number}"{cell}'
        for letter, cell in zip(LETTERS, insides, strict=False)
        if cell is not None
    ]
    return f'<row r="{number}"{high}>{"".join(cells)}</row>'
