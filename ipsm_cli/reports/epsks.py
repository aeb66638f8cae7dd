"""The month's report of one worker in the layout of ePSKS: activities, then photos with captions.

Source: ePSKS Jawa Timur, the form "Laporan Bulanan": Nama, Nomor Induk, Wilayah kerja, Bulan;
A. Kegiatan; B. Dokumentasi Lapangan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.names import with_titles
from ipsm_cli.core.period import Period
from ipsm_cli.core.records import Coded
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import measures, photos
from ipsm_cli.reports.activities import Line, lines
from ipsm_cli.reports.service import duties_of

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Month(NamedTuple):
    """What one worker did in a period, by day."""

    period: Period
    name: str  # with titles
    member_number: str | None
    desa: tuple[str, ...]  # villages on duty at the period's end
    lines: list[Line]
    photos: list[photos.Photo]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Month:  # noqa: ARG001 - every report is asked alike
    """The activities in which ``question.worker`` took part. Raises NoWorkerNamed."""
    if question.worker is None:
        raise errors.NoWorkerNamed
    this_month = question.today[:7]
    period = question.period or Period(this_month, this_month, this_month)
    front, name, back, member = db.execute(
        "SELECT title_front, name, title_back, member_number FROM worker WHERE number = ?",
        (question.worker,),
    ).fetchone()
    printed = with_titles(front, name, back)
    done = lines(db, measures.where(question._replace(period=period)))
    desas = duties_of(db, question.worker, period.last_day())
    shown = photos.read(db, [line.number for line in done])
    return Month(period, printed, member, desas, done, shown)


def table(month: Month) -> Table:
    rows: list[tuple[Any, ...]] = [
        (place, line.date, _place(line), _what(line), line.constraint)
        for place, line in enumerate(month.lines, start=1)
    ]
    return Table(
        "epsks",
        (
            Column("line", "ordinal"),
            Column("day", "day"),
            Column("place"),
            Column("what_was_done"),
            Column("constraint"),
        ),
        rows,
        ("title.epsks", {}),
        about=(
            (Column("name"), month.name),
            (Column("register_number", "id"), month.member_number),
            (Column("work_area", "code", "village"), month.desa),
            (Column("month", "period"), month.period.name),
        ),
        photos=tuple((photo.file, photo.caption) for photo in month.photos),
        sections=(("section.activities", {}), ("section.photos", {})),
    )


def _place(line: Line) -> Any:
    village = Coded("village", line.desa) if line.desa else None
    return tuple(filter(None, (line.place, village)))


def _what(line: Line) -> Any:
    """What was written of it; without a word the kind of activity."""
    return line.description or Coded("kind", line.kind)
