"""The SQLite file, and the only room that writes rows."""

import sqlite3

SQLITE = sqlite3.sqlite_version

__all__ = ["SQLITE"]
