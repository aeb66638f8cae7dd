"""How an Indonesian name sounds, whichever way it is spelled: the rules stand in naming_data.

``words.csv`` has the families of whole words (moh, muhamad: muhammad), ``letters.csv`` the rules of
letters in their order (oe: u, f: p), ``small_words.csv`` the words that tell little of a person
(siti, bin), ``endings.csv`` the ends that part a man's name from a woman's (Wahyudi, Wahyuni).
A rule that is ``loose`` joins what is often, not always, one name (Santosa, Santoso).
Sources: Ejaan van Ophuijsen and Soewandi against EYD for the old spelling; the rest is the custom
of registers in Java, Sunda and Bali.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

FOLDER = os.path.join(os.path.dirname(__file__), "naming_data")


class Rule(NamedTuple):
    """Letters that sound like others; ``letters`` stand in every word that ``pattern`` fits."""

    letters: str
    pattern: re.Pattern[str]
    sound: str
    old: str  # "mark": shows that a word is in the old spelling, "only": holds in such words


class SmallWords(NamedTuple):
    """Words (as they sound) that say little of who it is."""

    drop: frozenset[str]  # not part of the name: bin
    front: frozenset[str]  # nor these, in front of it: I Made, Ni Made
    join: frozenset[str]  # one with the word behind: Nur Aini, Nuraini
    light: frozenset[str]  # shared by very many: Siti
    sex: dict[str, str]  # L or P of who bears it


@cache
def sounds_of(word: str) -> tuple[str, ...]:
    """The sound of one word in small letters; more words where it stands for more (abdurrahman)."""
    meant = _families()[0].get(word, word)
    return tuple(_apply(part, _rules("0")) for part in meant.split())


@cache
def loosen(sound: str) -> str:
    """A sound by the loose rules too; words with the same one are often, not always, one name."""
    return _apply(_families()[1].get(sound, sound), _rules("1"))


@cache
def small_words() -> SmallWords:
    rows = list(_rows("small_words"))
    does = {
        what: frozenset(_apply(word, _rules("0")) for word, done, _ in rows if done == what)
        for what in ("drop", "front", "join", "light")
    }
    sexes = {_apply(word, _rules("0")): sex for word, _, sex in rows if sex}
    return SmallWords(does["drop"], does["front"], does["join"], does["light"], sexes)


def is_other_sex(one: str, other: str) -> bool:
    """Whether two words (as they sound) are a man's and a woman's name of one stem."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    same = min(len(one), len(other)) if same is None else same
    cuts = range(max(same - 2, 2), same + 1)  # an end may begin with letters that both have
    return any(frozenset((one[cut:], other[cut:])) in _endings() for cut in cuts)


@cache
def _endings() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(ends) for ends in _rows("endings"))


@cache
def _families() -> tuple[dict[str, str], dict[str, str]]:
    """What whole words stand for: as typed, and the loose ones by their sounds."""
    strict: dict[str, str] = {}
    loose: dict[str, str] = {}
    for word, meant, is_loose in _rows("words"):
        if is_loose == "1":
            loose[_apply(word, _rules("0"))] = _apply(meant, _rules("0"))
        else:
            strict[word] = meant
    return strict, loose


@cache
def _rules(loose: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(letters, re.compile(pattern), sound, old)
        for letters, pattern, sound, old, kind, *_ in _rows("letters")
        if kind == loose
    )


def _apply(word: str, rules: tuple[Rule, ...]) -> str:
    typed = word
    for letters, pattern, sound, when in rules:
        if letters in word and (when != "only" or _is_old(typed, rules)):
            word = pattern.sub(sound, word)
    return word


def _is_old(word: str, rules: tuple[Rule, ...]) -> bool:
    return any(rule.old == "mark" and rule.pattern.search(word) for rule in rules)


def _rows(name: str) -> Iterator[list[str]]:
    """The lines of one file without its heading; no field of theirs is quoted."""
    with open(os.path.join(FOLDER, f"{name}.csv"), encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split(",")
