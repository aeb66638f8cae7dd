"""A table as a workbook of one sheet, without letterhead or signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core.document import Document, Sheet
from ipsm_cli.render.book import write_document

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look

STAMP = "2000-01-01"  # created and modified: a table is no document and has no date of its own
MOST_UPRIGHT = 7  # columns; with more, the page is printed landscape


def write(table: Table, look: Look) -> bytes:
    """The table as xlsx, in the reader's language. Raises TextTooLongForSheet."""
    landscape = len(table.columns) > MOST_UPRIGHT
    alone = Document((), table.title, None, (), (Sheet(table, landscape=landscape),), STAMP)
    return write_document(alone, look)
