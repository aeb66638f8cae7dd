"""What people type for a worker, a village or an activity, found in the register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.errors import (
    AmbiguousVillage,
    AmbiguousWorker,
    NoSuchRecord,
    OutsideBranch,
    UnknownVillage,
    UnknownWorker,
    UnreadableNumber,
)
from ipsm_cli.core.names import cite, query_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    Village = tuple[str, str]  # code, name

SHOWN = 8  # candidates named at most
NEAR = 3  # villages offered as meant
_NUMBER = re.compile(r"(#|no\.?\s|no\.|nomor\s)?\s*([0-9]{1,9})", re.IGNORECASE)
_VILLAGE_WORDS = ("desa", "ds", "kelurahan", "kel", "gampong", "nagari")


class Found(NamedTuple):
    """A worker who may be meant; ``desa`` is the name of the first village on duty."""

    number: int
    name: str
    member_number: str | None
    desa: str | None

    def __str__(self) -> str:
        return f"{self.number} {self.name}" + (f" ({self.desa})" if self.desa else "")


def find_workers(db: sqlite3.Connection, text: str) -> list[Found]:
    """Every worker who may be meant, by name; all of them for an empty text.

    A number, a member number, or words: each begins a word of the name, or, where no name has
    them all so, stands anywhere in it.
    """
    if numbers := _by_number(db, text):
        return _found(db, numbers)
    return _found(db, _by_words(db, query_words(text)))


def worker_number(db: sqlite3.Connection, text: str) -> int:
    """The one worker meant: ``12``, ``#12``, ``no 12``, a member number, a name or a piece of it.

    A whole name wins over pieces. Raises UnknownWorker, AmbiguousWorker.
    """
    numbers = _by_number(db, text)
    words = query_words(text)
    if not numbers and words:
        whole = db.execute(
            "SELECT number FROM worker WHERE search = ? ORDER BY number", (" ".join(words),)
        )
        numbers = [number for (number,) in whole] or _by_words(db, words)
    if len(numbers) > 1:
        candidates = tuple(str(found) for found in _found(db, numbers)[:SHOWN])
        raise AmbiguousWorker(text=cite(text), candidates=candidates)
    if not numbers:
        raise UnknownWorker(text=cite(text))
    return numbers[0]


def worker_name(db: sqlite3.Connection, number: int) -> str:
    """The name as registered. Raises NoSuchRecord."""
    row = db.execute("SELECT name FROM worker WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise NoSuchRecord(kind="noun.worker", number=number)
    return str(row[0])


def active_names(db: sqlite3.Connection, day: str) -> list[tuple[str, str]]:
    """The workers active on a day, by name: name, and number with the first village on duty."""
    rows = db.execute(
        """SELECT s.worker FROM service s
           WHERE s.active = 1 AND s.since = (
               SELECT MAX(t.since) FROM service t WHERE t.worker = s.worker AND t.since <= ?)
           ORDER BY s.worker""",
        (day,),
    )
    found = _found(db, [worker for (worker,) in rows])
    return [(x.name, f"{x.number} {x.desa}" if x.desa else str(x.number)) for x in found]


def newest_activities(db: sqlite3.Connection, count: int = 20) -> list[tuple[str, str]]:
    """The last activities that count, the newest first: number, and day with kind."""
    rows = db.execute(
        """SELECT number, date, kind FROM activity WHERE voided_on IS NULL
           ORDER BY date DESC, number DESC LIMIT ?""",
        (count,),
    )
    return [(str(number), f"{date} {kind}") for number, date, kind in rows]


def activity_number(db: sqlite3.Connection, text: str) -> int:
    """The activity meant by ``12``, ``#12``, ``no 12``. Raises UnreadableNumber, NoSuchRecord."""
    read = _NUMBER.fullmatch(text.strip())
    if read is None:
        raise UnreadableNumber(text=cite(text))
    number = int(read[2])
    if db.execute("SELECT 1 FROM activity WHERE number = ?", (number,)).fetchone() is None:
        raise NoSuchRecord(kind="noun.activity", number=number)
    return number


def village_code(db: sqlite3.Connection, text: str) -> str:
    """The village of the branch that is meant: its code, the last four digits of it, or its name.

    A whole name wins over a beginning, a beginning over a piece. Raises UnknownVillage,
    AmbiguousVillage, OutsideBranch where the branch has no villages.
    """
    villages: list[Village] = db.execute("SELECT code, name FROM village ORDER BY code").fetchall()
    if not villages:
        raise OutsideBranch(desa=cite(text))
    for found in _village_steps(villages, text.strip()):
        if len(found) == 1:
            return found[0][0]
        if found:
            candidates = tuple(f"{code} {name}" for code, name in found[:SHOWN])
            raise AmbiguousVillage(text=cite(text), candidates=candidates)
    raise UnknownVillage(text=cite(text), near=_near(_village_name(text), villages))


def _village_steps(villages: list[Village], asked: str) -> Iterator[list[Village]]:
    """The villages that fit, ever more loosely; the first step with an answer decides."""
    yield [village for village in villages if asked in (village[0], village[0][-4:])]
    wanted = _village_name(asked)
    if not wanted:
        return
    names = [(_village_name(village[1]), village) for village in villages]
    yield [village for name, village in names if name == wanted]
    yield [village for name, village in names if name.startswith(wanted)]
    yield [village for name, village in names if wanted in name]


def _by_number(db: sqlite3.Connection, text: str) -> list[int]:
    """Workers with that number or member number; a number with its sign is no member number."""
    asked = text.strip()
    read = _NUMBER.fullmatch(asked)
    number = int(read[2]) if read else -1
    member = "" if read and read[1] else asked
    rows = db.execute(
        "SELECT number FROM worker WHERE number = ? OR member_number = ? ORDER BY number",
        (number, member),
    )
    return [found for (found,) in rows]


def _by_words(db: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    """Workers with all the words in their names, at the beginnings of words if there are such."""
    condition = " AND ".join("search LIKE ?" for _ in words) or "1 = 1"
    rows = db.execute(
        f"SELECT number, search FROM worker WHERE {condition} ORDER BY number",
        [f"%{word}%" for word in words],
    ).fetchall()
    beginning = [
        number for number, search in rows if all(f" {word}" in f" {search}" for word in words)
    ]
    return beginning or [number for number, _ in rows]


def _found(db: sqlite3.Connection, numbers: Sequence[int]) -> list[Found]:
    wanted = set(numbers)
    rows = db.execute(
        """SELECT w.number, w.name, w.member_number, v.name
           FROM worker w LEFT JOIN village v ON v.code = (
               SELECT MIN(d.desa) FROM duty d WHERE d.worker = w.number)
           ORDER BY w.search, w.number"""
    )
    return [Found(*row) for row in rows if row[0] in wanted]


def _village_name(text: str) -> str:
    """The name in small letters, without punctuation and without the word desa or kelurahan."""
    words = "".join(x if x.isalnum() else " " for x in text.casefold()).split()
    while len(words) > 1 and words[0] in _VILLAGE_WORDS:
        del words[0]
    return " ".join(words)


def _near(wanted: str, villages: list[Village]) -> tuple[str, ...]:
    """The names most alike, else the first ones."""
    from difflib import get_close_matches  # 2 ms, only for this mistake

    names = {_village_name(name): name for _, name in villages}
    near = get_close_matches(wanted, names, NEAR) or list(names)[:NEAR]
    return tuple(names[name] for name in near)
