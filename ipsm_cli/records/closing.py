"""Closing a month whose numbers were handed over, and what may still be changed in it.

A closed month keeps its measures by area and a digest of its rows, so that it can be shown later
that they are the ones handed over. Whoever changes an activity of it needs a reason: then the
change is a numbered correction, written in the same entry, and the month keeps both its numbers,
those handed over and those corrected. Every deed that touches activities asks ``check_open``
before it writes and tells ``correct`` what it did.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.finding import Finding
from ipsm_cli.core.measures import COUNTED, SUMS, TAKING_PART, Measures
from ipsm_cli.core.period import Period
from ipsm_cli.records.closed import closed
from ipsm_cli.records.identity import new_uid
from ipsm_cli.store.seal import seal_of

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.change import Pen

_LOCAL = frozenset({"number", "month"})  # columns that another register may number otherwise
# what belongs to an activity: tables and the columns that stand in the digest, in their order
_CHILDREN = (
    ("participant p JOIN worker w ON w.number = p.worker", "w.uid, p.part, p.place"),
    ("served p", "p.ppks, p.sex, p.age, p.n"),
    ("partner p", "p.partner"),
)


class Held(NamedTuple):
    """What a month holds: its measures by area and in total, and the digest of its rows."""

    areas: dict[str, Measures]
    total: Measures
    digest: str


def close(pen: Pen, month: str) -> Measures:
    """Closes the month (2026-10) and answers the totals handed over.

    Raises MonthNotOver before its last day has passed: numbers that still grow are none to hand
    over. Raises AlreadyClosed.
    """
    last = Period(month, month, month).last_day()
    if last >= pen.who.today:
        raise errors.MonthNotOver(month=month, last=last)
    if month in closed(pen.db):
        raise errors.AlreadyClosed(month=month)
    found = held(pen.db, month)
    fields = {
        "state": "closed",
        "at": pen.who.at,
        "counts": _text({"handed_over": _counts(found)}),
        "digest": found.digest,
        "reason": None,
    }
    if pen.row("closing", (month,)) is None:
        pen.insert("closing", {"month": month, **fields})
    else:
        pen.update("closing", (month,), fields)
    return found.total


def reopen(pen: Pen, month: str, reason: str) -> None:
    """Lets the month be changed again until it is closed anew. Raises MonthNotClosed."""
    if month not in closed(pen.db):
        raise errors.MonthNotClosed(month=month)
    pen.update("closing", (month,), {"state": "open", "at": pen.who.at, "reason": reason})


def correct(pen: Pen, months: Iterable[str], activity: int, reason: str | None) -> None:
    """Writes a correction for each closed month, after the change of the activity was written.

    ``months`` and ``reason`` are those of ``check_open``; without a closed month nothing is done.
    """
    for month in months:
        row = {"month": month, "activity": activity, "corrected_on": pen.who.today}
        pen.insert("correction", {"uid": new_uid(pen), **row, "reason": reason})
        found = held(pen.db, month)
        kept = pen.row("closing", (month,)) or {}
        counts = {**json.loads(kept["counts"]), "corrected": _counts(found)}
        pen.update("closing", (month,), {"counts": _text(counts), "digest": found.digest})


def check_kept(db: sqlite3.Connection, months: Collection[str], restored: Collection[str]) -> None:
    """After an undo: the closed months it touched hold what they are to hold.

    So a correction can be taken back with all that belongs to it, and nothing else of a closed
    month. ``restored`` are the months whose closing the undo put back: closed again with numbers
    that have changed since, they raise MonthMoved; the others MonthClosed.
    """
    for month in sorted(closed(db).intersection(months)):
        if _difference(db, month) is None:
            continue
        if month in restored:
            raise errors.MonthMoved(month=month, way=f"ipsm month close {month}")
        raise errors.MonthClosed(month=month, way=f"ipsm month reopen {month}")


def differences(db: sqlite3.Connection) -> list[Finding]:
    """The closed months that do not hold the numbers or the rows they were closed with."""
    return [
        Finding(f"month_{column}", f"month {month}")
        for month in sorted(closed(db))
        if (column := _difference(db, month)) is not None
    ]


def held(db: sqlite3.Connection, month: str) -> Held:
    """What the month holds at this moment; voided activities are none of it."""
    chosen = f"a.month = ? AND {COUNTED}"
    joined = f"FROM {TAKING_PART} WHERE p.activity = a.number AND {chosen}"
    sums = db.execute(
        f"SELECT a.area, {SUMS} FROM activity a WHERE {chosen} GROUP BY a.area ORDER BY a.area",
        (month,),
    ).fetchall()
    workers = dict(
        db.execute(
            f"SELECT a.area, COUNT(DISTINCT p.worker) {joined} GROUP BY a.area ORDER BY a.area",
            (month,),
        ).fetchall()
    )
    areas = {area: Measures(first, workers.get(area, 0), *rest) for area, first, *rest in sums}
    total = Measures()
    for measures in areas.values():
        total = total.plus(measures)
    everyone = db.execute(f"SELECT COUNT(DISTINCT p.worker) {joined}", (month,)).fetchone()[0]
    return Held(areas, total._replace(workers=everyone), _digest(db, month))


def _difference(db: sqlite3.Connection, month: str) -> str | None:
    """The column of the closing that the month's rows contradict: counts, digest, or None."""
    counts, digest = db.execute(
        "SELECT counts, digest FROM closing WHERE month = ?", (month,)
    ).fetchone()
    found = held(db, month)
    try:
        kept = json.loads(counts)
        same = kept.get("corrected", kept["handed_over"]) == _counts(found)
    except (ValueError, KeyError, TypeError, AttributeError):  # written by another program
        same = False
    if not same:
        return "counts"
    return None if digest == found.digest else "digest"


def _counts(found: Held) -> dict[str, Any]:
    areas = {area: measures._asdict() for area, measures in found.areas.items()}
    return {"total": found.total._asdict(), "areas": areas}


def _digest(db: sqlite3.Connection, month: str) -> str:
    """SHA-256 of the month's activities with all that belongs to them, in the order of their uids.

    Workers stand there by their uids and empty columns not at all, so that the digest is the same
    in a register that numbers its records otherwise or has columns more.
    """
    chosen = f"a.month = ? AND {COUNTED}"
    cursor = db.execute(f"SELECT a.* FROM activity a WHERE {chosen} ORDER BY a.uid", (month,))
    names = [column[0] for column in cursor.description]
    places = [(name, place) for place, name in enumerate(names) if name not in _LOCAL]
    rows: dict[str, list[Any]] = {}
    for values in cursor:
        row = {name: values[place] for name, place in places if values[place] is not None}
        rows[row["uid"]] = [row, *([] for _ in _CHILDREN)]
    for place, (tables, columns) in enumerate(_CHILDREN, 1):
        for child in db.execute(
            f"SELECT a.uid, {columns} FROM activity a CROSS JOIN {tables}"
            f" WHERE p.activity = a.number AND {chosen} ORDER BY a.uid, {columns}",
            (month,),
        ):
            rows[child[0]][place].append(child[1:])
    return seal_of(_text(list(rows.values())))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
