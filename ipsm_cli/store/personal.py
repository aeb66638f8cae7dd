"""What the register holds on a person: the one list that erasing and giving access go by.

A test keeps it whole: every table with a reference to a worker stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

ERASE = "worker erase"  # the command, as the history names it


class Personal(NamedTuple):
    """A table with rows on persons. ``column`` names the worker.

    An erasure takes the rows away where ``goes``, else it empties the columns ``emptied`` of them;
    what is left then tells of work that was done, and of nobody.
    """

    table: str
    column: str
    goes: bool = False
    emptied: tuple[str, ...] = ()


PERSON = (
    *("title_front", "title_back", "nik", "kept_reason", "birth_place", "birth_date"),
    *("member_number", "phone", "email", "home_desa", "home_rt", "home_rw", "home_street"),
    *("education", "main_job", "active_since", "note"),
)
PERSONAL = (
    Personal("worker", "number", emptied=PERSON),
    Personal("service", "worker", emptied=("note",)),
    Personal("duty", "worker", goes=True),
    Personal("appointment", "worker", goes=True),
    Personal("card", "worker", goes=True),
    Personal("training", "worker", goes=True),
    Personal("role", "worker", goes=True),
    Personal("account", "worker", goes=True),
    Personal("not_same", "one", goes=True),
    Personal("not_same", "other", goes=True),
    Personal("merged", "into_worker"),
    Personal("participant", "worker"),
    Personal("seat", "worker"),
    Personal("payment", "worker"),
)
# texts that people write about something else, in which a person may be named: table and columns
FREE_TEXTS = {
    "branch": ("chair", "secretary", "address"),
    "worker": ("note", "kept_reason"),
    "service": ("note",),
    "activity": ("description", "place", "result", "constraint", "follow_up", "void_reason"),
    "draft": ("message",),
    "batch": ("file",),
    "seat": ("name", "section"),
    "correction": ("reason",),
    "closing": ("reason",),
    "signatory": ("name",),
    "letter": ("subject", "receiver"),
    "photo": ("file", "caption"),
}


def records_of(db: sqlite3.Connection, number: int) -> list[str]:
    """The names under which the history keeps a person: her own, and those merged into her."""
    rows = db.execute("SELECT worker FROM merged WHERE into_worker = ? ORDER BY worker", (number,))
    return [f"worker {number}", *(f"worker {gone}" for (gone,) in rows)]


def erased(db: sqlite3.Connection) -> dict[str, str]:
    """The uids of erased workers, each with what its entry says: ``worker 12: on request``."""
    rows = db.execute(
        """SELECT w.uid, a.note FROM action a JOIN worker w
           ON a.note LIKE 'worker ' || w.number || ':%' WHERE a.command = ? ORDER BY a.number""",
        (ERASE,),
    )
    return dict(rows.fetchall())


def forget(db: sqlite3.Connection, records: list[str], imported: list[str]) -> None:
    """Takes the contents of a person's history away, as the law allows; the chain holds.

    ``imported`` are the keys, as the history writes them, under which sheets brought her in.
    """
    empty = "UPDATE change SET before = NULL, after = NULL, salt = NULL"
    for record in records:
        db.execute(f"{empty} WHERE record = ? AND salt IS NOT NULL", (record,))
    for key in imported:
        db.execute(f"{empty} WHERE tbl = 'imported' AND key = ? AND salt IS NOT NULL", (key,))
