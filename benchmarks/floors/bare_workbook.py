"""Writes pickled rows, each sheet's after its title, with openpyxl's write-only mode, unstyled."""

import pickle
import sys

from openpyxl import Workbook

book = Workbook(write_only=True)
sheet = book.active  # none yet: a title comes first
with open(sys.argv[1], "rb") as file:
    while file.peek(1):
        row = pickle.load(file)
        if isinstance(row, str):
            sheet = book.create_sheet(row)
        else:
            sheet.append(row)
book.save(sys.argv[2])
