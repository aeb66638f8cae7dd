"""Workers found by the words typed for one, the surest first, each with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.find import find_workers
from ipsm_cli.reports.service import duties

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One worker. The fields are the table's columns."""

    number: int
    name: str
    member_number: str | None
    desa: tuple[str, ...]  # villages on duty
    status: str | None  # the newest one
    reason: str | None  # key of the texts without ``word.``


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> list[Line]:  # noqa: ARG001 - every report is asked alike
    """The workers that the question's text may mean; all of them for no text."""
    workers = find_workers(db, question.text or "", slips=True)
    if not workers:
        return []
    numbers = [found.number for found in workers]
    on_duty = duties(db, question.today, numbers)
    status = dict(
        db.execute(
            "SELECT worker, status FROM standing"
            " WHERE worker IN (SELECT value FROM json_each(?)) ORDER BY worker",
            (f"{numbers}",),  # a list of whole numbers reads as JSON
        )
    )
    return [
        Line(
            found.number,
            found.name,
            found.member_number,
            on_duty.get(found.number, ()),
            status.get(found.number),
            found.reason.removeprefix("word.") or None,
        )
        for found in workers
    ]


def table(workers: list[Line]) -> Table:
    return Table(
        "found",
        (
            Column("number", "number"),
            Column("name"),
            Column("member_number", "id"),
            columns.DESA,
            Column("status", "code", "worker_status"),
            Column("reason", "word"),
        ),
        workers,
        columns.title("found", None),
        notes=(("note.workers", {"count": len(workers)}),) if workers else (),
    )
