"""Which kind of activity words may mean: told by its code or name, else guessed by key words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ipsm_cli.codes.typed import read_code
from ipsm_cli.core.errors import IpsmError
from ipsm_cli.exchange.chat_amounts import GUESS, MISSING, NOT_WRITTEN, SURE, Entry

if TYPE_CHECKING:
    from ipsm_cli.codes import Code

FILE = os.path.join(os.path.dirname(__file__), "kind_words.csv")


def guess(kinds: Sequence[Code], *texts: str) -> Entry:
    """The kind meant by the texts, the most telling first; a later one is asked where none before
    it has an answer. ``kinds`` are the codes that may be meant.
    """
    written = [text for text in texts if text.strip()]
    if not written or not kinds:
        return NOT_WRITTEN
    for text in written:
        if told := _told(kinds, text):
            return Entry(told, SURE, "", text)
    for text in written:
        best = _best({kind.code for kind in kinds}, text)
        if len(best) == 1:
            return Entry(best[0], GUESS, "key_words", text)
        if best:
            return Entry(None, MISSING, "several", text)
    for text in written[:1]:
        try:
            return Entry(read_code(kinds, text, "id"), GUESS, "like_label", text)
        except IpsmError:  # not like one of them; a person looks at every draft
            pass
    return Entry(None, MISSING, "no_key_words", written[0])


def _told(kinds: Sequence[Code], text: str) -> str | None:
    """The code whose own letters or whole name stand in the text."""
    plain = f" {_plain(text)} "
    for kind in kinds:
        if plain.strip() in map(_plain, (kind.code, kind.label_id, kind.label_en)):
            return kind.code
    found = [kind.code for kind in kinds if f" {_plain(kind.code)} " in plain]
    return found[0] if len(found) == 1 else None


def _best(codes: set[str], text: str) -> list[str]:
    """The codes whose key words tell the most: the letters of the words found, added up.

    Words with a question mark (rapat, penyuluhan) tell little: they count where no other does.
    """
    plain = f" {_plain(text)} "
    for telling in (True, False):
        scores = {
            code: sum(len(word) - 2 for word in words if word in plain)
            for code, words in _key_words(telling)
            if code in codes
        }
        if most := max(scores.values(), default=0):
            return [code for code, score in scores.items() if score == most]
    return []


@cache
def _key_words(telling: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each code with its words, a space on both sides: those that tell much, or the others."""
    with open(FILE, encoding="utf-8") as lines:
        next(lines)
        pairs = [line.rstrip("\n").split(",") for line in lines]
    return tuple(
        (code, tuple(f" {w.rstrip('?')} " for w in words.split("|") if w.endswith("?") != telling))
        for code, words in pairs
    )


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join("".join(x if x.isalnum() else " " for x in text.casefold()).split())
