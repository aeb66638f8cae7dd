"""Writes the cells of a pickled list of sheets with openpyxl's write-only mode, unstyled."""

import pickle
import sys
from pathlib import Path

from openpyxl import Workbook

book = Workbook(write_only=True)
for title, rows in pickle.loads(Path(sys.argv[1]).read_bytes()):
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
book.save(sys.argv[2])
