"""What cannot be said of a worker, whoever says it: a deed, or the undo of one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ipsm_cli.core import errors
from ipsm_cli.core.dates import age_on, first_day
from ipsm_cli.records import service

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.columns import WorkerFields
    from ipsm_cli.store.change import Pen

GROWN = 18  # years at the start of service: Permensos 10/2019


def check(pen: Pen, fields: WorkerFields, number: int, served_from: str | None) -> None:
    """Worker ``number`` (0 for a new one) may be so: born, grown when service began, one of a kind.

    ``served_from`` is the first day (ISO) of active service, None where there is none. Raises
    BornInFuture, TooYoung, FutureDate, DuplicateNik, DuplicateMemberNumber.
    """
    today = pen.who.today
    birth, since = fields.get("birth_date"), fields.get("active_since")
    if birth and birth > today:
        raise errors.BornInFuture(day=birth)
    if served_from:
        check_age(birth, served_from)
    if since and first_day(since) > today:
        raise errors.FutureDate(day=first_day(since), today=today)
    check_ids(pen.db, fields, number)


def check_again(pen: Pen, fields: WorkerFields, number: int) -> None:
    """``check`` of a worker who has a service; raises what it raises."""
    first, days = service.active_days(pen.db, number)
    check(pen, fields, number, served_from(pen, fields, first, days))


def check_age(birth: str | None, day: str) -> None:
    """Raises TooYoung for who is known to be under 18 on the day."""
    if birth and age_on(birth, day) < GROWN:
        raise errors.TooYoung(age=age_on(birth, day), day=day)


def check_ids(db: sqlite3.Connection, fields: WorkerFields, number: int) -> None:
    """Raises DuplicateNik or DuplicateMemberNumber where another worker has it."""
    if other := _other(db, "nik", fields.get("nik"), number):
        raise errors.DuplicateNik(number=other[0], name=other[1])
    if other := _other(db, "member_number", fields.get("member_number"), number):
        raise errors.DuplicateMemberNumber(number=other[0], name=other[1])


def _other(
    db: sqlite3.Connection, column: str, value: str | None, number: int
) -> tuple[int, str] | None:
    """Number and name of another worker than ``number`` who has the value."""
    row: tuple[int, str] | None = db.execute(
        f"SELECT number, name FROM worker WHERE {column} = ? AND number <> ?", (value, number)
    ).fetchone()
    return row


def served_from(
    pen: Pen, fields: WorkerFields, active_first: bool, days: Sequence[str]
) -> str | None:
    """The latest day that active service can have begun; None for who never served.

    ``days`` begin the active statuses. When the first status is one of them, its day is only as
    precise as ``active_since``, and today stands for a start that nobody knows.
    """
    if active_first:
        since = fields.get("active_since")
        latest = _last_day(since) if since else pen.who.today
        days = [min(latest, pen.who.today), *days[1:]]
    return min(days, default=None)


def _last_day(since: str) -> str:
    """The latest day that a start known only by year or month can mean."""
    if len(since) == 4:
        return f"{since}-12-31"
    if len(since) == 7:
        first = datetime.date.fromisoformat(f"{since}-01")
        following = (first + datetime.timedelta(days=31)).replace(day=1)
        return (following - datetime.timedelta(days=1)).isoformat()
    return since
