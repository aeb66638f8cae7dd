"""The branch's own codes and the villages of its area."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

OwnCode = tuple[str, str, str, str, str, str]


def read(db: sqlite3.Connection) -> list[OwnCode]:
    """(list, code, Indonesian label, English label, parent, unit) of every own code."""
    return db.execute(
        """SELECT list, code, label_id, label_en, COALESCE(parent, ''), COALESCE(unit, '')
           FROM own_code ORDER BY list, code"""
    ).fetchall()


def villages(db: sqlite3.Connection) -> dict[str, str]:
    """Names by code, in the order of the codes."""
    return dict(db.execute("SELECT code, name FROM village ORDER BY code").fetchall())
