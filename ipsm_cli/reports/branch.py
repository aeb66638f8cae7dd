"""The branch whose register this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core.records import Branch
from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3

_COLUMNS = (
    Column("uid", "id"),
    Column("level", "code", "level"),
    Column("region", "id"),
    Column("name"),
    Column("address"),
    Column("letterhead"),
    Column("chair"),
    Column("secretary"),
    Column("language", "word"),
    Column("due_day", "number"),
)


def read(db: sqlite3.Connection) -> Branch:
    row = db.execute(
        """SELECT uid, level, region, name, address, letterhead, chair, secretary, language, due_day
           FROM branch WHERE id = 1"""
    ).fetchone()
    return Branch(*row)


def table(branch: Branch) -> Table:
    return Table("branch", _COLUMNS, [branch], ("title.branch", {}), page=True)
