"""Proving a register: its file, the chain of its history, and its rows against the history.

Whoever may write the file can also write a whole new chain: then only the seal of an entry kept
elsewhere tells. What the chain shows is every change that does not rebuild it.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING, Any

from ipsm_cli.core.finding import Finding
from ipsm_cli.store import tally
from ipsm_cli.store.change import START
from ipsm_cli.store.entry import PORTION, json_lists, json_rows
from ipsm_cli.store.rows import quoted
from ipsm_cli.store.schema import KEEPING
from ipsm_cli.store.seal import begin_seal, hasten, seal_contents

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

# by table and key of a row: the hash of its text as the history last wrote it, or UNKNOWN
Known = dict[str, dict[str, Any]]
NOTHING = hash(None)  # no row
UNKNOWN = "?"  # its contents were erased, or are not those that were sealed
_LAST = 1 << 62  # behind every change
_MOST = 100  # of SQLite's own complaints
_NOUNS = frozenset(keeping.record for keeping in KEEPING.values())


def findings(db: sqlite3.Connection) -> list[Finding]:
    """Everything wrong with the file, the history and the rows; only looks.

    A damaged file is not read further, for nothing that it says can be trusted.
    """
    damaged = [
        Finding("damaged", None, text)
        for (text,) in db.execute(f"PRAGMA integrity_check({_MOST})")
        if text != "ok"
    ]
    if damaged:
        return damaged
    alone = [
        Finding("alone", None, f"{table} → {owner}")
        for table, _, owner, _ in db.execute("PRAGMA foreign_key_check")
    ]
    hasten()
    present = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    known: Known = {table: {} for table in KEEPING if table in present}  # a backup may be older
    history = list(_history(db, known))
    rows = [finding for table in known for finding in _rows(db, table, known[table])]
    found = [*alone, *history, *rows, *_removed(db, known)]
    if found or not tally.is_kept(db):
        return found
    return list(tally.differences(db))  # of wrong rows the sums would only say the same again


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """Number and seal of the newest entry; 0 and the start of the chain where there is none."""
    row = db.execute("SELECT number, seal FROM action ORDER BY number DESC LIMIT 1").fetchone()
    return row or (0, START)


def _history(db: sqlite3.Connection, known: Known) -> Iterator[Finding]:
    """Follows the chain entry by entry; fills ``known`` with what the changes wrote."""
    changes = db.execute(
        "SELECT action, tbl, key, record, seal, before, after, salt, id FROM change ORDER BY id"
    )
    change = next(changes, None)
    links, last = {START}, 0
    for number, *facts, previous, seal in db.execute(
        "SELECT number, at, actor, command, note, undoes, previous, seal FROM action"
        " ORDER BY number"
    ):
        seal_found, between = begin_seal(), ""
        seal_found.update(f"[{json.dumps([previous, *facts])}, [".encode())
        while change is not None and change[0] <= number:
            if change[0] == number:
                told = ", ".join(map(encode_basestring_ascii, change[1:5]))
                seal_found.update(f"{between}[{told}]".encode())
                between = ", "
                wrong = _contents(db, number, change, known)
            else:  # the changes of an entry stand together
                wrong = Finding("change_inserted", f"action {change[0]}", " ".join(change[1:3]))
            if wrong is not None:
                yield wrong
            change = next(changes, None)
        seal_found.update(b"]]")
        follows, own = previous in links, seal_found.hexdigest() == seal
        yield from _missing(last, number)
        if not own:
            yield Finding("entry_changed" if follows else "entry_inserted", f"action {number}")
        elif not follows and number == last + 1:
            yield Finding("entry_loose", f"action {number}")
        links = {seal} if own or follows else links | {seal}
        last = number
    while change is not None:
        yield Finding("change_inserted", f"action {change[0]}", " ".join(change[1:3]))
        change = next(changes, None)
    given = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'action'").fetchone()
    yield from _missing(last, given[0] + 1 if given else last + 1)


def _missing(last: int, number: int) -> Iterator[Finding]:
    """The entries between two that follow on each other: numbers are given without a gap."""
    if number > last + 1:
        span = None if number == last + 2 else f"{last + 1}–{number - 1}"
        yield Finding("entry_missing", f"action {last + 1}", span)


def _contents(
    db: sqlite3.Connection, number: int, change: tuple[Any, ...], known: Known
) -> Finding | None:
    """One change: its contents are those sealed, and the row it found is the row left before."""
    _, table, key, record, seal, before, after, salt, place = change
    rows = known.get(table)
    if rows is None:
        return Finding("contents_changed", f"action {number}", table)
    if before is None and after is None and salt is None:  # erased, as the law allows
        rows[key] = UNKNOWN
        return None
    if seal_contents(salt, before, after) != seal:
        rows[key] = UNKNOWN
        return Finding("contents_changed", f"action {number}", f"{table} {key}")
    found = rows.get(key, NOTHING)
    if after is None:
        rows.pop(key, None)
    else:
        rows[key] = hash(after)
    if found == hash(before) or found is UNKNOWN:
        return None
    if before is not None and not _differing(db, table, key, record, json.loads(before), place):
        return None
    return Finding("row_changed_before", f"action {number}", f"{table} {key}")


def _rows(db: sqlite3.Connection, table: str, known: dict[str, Any]) -> Iterator[Finding]:
    """Every row of the table is the one that the history tells; takes it out of ``known``."""
    keeping = KEEPING[table]
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]  # none generated
    found = db.execute(f"SELECT {quoted(names)} FROM {table}")
    for values, key, text in _told(found, names, keeping.key):
        told = known.pop(key, NOTHING)
        if told == hash(text) or told is UNKNOWN:
            continue
        row = {name: v for name, v in zip(names, values, strict=True) if v is not None}
        record = f"{keeping.record} {row.get(keeping.owner, 1)}"
        if told == NOTHING:
            yield Finding("row_added", record, f"{table} {key}")
        elif differing := _differing(db, table, key, record, row):
            yield Finding("row_changed", record, f"{table}: {', '.join(differing)}")


def _told(
    cursor: sqlite3.Cursor, names: Sequence[str], key: Sequence[str]
) -> Iterator[tuple[tuple[Any, ...], str, str]]:
    """Rows, each with its key and itself as the history writes them; in portions, by columns."""
    while part := cursor.fetchmany(PORTION):
        columns = dict(zip(names, map(list, zip(*part, strict=True)), strict=True))
        keys = json_lists([columns[name] for name in key])
        yield from zip(part, keys, json_rows(columns), strict=True)


def _differing(
    db: sqlite3.Connection,
    table: str,
    key: str,
    record: str,
    row: dict[str, Any],
    place: int = _LAST,
) -> list[str]:
    """The columns in which the row is not what its last change before ``place`` wrote.

    None where only the writing differs: SQLite tells a whole number in a column of real ones now
    as 2, now as 2.0.
    """
    found = db.execute(
        "SELECT after FROM change WHERE record = ? AND tbl = ? AND key = ? AND id < ?"
        " ORDER BY id DESC",
        (record, table, key, place),
    ).fetchone()
    told = json.loads(found[0] or "{}") if found else {}  # another owner has another history
    return sorted(name for name in row.keys() | told.keys() if row.get(name) != told.get(name))


def _removed(db: sqlite3.Connection, known: Known) -> Iterator[Finding]:
    """The rows that the history tells and that are not there."""
    left = {
        (table, key) for table, rows in known.items() for key in rows if rows[key] is not UNKNOWN
    }
    if not left:
        return
    for table, key, record, number in db.execute(
        "SELECT tbl, key, record, MAX(action) FROM change GROUP BY tbl, key, record ORDER BY 4"
    ):
        if (table, key) in left:
            left.discard((table, key))
            named = record if record.partition(" ")[0] in _NOUNS else f"action {number}"
            yield Finding("row_removed", named, f"{table} {key}")
