"""Workers by what a person typed for one, the surest first, each with the reason it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

WITHIN = 0.7


class Rank(NamedTuple):
    """``score`` 0..1, the better the surer; ``reason`` a sentence key (``word.found.sounds``)."""

    score: float
    reason: str


Ranked = dict[int, Rank]  # by the worker's number
NUMBER = Rank(1.0, "word.found.number")
MEMBER = Rank(1.0, "word.found.member_number")
UNASKED = Rank(0.0, "")
WHOLE = Rank(0.95, "word.found.whole")
BEGINS = Rank(0.9, "word.found.begins")
SOUNDS = Rank(0.85, "word.found.sounds")
SOUNDS_IN = Rank(0.8, "word.found.sounds")
IN_IT = Rank(WITHIN, "word.found.within")


def by_name(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    """Everybody whose name has the words, however it is spelled; pieces of words where none has.

    ``words`` are as ``core.names.query_words`` writes them.
    """
    found: Ranked = {}
    for step in (_whole, _begins, _sounds):
        found = step(db, words) | found
    return found or _within(db, words)


def surest(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    """Those of the best rank alone: the first step with an answer decides."""
    steps: tuple[Callable[..., Ranked], ...] = (_whole, _begins, _sounds, _within)
    for step in steps:
        if found := step(db, words):
            best = max(found.values())
            return {number: rank for number, rank in found.items() if rank == best}
    return {}


def _whole(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    rows = db.execute(
        "SELECT number FROM worker WHERE search = ? ORDER BY number", (" ".join(words),)
    )
    return {number: WHOLE for (number,) in rows}


def _begins(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    """Each word begins a word of the name."""
    return {
        number: BEGINS
        for number, search in _with_words(db, words)
        if all(f" {word}" in f" {search}" for word in words)
    }


def _within(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    """Each word stands somewhere in the name."""
    return {number: IN_IT for number, _ in _with_words(db, words)}


def _with_words(db: sqlite3.Connection, words: Sequence[str]) -> list[tuple[int, str]]:
    condition = " AND ".join("search LIKE ?" for _ in words) or "1 = 1"
    return db.execute(
        f"SELECT number, search FROM worker WHERE {condition} ORDER BY number",
        [f"%{word}%" for word in words],
    ).fetchall()


def _sounds(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    from ipsm_cli.reports import sounding  # spelling rules, 1 ms that a number need not pay

    return sounding.sounds(db, words)


def resembling(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    """Names with a slip of the finger between them and the typing; small words may be missing."""
    from ipsm_cli.reports import sounding  # spelling rules, 1 ms that a number need not pay

    return sounding.resembling(db, words)
