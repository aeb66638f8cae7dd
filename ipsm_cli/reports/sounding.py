"""Names that sound like what was typed, or differ from it by a slip of the finger."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ipsm_cli.codes import naming
from ipsm_cli.codes.spelling import small_words, sounds_of
from ipsm_cli.reports.ranks import SOUNDS, SOUNDS_IN, UNASKED, Rank, Ranked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

SLIP = 0.6  # at most; what only resembles the typing lies between this and its half
_WORTH_SHOWING = 0.03  # how much less sure than the surest of those that resemble the typing
_LIGHT_LACKS = 0.8  # how well a name fits that lacks a small word typed (siti)


def sounds(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    """Each word sounds like one of the name, or the whole like the whole."""
    asked = naming.read_plain(" ".join(words))
    whole, wanted, light = "".join(asked.words), sorted(asked.words), small_words().light
    found: Ranked = {}
    for number, name in _sounding(db, asked.words, light):
        if sorted(name.words) == wanted or "".join(name.words) == whole:
            found[number] = SOUNDS
        elif all(_has(name.words, word, light) for word in asked.words):
            found[number] = SOUNDS_IN
    return found


def _has(words: tuple[str, ...], asked: str, light: frozenset[str]) -> bool:
    """The word is there; of Muhammad, Siti and the like the first letter will do."""
    return asked in words or (asked in light and asked[0] in words)


def _sounding(
    db: sqlite3.Connection, sounds: Sequence[str], light: frozenset[str]
) -> Iterator[tuple[int, naming.Name]]:
    """The names in which all the sounds can be heard, whole words or not."""
    read = cache(naming.read_plain)
    for number, search in db.execute("SELECT number, search FROM worker ORDER BY number"):
        words = search.split()
        heard = "".join(map(naming.glue, words))
        if all(sound in heard or (sound in light and sound[0] in words) for sound in sounds):
            yield number, read(search)


def resembling(db: sqlite3.Connection, words: Sequence[str]) -> Ranked:
    """Names with a slip of the finger between them and the typing; small words may be missing."""
    if not words:
        return {}
    light = small_words().light
    people = {
        number: search.split() for number, search in db.execute("SELECT number, search FROM worker")
    }
    known = sorted({word for name in people.values() for word in name})
    asked = [(naming.near_words(word, known), _is_light(word, light)) for word in words]
    if all(is_light for _, is_light in asked):
        asked = [(near, False) for near, _ in asked]
    needed = [near.keys() for near, is_light in asked if not is_light]
    found: Ranked = {}
    for number, name in people.items():
        if any(near.isdisjoint(name) for near in needed):
            continue
        fits = [
            max((near.get(word, 0.0) for word in name), default=0.0) or is_light * _LIGHT_LACKS
            for near, is_light in asked
        ]
        score = round(SLIP * (1 + sum(fits) / len(fits)) / 2, 3)
        found[number] = Rank(score, "word.found.slip")
    least = max(found.values(), default=UNASKED).score - _WORTH_SHOWING
    return {number: rank for number, rank in found.items() if rank.score >= least}


def _is_light(word: str, light: frozenset[str]) -> bool:
    return all(sound in light for sound in sounds_of(word))
