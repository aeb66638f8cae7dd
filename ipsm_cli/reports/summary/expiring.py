"""What runs out and what is missing: papers, the board's term, and gaps of active workers."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.dates import age_on
from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.service import duties, statuses_on

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

WITHIN = 183  # days ahead that are looked at when nothing else is asked: half a year
GROWN = 18  # years at the start of service: Permensos 10/2019

# the newest paper of each sort a worker has: what follows has not run out
_LAST_PAPERS = (
    ("appointment", "kind", ""),
    ("card", "kind", "AND (lost_on IS NULL OR lost_on > :day)"),
    ("training", "number", ""),
)
_FOR_EVER = "9999-12-31"


class Line(NamedTuple):
    """One thing to see to. ``until`` is None for a gap; ``days`` may be below zero."""

    worker: int | None
    name: str | None
    desa: tuple[str, ...]
    matter: str  # word.matter.*
    paper: str | None
    until: str | None
    days: int | None


class Expiring(NamedTuple):
    """Papers by the day they run out, then gaps by worker."""

    until: str  # ISO date: the last day looked at
    lines: list[Line]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Expiring:
    day = columns.day_of(question)
    today = datetime.date.fromisoformat(day)
    within = WITHIN if question.within is None else question.within
    until = (today + datetime.timedelta(days=within)).isoformat()
    # seen from today a paper that begins later is there already; seen from a past day it is not
    begun = day if day < question.today else _FOR_EVER
    serving = _serving(db, question, codes, day)
    desas = duties(db, day)
    lines = [
        Line(
            worker, serving[worker], desas.get(worker, ()), matter, paper, last, _days(today, last)
        )
        for worker, matter, paper, last in _papers(db, until, begun, day)
        if worker in serving
    ]
    if question.desa is None and question.worker is None:
        lines += [
            Line(None, None, (), "matter.term", paper, last, _days(today, last))
            for last, paper in _last_term(db, until, begun)
        ]
    lines.sort(key=lambda line: (line.until or "", line.worker or 0, line.matter))
    gaps = [
        Line(worker, serving[worker], desas.get(worker, ()), matter, None, None, None)
        for worker, matter in _gaps(db, codes, serving, desas, day)
    ]
    return Expiring(until, [*lines, *gaps])


def table(expiring: Expiring) -> Table:
    rows: list[tuple[Any, ...]] = [
        (line.worker, line.name, line.desa, line.matter, line.paper, line.until, line.days)
        for line in expiring.lines
    ]
    return Table(
        "summary_expiring",
        (
            Column("worker", "ordinal"),
            Column("name"),
            Column("desa", "code", "village"),
            Column("matter", "word"),
            Column("paper", "id"),
            Column("until", "date"),
            Column("days", "number"),
        ),
        rows,
        ("title.summary_expiring", {"date": expiring.until}),
        notes=(("note.matters", {"count": len(rows)}),),
    )


def _serving(db: sqlite3.Connection, question: Question, codes: Codes, day: str) -> dict[int, str]:
    """Names of the workers who serve or are on leave on a day, as the question narrows them."""
    standing = statuses_on(db, day)
    serving = {c.code for c in codes.all("worker_status") if c.extra["service"] == "serving"}
    rows = db.execute("SELECT number, name FROM worker ORDER BY number")
    found = {number: name for number, name in rows if standing.get(number) in serving}
    if question.desa is not None:
        held = duties(db, day)
        found = {n: name for n, name in found.items() if question.desa in held.get(n, ())}
    if question.worker is not None:
        found = {n: name for n, name in found.items() if n == question.worker}
    return found


def _papers(
    db: sqlite3.Connection, until: str, begun: str, day: str
) -> list[tuple[int, str, str | None, str]]:
    """(worker, matter, paper, last day) of newest papers that run out by ``until``.

    Only papers that began by the day ``begun`` count, and no card lost by ``day``.
    """
    found: list[tuple[int, str, str | None, str]] = []
    for table_name, kind, standing in _LAST_PAPERS:
        there = f"SELECT * FROM {table_name} WHERE since <= :begun {standing}"
        rows = db.execute(
            f"""SELECT p.worker, p.paper, p.until FROM ({there}) p
                WHERE p.until <= :until AND NOT EXISTS (
                    SELECT 1 FROM ({there}) q WHERE q.worker = p.worker AND q.{kind} = p.{kind}
                      AND q.number <> p.number AND (q.until IS NULL OR q.until > p.until))
                ORDER BY p.until, p.number""",
            {"begun": begun, "until": until, "day": day},
        )
        found += [(worker, f"matter.{table_name}", paper, day) for worker, paper, day in rows]
    return found


def _last_term(db: sqlite3.Connection, until: str, begun: str) -> list[tuple[str, str | None]]:
    """Last day and paper of the board's newest term, if it runs out by ``until``."""
    rows = db.execute(
        "SELECT until, paper FROM term WHERE since <= ? ORDER BY until DESC LIMIT 1", (begun,)
    )
    return [(last, paper) for last, paper in rows if last <= until]


def _gaps(
    db: sqlite3.Connection,
    codes: Codes,
    serving: dict[int, str],
    desas: dict[int, tuple[str, ...]],
    today: str,
) -> list[tuple[int, str]]:
    """(worker, matter): serving without appointment, basic training, NIK, grown start or duty."""
    appointed = {
        worker
        for (worker,) in db.execute(
            "SELECT DISTINCT worker FROM appointment WHERE since <= ?"
            " AND (until IS NULL OR until >= ?) ORDER BY worker",
            (today, today),
        )
    }
    basic = {code.code for code in codes.all("training_level") if code.extra["basic"] == "1"}
    trained = {
        worker
        for worker, level in db.execute(
            "SELECT DISTINCT worker, level FROM training WHERE since <= ? ORDER BY worker, level",
            (today,),
        )
        if level in basic
    }
    rows = db.execute(
        """SELECT w.number, w.nik IS NULL, w.birth_date,
               (SELECT MIN(s.since) FROM service s WHERE s.worker = w.number AND s.active = 1)
           FROM worker w ORDER BY w.number"""
    )
    found: list[tuple[int, str]] = []
    for number, no_nik, birth, start in rows:
        young = birth and start and start != UNKNOWN_START and age_on(birth, start) < GROWN
        gaps = (
            ("matter.no_appointment", number not in appointed),
            ("matter.no_training", number not in trained),
            ("matter.no_nik", no_nik),
            ("matter.too_young", young),
            ("matter.no_duty", number not in desas),
        )
        found += [(number, matter) for matter, missing in gaps if missing and number in serving]
    return found


def _days(today: datetime.date, day: str) -> int:
    return (datetime.date.fromisoformat(day) - today).days
