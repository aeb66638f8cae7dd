"""The same rows into the same schema, read by csv or calamine, by executemany: BASE FOLDER SHEET"""

import csv
import shutil
import sqlite3
import sys
from itertools import islice
from pathlib import Path
from typing import Any

base, folder, sheet = sys.argv[1:]
copy = Path(folder) / "bare.db"
shutil.copy(base, copy)
db = sqlite3.connect(copy, isolation_level=None)
db.execute("PRAGMA journal_mode = TRUNCATE")
db.execute("PRAGMA synchronous = EXTRA")
db.execute("PRAGMA foreign_keys = ON")
village = db.execute("SELECT code FROM village WHERE name = 'Tengah'").fetchone()[0]
rows: list[Any]
if sheet.endswith(".csv"):
    with open(sheet, encoding="utf-8", newline="") as file:
        rows = list(islice(csv.reader(file, delimiter=";"), 1, None))
else:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()[1:]
db.execute("BEGIN IMMEDIATE")
db.executemany(
    "INSERT INTO activity (number, uid, date, recorded_on, area, kind, desa, people, people_l,"
    " people_p, minutes, description) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
    (
        (
            number,
            f"u{number}",
            day,
            day,
            kind[:2],
            kind,
            village,
            int(people),
            60 * int(hours),
            told,
        )
        for number, (day, kind, _, _, people, hours, told) in enumerate(rows, 1)
    ),
)
db.executemany(
    "INSERT INTO participant (activity, worker, part, place) VALUES (?, ?, 'x', 1)",
    ((number, int(row[3])) for number, row in enumerate(rows, 1)),
)
db.executemany(
    "INSERT INTO served (activity, ppks, sex, age, n) VALUES (?, '', '', '', ?)",
    ((number, int(row[4])) for number, row in enumerate(rows, 1)),
)
db.execute("COMMIT")
