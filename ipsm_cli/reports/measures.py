"""Counting: the questions on which every report builds, each measure as ``core`` defines it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.measures import COUNTED, SUMS, TAKING_PART
from ipsm_cli.core.measures import Measures as Measures
from ipsm_cli.core.period import Period

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.question import Question

Key = tuple[str | None, ...]  # values of the columns grouped by; None where nothing is written
Where = tuple[str, list[Any]]  # condition on ``activity a``, and its values


class Grouped(NamedTuple):
    """Measures by group; ``total`` counts a worker of several groups once."""

    groups: dict[Key, Measures]
    total: Measures
    takers: frozenset[int]  # the workers of all groups

    def of(self, *key: str | None) -> Measures:
        """The measures of one group, zeros where it has no activity."""
        return self.groups.get(key, Measures())


def span(db: sqlite3.Connection, question: Question) -> Period:
    """The period asked for; without one, from the register's first activity to its last."""
    if question.period is not None:
        return question.period
    first, last = db.execute(
        f"SELECT MIN(a.month), MAX(a.month) FROM activity a WHERE {COUNTED}"
    ).fetchone()
    first, last = first or question.today[:7], last or question.today[:7]
    return Period(first if first == last else f"{first}..{last}", first, last)


def where(question: Question, *, voided: bool | None = False) -> Where:
    """What the question asks of an activity; ``voided`` None takes counted and voided alike."""
    parts: list[str] = []
    values: list[Any] = []
    if (period := question.period) is not None:
        single = period.first == period.last  # an index in the groups' order needs no sorting
        parts.append("a.month = ?" if single else "a.month BETWEEN ? AND ?")
        values += [period.first] if single else [period.first, period.last]
    for column in ("area", "kind", "desa", "programme"):
        if (value := getattr(question, column)) is not None:
            parts.append(f"a.{column} = ?")
            values.append(value)
    if question.worker is not None:
        parts.append(
            "EXISTS (SELECT 1 FROM participant q WHERE q.activity = a.number AND q.worker = ?)"
        )
        values.append(question.worker)
    if voided is not None:
        parts.append(f"a.voided_on IS {'NOT ' if voided else ''}NULL")
    return " AND ".join(parts) or "1 = 1", values


def sums(db: sqlite3.Connection, question: Question, *columns: str) -> dict[Key, Measures]:
    """The measures by columns of the activity, workers left at 0; no columns: one group ``()``."""
    condition, values = where(question)
    names = "".join(f"a.{column}, " for column in columns)
    rows = db.execute(
        f"SELECT {names}{SUMS} FROM activity a WHERE {condition} {_grouped(columns)}", values
    )
    width = len(columns)
    return {row[:width]: Measures(row[width], 0, *row[width + 1 :]) for row in rows}


def takers(db: sqlite3.Connection, question: Question, *columns: str) -> dict[Key, set[int]]:
    """The workers taking part, by columns of the activity."""
    condition, values = where(question)
    names = "".join(f"a.{column}, " for column in columns)
    rows = db.execute(
        f"SELECT DISTINCT {names}p.worker FROM {TAKING_PART}"
        f" WHERE p.activity = a.number AND {condition} ORDER BY {_order(columns)}p.worker",
        values,
    )
    found: dict[Key, set[int]] = {}
    for *key, worker in rows:
        found.setdefault(tuple(key), set()).add(worker)
    return found


def by(db: sqlite3.Connection, question: Question, *columns: str) -> Grouped:
    """Every measure by columns of the activity (``area``, ``desa`` …), and in total."""
    workers = takers(db, question, *columns)
    groups = {
        key: measures._replace(workers=len(workers.get(key, ())))
        for key, measures in sums(db, question, *columns).items()
    }
    total = Measures()
    for measures in groups.values():
        total = total.plus(measures)
    everyone: frozenset[int] = frozenset().union(*workers.values())
    return Grouped(groups, total._replace(workers=len(everyone)), everyone)


def by_worker(db: sqlite3.Connection, question: Question) -> dict[int, tuple[Measures, int]]:
    """Each worker's measures and how many activities she led; one of two workers is in both."""
    condition, values = where(question)
    rows = db.execute(
        f"""SELECT p.worker, SUM(CASE WHEN p.place = 1 THEN 1 ELSE 0 END), {SUMS}
            FROM {TAKING_PART} WHERE p.activity = a.number AND {condition}
            GROUP BY p.worker ORDER BY p.worker""",
        values,
    )
    return {worker: (Measures(first, 1, *rest), led) for worker, led, first, *rest in rows}


def of_worker(db: sqlite3.Connection, number: int, after: str, until: str) -> Measures:
    """One worker's measures of the days after ``after`` up to ``until`` (ISO dates)."""
    first, *rest = db.execute(
        f"""SELECT {SUMS} FROM participant p CROSS JOIN activity a
            WHERE p.worker = ? AND a.number = p.activity
                AND a.date > ? AND a.date <= ? AND {COUNTED}""",
        (number, after, until),
    ).fetchone()
    return Measures(first, 1 if first else 0, *rest)


def villages(db: sqlite3.Connection, question: Question, *columns: str) -> dict[Key, int]:
    """How many villages were reached, by columns of the activity; no columns: one group ``()``."""
    condition, values = where(question)
    names = "".join(f"a.{column}, " for column in columns)
    rows = db.execute(
        f"SELECT {names}COUNT(DISTINCT a.desa) FROM activity a WHERE {condition}"
        f" {_grouped(columns)}",
        values,
    )
    return {row[:-1]: row[-1] for row in rows}


def voided(db: sqlite3.Connection, question: Question) -> int:
    """How many activities the question would count had they not been voided."""
    condition, values = where(question, voided=True)
    count: int = db.execute(
        f"SELECT COUNT(*) FROM activity a WHERE {condition}", values
    ).fetchone()[0]
    return count


def waiting(db: sqlite3.Connection) -> int:
    """How many drafts wait to be accepted; none of them counts."""
    count: int = db.execute("SELECT COUNT(*) FROM draft WHERE state = 'waiting'").fetchone()[0]
    return count


def _grouped(columns: tuple[str, ...]) -> str:
    if not columns:
        return ""
    names = ", ".join(f"a.{column}" for column in columns)
    return f"GROUP BY {names} ORDER BY {_order(columns).removesuffix(', ')}"


def _order(columns: tuple[str, ...]) -> str:
    return "".join(f"a.{column} NULLS FIRST, " for column in columns)
