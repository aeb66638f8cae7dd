"""What people type for a worker, a village or an activity, found in the register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite, query_words
from ipsm_cli.reports import ranks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    Village = tuple[str, str]  # code, name

SHOWN = 8  # candidates named at most
_FEW = 500  # workers that are asked for one by one
NEAR = 3  # villages offered as meant
_VILLAGE_WORDS = ("desa", "ds", "kelurahan", "kel", "gampong", "nagari")


class Found(NamedTuple):
    """A worker who may be meant; ``desa`` is the name of the first village on duty.

    ``score`` 0..1 tells how surely, ``reason`` why: a sentence key, "" where nothing was asked.
    """

    number: int
    name: str
    member_number: str | None
    desa: str | None
    score: float = 0.0
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.name}" + (f" ({self.desa})" if self.desa else "")


def find_workers(db: sqlite3.Connection, text: str, slips: bool = False) -> list[Found]:
    """Every worker who may be meant, the surest first, then by name; all for an empty text.

    A number or a member number; or words, each the beginning of a word of the name or sounding
    like one; where no name has them all so, each standing anywhere in it; and with ``slips`` names
    that only resemble the typing, where there is nothing better.
    """
    if ranked := _by_number(db, text):
        return _found(db, ranked)
    words = query_words(text)
    if not words:
        return _found(db, None)
    ranked = ranks.by_name(db, words)
    return _found(db, ranked or (ranks.resembling(db, words) if slips else {}))


def worker_number(db: sqlite3.Connection, text: str) -> int:
    """The one worker meant: ``12``, ``#12``, ``no 12``, a member number, a name or a piece of it.

    A whole name wins over pieces, a piece over another spelling; of those found equally surely
    none is chosen, nor is one who only resembles the typing. Raises UnknownWorker, SimilarWorker,
    AmbiguousWorker.
    """
    ranked = _by_number(db, text)
    words = [] if ranked else query_words(text)
    if words:
        ranked = ranks.surest(db, words)
    if len(ranked) > 1:
        raise errors.AmbiguousWorker(text=cite(text), candidates=_named(_found(db, ranked)))
    if ranked:
        return next(iter(ranked))
    if words and (similar := ranks.resembling(db, words)):
        raise errors.SimilarWorker(text=cite(text), near=_named(_found(db, similar)))
    raise errors.UnknownWorker(text=cite(text))


def _named(found: Sequence[Found]) -> tuple[str, ...]:
    return tuple(str(worker) for worker in found[:SHOWN])


def worker_name(db: sqlite3.Connection, number: int) -> str:
    """The name as registered. Raises NoSuchRecord."""
    row = db.execute("SELECT name FROM worker WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=number)
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
    found = _found(db, dict.fromkeys((worker for (worker,) in rows), ranks.UNASKED))
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
    read = _number(text.strip())
    if read is None:
        raise errors.UnreadableNumber(text=cite(text))
    number = read[1]
    if db.execute("SELECT 1 FROM activity WHERE number = ?", (number,)).fetchone() is None:
        raise errors.NoSuchRecord(kind="noun.activity", number=number)
    return number


def village_code(db: sqlite3.Connection, text: str) -> str:
    """The village of the branch that is meant: its code, the last four digits of it, or its name.

    A whole name wins over a beginning, a beginning over a piece. Raises UnknownVillage,
    AmbiguousVillage, OutsideBranch where the branch has no villages.
    """
    villages: list[Village] = db.execute("SELECT code, name FROM village ORDER BY code").fetchall()
    if not villages:
        raise errors.OutsideBranch(desa=cite(text))
    found = next(filter(None, _village_steps(villages, text.strip())), [])
    if len(found) == 1:
        return found[0][0]
    if found:
        candidates = tuple(f"{code} {name}" for code, name in found[:SHOWN])
        raise errors.AmbiguousVillage(text=cite(text), candidates=candidates)
    raise errors.UnknownVillage(text=cite(text), near=_near(_village_name(text), villages))


def is_village(db: sqlite3.Connection, text: str) -> bool:
    """Whether one or more villages of the branch may be meant."""
    villages: list[Village] = db.execute("SELECT code, name FROM village ORDER BY code").fetchall()
    return any(_village_steps(villages, text.strip()))


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


def _number(text: str) -> tuple[str, int] | None:
    """The sign and the number of ``12``, ``#12``, ``no 12``; None for any other text."""
    if text.isascii() and text.isdecimal() and len(text) <= 9:  # the pattern takes 0.15 ms to make
        return "", int(text)
    read = re.fullmatch(r"(?i)(#|no\.?\s|no\.|nomor\s)?\s*([0-9]{1,9})", text)
    return read and (read[1] or "", int(read[2]))


def _by_number(db: sqlite3.Connection, text: str) -> ranks.Ranked:
    """Workers with that number or member number; a number with its sign is no member number."""
    asked = text.strip()
    sign, number = _number(asked) or ("", -1)
    member = "" if sign else asked
    rows = db.execute(
        "SELECT number FROM worker WHERE number = ? OR member_number = ? ORDER BY number",
        (number, member),
    )
    found = {one: ranks.NUMBER if one == number else ranks.MEMBER for (one,) in rows}
    if number not in found:  # the entry may be part of another since
        merged = db.execute("SELECT into_worker FROM merged WHERE worker = ?", (number,)).fetchone()
        found |= {merged[0]: ranks.NUMBER} if merged else {}
    return found


def _found(db: sqlite3.Connection, ranked: ranks.Ranked | None) -> list[Found]:
    """The workers ranked, the surest first, then by name; None stands for all of them."""
    few = ranked is not None and len(ranked) <= _FEW
    places = f"WHERE w.number IN ({', '.join('?' for _ in ranked)})" if few and ranked else ""
    rows = db.execute(
        f"""SELECT w.number, w.name, w.member_number, v.name
           FROM worker w LEFT JOIN village v ON v.code = (
               SELECT MIN(d.desa) FROM duty d WHERE d.worker = w.number AND d.until IS NULL)
           {places} ORDER BY w.search, w.number""",
        tuple(ranked) if places and ranked else (),
    )
    if ranked is None:
        return [Found(*row) for row in rows]
    found = [Found._make((*row, *ranked[row[0]])) for row in rows if row[0] in ranked]
    return sorted(found, key=lambda worker: -worker.score)


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
