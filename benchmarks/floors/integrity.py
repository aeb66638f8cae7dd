"""SQLite's own look through the pages of a register: FILE"""

import sqlite3
import sys

found = sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchall()
assert found == [("ok",)]
