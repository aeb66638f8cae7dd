"""Registering workers, correcting them, ending and taking up their service."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, cast

from ipsm_cli.codes import region_tree
from ipsm_cli.core import errors
from ipsm_cli.core.dates import first_day
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.identity import nik_doubts
from ipsm_cli.core.names import looks_mixed, search_key
from ipsm_cli.core.records import UNKNOWN_START, Coded
from ipsm_cli.records import merging, service, who_is_who, worker_rules
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.columns import WorkerFields
    from ipsm_cli.store.change import Pen

# gives the reason to keep doubtful values, or raises DoubtfulEntry
Keep = Callable[[list[Doubt]], str]


def doubts(
    db: sqlite3.Connection,
    fields: WorkerFields,
    number: int = 0,
    *,
    desas: Sequence[str] = (),
    apart: Collection[int] = (),
) -> list[Doubt]:
    """What may be right but looks wrong, to be kept with a reason; ``number`` is oneself.

    ``desas`` are the duty areas, ``apart`` the workers known to be other people.
    """
    found: list[Doubt] = []
    if (name := fields.get("name")) and looks_mixed(name):
        found.append(Doubt("doubt.mixed_letters", {"name": name}))
    if nik := fields.get("nik"):
        birth, sex = fields.get("birth_date"), fields.get("sex")
        found += nik_doubts(nik, birth, sex, region_tree.exists)
    return found + who_is_who.doubts(db, fields, desas, number, apart)


def fresh_doubts(
    db: sqlite3.Connection,
    fields: WorkerFields,
    number: int,
    *,
    desas: Sequence[str] | None = None,
    apart: Collection[int] = (),
) -> tuple[list[Doubt], bool]:
    """The doubts that corrections to a worker raise, and whether any doubt is left at all.

    What was doubtful before was kept with its reason; for a new worker (0) every doubt is fresh.
    """
    if not number:
        found = doubts(db, fields, desas=desas or (), apart=apart)
        return found, bool(found)
    names = ("name", "nik", "sex", "birth_date", "phone")
    row = db.execute(
        f"SELECT {', '.join(names)} FROM worker WHERE number = ?", (number,)
    ).fetchone()
    known = dict(zip(names, row, strict=True))
    held = _held(db, number)
    merged = cast("WorkerFields", {**known, **fields})
    areas = held if desas is None else desas
    after = doubts(db, merged, number, desas=areas, apart=apart)
    before = doubts(db, cast("WorkerFields", known), number, desas=held) if after else []
    return [doubt for doubt in after if doubt not in before], bool(after)


def add(
    pen: Pen,
    fields: WorkerFields,
    *,
    desas: Sequence[str],
    status: str,
    active: bool,
    keep: Keep,
    not_same: Collection[int] = (),
) -> int:
    """Registers a worker and answers the number; ``keep`` is asked when there are doubts.

    ``not_same`` are workers alike who are other people: remembered, and no doubt.

    Raises TooYoung, BornInFuture, DuplicateNik, DuplicateMemberNumber, OutsideBranch.
    """
    worker_rules.check(pen, fields, 0, worker_rules.served_from(pen, fields, active, ()))
    found = doubts(pen.db, fields, desas=desas, apart=not_same)
    kept_reason = keep(found) if found else None
    number = pen.insert(
        "worker",
        {
            "uid": new_uid(pen),
            "search": search_key(fields["name"]),
            "kept_reason": kept_reason,
            **fields,
        },
    )
    start = _start(fields.get("active_since"))
    service.set_status(pen, number, start, status, active=active)
    for desa in dict.fromkeys(desas):
        _put_on_duty(pen, number, desa)
    for other in not_same:
        merging.keep_apart(pen, number, other)
    return number


def edit(
    pen: Pen,
    number: int,
    fields: WorkerFields,
    *,
    desas: Sequence[str] | None,
    keep: Keep,
    not_same: Collection[int] = (),
) -> None:
    """Corrects a worker; ``desas`` replaces the open duty areas when given.

    Raises what ``add`` raises, NoSuchRecord, NothingToChange, and ServiceNeeded when a later start
    of service would leave an activity outside it.
    """
    before = _worker(pen, number)
    merged = cast("WorkerFields", {**before, **fields})
    worker_rules.check_again(pen, merged, number)
    columns: dict[str, Any] = dict(fields)
    fresh, doubtful = fresh_doubts(pen.db, fields, number, desas=desas, apart=not_same)
    if fresh:
        columns["kept_reason"] = keep(fresh)
    elif not doubtful:
        columns["kept_reason"] = None
    if "name" in fields:
        columns["search"] = search_key(fields["name"])
    changed = pen.update("worker", (number,), columns)
    changed |= _move_start(pen, number, before, fields)
    if desas is not None:
        changed |= _set_duty(pen, number, desas)
    for other in not_same:
        changed |= merging.keep_apart(pen, number, other)
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
    service.set_status(pen, number, day, status, active=False, reason=reason, note=note)
    service.check_activities(pen.db, number, worker["name"])


def reinstate(pen: Pen, number: int, day: str, *, status: str) -> None:
    """Takes the service up again from ``day`` on. Raises AlreadyActive and as ``end``."""
    worker = _worker(pen, number)
    since, _, active = service.standing(pen.db, number)
    if active:
        raise errors.AlreadyActive(number=number, name=worker["name"])
    _check_day(pen, number, worker, day, since)
    worker_rules.check_age(worker.get("birth_date"), day)
    service.set_status(pen, number, day, status, active=True)


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


def _move_start(pen: Pen, number: int, before: dict[str, Any], fields: WorkerFields) -> bool:
    """A corrected start of service moves the first status with it."""
    if "active_since" not in fields or fields["active_since"] == before.get("active_since"):
        return False
    return service.move_start(pen, number, before["name"], _start(fields["active_since"]))


def _start(since: str | None) -> str:
    return first_day(since) if since else UNKNOWN_START


def _set_duty(pen: Pen, number: int, desas: Sequence[str]) -> bool:
    """Makes the worker's open duty areas these: what is left out goes, as a slip corrected."""
    rows = pen.db.execute(
        "SELECT number, desa FROM duty WHERE worker = ? AND until IS NULL ORDER BY number",
        (number,),
    ).fetchall()
    held = {desa for _, desa in rows}
    for duty, desa in rows:
        if desa not in desas:
            pen.delete("duty", (duty,))
    for desa in dict.fromkeys(desas):
        if desa not in held:
            _put_on_duty(pen, number, desa)
    return held != set(desas)


def _held(db: sqlite3.Connection, number: int) -> list[str]:
    """The villages of the worker's open duty areas."""
    rows = db.execute(
        "SELECT desa FROM duty WHERE worker = ? AND until IS NULL ORDER BY number", (number,)
    )
    return [desa for (desa,) in rows]


def _put_on_duty(pen: Pen, number: int, desa: str) -> None:
    if pen.row("village", (desa,)) is None:
        raise errors.OutsideBranch(desa=Coded("village", desa))
    ended = pen.db.execute(
        "SELECT 1 FROM duty WHERE worker = ? AND desa = ? LIMIT 1", (number, desa)
    ).fetchone()
    since = pen.who.today if ended else UNKNOWN_START  # a second time begins when it is said
    row = {"worker": number, "desa": desa, "since": since}
    pen.insert("duty", {"uid": new_uid(pen), **row})
