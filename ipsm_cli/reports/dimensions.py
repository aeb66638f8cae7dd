"""What activities can be looked at by: the closed list of dimensions, and counting by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.measures import TAKING_PART
from ipsm_cli.core.table import Column
from ipsm_cli.reports import columns, measures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

Value = str | int | None  # a code, month or worker's number; None where nothing is written
Picked = dict[str, Value | tuple[Value, ...]]  # by dimension; of a tuple any one


class Counted(NamedTuple):
    """What a line of a summary counts, where it is no plain value of a dimension.

    ``line`` is what the line is asked for by; ``measure`` the one that it counts, "" for several.
    """

    line: Any
    picked: Picked
    measure: str = ""


class Dimension(NamedTuple):
    """``list`` is the code list of its values, "" where they are months or workers."""

    list: str
    sql: str  # of ``activity a`` or ``participant p``
    closed: bool = False  # each value has its line, also those with nothing
    empty: bool = False  # an activity may have none

    @property
    def of_participant(self) -> bool:
        return self.sql.startswith("p.")


DIMENSIONS = {
    "area": Dimension("area", "a.area", closed=True),
    "kind": Dimension("kind", "a.kind"),
    "desa": Dimension("village", "a.desa", closed=True, empty=True),
    "month": Dimension("", "a.month", closed=True),
    "programme": Dimension("programme", "a.programme", empty=True),
    "worker": Dimension("", "p.worker"),
    "part": Dimension("part", "p.part"),
    "fund_source": Dimension("fund_source", "a.fund_source", empty=True),
    "spm_service": Dimension("spm_service", "a.spm_service", empty=True),
    "basic_need": Dimension("basic_need", "a.basic_need", empty=True),
}
# what can be counted, each with its field of ``measures.Measures``
MEASURES = {
    "activities": "activities",
    "people": "people",
    "people_l": "people_l",
    "people_p": "people_p",
    "hours": "minutes",
    "cost": "cost",
    "workers": "workers",
}
KINDS = {"hours": "hours", "cost": "money"}  # how a measure is shown; the others are numbers


def counts(
    db: sqlite3.Connection, question: Question, measure: str, *names: str, joined: bool = False
) -> dict[tuple[Value, ...], int]:
    """The measure by dimensions; without any, one group ``()``.

    ``joined`` counts by those who took part, as far as the question asks for them; an activity
    adds to each group once, a worker likewise.
    """
    field = MEASURES[measure]
    if not joined:
        if measure == "workers":
            takers = measures.takers(db, question, *names)
            return {key: len(workers) for key, workers in takers.items()}
        sums = measures.sums(db, question, *names)
        return {key: getattr(found, field) for key, found in sums.items()}
    condition, values = measures.where(question)
    condition = f"p.activity = a.number AND {condition}"
    if question.worker is not None:
        condition, values = f"{condition} AND p.worker = ?", [*values, question.worker]
    counted = {"activities": "1", "workers": "p.worker"}.get(measure, f"a.{field}")
    once = "p.worker" if measure == "workers" else "a.number"
    groups = [f"{DIMENSIONS[name].sql} AS g{place}" for place, name in enumerate(names)]
    inner = ", ".join([*groups, f"{once} AS once", f"{counted} AS counted"])
    outer = "".join(f"b.g{place}, " for place in range(len(names)))
    total = "COUNT(*)" if measure == "workers" else "COALESCE(SUM(b.counted), 0)"
    grouped = f"GROUP BY {outer[:-2]}" if names else ""
    rows = db.execute(
        f"SELECT {outer}{total} FROM (SELECT DISTINCT {inner} FROM {TAKING_PART}"
        f" WHERE {condition}) b {grouped}",
        values,
    )
    return {row[:-1]: row[-1] for row in rows}


def lines(
    db: sqlite3.Connection, question: Question, codes: Codes, name: str, found: Iterable[Value]
) -> list[Value]:
    """The values that have a line, in their order: those owed, those found, None the last.

    ``question`` has its period. What the question asks for alone is alone.
    """
    known = set(found)
    asked = getattr(question, name, None)
    owed: list[Value] = []
    if name == "month" and question.period is not None:
        owed = [*question.period.months()]
    elif name == "desa":
        owed = [code for (code,) in db.execute("SELECT code FROM village ORDER BY code")]
    elif name == "worker":
        rows = db.execute("SELECT number FROM worker ORDER BY search, number")
        owed = [number for (number,) in rows]
    else:
        written = (value for value in known if isinstance(value, str))
        owed = [*columns.listed(codes.all(DIMENSIONS[name].list), written)]
    if not DIMENSIONS[name].closed:
        owed = [value for value in owed if value in known]
    if asked is not None:
        owed = [value for value in owed if value == asked or value in known]
    return [*owed, *([None] if None in known else [])]


def down(name: str) -> tuple[Column, ...]:
    """The columns that name the lines of a table."""
    if name == "worker":
        return (Column("number", "ordinal"), Column("name"))
    if name == "month":
        return (Column("month", "month"),)
    none = f"word.none.{name}" if DIMENSIONS[name].empty else ""
    return (Column(name, "code", DIMENSIONS[name].list, none=none),)


def across(name: str, value: Value, names: dict[int, str], kind: str) -> Column:
    """The column of one value: its key is language-free (``area_LH``), its heading the label."""
    if value is None:
        return Column(f"{name}_none", kind, "word", head=f"none.{name}")
    key = f"{name}_{value}"
    if isinstance(value, int):
        return Column(key, kind, head=names[value])
    return Column(key, kind, DIMENSIONS[name].list or "period", head=value)


def belonging(picked: Picked, worker: int | None) -> measures.Where:
    """The condition that an activity has these values; ``worker`` is the one whose part counts."""
    of_activity: list[str] = []
    taking: list[str] = []
    values: list[Any] = []
    taken: list[Any] = []
    for name, value in picked.items():
        sql, joined = DIMENSIONS[name].sql, DIMENSIONS[name].of_participant
        several = value if isinstance(value, tuple) else (value,)
        given = [one for one in several if one is not None]
        tests = [f"{sql} IN ({', '.join('?' * len(given))})"] if given else []
        tests += [f"{sql} IS NULL"] if None in several else []
        (taking if joined else of_activity).append(f"({' OR '.join(tests) or '1 = 0'})")
        (taken if joined else values).extend(given)
    if taking and worker is not None:
        taking.append("p.worker = ?")
        taken.append(worker)
    if taking:
        inside = " AND ".join(["p.activity = a.number", *taking])
        of_activity.append(f"EXISTS (SELECT 1 FROM participant p WHERE {inside})")
    return " AND ".join(of_activity) or "1 = 1", [*values, *taken]
