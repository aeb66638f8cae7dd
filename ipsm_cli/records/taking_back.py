"""The rows of an entry taken back, newest first: in slices, and many of a kind at once."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ipsm_cli.records import worker_rules
from ipsm_cli.store.rows import rival, singular, standing
from ipsm_cli.store.schema import KEEPING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from ipsm_cli.core.columns import WorkerFields
    from ipsm_cli.store.change import Pen

SLICE = 5_000  # changes read at once, so that an undo of any size stays small
_NEWEST = (1 << 63) - 1  # behind every change


class Change(NamedTuple):
    """One change as the history writes it: key, row before and row after are JSON."""

    table: str
    key: str
    record: str
    before: str | None
    after: str | None

    def keyed(self) -> tuple[Any, ...]:
        """The key's values."""
        return tuple(json.loads(self.key))


def take_back(pen: Pen, number: int) -> str | None:
    """Takes back all changes of entry ``number``; answers None.

    Where a row has changed since, or is there again, answers the record it belongs to; where
    another has what only one may have, the record of that one. Then some of the rows are taken back
    and others not. Raises DuplicateNik, DuplicateMemberNumber.
    """
    rules: dict[str, list[tuple[str, ...]]] = {}
    for part in _slices(pen.db, number):
        for (table, was, became), run in groupby(part, _sort):
            changes = [*run]
            if table not in rules:
                rules[table] = singular(pen.db, table)
            if not was and became:
                done = _take_out(pen, table, changes)
            elif was and not became and not rules[table]:
                done = _put_back(pen, table, changes)
            else:  # what only one may have is looked at one by one
                done = False
            if done:
                continue
            for change in changes:
                if (record := _take_back(pen, change, rules[table])) is not None:
                    return record
    return None


def _slices(db: sqlite3.Connection, number: int) -> Iterator[list[Change]]:
    last = _NEWEST
    while rows := db.execute(
        """SELECT tbl, key, record, before, after, id FROM change WHERE action = ? AND id < ?
           ORDER BY id DESC LIMIT ?""",
        (number, last, SLICE),
    ).fetchall():
        last = rows[-1][-1]
        yield [Change(*row[:-1]) for row in rows]


def _sort(change: Change) -> tuple[str, bool, bool]:
    """Table, whether there was a row before, and whether there was one after."""
    return change.table, change.before is not None, change.after is not None


def _take_out(pen: Pen, table: str, changes: list[Change]) -> bool:
    """Removes rows that were added; False where one of them is not as it was written."""
    keys = [change.key for change in changes]
    return pen.delete_all(table, keys, [change.after or "" for change in changes])


def _put_back(pen: Pen, table: str, changes: list[Change]) -> bool:
    """Restores rows that were removed; False where one of them is there already."""
    if standing(pen.db, table, KEEPING[table].key, [change.key for change in changes]):
        return False
    rows = json.loads(f"[{','.join([change.before or '' for change in changes])}]")
    names = [*dict.fromkeys(name for row in rows for name in row)]
    pen.insert_all(table, names, [[row.get(name) for name in names] for row in rows])
    return True


def _take_back(pen: Pen, change: Change, rules: list[tuple[str, ...]]) -> str | None:
    """One change; the record in its way where the row is not as it was left, or not alone."""
    key, before, after = change.keyed(), _row(change.before), _row(change.after)
    if pen.row(change.table, key) != after:
        return change.record
    if change.table == "worker" and before is not None:
        worker_rules.check_ids(pen.db, cast("WorkerFields", before), key[0])
    if before is not None and (other := rival(pen.db, change.table, key, before, rules)):
        keeping = KEEPING[change.table]
        return f"{keeping.record} {other[keeping.owner]}"
    if before is None:
        pen.delete(change.table, key)
    elif after is None:
        pen.insert(change.table, before)
    else:
        emptied = dict.fromkeys(after.keys() - before.keys())
        pen.update(change.table, key, {**before, **emptied})
    return None


def _row(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
