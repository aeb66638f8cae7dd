"""Photos of activities in the order of the days: which file, what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.measures import COUNTED
from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection


class Photo(NamedTuple):
    """One photo; the fields are the table's columns."""

    number: int
    activity: int
    date: str  # of the activity, ISO
    place: int  # among the photos of its activity
    file: str  # as it was typed
    caption: str | None


def read(db: sqlite3.Connection, activities: Collection[int] | None = None) -> list[Photo]:
    """The photos of some activities, else of all that count, by day, activity and place."""
    # a list of whole numbers is written the same way in JSON
    chosen = COUNTED if activities is None else "a.number IN (SELECT value FROM json_each(?))"
    rows = db.execute(
        f"""SELECT p.number, p.activity, a.date, p.place, p.file, p.caption
            FROM photo p JOIN activity a ON a.number = p.activity
            WHERE {chosen} ORDER BY a.date, a.number, p.place, p.number""",
        () if activities is None else (f"{sorted(activities)}",),
    )
    return [Photo(*row) for row in rows]


def table(photos: list[Photo]) -> Table:
    return Table(
        "photos",
        (
            Column("number", "ordinal"),
            Column("activity", "ordinal"),
            Column("date", "date"),
            Column("order", "ordinal"),
            Column("picture"),
            Column("caption"),
        ),
        photos,
        ("title.photos", {}),
    )
