"""The roster of workers as it goes to the Dinas Sosial, ordered by village and name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.names import with_titles
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.service import duties, statuses_on

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One worker; the fields are the table's columns, the place in the list before them."""

    number: int
    name: str  # with titles, as it is printed
    sex: str
    birth_place: str | None
    birth_date: str | None
    desa: tuple[str, ...]
    home_street: str | None
    home_rt: str | None
    home_rw: str | None
    home_desa: str | None
    phone: str | None
    education: str | None
    main_job: str | None
    active_since: str | None
    appointment: str | None  # number of the one in force of the first kind, else of the newest
    appointment_date: str | None
    card: str | None
    member_number: str | None
    status: str | None


class Roster(NamedTuple):
    day: str
    lines: list[Line]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Roster:
    """Workers who serve or are on leave on the question's day, or have ``question.status`` then."""
    day = columns.day_of(question)
    standing = statuses_on(db, day)
    serving = {c.code for c in codes.all("worker_status") if c.extra["service"] == "serving"}
    wanted = serving if question.status is None else {question.status}
    on_duty = duties(db, day)
    rows = db.execute(
        """SELECT w.number, w.title_front, w.name, w.title_back, w.sex, w.birth_place, w.birth_date,
               w.home_street, w.home_rt, w.home_rw, w.home_desa, w.phone, w.education, w.main_job,
               w.active_since, w.member_number, w.search
           FROM worker w ORDER BY w.search, w.number"""
    ).fetchall()
    kinds = [code.code for code in codes.all("appointment_kind")]
    appointments = _in_force(db, "appointment", "date", kinds, day)
    kinds = [code.code for code in codes.all("card_kind")]
    cards = _in_force(db, "card", "since", kinds, day)
    lines: list[tuple[str, str, Line]] = []
    for number, front, name, back, sex, place, birth, *rest in rows:
        desas = on_duty.get(number, ())
        if standing.get(number) not in wanted or question.desa not in (None, *desas):
            continue
        *home, member, search = rest
        printed = with_titles(front, name, back)
        paper, date = appointments.get(number, (None, None))
        papers = (paper, date, cards.get(number, (None, None))[0])
        person = (number, printed, sex, place, birth, desas)
        line = Line._make((*person, *home, *papers, member, standing.get(number)))
        lines.append((question.desa or (desas[0] if desas else "~"), search, line))
    return Roster(day, [line for *_, line in sorted(lines, key=lambda found: found[:2])])


def table(roster: Roster) -> Table:
    screen = {"name", "sex", "desa", "phone", "appointment", "card", "status"}
    kept = (
        Column("name"),
        Column("sex", "code", "sex"),
        Column("birth_place"),
        Column("birth_date", "date"),
        columns.DESA,
        Column("home_street"),
        Column("home_rt", "id"),
        Column("home_rw", "id"),
        Column("home_desa", "code", "village"),
        Column("phone", "id"),
        Column("education", "code", "education"),
        Column("main_job"),
        Column("active_since"),
        Column("appointment", "id"),
        Column("appointment_date", "date"),
        Column("card", "id"),
        Column("member_number", "id"),
        Column("status", "code", "worker_status"),
    )
    rows: list[tuple[Any, ...]] = [
        (place, line.number, *line[1:]) for place, line in enumerate(roster.lines, start=1)
    ]
    return Table(
        "summary_roster",
        (
            Column("line", "ordinal"),
            Column("number", "ordinal", screen=False),
            *(column._replace(screen=column.key in screen) for column in kept),
        ),
        rows,
        ("title.summary_roster", {"date": roster.day}),
        notes=(("note.workers", {"count": len(rows)}),),
    )


def _in_force(
    db: sqlite3.Connection, table: str, dated: str, kinds: list[str], day: str
) -> dict[int, tuple[str | None, str | None]]:
    """(number, date) of each worker's paper on a day; ``dated`` names the column of the date.

    One in force comes before one that ran out, then the kinds in their order, then the newest. A
    card lost by then counts no more.
    """
    lost = "AND (lost_on IS NULL OR lost_on > :day)" if table == "card" else ""
    rows = db.execute(
        f"""SELECT worker, CASE WHEN until IS NULL OR until >= :day THEN 1 ELSE 0 END,
                kind, paper, {dated}
            FROM {table} WHERE since <= :day {lost} ORDER BY since, number""",
        {"day": day},
    ).fetchall()
    places = {kind: place for place, kind in enumerate(kinds)}
    rows.sort(key=lambda row: (row[1], -places.get(row[2], len(kinds))))
    return {worker: (paper, date) for worker, _, _, paper, date in rows}
