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
    pen: Pen, worker: int, since: str, status: str, *, active: bool, reason: str | None
) -> None:
    """Adds a status from a day on; the same day's earlier status is replaced."""
    row = {"status": status, "active": int(active), "reason": reason}
    if pen.row("service", (worker, since)) is not None:
        pen.update("service", (worker, since), row)
    else:
        pen.insert("service", {"worker": worker, "since": since, **row})
