"""A worker's life of service: status, papers, roles and seats in one line of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3

# what happened, on which day, told by a code of a list or by a text
_EVENTS = """
    SELECT since AS day, 'status' AS event, 'worker_status' AS list, status AS code, reason AS text
        FROM service WHERE worker = :worker
    UNION ALL SELECT since, 'appointment', 'appointment_kind', kind, paper
        FROM appointment WHERE worker = :worker
    UNION ALL SELECT since, 'card', 'card_kind', kind, paper FROM card WHERE worker = :worker
    UNION ALL SELECT since, 'training', 'training_level', level, training
        FROM training WHERE worker = :worker
    UNION ALL SELECT since, 'role', 'programme', programme, NULL FROM role WHERE worker = :worker
    UNION ALL SELECT since, 'duty', 'village', desa, NULL
        FROM duty WHERE worker = :worker AND since > :unknown
    UNION ALL SELECT since, 'seat', 'position', position, section FROM seat WHERE worker = :worker
    ORDER BY 1, 2, 4, 5"""


class Event(NamedTuple):
    """``day`` is None where nobody knows it; ``code`` is of the list ``list``."""

    day: str | None
    event: str
    list: str
    code: str
    text: str | None


def read(db: sqlite3.Connection, worker: int) -> list[Event]:
    """The earliest first."""
    rows = db.execute(_EVENTS, {"worker": worker, "unknown": UNKNOWN_START})
    return [Event(None if day == UNKNOWN_START else day, *rest) for day, *rest in rows]


def table(worker: int, name: str, events: list[Event]) -> Table:
    return Table(
        "timeline",
        (Column("day", "date"), Column("event", "word"), Column("what", "coded"), Column("detail")),
        [(e.day, f"event.{e.event}", _what(e), None if _reason(e) else e.text) for e in events],
        ("title.timeline", {"number": str(worker), "name": name}),
    )


def _reason(event: Event) -> bool:
    """The text of a status is the code of its reason."""
    return event.event == "status" and event.text is not None


def _what(event: Event) -> str | tuple[str, ...]:
    what = f"{event.list}:{event.code}"
    return (what, f"end_reason:{event.text}") if _reason(event) else what
