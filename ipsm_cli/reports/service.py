"""Who serves where: standing, duty and time of service, for the reports that list workers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.records import UNKNOWN_START

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from ipsm_cli.core.period import Period


class Status(NamedTuple):
    """A status from a day on."""

    since: str | None  # ISO date, None where nobody knows the day
    status: str
    active: bool
    reason: str | None
    note: str | None


def active_during(db: sqlite3.Connection, period: Period) -> set[int]:
    """The workers who were active on at least one day of the period."""
    rows = db.execute(
        """SELECT DISTINCT s.worker FROM service s
           WHERE s.active = 1 AND s.since <= ? AND NOT EXISTS (
               SELECT 1 FROM service t
               WHERE t.worker = s.worker AND t.since > s.since AND t.since <= ?)
           ORDER BY s.worker""",
        (period.last_day(), period.first_day()),
    )
    return {worker for (worker,) in rows}


def active_on(db: sqlite3.Connection, day: str) -> set[int]:
    """The workers who were active on a day."""
    rows = db.execute(
        """SELECT s.worker FROM service s
           WHERE s.active = 1 AND s.since = (SELECT MAX(t.since) FROM service t
                                             WHERE t.worker = s.worker AND t.since <= ?)
           ORDER BY s.worker""",
        (day,),
    )
    return {worker for (worker,) in rows}


def statuses_on(db: sqlite3.Connection, day: str) -> dict[int, str]:
    """Each worker's status on a day; workers who had none yet are left out."""
    rows = db.execute(
        """SELECT s.worker, s.status FROM service s
           WHERE s.since = (SELECT MAX(t.since) FROM service t
                            WHERE t.worker = s.worker AND t.since <= ?)
           ORDER BY s.worker""",
        (day,),
    )
    return dict(rows)


def duties(
    db: sqlite3.Connection, day: str, workers: list[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """The villages (codes) each worker, or each of a list, is on duty in on a day (ISO)."""
    found: dict[int, tuple[str, ...]] = {}
    # a list of whole numbers is written the same way in JSON
    some = "" if workers is None else "worker IN (SELECT value FROM json_each(?)) AND"
    rows = db.execute(
        f"""SELECT DISTINCT worker, desa FROM duty
            WHERE {some} since <= ? AND (until IS NULL OR until >= ?) ORDER BY worker, desa""",
        (*([] if workers is None else [f"{workers}"]), day, day),
    )
    for worker, desa in rows:
        found[worker] = (*found.get(worker, ()), desa)
    return found


def duties_of(db: sqlite3.Connection, worker: int, day: str) -> tuple[str, ...]:
    """The villages (codes) one worker is on duty in on a day (ISO)."""
    rows = db.execute(
        """SELECT DISTINCT desa FROM duty
           WHERE worker = ? AND since <= ? AND (until IS NULL OR until >= ?) ORDER BY desa""",
        (worker, day, day),
    )
    return tuple(desa for (desa,) in rows)


def years_served(service: Sequence[Status], day: str) -> float | None:
    """Years of active service up to a day, one decimal; None where the first day is unknown."""
    days = 0
    for status, following in zip(service, [*service[1:], None], strict=True):
        until = min(following.since or day, day) if following else day
        if not status.active or (status.since is not None and status.since >= until):
            continue
        if status.since is None:
            return None
        days += (date.fromisoformat(until) - date.fromisoformat(status.since)).days
    return round(days / 365.25, 1)


def history_of(db: sqlite3.Connection, worker: int) -> tuple[Status, ...]:
    """Every status of the worker, the newest last."""
    rows = db.execute(
        "SELECT since, status, active, reason, note FROM service WHERE worker = ? ORDER BY since",
        (worker,),
    )
    return tuple(
        Status(None if since == UNKNOWN_START else since, status, active == 1, reason, note)
        for since, status, active, reason, note in rows
    )
