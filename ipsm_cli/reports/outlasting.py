"""What a worker holds beyond the end of her service: papers, duty areas and seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

# a training is done when it is done: only one that begins after the day is out of place
_RUNNING = {
    "appointment": "until IS NULL OR until > :day",
    "card": "lost_on IS NULL AND (until IS NULL OR until > :day)",
    "training": "since > :day",
    "role": "until IS NULL OR until > :day",
    "duty": "until IS NULL OR until > :day",
    "seat": "COALESCE(until, (SELECT t.until FROM term t WHERE t.number = term)) > :day",
}


class Outlasting(NamedTuple):
    """Records as the history names them (``appointment 12``), sort by sort."""

    open: tuple[str, ...]  # begun by the day, not over on it
    later: tuple[str, ...]  # they begin after it


def read(db: sqlite3.Connection, worker: int, day: str) -> Outlasting:
    """What the worker holds beyond the day (ISO)."""
    found: dict[bool, list[str]] = {False: [], True: []}
    for noun, running in _RUNNING.items():
        rows = db.execute(
            f"SELECT number, since FROM {noun} WHERE worker = :worker AND ({running})"
            " ORDER BY number",
            {"worker": worker, "day": day},
        )
        for number, since in rows:
            found[since > day].append(f"{noun} {number}")
    return Outlasting(tuple(found[False]), tuple(found[True]))
