"""Where the work reached: every village of the branch, also those with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures, service

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One village; ``desa`` None for activities that name none."""

    desa: str | None
    on_duty: int | None  # workers on duty there who were active at some time in the period
    measures: measures.Measures


class Villages(NamedTuple):
    """In the order of the codes, the line without village last (only where it has activities)."""

    period: Period
    lines: tuple[Line, ...]
    on_duty: int  # who is on duty in two villages counts once
    total: measures.Measures
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Villages:  # noqa: ARG001 - every report is asked alike
    period = measures.span(db, question)
    asked = question._replace(period=period)
    grouped = measures.by(db, asked, "desa")
    active = service.active_during(db, period)
    on_duty: dict[str, set[int]] = {
        code: set()
        for (code,) in db.execute("SELECT code FROM village ORDER BY code")
        if question.desa in (None, code)
    }
    for worker, desas in service.duties(db, period.last_day()).items():
        for desa in on_duty.keys() & set(desas) if worker in active else ():
            on_duty[desa].add(worker)
    lines = [Line(desa, len(workers), grouped.of(desa)) for desa, workers in on_duty.items()]
    if (None,) in grouped.groups:
        lines.append(Line(None, None, grouped.of(None)))
    everyone = len(set().union(*on_duty.values()))
    left = left_out.notes(db, asked)
    return Villages(period, tuple(lines), everyone, grouped.total, left)


def table(villages: Villages) -> Table:
    notes: list[Say] = []
    if any(line.desa is None for line in villages.lines):
        notes.append(("note.no_desa", {}))
    idle = sum(1 for line in villages.lines if not line.measures.activities)
    if idle:
        notes.append(("note.not_reached", {"count": idle}))
    return Table(
        "summary_village",
        (
            columns.DESA._replace(none="word.none.desa"),
            Column("on_duty", "number"),
            *columns.MEASURES,
        ),
        [(line.desa, line.on_duty, *line.measures) for line in villages.lines],
        columns.title("summary_village", villages.period),
        (None, villages.on_duty, *villages.total),
        (*notes, *villages.left_out),
    )
