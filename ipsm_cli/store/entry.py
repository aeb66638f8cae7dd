"""The changes of one history entry: sealed in their order, written in portions as they grow."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring as plain_text
from json.encoder import encode_basestring_ascii as ascii_text
from typing import TYPE_CHECKING, Any

from ipsm_cli.store.seal import begin_seal, seal_of

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.schema import Keeping

PORTION = 5_000  # changes held in memory at most, so that a bulk of any size stays small
# table, key, record, before, after, salt, seal of the contents
Change = tuple[str, str, str, str | None, str | None, str, str]
Facts = Callable[[], list[Any]]


class Entry:
    """Changes waiting to be written; ``facts`` gives what the entry says of itself.

    The facts stand at the head of the seal, so they are settled once a portion has been written.
    """

    def __init__(self, db: sqlite3.Connection, facts: Facts) -> None:
        self._db = db
        self._facts = facts
        self._waiting: list[Change] = []
        self._tries = 0
        self._seal: Any = None  # begins with the first portion
        self._settled: list[Any] = []
        self.number = 0

    @property
    def is_empty(self) -> bool:
        return not self._waiting and self._seal is None

    def add(
        self, table: str, key: str, record: str, before: str | None, after: str | None, salt: str
    ) -> None:
        """One change: the key, the row before and the row after are JSON."""
        seal = seal_of(f"{salt}\n{before}\n{after}")
        self._waiting.append((table, key, record, before, after, salt, seal))
        if len(self._waiting) >= PORTION and not self._tries:
            self._write()

    def add_all(
        self, table: str, keeping: Keeping, told: Mapping[str, list[Any]], count: int, salts: str
    ) -> None:
        """``count`` new rows of one table at once: their columns in ``told``, in the order of the
        table; ``salts`` holds a salt of equal length for each. Written as ``add`` writes each."""
        size = len(salts) // count
        if not keeping.owner:
            owners: Sequence[Any] = [1] * count
        else:
            owners = told[keeping.owner]
        keys = _json_lists([told[name] for name in keeping.key])
        noun, at, waiting = keeping.record, 0, self._waiting
        for key, owner, after in zip(keys, owners, _json_rows(told), strict=True):
            salt = salts[at : at + size]
            at += size
            seal = seal_of(f"{salt}\nNone\n{after}")
            waiting.append((table, key, f"{noun} {owner}", None, after, salt, seal))
        if len(self._waiting) >= PORTION and not self._tries:
            self._write()

    def begin_try(self) -> int:
        """What comes from here on may be taken back: nothing of it is written yet."""
        self._tries += 1
        return len(self._waiting)

    def end_try(self, mark: int | None) -> None:
        """``mark`` (of ``begin_try``) forgets what came since; None keeps it."""
        self._tries -= 1
        if mark is not None:
            del self._waiting[mark:]

    def close(self) -> str:
        """Writes what waits; answers the seal of the whole entry."""
        self._write()
        if self._facts() != self._settled:
            raise ValueError("an entry's facts came after its first changes were written")
        self._seal.update(b"]]")
        return str(self._seal.hexdigest())

    def _write(self) -> None:
        if self._seal is None:
            self._settled = self._facts()
            self.number = next_number(self._db, "action")
            self._seal = begin_seal()
            self._seal.update(f"[{json.dumps(self._settled)}, [".encode())
            between = ""
        else:
            between = ", "
        told = [
            f'["{table}", {ascii_text(key)}, {ascii_text(record)}, "{seal}"]'
            for table, key, record, _, _, _, seal in self._waiting
        ]
        if told:
            self._seal.update((between + ", ".join(told)).encode())
        # the entry's own row follows when it is closed: the reference is checked at COMMIT
        self._db.executemany(
            "INSERT INTO change (action, tbl, key, record, before, after, salt, seal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(self.number, *change) for change in self._waiting],
        )
        self._waiting.clear()


def json_list(values: Sequence[Any]) -> str:
    """The values (int, float or str) as ``json.dumps`` writes a list of them."""
    return f"[{', '.join([ascii_text(v) if v.__class__ is str else repr(v) for v in values])}]"


def _json_lists(columns: Sequence[Sequence[Any]]) -> Iterator[str]:
    """``json_list`` of many rows, column by column."""
    texts = [
        [ascii_text(v) if v.__class__ is str else repr(v) for v in column] for column in columns
    ]
    for row in zip(*texts, strict=True):
        yield f"[{', '.join(row)}]"


def json_row(names: Iterable[str], values: Iterable[Any]) -> str:
    """The row without empty columns as JSON without spaces, as it stands in the history."""
    told = [
        f'"{name}":{plain_text(value)}' if value.__class__ is str else f'"{name}":{value!r}'
        for name, value in zip(names, values, strict=True)
        if value is not None
    ]
    return f"{{{','.join(told)}}}"


def _json_rows(told: Mapping[str, list[Any]]) -> Iterator[str]:
    """``json_row`` of many rows, column by column, each text written once."""
    pieces = []
    for name, values in told.items():
        known: dict[Any, str] = {None: ""}
        for value in set(values):
            if value is not None:
                text = plain_text(value) if value.__class__ is str else repr(value)
                known[value] = f'"{name}":{text},'
        if len(known) > 1:
            pieces.append([known[value] for value in values])
    for row in zip(*pieces, strict=True):
        yield f"{{{''.join(row)[:-1]}}}"


def next_number(db: sqlite3.Connection, table: str) -> int:
    """The number that the table gives to its next row; numbers are never given twice."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return (row[0] if row else 0) + 1
