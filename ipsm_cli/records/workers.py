"""Registering workers, correcting them, ending and taking up their service."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from ipsm_cli.codes import region_tree
from ipsm_cli.core import errors
from ipsm_cli.core.dates import age_on, first_day
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.identity import nik_doubts
from ipsm_cli.core.names import search_key
from ipsm_cli.core.records import Coded, WorkerFields
from ipsm_cli.records import service
from ipsm_cli.records.identity import new_uid
from ipsm_cli.store.schema import UNKNOWN_START

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.change import Pen

# gives the reason to keep doubtful values, or raises DoubtfulEntry
Keep = Callable[[list[Doubt]], str]

_DOUBTED = {"nik", "birth_date", "sex", "name"}
GROWN = 18  # years at the start of service: Permensos 10/2019


def doubts(db: sqlite3.Connection, fields: WorkerFields, number: int = 0) -> list[Doubt]:
    """What may be right but looks wrong, to be kept with a reason; ``number`` is oneself."""
    found: list[Doubt] = []
    nik, birth = fields.get("nik"), fields.get("birth_date")
    if nik:
        found += nik_doubts(nik, birth, fields.get("sex"), region_tree.exists)
    if birth and (name := fields.get("name")):
        row = db.execute(
            "SELECT number, name FROM worker WHERE search = ? AND birth_date = ? AND number <> ?"
            " ORDER BY number LIMIT 1",
            (search_key(name), birth, number),
        ).fetchone()
        if row is not None:
            found.append(Doubt("doubt.same_person", {"number": row[0], "name": row[1]}))
    return found


def doubts_of(db: sqlite3.Connection, fields: WorkerFields, number: int) -> list[Doubt]:
    """``doubts`` of new words for a worker, or of corrections to worker ``number``."""
    known: dict[str, Any] = {}
    if number:
        names = ("name", "nik", "sex", "birth_date")
        row = db.execute(
            f"SELECT {', '.join(names)} FROM worker WHERE number = ?", (number,)
        ).fetchone()
        known = dict(zip(names, row, strict=True))
        if all(fields.get(name, known[name]) == known[name] for name in names):
            return []
    return doubts(db, cast(WorkerFields, {**known, **fields}), number)


def add(
    pen: Pen,
    fields: WorkerFields,
    *,
    desas: Sequence[str],
    status: str,
    active: bool,
    keep: Keep,
) -> int:
    """Registers a worker and answers the number; ``keep`` is asked when there are doubts.

    Raises TooYoung, BornInFuture, DuplicateNik, DuplicateMemberNumber, OutsideBranch.
    """
    _check(pen, fields, 0, active=active)
    kept_reason = _settle(pen, fields, 0, keep)
    number = pen.insert(
        "worker",
        {
            "uid": new_uid(pen),
            "search": search_key(fields["name"]),
            "kept_reason": kept_reason,
            **fields,
        },
    )
    since = fields.get("active_since")
    start = first_day(since) if since else UNKNOWN_START
    service.set_status(pen, number, start, status, active=active, reason=None)
    for desa in desas:
        _put_on_duty(pen, number, desa)
    return number


def edit(
    pen: Pen,
    number: int,
    fields: WorkerFields,
    *,
    desas: Sequence[str] | None,
    keep: Keep,
) -> None:
    """Corrects a worker; ``desas`` replaces the duty areas when given.

    Raises what ``add`` raises, NoSuchRecord, NothingToChange, and ServiceNeeded when a later start
    of service would leave an activity outside it.
    """
    before = _worker(pen, number)
    merged = cast(WorkerFields, {**before, **fields})
    _, _, active = service.standing(pen.db, number)
    _check(pen, merged, number, active=active)
    columns: dict[str, Any] = dict(fields)
    if any(fields.get(name) != before.get(name) for name in _DOUBTED & fields.keys()):
        columns["kept_reason"] = _settle(pen, merged, number, keep)
    if "name" in fields:
        columns["search"] = search_key(fields["name"])
    changed = pen.update("worker", (number,), columns)
    changed |= _move_start(pen, number, before, fields)
    if desas is not None:
        changed |= _set_duty(pen, number, desas)
    if not changed:
        raise errors.NothingToChange(kind="noun.worker", number=number)


def end(
    pen: Pen, number: int, day: str, *, status: str, reason: str | None, note: str | None
) -> None:
    """Ends or pauses the service from ``day`` on, with a status that is not active.

    Raises AlreadyEnded, EndBeforeStart, FutureDate, and ServiceNeeded when an activity on or after
    the day stands on the service.
    """
    worker = _worker(pen, number)
    since, standing, _ = service.standing(pen.db, number)
    if standing == status:
        coded = Coded("worker_status", status)
        raise errors.AlreadyEnded(number=number, name=worker["name"], status=coded)
    _check_day(pen, number, worker, day, since)
    service.set_status(pen, number, day, status, active=False, reason=reason)
    if note:
        pen.update("service", (number, day), {"note": note})
    service.check_activities(pen.db, number, worker["name"])


def reinstate(pen: Pen, number: int, day: str, *, status: str) -> None:
    """Takes the service up again from ``day`` on. Raises AlreadyActive and as ``end``."""
    worker = _worker(pen, number)
    since, _, active = service.standing(pen.db, number)
    if active:
        raise errors.AlreadyActive(number=number, name=worker["name"])
    _check_day(pen, number, worker, day, since)
    if (birth := worker.get("birth_date")) and age_on(birth, day) < GROWN:
        raise errors.TooYoung(age=age_on(birth, day), day=day)
    service.set_status(pen, number, day, status, active=True, reason=None)


def _worker(pen: Pen, number: int) -> dict[str, Any]:
    row = pen.row("worker", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=number)
    return row


def _check_day(pen: Pen, number: int, worker: dict[str, Any], day: str, since: str) -> None:
    if day > pen.who.today:
        raise errors.FutureDate(day=day, today=pen.who.today)
    if day < since:
        raise errors.EndBeforeStart(number=number, name=worker["name"], day=day, start=since)


def _check(pen: Pen, fields: WorkerFields, number: int, *, active: bool) -> None:
    """What cannot be: an unborn worker, a child in service, one id with two people."""
    today = pen.who.today
    if birth := fields.get("birth_date"):
        if birth > today:
            raise errors.BornInFuture(day=birth)
        since = fields.get("active_since")
        day = _last_day(since) if since else today
        if active and age_on(birth, min(day, today)) < GROWN:
            raise errors.TooYoung(age=age_on(birth, min(day, today)), day=min(day, today))
    if (since := fields.get("active_since")) and first_day(since) > today:
        raise errors.FutureDate(day=first_day(since), today=today)
    for column, refusal in _ONLY_ONE:
        row = pen.db.execute(
            f"SELECT number, name FROM worker WHERE {column} = ? AND number <> ?",
            (fields.get(column), number),
        ).fetchone()
        if row is not None:
            raise refusal(number=row[0], name=row[1])


_ONLY_ONE: tuple[tuple[str, type[errors.IpsmError]], ...] = (
    ("nik", errors.DuplicateNik),
    ("member_number", errors.DuplicateMemberNumber),
)


def _last_day(since: str) -> str:
    """The latest day that a start known only by year or month can mean."""
    if len(since) == 4:
        return f"{since}-12-31"
    if len(since) == 7:
        first = datetime.date.fromisoformat(f"{since}-01")
        following = (first + datetime.timedelta(days=31)).replace(day=1)
        return (following - datetime.timedelta(days=1)).isoformat()
    return since


def _settle(pen: Pen, fields: WorkerFields, number: int, keep: Keep) -> str | None:
    """The reason to keep what is doubtful; None where nothing is."""
    found = doubts(pen.db, fields, number)
    return keep(found) if found else None


def _move_start(pen: Pen, number: int, before: dict[str, Any], fields: WorkerFields) -> bool:
    """A corrected start of service moves the first status with it."""
    if "active_since" not in fields or fields["active_since"] == before.get("active_since"):
        return False
    since = fields["active_since"]
    start = first_day(since) if since else UNKNOWN_START
    rows = pen.db.execute(
        "SELECT since FROM service WHERE worker = ? ORDER BY since", (number,)
    ).fetchall()
    old = rows[0][0]
    if old == start:
        return False
    if len(rows) > 1 and start >= rows[1][0]:
        raise errors.EndBeforeStart(number=number, name=before["name"], day=rows[1][0], start=start)
    first = pen.row("service", (number, old)) or {}
    pen.delete("service", (number, old))
    pen.insert("service", {**first, "since": start})
    service.check_activities(pen.db, number, before["name"])
    return True


def _set_duty(pen: Pen, number: int, desas: Sequence[str]) -> bool:
    rows = pen.db.execute("SELECT desa FROM duty WHERE worker = ?", (number,))
    held = {desa for (desa,) in rows}
    for desa in sorted(held - set(desas)):
        pen.delete("duty", (number, desa))
    for desa in desas:
        if desa not in held:
            _put_on_duty(pen, number, desa)
    return held != set(desas)


def _put_on_duty(pen: Pen, number: int, desa: str) -> None:
    if pen.row("village", (desa,)) is None:
        raise errors.OutsideBranch(desa=Coded("village", desa))
    if pen.row("duty", (number, desa)) is None:
        pen.insert("duty", {"worker": number, "desa": desa})
