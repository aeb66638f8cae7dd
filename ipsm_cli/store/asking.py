"""Questions in SQL from outside: read-only, on views of our own, within a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlite_utils import Database
from sqlite_utils.utils import dedupe_keys

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.store.rows import quoted

_STEPS = 20_000  # of SQLite's machine between two looks at the clock: some milliseconds
_LONGEST = 10_000_000  # bytes of one value
_ALLOWED = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    }
)
_NO_FUNCTION = frozenset({"load_extension", "fts3_tokenizer", "writefile", "readfile", "edit"})
# table, column: what no question reads ("" for every column); free text may hold an id as well
_CLOSED = frozenset(
    {
        ("account", ""),
        ("worker", "phone"),
        ("worker", "email"),
        ("change", "before"),
        ("change", "after"),
        ("change", "salt"),
        ("draft", "message"),
        ("draft", "reading"),
        ("imported", "key"),
        ("signatory", "nip"),
    }
)
_NIK = ("worker", "nik")


class Answer(NamedTuple):
    """``names`` of the columns, each unlike the others, and the rows."""

    names: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def statement(name: str, columns: tuple[str, ...], select: str) -> str:
    """The SQL that makes one view on a connection, without a trace in the register's file."""
    return f"CREATE TEMP VIEW {name} ({quoted(columns)}) AS\n{select}"


def open_views(db: sqlite3.Connection, views: Mapping[str, tuple[tuple[str, ...], str]]) -> None:
    """Makes the views (name, columns, SELECT) on a reading connection."""
    db.execute("PRAGMA query_only = OFF")  # a view of this connection is no change of the file
    for name, (columns, select) in views.items():
        db.execute(statement(name, columns, select))
    db.execute("PRAGMA query_only = ON")


class _Guard:
    """What SQLite asks before it prepares a statement."""

    def __init__(self, *, nik: bool) -> None:
        self._closed = _CLOSED if nik else _CLOSED | {_NIK}

    def __call__(
        self, action: int, one: str | None, other: str | None, _base: str | None, _view: str | None
    ) -> int:
        if action not in _ALLOWED:
            return sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_FUNCTION and (other or "").lower() in _NO_FUNCTION:
            return sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_READ:
            table, column = (one or "").lower(), (other or "").lower()
            if (table, column) in self._closed or (table, "") in self._closed:
                return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK


def ask(
    db: sqlite3.Connection, sql: str, values: Mapping[str, Any], seconds: float, *, nik: bool
) -> Answer:
    """The answer to one SELECT with named parameters; ``nik`` opens that column.

    Raises WrongQuery (in SQLite's words), QueryForbidden for what is no looking or is closed,
    QueryTooLong after ``seconds``, KeyboardInterrupt when a person stops it.
    """
    watch = _Watch(time.monotonic() + seconds)
    longest = db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    db.set_progress_handler(watch, _STEPS)
    db.set_authorizer(_Guard(nik=nik))
    try:
        cursor = Database(db, recursive_triggers=False, execute_plugins=False).execute(
            sql, dict(values)
        )
        names = tuple(dedupe_keys(column[0] for column in cursor.description or ()))
        rows = cursor.fetchall()
    except sqlite3.Error as error:
        if watch.stopped:
            raise KeyboardInterrupt from error
        if watch.late:
            raise errors.QueryTooLong(seconds=seconds) from error
        raise _as_ours(error) or error from error
    except (sqlite3.Warning, OverflowError, MemoryError, UnicodeError) as error:
        raise errors.WrongQuery(detail=_words(error)) from error
    finally:
        db.set_authorizer(None)
        db.set_progress_handler(None, 0)
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
    if not names:
        raise errors.WrongQuery(detail="no SELECT")
    return Answer(names, rows)


class _Watch:
    """Called by SQLite now and then: answers 1 when it is time to stop."""

    def __init__(self, until: float) -> None:
        self._until = until
        self.late = self.stopped = False

    def __call__(self) -> int:
        try:
            self.late = time.monotonic() > self._until
        except KeyboardInterrupt:  # it would be lost in SQLite's own code
            self.stopped = True
        return int(self.late or self.stopped)


def _as_ours(error: sqlite3.Error) -> errors.IpsmError | None:
    """None for troubles of the file, which the register's door translates."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_AUTH:
        return errors.QueryForbidden(detail=_words(error))
    wrong = (
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_SCHEMA,  # a first question without FROM, before any table is known
        sqlite3.SQLITE_MISUSE,
        sqlite3.SQLITE_RANGE,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_TOOBIG,
    )
    return errors.WrongQuery(detail=_words(error)) if code in wrong else None


def _words(error: Exception) -> str:
    """SQLite's words; what was typed may stand in them, with an id masked."""
    return cite(str(error).rstrip("."), 200)
