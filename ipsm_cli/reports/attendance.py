"""The list to sign at a meeting: active workers, and lines for whoever else comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.names import with_titles
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.service import active_on, duties

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.question import Question


class Meeting(NamedTuple):
    """When, where and what for; what is unknown is left to be written in."""

    day: str  # ISO date
    place: str | None
    purpose: str | None
    spare: int  # empty lines


class Attendance(NamedTuple):
    meeting: Meeting
    names: list[tuple[str, tuple[str, ...]]]  # with titles; villages on duty


def read(db: sqlite3.Connection, question: Question, meeting: Meeting) -> Attendance:
    """Who is active on the day, of ``question.desa`` where one is asked for, by name."""
    active, desas = active_on(db, meeting.day), duties(db, meeting.day)
    rows = db.execute(
        "SELECT number, title_front, name, title_back FROM worker ORDER BY search, number"
    )
    names = [
        (
            with_titles(front, name, back),
            desas.get(number, ()),
        )
        for number, front, name, back in rows
        if number in active and question.desa in (None, *desas.get(number, ()))
    ]
    return Attendance(meeting, names)


def table(attendance: Attendance) -> Table:
    meeting = attendance.meeting
    lines: list[tuple[Any, ...]] = [*attendance.names, *[(None, ())] * meeting.spare]
    return Table(
        "attendance",
        (
            Column("line", "ordinal"),
            Column("name", none="word.blank"),
            columns.DESA._replace(none="word.blank"),
            Column("signature", "signature"),
        ),
        [(place, name, desas, place) for place, (name, desas) in enumerate(lines, start=1)],
        ("title.attendance", {}),
        about=(
            (Column("day", "day"), meeting.day),
            (Column("place"), meeting.place or _TO_FILL),
            (Column("purpose"), meeting.purpose or _TO_FILL),
        ),
    )


_TO_FILL = "." * 60
