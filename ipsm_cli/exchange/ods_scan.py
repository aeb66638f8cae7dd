"""An ods workbook measured before the reading library lays it out: repeats, errors, hidden rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from xml.parsers import expat

from ipsm_cli.core.errors import FileDamaged, TooManyBroken
from ipsm_cli.exchange.grid import Broken, Value, as_other
from ipsm_cli.exchange.sheet_scan import Sheet, parse

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def scan_ods(pieces: Iterable[bytes], file: str, most: int) -> dict[str, Sheet]:
    """Every table of ``content.xml`` by its name.

    Raises TooManyBroken for more than ``most`` errors and formulas without result, FileDamaged for
    broken XML.
    """
    reading = _Reading(file, most)
    parse(reading.parser, pieces, file)
    if len(reading.sheets) < reading.tables:
        raise FileDamaged(file=file)  # two of one name, or one inside another
    return reading.sheets


class _Reading:
    """The state of reading the tables tag by tag."""

    def __init__(self, file: str, most: int) -> None:
        self.most = most
        self.file = file
        self.instead = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.sheets: dict[str, Sheet] = {}
        self.tables = 0
        self.name = ""
        self.row = self.column = self.row_repeat = self.cell_repeat = 0
        self.attributes: dict[str, str] = {}
        self.held: list[str] | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _TABLE + "table":
            self.tables += 1
            self.name = attributes.get(_TABLE + "name", "")
            self.sheets[self.name] = Sheet(0, 0, 0, {}, 0)
            self.row = 0
        elif name == _TABLE + "table-row":
            self.column = 0
            self.row_repeat = int(attributes.get(_TABLE + "number-rows-repeated", "1"))
            if attributes.get(_TABLE + "visibility", "visible") != "visible":
                found = self.sheets[self.name]
                hidden = found.hidden_rows + self.row_repeat
                self.sheets[self.name] = found._replace(hidden_rows=hidden)
        elif name in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self.attributes, self.held = attributes, None
            self.cell_repeat = int(attributes.get(_TABLE + "number-columns-repeated", "1"))
        elif name == _TEXT + "p":
            self.held = self.held or []
            self.parser.CharacterDataHandler = self.held.append

    def _end(self, name: str) -> None:
        if name == _TEXT + "p":
            self.parser.CharacterDataHandler = None
        elif name in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._cell()
            self.column += self.cell_repeat
        elif name == _TABLE + "table-row":
            self.row += self.row_repeat

    def _cell(self) -> None:
        text = "".join(self.held or ())
        if not text and _OFFICE + "value-type" not in self.attributes and self.held is not None:
            return  # a formula that gave an empty text
        value = self._instead(text)
        if value is None and not text and _OFFICE + "value-type" not in self.attributes:
            return
        found = self.sheets[self.name]
        if value is not None:
            self.instead += self.row_repeat * self.cell_repeat
            if self.instead > self.most:
                raise TooManyBroken(file=self.file, limit=self.most)
            for row in range(self.row, self.row + self.row_repeat):
                for column in range(self.column, self.column + self.cell_repeat):
                    found.instead[row, column] = value
        self.sheets[self.name] = found._replace(
            rows=max(found.rows, self.row + self.row_repeat),
            columns=max(found.columns, self.column + self.cell_repeat),
            text=found.text + len(text) * self.row_repeat * self.cell_repeat,
        )

    def _instead(self, text: str) -> Value:
        """What stands in the cell where the library shows something else; else None."""
        if self.attributes.get(_CALC + "value-type") == "error":
            return Broken("cell.error", text or "#N/A")
        is_formula = _TABLE + "formula" in self.attributes
        if is_formula and _OFFICE + "value-type" not in self.attributes:
            return Broken("cell.formula")
        found = _DURATION.fullmatch(self.attributes.get(_OFFICE + "time-value", ""))
        if found and int(found[1]) > 23:
            hours, minutes, seconds = map(int, found.groups())
            return as_other(timedelta(hours=hours, minutes=minutes, seconds=seconds))
        return None
