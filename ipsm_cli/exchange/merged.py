"""Entries that have become part of another: by what a sheet may still call them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3


class Gone(NamedTuple):
    """What the entry was when it was merged ``into`` another; only the number is left of one who
    has been erased."""

    number: int
    into: int
    name: str = ""
    search: str = ""
    uid: str | None = None
    nik: str | None = None
    member_number: str | None = None
    birth_date: str | None = None
    sex: str | None = None


def read(db: sqlite3.Connection) -> list[Gone]:
    """Every entry that was merged, as the history keeps it."""
    rows = db.execute(
        """SELECT m.worker, m.into_worker, (
               SELECT c.before FROM change c
               WHERE c.record = 'worker ' || m.worker AND c.tbl = 'worker' AND c.after IS NULL
               ORDER BY c.id DESC LIMIT 1)
           FROM merged m ORDER BY m.worker"""
    )
    return [
        Gone(number, into, **_known(json.loads(before) if before else {}))
        for number, into, before in rows
    ]


def _known(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in Gone._fields[2:] if name in row}
