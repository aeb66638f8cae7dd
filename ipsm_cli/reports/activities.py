"""The list of activities, the newest last."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.measures import Where, where

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One activity. The fields are the table's columns, ``minutes`` its hours."""

    number: int
    uid: str
    date: str
    recorded_on: str
    area: str
    kind: str
    desa: str | None
    place: str | None
    description: str | None
    workers: tuple[str, ...]  # names as registered, the lead first
    worker_numbers: tuple[int, ...]  # in the same order
    people: int | None
    people_l: int | None
    people_p: int | None
    quantity: float | None
    unit: str | None
    minutes: int | None
    cost: int | None
    fund_source: str | None
    programme: str | None
    spm_service: str | None
    basic_need: str | None
    partners: tuple[str, ...]
    result: str | None
    constraint: str | None
    follow_up: str | None
    voided_on: str | None
    void_reason: str | None


class Activities(NamedTuple):
    """``voided`` says whether lines that were voided are among them."""

    period: Period | None
    lines: list[Line]
    voided: bool


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Activities:  # noqa: ARG001 - every report is asked alike
    condition, values = where(question, voided=None if question.voided else False)
    for word in (question.text or "").split():
        fields = ("description", "place", "result")
        found = (f"LOWER(COALESCE(a.{field}, '')) LIKE ? ESCAPE '!'" for field in fields)
        condition += f" AND ({' OR '.join(found)})"
        values += [_anywhere(word)] * len(fields)
    return Activities(question.period, lines(db, (condition, values)), question.voided)


def lines(db: sqlite3.Connection, asked: Where) -> list[Line]:
    """The activities under a condition on ``activity a``: three queries, however many they are."""
    condition, values = asked
    texts: dict[Any, Any] = {}  # equal ones share a place: a long list takes half the memory
    same = texts.setdefault
    partners = _by_activity(
        db.execute(
            f"""SELECT t.activity, t.partner FROM activity a CROSS JOIN partner t
                WHERE t.activity = a.number AND {condition} ORDER BY t.activity, t.partner""",
            values,
        )
    )
    workers = _by_activity(
        db.execute(
            f"""SELECT p.activity, w.name, w.number
                FROM activity a CROSS JOIN participant p CROSS JOIN worker w
                WHERE p.activity = a.number AND w.number = p.worker AND {condition}
                ORDER BY p.activity, p.place, p.worker""",
            values,
        )
    )
    rows = db.execute(
        f"""SELECT a.number, a.uid, a.date, a.recorded_on, a.area, a.kind, a.desa, a.place,
                a.description, a.people, a.people_l, a.people_p, a.quantity, a.unit, a.minutes,
                a.cost, a.fund_source, a.programme, a.spm_service, a.basic_need, a.result,
                a."constraint", a.follow_up, a.voided_on, a.void_reason
            FROM activity a WHERE {condition} ORDER BY a.date, a.number""",
        values,
    )
    found = []
    for row in rows:
        taking_part = workers.get(row[0], ())
        told = [same(value, value) for value in row[2:9]]
        names, numbers = zip(*taking_part, strict=True) if taking_part else ((), ())
        with_whom = tuple(partner for (partner,) in partners.get(row[0], ()))
        told += same(names, names), same(numbers, numbers)
        found.append(Line._make((*row[:2], *told, *row[9:20], with_whom, *row[20:])))
    return found


def table(activities: Activities) -> Table:
    counted = [line for line in activities.lines if line.voided_on is None]
    summed = {
        field: sum(getattr(line, field) or 0 for line in counted)
        for field in ("people", "people_l", "people_p", "minutes", "cost")
    }
    notes: list[Say] = [("note.activities", {"count": len(counted)})]
    if left := len(activities.lines) - len(counted):
        notes.append(("note.voided", {"count": left}))
    return Table(
        "activities",
        layout(voided=activities.voided),
        activities.lines,
        columns.title("activities_in" if activities.period else "activities", activities.period),
        tuple(summed.get(field) for field in Line._fields),
        tuple(notes),
    )


def layout(*, voided: bool = False, page: bool = False) -> tuple[Column, ...]:
    """The columns of ``Line``; a screen shows the main ones, a page all of them."""
    return (
        Column("number", "ordinal"),
        Column("uid", "id", screen=page),
        Column("date", "date"),
        Column("recorded_on", "date", screen=page),
        columns.AREA,
        Column("kind", "code", "kind"),
        columns.DESA,
        Column("place"),
        Column("description"),
        columns.WORKER_NAMES,
        Column("worker_numbers", "ordinal", screen=False),
        columns.PEOPLE,
        columns.PEOPLE_L._replace(screen=page),
        columns.PEOPLE_P._replace(screen=page),
        Column("quantity", "number", screen=page),
        Column("unit", "code", "unit", screen=page),
        columns.HOURS,
        columns.COST,
        Column("fund_source", "code", "fund_source", screen=page),
        Column("programme", "code", "programme", screen=page),
        Column("spm_service", "code", "spm_service", screen=page),
        Column("basic_need", "code", "basic_need", screen=page),
        Column("partners", "code", "partner", screen=page),
        Column("result", screen=page),
        Column("constraint", screen=page),
        Column("follow_up", screen=page),
        Column("voided_on", "date", screen=voided),
        Column("void_reason", screen=voided),
    )


def _by_activity(rows: sqlite3.Cursor) -> dict[int, tuple[tuple[Any, ...], ...]]:
    """Rows that begin with an activity's number, in its order, put together by activity."""
    return {
        activity: tuple(row[1:] for row in group)
        for activity, group in groupby(rows, itemgetter(0))
    }


def _anywhere(word: str) -> str:
    """A pattern for LIKE: the word anywhere in a text, its own signs taken as they are."""
    return "%" + "".join(f"!{x}" if x in "!%_" else x for x in word.lower()) + "%"
