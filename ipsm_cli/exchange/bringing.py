"""The door of an import: one function for both kinds, and what the register holds of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.exchange import activities, workers
from ipsm_cli.exchange.activity_reading import KIND as ACTIVITIES
from ipsm_cli.exchange.job import reader
from ipsm_cli.exchange.persons import KIND as WORKERS

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.exchange.job import Job, Tick
    from ipsm_cli.exchange.plan import Plan
    from ipsm_cli.store.change import Pen

_BRING = {ACTIVITIES: activities.bring_in, WORKERS: workers.bring_in}


def bring_in(
    pen: Pen, job: Job, codes: Codes, today: date, language: str, tick: Tick, *, write: bool
) -> Plan:
    """Reads, sorts and records a job's rows; answers what became of each.

    Without ``write`` the job can be brought in again, and the caller takes the transaction back.
    """
    read = reader(pen.db, job, codes, today, language)
    return _BRING[job.asked.kind](pen, job, read, codes, tick, write=write)


def totals(db: sqlite3.Connection, kind: str) -> tuple[int, int]:
    """How many records of the kind count in the register, and the people they served."""
    if kind == WORKERS:
        return db.execute("SELECT COUNT(*), 0 FROM worker").fetchone()  # type: ignore[no-any-return]
    return db.execute(  # type: ignore[no-any-return]
        "SELECT COUNT(*), COALESCE(SUM(people), 0) FROM activity WHERE voided_on IS NULL"
    ).fetchone()
