"""Rows whose identity was corrected, known again by their place between rows that were not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_KNOWN_SHARE = 2  # one row in two must be known for the file to be an earlier one corrected


def earlier(db: sqlite3.Connection, kind: str, file: str, profile: str | None) -> list[int]:
    """The records that came from files of this name, in the order of their rows."""
    rows = db.execute(
        """SELECT DISTINCT i.record FROM imported i JOIN batch b ON b.number = i.batch
           WHERE i.kind = ? AND b.kind = ? AND b.file = ? AND b.profile IS ?
           ORDER BY i.record""",
        (kind, kind, file, profile),
    )
    return [record for (record,) in rows]


def by_place(
    records: Sequence[int], before: Sequence[int], alike: Callable[[int, int], bool]
) -> dict[int, int]:
    """The record of each row that has none (0 in ``records``) and can only be one of ``before``.

    Between two known rows there must be as many unknown rows as records of the earlier file that
    no row has; ``alike(place, record)`` must hold for each pair. Otherwise they are new.
    """
    known = {record: place for place, record in enumerate(records) if record}
    lost = [record for record in before if record not in known]
    if not lost or len(known.keys() & set(before)) * _KNOWN_SHARE < len(records):
        return {}
    found: dict[int, int] = {}
    rows: list[int] = []
    low = 0
    for place in range(len(records) + 1):
        record = records[place] if place < len(records) else -1
        if record == 0:
            rows.append(place)
            continue
        end = len(lost) if record == -1 else bisect_left(lost, record)
        gap = lost[bisect_left(lost, low) : end]
        if rows and len(gap) == len(rows) and all(map(alike, rows, gap)):
            found |= dict(zip(rows, gap, strict=True))
        rows, low = [], record
    return found
