"""Erasing a person (UU 27/2022): her data go, the counts of her work stay.

Everything of hers that the history holds goes with it, so there is no undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.records import service
from ipsm_cli.store.entry import json_list
from ipsm_cli.store.personal import PERSONAL, erased, records_of
from ipsm_cli.store.schema import KEEPING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from ipsm_cli.store.change import Pen

_BROUGHT = "workers"  # the kind of import that brings persons in


def check(db: sqlite3.Connection, number: int) -> None:
    """Raises NoSuchRecord, StillServing (an active worker is counted by name), AlreadyErased."""
    row = db.execute("SELECT uid, name FROM worker WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=number)
    if row[0] in erased(db):
        raise errors.AlreadyErased(number=number)
    if service.standing(db, number)[2]:
        raise errors.StillServing(number=number, name=row[1])


def erase(pen: Pen, number: int, reason: str, blank: str) -> None:
    """Erases the worker: ``blank`` stands for her name from here on. Raises as ``check``."""
    check(pen.db, number)
    pen.note = f"worker {number}: {reason}"
    _empty(pen, number, blank)


def to_erase_again(db: sqlite3.Connection, said: Mapping[str, str]) -> list[tuple[int, str]]:
    """In a restored register: who was erased since it was stored, and what was said then.

    ``said`` is what ``personal.erased`` answers for the register that was there before.
    """
    done = erased(db)
    rows = db.execute("SELECT uid, number FROM worker ORDER BY number").fetchall()
    return [(number, said[uid]) for uid, number in rows if uid in said and uid not in done]


def erase_again(pen: Pen, number: int, said: str, blank: str) -> None:
    """Erases a worker of a restored register, for the reason that stood there."""
    pen.note = said
    _empty(pen, number, blank)


def _empty(pen: Pen, number: int, blank: str) -> None:
    records = records_of(pen.db, number)
    for personal in PERSONAL:
        for key in _keys(pen.db, personal.table, personal.column, number):
            if personal.goes:
                pen.delete(personal.table, key)
            elif personal.table == "worker":
                nameless = {"name": blank, "search": blank.casefold()}
                pen.update("worker", key, {**dict.fromkeys(personal.emptied), **nameless})
            elif personal.emptied:
                pen.update(personal.table, key, dict.fromkeys(personal.emptied))
    keys = _keys(pen.db, "imported", "record", number, "kind", _BROUGHT)
    for key in keys:
        pen.delete("imported", key)
    pen.forget(records, [json_list(key) for key in keys])


def _keys(
    db: sqlite3.Connection, table: str, column: str, number: int, also: str = "", value: str = ""
) -> list[tuple[Any, ...]]:
    """Keys of the rows of a table that name the worker."""
    more = f" AND {also} = ?" if also else ""
    rows = db.execute(
        f"SELECT {', '.join(KEEPING[table].key)} FROM {table} WHERE {column} = ?{more}",
        (number, value) if also else (number,),
    )
    return rows.fetchall()
