"""The changes of one history entry: sealed in their order, written in portions as they grow."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from json.encoder import encode_basestring as plain_text
from json.encoder import encode_basestring_ascii as ascii_text
from typing import TYPE_CHECKING, Any

from ipsm_cli.store.rows import quoted
from ipsm_cli.store.seal import begin_seal, seal_all, seal_contents

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.schema import Keeping

PORTION = 5_000  # changes held in memory at most, so that a bulk of any size stays small
# rows of one statement: what each statement costs by itself, such as counting ``id`` on, is paid
# once for them; longer rows of text gain nothing
_TOGETHER = {"change": 100, "participant": 20, "served": 20}
_COLUMNS = ("tbl", "key", "record", "before", "after", "salt", "seal")
# table, key, record, before, after, salt, seal of the contents
Change = tuple[str, str, str, str | None, str | None, str, str]
Facts = Callable[[], list[Any]]
Columns = Mapping[str, Sequence[Any]]  # rows, told column by column


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
        seal = seal_contents(salt, before, after)
        self._waiting.append((table, key, record, before, after, salt, seal))
        if len(self._waiting) >= PORTION and not self._tries:
            self._write()

    def add_all(
        self,
        table: str,
        keeping: Keeping,
        told: Mapping[str, Sequence[Any]],
        count: int,
        salts: str,
    ) -> None:
        """``count`` new rows of one table at once: their columns in ``told``, in the order of the
        table; ``salts`` holds a salt of equal length for each. Written as ``add`` writes each."""
        owners = told[keeping.owner] if keeping.owner else [1] * count
        keys = [*json_lists([told[name] for name in keeping.key])]
        records = [f"{keeping.record} {owner}" for owner in owners]
        self._keep_all(table, keys, records, [None] * count, json_rows(told), salts)

    def remove_all(
        self,
        table: str,
        keys: Sequence[str],
        records: Sequence[str],
        told: Sequence[str],
        salts: str,
    ) -> None:
        """Rows of one table removed at once; ``salts`` as ``add_all`` takes them."""
        self._keep_all(table, keys, records, told, [None] * len(keys), salts)

    def _keep_all(
        self,
        table: str,
        keys: Sequence[str],
        records: Sequence[str],
        befores: Sequence[str | None],
        afters: Sequence[str | None],
        salts: str,
    ) -> None:
        size = len(salts) // len(keys)
        salted = [salts[at : at + size] for at in range(0, len(salts), size)]
        seals = seal_all(salted, befores, afters)
        tables = [table] * len(keys)
        self._waiting += zip(tables, keys, records, befores, afters, salted, seals, strict=True)
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
        if not self._waiting:
            return
        told = [
            f'["{table}", {ascii_text(key)}, {ascii_text(record)}, "{seal}"]'
            for table, key, record, _, _, _, seal in self._waiting
        ]
        self._seal.update((between + ", ".join(told)).encode())
        # the entry's own row follows when it is closed: the reference is checked at COMMIT
        count = len(self._waiting)
        rows: dict[str, Sequence[Any]] = {"action": [self.number] * count}
        rows |= zip(_COLUMNS, zip(*self._waiting, strict=True), strict=True)
        write_rows(self._db, "change", rows, count)
        self._waiting.clear()


def write_rows(db: sqlite3.Connection, table: str, told: Columns, count: int) -> None:
    """Inserts ``count`` rows, told column by column; a column that is empty in all is left out."""
    filled = {name: column for name, column in told.items() if column.count(None) < count}
    names, marks = quoted(filled), ", ".join("?" * len(filled))
    rows = zip(*filled.values(), strict=True)
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    together = _TOGETHER.get(table, count + 1)
    if together <= count:
        whole = count - count % together
        flat, step = list(chain.from_iterable(islice(rows, whole))), together * len(filled)
        more = f", ({marks})" * (together - 1)
        groups = (flat[at : at + step] for at in range(0, len(flat), step))
        db.executemany(f"{statement}{more}", groups)
    db.executemany(statement, rows)


def json_list(values: Sequence[Any]) -> str:
    """The values (int, float or str) as ``json.dumps`` writes a list of them."""
    return f"[{', '.join([ascii_text(v) if v.__class__ is str else repr(v) for v in values])}]"


def json_lists(columns: Sequence[Sequence[Any]]) -> Iterator[str]:
    """``json_list`` of many rows, column by column."""
    texts = [
        [ascii_text(v) if v.__class__ is str else repr(v) for v in column] for column in columns
    ]
    return map("[{}]".format, map(", ".join, zip(*texts, strict=True)))


def json_row(names: Iterable[str], values: Iterable[Any]) -> str:
    """The row without empty columns as JSON without spaces, as it stands in the history."""
    told = [
        f'"{name}":{plain_text(value)}' if value.__class__ is str else f'"{name}":{value!r}'
        for name, value in zip(names, values, strict=True)
        if value is not None
    ]
    return f"{{{','.join(told)}}}"


def json_rows(told: Columns) -> list[str]:
    """``json_row`` of many rows, column by column; the first column, of a key, is never empty."""
    form, columns = "", []
    for name, values in told.items():
        empty = values.count(None)
        if empty == len(values):
            continue
        texts = _json_texts(values)
        if empty:
            form += "%s"
            texts = [f',"{name}":{text}' if text else "" for text in texts]
        else:
            form += f',"{name}":%s'
        columns.append(texts)
    whole = f"{{{form[1:]}}}"
    return [whole % row for row in zip(*columns, strict=True)]


def _json_texts(values: Sequence[Any]) -> list[str]:
    """Each value as JSON, nothing for an empty one; what comes often is written once."""
    known = {None: ""}
    for value in set(values):
        if value is not None:
            known[value] = plain_text(value) if value.__class__ is str else repr(value)
    return [known[value] for value in values]


def next_number(db: sqlite3.Connection, table: str) -> int:
    """The number that the table gives to its next row; numbers are never given twice."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return (row[0] if row else 0) + 1
