"""A table as csv in the manner of its receiver's program, for portals that take no other."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.guard import guard
from ipsm_cli.render.cells import heading, texts_of
from ipsm_cli.render.plain_values import plain_values
from ipsm_cli.render.to_csv import Lines, guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.core.export_profile import Dialect
    from ipsm_cli.core.table import Column, Table
    from ipsm_cli.render import Look


def write(table: Table, look: Look, dialect: Dialect) -> bytes:
    """All columns, no totals: his delimiter, line ends and encoding, his headings where he has
    some, labels in place of codes where he reads them. A text that a spreadsheet would run as a
    formula is guarded as in any csv.

    Raises LetterNotInEncoding for a character that his encoding does not have.
    """
    lines = Lines()
    # \r\n makes the writer quote a lone \r as well; it is cut off again below
    writer = csv.writer(
        lines,
        delimiter=dialect.delimiter,
        lineterminator="\r\n",
        quoting=csv.QUOTE_ALL if dialect.quote_all else csv.QUOTE_MINIMAL,
    )
    if dialect.headings:
        writer.writerow([guard(_heading(column, look, dialect)) for column in table.columns])
    columns = _labels(table, look) if dialect.labels else plain_values(table)
    writer.writerows(zip(*map(guarded, columns), strict=True))
    end = "\r\n" if dialect.crlf else "\n"
    return _encoded("".join(line[:-2] + end for line in lines), dialect.encoding)


def _heading(column: Column, look: Look, dialect: Dialect) -> str:
    if column.called:
        return column.called
    return heading(column, look) if dialect.labels else column.key


def _labels(table: Table, look: Look) -> list[Sequence[Any]]:
    """The values as people read them, nothing where nothing is known."""
    found: list[Sequence[Any]] = []
    for place, column in enumerate(table.columns):
        silent = column.blank is None and not column.none
        values = [row[place] for row in table.rows]
        pairs = zip(texts_of(column, values, look), values, strict=True)
        found.append(["" if silent and value in (None, ()) else text for text, value in pairs])
    return found


def _encoded(text: str, encoding: str) -> bytes:
    if encoding.startswith("utf"):
        return text.encode(encoding, "replace")
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise errors.LetterNotInEncoding(text=text[error.start], encoding=encoding) from error
