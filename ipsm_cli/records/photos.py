"""Photos of activities: where each lies and what it shows; the pictures stay outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ipsm_cli.core import errors
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen


class PhotoFields(TypedDict, total=False):
    """Columns of a photo as a deed takes them; a missing key leaves the column alone."""

    file: str
    caption: str | None
    place: int  # among the photos of its activity, from 1


def add(pen: Pen, activity: int, fields: PhotoFields) -> int:
    """Adds a photo after the activity's others, unless it has a place; answers its number.

    Raises NoSuchRecord, AlreadyVoid, PhotoTwice.
    """
    row = pen.row("activity", (activity,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.activity", number=activity)
    if row.get("voided_on"):
        raise errors.AlreadyVoid(number=activity)
    _check_alone(pen, activity, fields["file"], 0)
    last = len(_order(pen, activity)) + 1
    told = {"file": fields["file"], "caption": fields.get("caption")}
    number = pen.insert("photo", {"uid": new_uid(pen), "activity": activity, "place": last, **told})
    if place := fields.get("place"):
        _move(pen, activity, number, place)
    return number


def edit(pen: Pen, number: int, fields: PhotoFields) -> int:
    """Corrects a photo and answers its activity; the others make room for its new place.

    Raises NoSuchRecord, PhotoTwice, NothingToChange.
    """
    activity = _activity(pen, number)
    if file := fields.get("file"):
        _check_alone(pen, activity, file, number)
    columns = {name: value for name, value in fields.items() if name != "place"}
    changed = pen.update("photo", (number,), columns)
    if place := fields.get("place"):
        changed |= _move(pen, activity, number, place)
    if not changed:
        raise errors.NothingToChange(kind="noun.photo", number=number)
    return activity


def drop(pen: Pen, number: int) -> int:
    """Takes a photo out of the register and answers its activity. Raises NoSuchRecord."""
    activity = _activity(pen, number)
    pen.delete("photo", (number,))
    _put_in_order(pen, _order(pen, activity))
    return activity


def check_again(pen: Pen, number: int) -> None:
    """A photo that came back is its activity's only one of the file. Raises PhotoTwice."""
    row = pen.row("photo", (number,)) or {}
    _check_alone(pen, row["activity"], row["file"], number)


def _activity(pen: Pen, number: int) -> int:
    row = pen.row("photo", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.photo", number=number)
    return int(row["activity"])


def _check_alone(pen: Pen, activity: int, file: str, number: int) -> None:
    """An activity has each file once. Raises PhotoTwice."""
    other = pen.db.execute(
        "SELECT number FROM photo WHERE activity = ? AND file = ? AND number <> ?",
        (activity, file, number),
    ).fetchone()
    if other is not None:
        raise errors.PhotoTwice(number=other[0], activity=activity)


def _order(pen: Pen, activity: int) -> list[int]:
    rows = pen.db.execute(
        "SELECT number FROM photo WHERE activity = ? ORDER BY place, number", (activity,)
    )
    return [number for (number,) in rows]


def _move(pen: Pen, activity: int, number: int, place: int) -> bool:
    """Puts the photo at the place, the last one where there are fewer; False when it is there."""
    order = _order(pen, activity)
    order.remove(number)
    order.insert(place - 1, number)
    return _put_in_order(pen, order)


def _put_in_order(pen: Pen, order: list[int]) -> bool:
    moved = [
        pen.update("photo", (number,), {"place": place}) for place, number in enumerate(order, 1)
    ]
    return any(moved)
