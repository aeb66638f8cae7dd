"""Who serves where: standing, duty and time of service, for the reports that list workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.period import Period

_UNKNOWN_START = "0001-01-01"  # as the register writes a first day that nobody knows


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


def duties(db: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """The villages (codes) each worker is on duty in."""
    found: dict[int, tuple[str, ...]] = {}
    for worker, desa in db.execute("SELECT worker, desa FROM duty ORDER BY worker, desa"):
        found[worker] = (*found.get(worker, ()), desa)
    return found


def history_of(db: sqlite3.Connection, worker: int) -> tuple[Status, ...]:
    """Every status of the worker, the newest last."""
    rows = db.execute(
        "SELECT since, status, active, reason, note FROM service WHERE worker = ? ORDER BY since",
        (worker,),
    )
    return tuple(
        Status(None if since == _UNKNOWN_START else since, status, active == 1, reason, note)
        for since, status, active, reason, note in rows
    )
