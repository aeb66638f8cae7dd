"""What an entry leaves when it is taken back: each question is asked for all its changes at once.

Columns and keys are read out of the history's JSON by SQLite, so the size of the entry costs time
and no memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.records import returning
from ipsm_cli.store.schema import CODES_IN, KEEPING, STANDING_ON

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator


class Kind(NamedTuple):
    """A kind of change: its table, whether there was a row before and whether one after."""

    table: str
    was: bool
    became: bool


def kinds(db: sqlite3.Connection, number: int) -> set[Kind]:
    """The kinds of changes that the entry consists of; none where it changed nothing."""
    rows = db.execute(
        """SELECT DISTINCT tbl, before IS NOT NULL, after IS NOT NULL FROM change
           WHERE action = ? ORDER BY 1, 2, 3""",
        (number,),
    )
    return {Kind(table, bool(was), bool(became)) for table, was, became in rows}


def first_unsettled(db: sqlite3.Connection, number: int, of: Collection[Kind]) -> int | None:
    """The id of the first change that leaves a row without the row it stands on.

    Either its row is gone and others name it, or its row stands and names one that is gone.
    """
    wrong = [
        f"c.tbl = '{table}' AND c.before IS {'NOT' if was else ''} NULL AND ({what})"
        for table, was in sorted({(kind.table, kind.was) for kind in of})
        if (what := _alone(table) if was else _needed(table))
    ]
    if not wrong:
        return None
    row: tuple[int | None] = db.execute(
        f"SELECT MIN(c.id) FROM change c WHERE c.action = ? AND ({' OR '.join(wrong)})", (number,)
    ).fetchone()
    return row[0]


def _needed(table: str) -> str:
    """That the row of a change is gone and another names it; empty where none ever does."""
    named = [_named(child, column, 0) for child, column in STANDING_ON.get(table, ())]
    if table == "own_code":
        for list_name, uses in CODES_IN.items():
            for child, column in uses:
                named.append(f"{_key(0)} = '{list_name}' AND {_named(child, column, 1)}")
    return f"NOT EXISTS ({_own_row(table)}) AND ({' OR '.join(named)})" if named else ""


def _alone(table: str) -> str:
    """That the row of a change stands and names one that is gone; empty where it names none."""
    gone = []
    for owner, children in STANDING_ON.items():
        (key,) = KEEPING[owner].key
        for child, column in children:
            if child == table:
                there = f"EXISTS (SELECT 1 FROM {owner} o WHERE o.{key} = t.{column})"
                gone.append(f"t.{column} IS NOT NULL AND NOT {there}")
    return f"EXISTS ({_own_row(table)} AND ({' OR '.join(gone)}))" if gone else ""


def _own_row(table: str) -> str:
    same = [f"t.{name} = {_key(place)}" for place, name in enumerate(KEEPING[table].key)]
    return f"SELECT 1 FROM {table} t WHERE {' AND '.join(same)}"


def _named(child: str, column: str, place: int) -> str:
    return f"EXISTS (SELECT 1 FROM {child} x WHERE x.{column} = {_key(place)})"


def _key(place: int) -> str:
    return f"json_extract(c.key, '$[{place}]')"


def services(db: sqlite3.Connection, number: int, of: Collection[Kind]) -> list[tuple[int, str]]:
    """Workers' records whose service the entry changed and a later entry, no undo, as well.

    Each with the id of the entry's first change of it, in their order.
    """
    if all(kind.table != "service" for kind in of):
        return []
    return db.execute(
        """SELECT MIN(c.id), c.record FROM change c
           WHERE c.action = ? AND c.tbl = 'service' AND EXISTS (
               SELECT 1 FROM change d JOIN action a ON a.number = d.action
               WHERE d.record = c.record AND d.action > c.action AND d.tbl = 'service'
               AND a.undoes IS NULL)
           GROUP BY c.record ORDER BY 1""",
        (number,),
    ).fetchall()


def restored(
    db: sqlite3.Connection, number: int, of: Collection[Kind]
) -> Iterator[tuple[str, str]]:
    """Table and key (JSON) of the rows that came back into a time or place of their own."""
    tables = returning.TABLES.intersection(kind.table for kind in of if kind.was)
    if not tables:
        return
    for table, key in db.execute(
        "SELECT tbl, key FROM change WHERE action = ? AND before IS NOT NULL ORDER BY id", (number,)
    ):
        if table in tables:
            yield table, key


def workers(db: sqlite3.Connection, number: int, of: Collection[Kind]) -> list[int]:
    """The workers whom the changes touch; those of a restored activity must have been active."""
    found: set[int] = set()
    for question, *tables in _WORKERS:
        if any(kind.table in tables for kind in of):
            found.update(worker for (worker,) in db.execute(question, (number, *tables)))
    return sorted(found)


# each with the two tables whose changes it is asked of
_WORKERS = (
    (
        "SELECT json_extract(c.key, '$[0]') FROM change c WHERE c.action = ? AND c.tbl IN (?, ?)",
        *("worker", "service"),
    ),
    (
        """SELECT DISTINCT p.worker FROM participant p WHERE p.activity IN (
               SELECT json_extract(c.key, '$[0]') FROM change c
               WHERE c.action = ? AND c.tbl IN (?, ?))""",
        *("activity", "participant"),
    ),
)


def months(db: sqlite3.Connection, number: int) -> set[str]:
    """The months (2026-10) whose activities or whose closing the entry touched."""
    rows: list[tuple[Any]] = db.execute(
        """SELECT substr(json_extract(c.before, '$.date'), 1, 7) FROM change c
           WHERE c.action = :entry AND c.tbl = 'activity' AND c.before IS NOT NULL
           UNION SELECT substr(json_extract(c.after, '$.date'), 1, 7) FROM change c
           WHERE c.action = :entry AND c.tbl = 'activity' AND c.after IS NOT NULL
           UNION SELECT a.month FROM activity a WHERE a.number IN (
               SELECT json_extract(c.key, '$[0]') FROM change c
               WHERE c.action = :entry AND c.tbl IN ('participant', 'served', 'partner'))
           ORDER BY 1""",
        {"entry": number},
    ).fetchall()
    return {month for (month,) in rows}.union(closings(db, number))


def closings(db: sqlite3.Connection, number: int) -> set[str]:
    """The months whose closing the entry touched."""
    rows = db.execute(
        """SELECT DISTINCT json_extract(c.key, '$[0]') FROM change c
           WHERE c.action = ? AND c.tbl = 'closing' ORDER BY 1""",
        (number,),
    )
    return {month for (month,) in rows}
