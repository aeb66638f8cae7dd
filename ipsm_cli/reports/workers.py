"""The list of workers by name; the NIK is in no list."""

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
    uid: str
    name: str
    title_front: str | None
    title_back: str | None
    member_number: str | None
    sex: str
    status: str | None  # the newest one
    desa: tuple[str, ...]  # villages on duty
    phone: str | None
    email: str | None
    active_since: str | None  # YYYY, YYYY-MM or YYYY-MM-DD
    birth_date: str | None
    education: str | None
    main_job: str | None
    home_desa: str | None
    home_rt: str | None
    home_rw: str | None
    home_street: str | None


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> list[Line]:  # noqa: ARG001 - every report is asked alike
    """The workers with the status, village on duty, number and words asked for."""
    on_duty = duties(db, question.today)
    meant = None
    if question.text:
        meant = {found.number for found in find_workers(db, question.text)}
    rows = db.execute(
        """SELECT w.number, w.uid, w.name, w.title_front, w.title_back, w.member_number, w.sex,
                s.status, w.phone, w.email, w.active_since, w.birth_date, w.education, w.main_job,
                w.home_desa, w.home_rt, w.home_rw, w.home_street
           FROM worker w LEFT JOIN standing s ON s.worker = w.number
           ORDER BY w.search, w.number"""
    )
    lines = (Line._make((*row[:8], on_duty.get(row[0], ()), *row[8:])) for row in rows)
    return [
        line
        for line in lines
        if (meant is None or line.number in meant)
        and question.worker in (None, line.number)
        and question.status in (None, line.status)
        and (question.desa is None or question.desa in line.desa)
    ]


def table(workers: list[Line]) -> Table:
    return Table(
        "workers",
        (
            Column("number", "ordinal"),
            Column("uid", "id", screen=False),
            Column("name"),
            Column("title_front", screen=False),
            Column("title_back", screen=False),
            Column("member_number", "id"),
            Column("sex", "code", "sex"),
            Column("status", "code", "worker_status"),
            columns.DESA,
            Column("phone", "id"),
            Column("email", screen=False),
            Column("active_since"),
            Column("birth_date", "date", screen=False),
            Column("education", "code", "education", screen=False),
            Column("main_job", screen=False),
            Column("home_desa", "code", "village", screen=False),
            Column("home_rt", "id", screen=False),
            Column("home_rw", "id", screen=False),
            Column("home_street", screen=False),
        ),
        workers,
        columns.title("workers", None),
        notes=(("note.workers", {"count": len(workers)}),) if workers else (),
    )


def with_nik(db: sqlite3.Connection, table: Table) -> Table:
    """A table of workers (columns ``number`` and ``name``) with the NIK after the name.

    For a document that was asked for with NIK; the asking belongs in the history.
    """
    keys = [column.key for column in table.columns]
    number, at = keys.index("number"), keys.index("name") + 1
    niks = dict(db.execute("SELECT number, nik FROM worker ORDER BY number").fetchall())
    totals = table.totals
    return table._replace(
        columns=(*table.columns[:at], Column("nik", "id"), *table.columns[at:]),
        rows=[(*row[:at], niks.get(row[number]), *row[at:]) for row in table.rows],
        totals=None if totals is None else (*totals[:at], None, *totals[at:]),
    )
