"""Workers who may be registered twice: pairs, the likeliest first, with what speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.codes import alike
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.service import duties

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """Two workers. The fields are the table's columns."""

    number: int
    name: str
    other_number: int
    other_name: str
    score: float  # 0..1, how likely they are one person
    reasons: tuple[str, ...]  # keys of the texts without ``word.``


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> list[Line]:  # noqa: ARG001 - every report is asked alike
    """Every pair, or those of the worker or village asked for; none known to be two people."""
    people = people_of(db)
    apart = db.execute("SELECT one, other FROM not_same ORDER BY one, other").fetchall()
    names = {person.number: person.name for person in people}
    wanted = {
        person.number
        for person in people
        if question.worker in (None, person.number)
        and (question.desa is None or question.desa in person.desas)
    }
    return [
        Line(
            pair.one,
            names[pair.one],
            pair.other,
            names[pair.other],
            pair.score,
            tuple(reason.removeprefix("word.") for reason in pair.reasons),
        )
        for pair in alike.pairs(people, apart)
        if pair.one in wanted or pair.other in wanted
    ]


def people_of(db: sqlite3.Connection) -> list[alike.Person]:
    """Every worker, with what tells who is who."""
    on_duty = duties(db, "9999-12-31")  # the open ones
    rows = db.execute(
        "SELECT number, name, birth_date, phone, sex, nik FROM worker ORDER BY number"
    )
    return [
        alike.Person(number, name, birth, phone, on_duty.get(number, ()), sex, nik)
        for number, name, birth, phone, sex, nik in rows
    ]


def table(pairs: list[Line]) -> Table:
    return Table(
        "duplicates",
        (
            Column("number", "number"),
            Column("name"),
            Column("other_number", "number"),
            Column("other_name"),
            Column("score", "share"),
            Column("reasons", "word"),
        ),
        pairs,
        columns.title("duplicates", None),
        notes=(("note.duplicates", {"count": len(pairs)}),) if pairs else (),
    )
