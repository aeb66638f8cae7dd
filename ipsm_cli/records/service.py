"""A worker's service: status by status, and whether she served on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core import errors

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.change import Pen


def active_on(db: sqlite3.Connection, worker: int, day: str) -> bool:
    """Whether the newest status on ``day`` (ISO) is one that counts as active."""
    row = db.execute(
        "SELECT active FROM service WHERE worker = ? AND since <= ? ORDER BY since DESC LIMIT 1",
        (worker, day),
    ).fetchone()
    return row is not None and row[0] == 1


def standing(db: sqlite3.Connection, worker: int) -> tuple[str, str, bool]:
    """The newest status: since (ISO), status code, whether it counts as active."""
    since, status, active = db.execute(
        "SELECT since, status, active FROM service WHERE worker = ? ORDER BY since DESC LIMIT 1",
        (worker,),
    ).fetchone()
    return since, status, active == 1


def active_days(db: sqlite3.Connection, worker: int) -> tuple[bool, list[str]]:
    """Whether the first status counts as active, and the first day (ISO) of each that does."""
    rows = db.execute(
        "SELECT since, active FROM service WHERE worker = ? ORDER BY since", (worker,)
    ).fetchall()
    return bool(rows and rows[0][1]), [since for since, active in rows if active]


def check_activities(db: sqlite3.Connection, worker: int, name: str) -> None:
    """Every counted activity of the worker lies in active service, else ServiceNeeded."""
    row = db.execute(
        """SELECT a.number, a.date FROM participant p JOIN activity a ON a.number = p.activity
           WHERE p.worker = ? AND a.voided_on IS NULL AND COALESCE((
               SELECT s.active FROM service s WHERE s.worker = p.worker AND s.since <= a.date
               ORDER BY s.since DESC LIMIT 1), 0) = 0
           ORDER BY a.date, a.number LIMIT 1""",
        (worker,),
    ).fetchone()
    if row is not None:
        raise errors.ServiceNeeded(number=worker, name=name, activity=row[0], day=row[1])


def set_status(
    pen: Pen,
    worker: int,
    since: str,
    status: str,
    *,
    active: bool,
    reason: str | None = None,
    note: str | None = None,
) -> None:
    """Adds a status from a day on; the same day's earlier status is replaced."""
    row = {"status": status, "active": int(active), "reason": reason, "note": note}
    if pen.row("service", (worker, since)) is not None:
        pen.update("service", (worker, since), row)
    else:
        pen.insert("service", {"worker": worker, "since": since, **row})


def move_start(pen: Pen, worker: int, name: str, start: str) -> bool:
    """Moves the first status to the day ``start``; False when it begins there already.

    Raises EndBeforeStart, and ServiceNeeded when an activity would lie outside the service.
    """
    days = [
        since
        for (since,) in pen.db.execute(
            "SELECT since FROM service WHERE worker = ? ORDER BY since LIMIT 2", (worker,)
        )
    ]
    if days[0] == start:
        return False
    if len(days) > 1 and start >= days[1]:
        raise errors.EndBeforeStart(number=worker, name=name, day=days[1], start=start)
    first = pen.row("service", (worker, days[0])) or {}
    pen.delete("service", (worker, days[0]))
    pen.insert("service", {**first, "since": start})
    check_activities(pen.db, worker, name)
    return True
