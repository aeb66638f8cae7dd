"""A table as a workbook of one sheet (some tables: a sheet each), without letterhead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core.document import Document, Letterhead, Sheet
from ipsm_cli.render.book import write_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look

STAMP = "2000-01-01"  # created and modified: a table is no document and has no date of its own
MOST_UPRIGHT = 7  # columns; with more, the page is printed landscape


def write(table: Table, look: Look) -> bytes:
    """The table as xlsx, in the reader's language. Raises TooLongForSheet, TextTooLongForSheet."""
    return write_all((table,), look)


def write_all(tables: Sequence[Table], look: Look) -> bytes:
    """A sheet for each table; the first gives the file its title. Raises as ``write``."""
    sheets = (Sheet(table, landscape=len(table.columns) > MOST_UPRIGHT) for table in tables)
    alone = Document(Letterhead(), tables[0].title, None, (), tuple(sheets), STAMP)
    return write_document(alone, look)
