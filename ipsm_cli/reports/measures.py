"""Counting: the questions on which every report builds, each measure as ``core`` defines it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.measures import COUNTED, KEPT_SUMS, SUMS, TAKING_PART
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
        "SELECT MIN(a.month), MAX(a.month) FROM tally a WHERE a.voided = 0"
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


class Kept(NamedTuple):
    """Sums kept by month that answer a question: their table, to be called ``a``."""

    table: str
    asked: Where


def kept_sums(question: Question, *columns: str, voided: bool = False) -> Kept | None:
    """The kept sums that hold all that is asked: by month, area and village or one worker."""
    if question.worker is not None:
        return None if voided else _kept_of("worker", question, columns)
    if (kept := _kept_of("desa", question, columns)) is None:
        return None
    condition, values = kept.asked
    return kept._replace(asked=(f"{condition} AND a.voided = {int(voided)}", values))


def kept_of_workers(question: Question, *columns: str) -> Kept | None:
    """The kept sums of each worker; of one worker's activities others took part as well."""
    return None if question.worker is not None else _kept_of("worker", question, columns)


def _kept_of(third: str, question: Question, columns: tuple[str, ...]) -> Kept | None:
    """Sums are kept by month, area and a third column; they answer nothing that needs more."""
    other = {"kind", "programme", "desa", "worker"} - {third}
    if not {*columns} <= {"month", "area", third}:
        return None
    if any(getattr(question, column) is not None for column in other):
        return None
    condition, values = where(question._replace(worker=None), voided=None)
    if question.worker is not None:
        condition, values = f"{condition} AND a.worker = ?", [*values, question.worker]
    return Kept("tally" if third == "desa" else "worker_tally", (condition, values))


def sums(db: sqlite3.Connection, question: Question, *columns: str) -> dict[Key, Measures]:
    """The measures by columns of the activity, workers left at 0; no columns: one group ``()``."""
    table, (condition, values) = "activity", where(question)
    measured = SUMS
    if (kept := kept_sums(question, *columns)) is not None:
        table, measured, (condition, values) = kept.table, KEPT_SUMS, kept.asked
    rows = db.execute(
        f"SELECT {_names(columns, table)}{measured} FROM {table} a WHERE {condition}"
        f" {_grouped(columns)}",
        values,
    )
    width = len(columns)
    return {row[:width]: Measures(row[width], 0, *row[width + 1 :]) for row in rows}


def takers(db: sqlite3.Connection, question: Question, *columns: str) -> dict[Key, set[int]]:
    """The workers taking part, by columns of the activity."""
    if (kept := kept_of_workers(question, *columns)) is not None:
        condition, values = kept.asked
        found_in, worker = f"{kept.table} a", "a.worker"
    else:
        condition, values = where(question)
        condition = f"p.activity = a.number AND {condition}"
        found_in, worker = TAKING_PART, "p.worker"
    rows = db.execute(
        f"SELECT DISTINCT {_names(columns)}{worker} FROM {found_in}"
        f" WHERE {condition} ORDER BY {_order(columns)}{worker}",
        values,
    )
    found: dict[Key, set[int]] = {}
    for *key, number in rows:
        found.setdefault(tuple(key), set()).add(number)
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
    if (kept := kept_of_workers(question)) is not None:
        condition, values = kept.asked
        query = f"""SELECT a.worker, SUM(a.led), {KEPT_SUMS}
            FROM {kept.table} a WHERE {condition} GROUP BY a.worker ORDER BY a.worker"""
    else:
        condition, values = where(question)
        query = f"""SELECT p.worker, SUM(CASE WHEN p.place = 1 THEN 1 ELSE 0 END), {SUMS}
            FROM {TAKING_PART} WHERE p.activity = a.number AND {condition}
            GROUP BY p.worker ORDER BY p.worker"""
    rows = db.execute(query, values)
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
    table, (condition, values), desa = "activity", where(question), "a.desa"
    if (kept := kept_sums(question, "desa", *columns)) is not None:
        table, (condition, values), desa = kept.table, kept.asked, "NULLIF(a.desa, '')"
    rows = db.execute(
        f"SELECT {_names(columns, table)}COUNT(DISTINCT {desa}) FROM {table} a WHERE {condition}"
        f" {_grouped(columns)}",
        values,
    )
    return {row[:-1]: row[-1] for row in rows}


def voided(db: sqlite3.Connection, question: Question) -> int:
    """How many activities the question would count had they not been voided."""
    if (kept := kept_sums(question, voided=True)) is not None:
        condition, values = kept.asked
        query = f"SELECT COALESCE(SUM(a.activities), 0) FROM {kept.table} a WHERE {condition}"
    else:
        condition, values = where(question, voided=True)
        query = f"SELECT COUNT(*) FROM activity a WHERE {condition}"
    count: int = db.execute(query, values).fetchone()[0]
    return count


def waiting(db: sqlite3.Connection) -> int:
    """How many drafts wait to be accepted; none of them counts."""
    count: int = db.execute("SELECT COUNT(*) FROM draft WHERE state = 'waiting'").fetchone()[0]
    return count


def _names(columns: tuple[str, ...], table: str = "activity") -> str:
    """The columns of a SELECT, each with a comma; a tally keeps '' where no village is written."""
    bare = {"desa": "NULLIF(a.desa, '')"} if table == "tally" else {}
    return "".join(f"{bare.get(column, f'a.{column}')}, " for column in columns)


def _grouped(columns: tuple[str, ...]) -> str:
    if not columns:
        return ""
    names = ", ".join(f"a.{column}" for column in columns)
    return f"GROUP BY {names} ORDER BY {_order(columns).removesuffix(', ')}"


def _order(columns: tuple[str, ...]) -> str:
    return "".join(f"a.{column} NULLS FIRST, " for column in columns)
