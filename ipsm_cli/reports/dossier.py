"""Everything that the register holds on a person: her page, her rows of every table, history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import accounts, activities, papers, payments, worker

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

# what has no list of its own: by table its columns and the SELECT of a worker's rows
_ROWS: dict[str, tuple[tuple[Column, ...], str]] = {
    "service": (
        (
            Column("since", "date"),
            Column("status", "code", "worker_status"),
            Column("end_reason", "code", "end_reason"),
            Column("note"),
        ),
        f"""SELECT NULLIF(since, '{UNKNOWN_START}'), status, reason, note
            FROM service WHERE worker = ? ORDER BY since""",
    ),
    "seat": (
        (
            Column("position", "code", "position"),
            Column("section"),
            Column("since", "date"),
            Column("until", "date"),
        ),
        "SELECT position, section, since, until FROM seat WHERE worker = ? ORDER BY since, number",
    ),
    "merged": (
        (Column("worker", "ordinal"),),
        "SELECT worker FROM merged WHERE into_worker = ? ORDER BY worker",
    ),
    "not_same": (
        (Column("worker", "ordinal"), Column("name")),
        """SELECT w.number, w.name FROM not_same n
           JOIN worker w ON w.number = n.one + n.other - ?1
           WHERE ?1 IN (n.one, n.other) ORDER BY w.number""",
    ),
    "imported": (
        (Column("at", "moment"), Column("file"), Column("key", "id")),
        """SELECT b.at, b.file, i.key FROM imported i JOIN batch b ON b.number = i.batch
           WHERE i.kind = 'workers' AND i.record = ? ORDER BY b.number, i.key""",
    ),
}
# by table the tables of the dossier that show it; a test keeps it whole
SHOWN = {
    "worker": "worker",
    "participant": "activities",
    "account": "accounts",
    "payment": "payments",
    **{noun: noun for noun in papers.COLUMNS},
    **{name: f"dossier_{name}" for name in _ROWS},
}


def read(
    db: sqlite3.Connection, question: Question, codes: Codes, records: Sequence[str]
) -> list[Table]:
    """The tables on ``question.worker``, nothing masked; ``records`` name her in the history.

    Raises NoSuchRecord.
    """
    number = question.worker or 0
    page = worker.table(worker.read(db, question, codes), full=True)
    work = activities.table(activities.read(db, question._replace(voided=True), codes))
    found = [
        *(papers.table(papers.read(db, noun, question)) for noun in papers.COLUMNS),
        accounts.table(accounts.read(db, question), full=True),
        payments.table(payments.read(db, question)),
        *(_rows(db, name, number) for name in _ROWS),
    ]
    return [page, work, *(table for table in found if table.rows), _changes(db, records)]


def _rows(db: sqlite3.Connection, name: str, number: int) -> Table:
    columns, select = _ROWS[name]
    rows = db.execute(select, (number,)).fetchall()
    return Table(f"dossier_{name}", columns, rows, (f"title.dossier_{name}", {}))


def _changes(db: sqlite3.Connection, records: Sequence[str]) -> Table:
    """Field by field what was written of her, when and by whom."""
    return Table(
        "dossier_changes",
        (
            Column("number", "ordinal"),
            Column("at", "moment"),
            Column("actor"),
            Column("command"),
            Column("field", "heading"),
            Column("before"),
            Column("after"),
        ),
        [line for record in records for line in _lines(db, record)],
        ("title.dossier_changes", {}),
    )


def _lines(db: sqlite3.Connection, record: str) -> Iterator[tuple[Any, ...]]:
    for *entry, before, after in db.execute(
        """SELECT a.number, a.at, a.actor, a.command, c.before, c.after
           FROM change c JOIN action a ON a.number = c.action WHERE c.record = ? ORDER BY c.id""",
        (record,),
    ):
        old, new = json.loads(before or "{}"), json.loads(after or "{}")
        for field in old | new:
            was, became = _text(old.get(field)), _text(new.get(field))
            if was != became:
                yield (*entry, field, was, became)


def _text(value: Any) -> str | None:
    return None if value in (None, UNKNOWN_START) else str(value)
