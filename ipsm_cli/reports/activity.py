"""One activity on a page: everything that is written of it, who did it and whom it served."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.records import Served
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports.activities import Line, layout, lines

if TYPE_CHECKING:
    import sqlite3


class Activity(NamedTuple):
    """``parts`` (codes) are in the order of the line's workers; ``photos`` are told by their file,
    with the caption before it."""

    line: Line
    parts: tuple[str, ...]
    served: tuple[Served, ...]
    photos: tuple[str, ...] = ()


def read(db: sqlite3.Connection, number: int) -> Activity:
    """Raises NoSuchRecord."""
    found = lines(db, ("a.number = ?", [number]))
    if not found:
        raise errors.NoSuchRecord(kind="noun.activity", number=number)
    parts = db.execute(
        "SELECT part FROM participant WHERE activity = ? ORDER BY place, worker", (number,)
    )
    served = db.execute(
        "SELECT ppks, sex, age, n FROM served WHERE activity = ? ORDER BY ppks, sex, age", (number,)
    )
    photos = db.execute(
        "SELECT COALESCE(caption || ': ', '') || file FROM photo WHERE activity = ?"
        " ORDER BY place, number",
        (number,),
    )
    return Activity(
        found[0],
        tuple(part for (part,) in parts),
        tuple(Served(*row) for row in served),
        tuple(photo for (photo,) in photos),
    )


def table(activity: Activity) -> Table:
    """The page; the counts of people served are in files only, ``served`` lays them out."""
    line = activity.line
    voided = line.voided_on is not None
    notes: tuple[Say, ...] = (("note.is_voided", {"date": line.voided_on}),) if voided else ()
    return Table(
        "activity",
        (
            *layout(page=True, voided=voided),
            Column("parts", "code", "part"),
            Column("photos", screen=bool(activity.photos)),
            Column("served_ppks", "code", "ppks", screen=False),
            Column("served_sex", "code", "sex", screen=False),
            Column("served_age", "code", "age_band", screen=False),
            Column("served_people", "number", screen=False),
        ),
        [(*line, activity.parts, activity.photos, *_upright(activity.served))],
        ("title.activity", {"number": line.number}),
        notes=notes,
        page=True,
    )


def served(activity: Activity) -> Table:
    """Whom it served: one row a count."""
    return Table(
        "served",
        (
            Column("ppks", "code", "ppks"),
            Column("sex", "code", "sex"),
            Column("age", "code", "age_band"),
            Column("people", "number"),
        ),
        [(row.ppks or None, row.sex or None, row.age or None, row.n) for row in activity.served],
        ("title.served", {"number": activity.line.number}),
        (None, None, None, sum(row.n for row in activity.served)),
    )


def _upright(served: tuple[Served, ...]) -> tuple[tuple[str | int, ...], ...]:
    """Kinds, sexes, ages and people of the counts; what is unknown is empty."""
    return tuple(zip(*served, strict=True)) if served else ((), (), (), ())
