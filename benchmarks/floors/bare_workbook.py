"""Writes the cells of a marshalled list of sheets with openpyxl's write-only mode, unstyled."""

import marshal
import sys
from pathlib import Path

from openpyxl import Workbook

book = Workbook(write_only=True)
for title, rows in marshal.loads(Path(sys.argv[1]).read_bytes()):
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
book.save(sys.argv[2])
