"""Drafts of activities: those that wait, and one of them with its message and its reading."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

# what is told of a draft as missing; the others are often not reported at all
_NEEDED = ("date", "kind", "workers", "desa", "people")
_NUMBERED = "workers"  # the field whose value is a list of workers' numbers
SURE, GUESS, MISSING = "sure", "guess", "missing"


class Line(NamedTuple):
    """One draft. The fields are the table's columns."""

    number: int
    received_on: str
    date: str | None
    kind: str | None
    desa: str | None
    workers: tuple[str, ...]  # names as registered
    people: int | None
    missing: tuple[str, ...]  # fields
    guessed: tuple[str, ...]


class Draft(NamedTuple):
    """One draft as it is kept. ``reading`` is by field: value, how, why, text."""

    line: Line
    state: str
    activity: int | None
    message: str
    sender: str | None
    sent_on: str | None
    reading: dict[str, dict[str, Any]]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> list[Line]:  # noqa: ARG001 - every report is asked alike
    """The drafts that wait, in the order in which they came."""
    rows = db.execute(
        "SELECT number, received_on, reading FROM draft WHERE state = 'waiting' ORDER BY number"
    ).fetchall()
    names = _names(db) if rows else {}
    return [_line(number, day, _fields(reading), names) for number, day, reading in rows]


def read_one(db: sqlite3.Connection, number: int) -> Draft:
    """Raises NoSuchRecord."""
    row = db.execute(
        "SELECT received_on, reading, state, activity, message FROM draft WHERE number = ?",
        (number,),
    ).fetchone()
    if row is None:
        raise errors.NoSuchRecord(kind="noun.draft", number=number)
    received_on, reading, state, activity, message = row
    told = json.loads(reading)
    fields = _fields(reading)
    line = _line(number, received_on, fields, _names(db))
    return Draft(line, state, activity, message, told.get("sender"), told.get("sent_on"), fields)


def by_phone(db: sqlite3.Connection, phone: str) -> list[tuple[int, str]]:
    """Number and name of the workers with this phone (+62…)."""
    return db.execute(
        "SELECT number, name FROM worker WHERE phone = ? ORDER BY number", (phone,)
    ).fetchall()


def newest(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """The drafts that wait: number, and the day it came."""
    rows = db.execute(
        "SELECT number, received_on FROM draft WHERE state = 'waiting' ORDER BY number"
    )
    return [(str(number), day) for number, day in rows]


def table(lines: list[Line]) -> Table:
    return Table(
        "drafts",
        (
            Column("number", "ordinal"),
            Column("received_on", "date"),
            Column("date", "date"),
            Column("kind", "code", "kind"),
            columns.DESA,
            columns.WORKER_NAMES,
            columns.PEOPLE,
            Column("missing", "heading"),
            Column("guessed", "heading"),
        ),
        lines,
        columns.title("drafts", None),
        notes=(("note.drafts", {"count": len(lines)}),) if lines else (),
    )


def page(draft: Draft) -> Table:
    """One draft: what was read, and the message as it came."""
    line = draft.line
    values = {key: entry.get("value") for key, entry in draft.reading.items()}
    texts = ("place", "description", "result", "constraint", "follow_up")
    return Table(
        "draft",
        (
            Column("number", "ordinal"),
            Column("state", "word"),
            Column("activity", "ordinal"),
            Column("received_on", "date"),
            Column("sender"),
            Column("sent_on", "date"),
            Column("date", "date"),
            Column("kind", "code", "kind"),
            columns.DESA,
            columns.WORKER_NAMES,
            columns.PEOPLE,
            columns.PEOPLE_L,
            columns.PEOPLE_P,
            Column("minutes", "hours"),
            columns.COST,
            *map(Column, texts),
            Column("message"),
        ),
        [
            (
                *(line.number, f"draft.{draft.state}", draft.activity, line.received_on),
                *(draft.sender, draft.sent_on),
                *line[2:7],
                *(values.get(key) for key in ("people_l", "people_p", "minutes", "cost")),
                *(values.get(key) for key in texts),
                draft.message,
            )
        ],
        ("title.draft", {"number": line.number}),
        page=True,
    )


def reading(draft: Draft) -> Table:
    """How each field was read that was told, guessed or is needed: one row a field."""
    rows = [
        (
            key,
            f"how.{entry['how']}",
            f"why.{entry['why']}" if entry.get("why") else None,
            entry.get("text") or None,
        )
        for key, entry in draft.reading.items()
        if entry["how"] != MISSING or key in _NEEDED or entry.get("text")
    ]
    return Table(
        "draft_reading",
        (
            Column("field", "heading"),
            Column("how", "word"),
            Column("why", "word"),
            Column("written"),
        ),
        rows,
        ("title.draft_reading", {"number": draft.line.number}),
    )


def _fields(reading: str) -> dict[str, dict[str, Any]]:
    return {key: entry for key, entry in json.loads(reading).items() if isinstance(entry, dict)}


def _line(
    number: int, received_on: str, fields: dict[str, dict[str, Any]], names: dict[int, str]
) -> Line:
    def value(key: str) -> Any:
        return fields.get(key, {}).get("value")

    def which(how: str) -> tuple[str, ...]:
        return tuple(key for key, entry in fields.items() if entry["how"] == how)

    missing = set(which(MISSING)) & set(_NEEDED)
    return Line(
        number,
        received_on,
        value("date"),
        value("kind"),
        value("desa"),
        tuple(names[worker] for worker in value(_NUMBERED) or () if worker in names),
        value("people"),
        tuple(key for key in _NEEDED if key in missing),
        which(GUESS),
    )


def _names(db: sqlite3.Connection) -> dict[int, str]:
    return dict(db.execute("SELECT number, name FROM worker ORDER BY number"))
