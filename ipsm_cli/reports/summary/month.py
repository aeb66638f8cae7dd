"""The recap of a period by area, as the level above asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Say, Table
from ipsm_cli.reports import columns, corrections, measures, service

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Recap(NamedTuple):
    """One line an area, also for areas with nothing."""

    period: Period
    lines: tuple[tuple[str, measures.Measures], ...]  # area, measures
    total: measures.Measures
    taking_part: int  # active workers who took part
    active: int  # workers active at some time in the period
    reached: int  # villages with an activity
    villages: int  # villages of the branch
    voided: int  # activities left out
    corrections: int  # made in the period, to months that were closed


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Recap:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    grouped = measures.by(db, asked, "area")
    areas = columns.listed(codes.all("area"), (area for (area,) in grouped.groups))
    active = service.active_during(db, period)
    return Recap(
        period,
        tuple((area, grouped.of(area)) for area in areas),
        grouped.total,
        len(active & grouped.takers),
        len(active),
        measures.villages(db, asked)[()],
        db.execute("SELECT COUNT(*) FROM village").fetchone()[0],
        measures.voided(db, asked),
        len(corrections.read(db, asked, codes).lines),
    )


def table(recap: Recap) -> Table:
    notes: list[Say] = [
        ("note.taking_part", {"workers": recap.taking_part, "active": recap.active}),
    ]
    if recap.villages:
        notes.append(("note.reached", {"reached": recap.reached, "villages": recap.villages}))
    if recap.voided:
        notes.append(("note.voided", {"count": recap.voided}))
    if recap.corrections:
        notes.append(("note.corrections", {"count": recap.corrections}))
    return Table(
        "summary_month",
        (columns.AREA, *columns.MEASURES),
        [(area, *line) for area, line in recap.lines],
        columns.title("summary_month", recap.period),
        (None, *recap.total),
        tuple(notes),
    )
