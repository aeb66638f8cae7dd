"""What a register holds, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column

if TYPE_CHECKING:
    import sqlite3

COLUMNS = (
    Column("branch"),
    Column("schema", "number"),
    Column("sqlite", "id"),
    Column("workers_registered", "number"),
    Column("activities", "number"),
    Column("voided", "number"),
    Column("first_activity", "date"),
    Column("last_activity", "date"),
    Column("history_entries", "number"),
)


class Contents(NamedTuple):
    """In the order of ``COLUMNS``."""

    branch: str
    schema: int
    sqlite: str
    workers_registered: int
    activities: int
    voided: int
    first_activity: str | None
    last_activity: str | None
    history_entries: int


def read(db: sqlite3.Connection) -> Contents:
    row = db.execute(
        """SELECT
            (SELECT name FROM branch),
            (SELECT user_version FROM pragma_user_version),
            sqlite_version(),
            (SELECT COUNT(*) FROM worker),
            (SELECT COUNT(*) FROM activity WHERE voided_on IS NULL),
            (SELECT COUNT(*) FROM activity WHERE voided_on IS NOT NULL),
            (SELECT MIN(date) FROM activity WHERE voided_on IS NULL),
            (SELECT MAX(date) FROM activity WHERE voided_on IS NULL),
            (SELECT COUNT(*) FROM action)"""
    ).fetchone()
    return Contents(*row)
