"""Names of people against each other: how alike two are, and why.

Titles, spelling and the order of words do not count; an initial fits a word that begins with it.
What parts two people does: a word on each side that the other lacks, a man's ending against a
woman's. Names alone never tell that two are one person, see ``alike``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ipsm_cli.codes.spelling import is_other_sex, loosen, small_words, sounds_of
from ipsm_cli.core.names import search_key

ALIKE = 0.85  # from here on two names may well be one person's
_SAME, _SOUNDS, _ORDER, _LOOSE, _INITIAL, _SLIP = 1.0, 0.98, 0.96, 0.92, 0.9, 0.88
_SLIPS, _OTHER_WORD = 0.8, 0.7  # two slips of the finger; a change that makes other names too
_APART = 0.5  # each has a word that the other lacks
_LESS_LIGHT, _LESS_PART, _LESS_WORD = 0.1, 0.13, 0.25  # a small word more, a third, a second one
_SHORTEST = 5  # letters of a word in which a slip can be told from another name
_LONG = 9  # letters of a word in which two can
_SLIPS_FROM = (4, 8)  # letters from which one, two slips are thought of in a search
_LOOSE_STEPS = 3  # letters at most in which two spellings of one name differ
_SWAPPED = {"ei", "ie", "ou", "uo", "ao", "oa", "ae", "ea"}  # vowels written for each other


class Likeness(NamedTuple):
    """``score`` 0..1, symmetric; ``reason`` is a sentence key, "" where there is no likeness."""

    score: float
    reason: str


class Name(NamedTuple):
    """A name made ready to be compared."""

    plain: str  # as ``core.names.search_key`` writes it
    words: tuple[str, ...]  # as they sound
    sex: str  # L or P where small words tell it, else ""


def sound(text: str) -> tuple[str, ...]:
    """The words of a name as they sound, without titles: ("muhamad", "yusup")."""
    return read(text).words


def read(text: str) -> Name:
    """The name made ready, titles and degrees left out."""
    return read_plain(search_key(text))


def read_plain(plain: str) -> Name:
    """Like ``read`` for what ``search_key`` has written."""
    small = small_words()
    words: list[str] = []
    sexes = set()
    joins = False
    for found in [part for word in plain.split() for part in sounds_of(word)]:
        is_front = found in small.front
        if found in small.sex and not (is_front and words):
            sexes.add(small.sex[found])
        if found in small.drop or (is_front and not words):
            continue
        if joins:
            words[-1] += found
        else:
            words.append(found)
        joins = not joins and found in small.join
    sex = sexes.pop() if len(sexes) == 1 else ""
    return Name(plain, tuple(words) or tuple(plain.split()), sex)


def likeness(one: str, other: str) -> Likeness:
    """How alike two names are as typed; see ``ALIKE``."""
    return compare(read(one), read(other))


def compare(one: Name, other: Name, least: float = 0.0) -> Likeness:
    """How alike two names are: cheap questions first, slips of the finger last.

    The score is exact where it reaches ``least``; below it the dear questions may be left out.
    """
    if one.plain == other.plain:
        return Likeness(_SAME, "word.alike.same")
    if one.sex and other.sex and one.sex != other.sex:
        return Likeness(_APART / 2, "")
    if one.words == other.words or "".join(one.words) == "".join(other.words):
        return Likeness(_SOUNDS, "word.alike.sounds")
    if sorted(one.words) == sorted(other.words):
        return Likeness(_ORDER, "word.alike.order")
    if least > _LOOSE:
        return Likeness(0.0, "")
    few, many = sorted((one.words, other.words), key=lambda words: (len(words), words))
    found = _compare_words(few, many)
    if found.score < _SLIP and _is_swapped(one.plain, other.plain):
        return Likeness(_SLIP, "word.alike.slip")
    return found


def _is_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters have changed places, which can change every sound."""
    return len(one) == len(other) and sorted(one) == sorted(other) and distance(one, other, 1) == 1


def _compare_words(few: tuple[str, ...], many: tuple[str, ...]) -> Likeness:
    """The words paired best first; then what is left on each side."""
    possible = sorted(
        (
            (quality, i, k)
            for i, word in enumerate(few)
            for k, other in enumerate(many)
            if (quality := _same_word(word, other))
        ),
        key=lambda pair: (-pair[0], pair[1] != pair[2], pair[1], pair[2]),
    )
    paired: dict[int, int] = {}
    worst, whole = 1.0, 0
    for quality, i, k in possible:
        if i not in paired and k not in paired.values():
            paired[i] = k
            worst = min(worst, quality)
            whole += len(few[i]) > 1 and len(many[k]) > 1 and not _is_light(few[i])
    if not whole:
        return Likeness(_APART / 2 if paired else 0.0, "")
    left = [word for i, word in enumerate(few) if i not in paired]
    more = [word for k, word in enumerate(many) if k not in paired.values()]
    if left and more:
        return Likeness(_APART, "")
    score, reason = worst, _reason(worst)
    if rest := left + more:
        weighs = not all(len(word) == 1 or _is_light(word) for word in rest)
        score -= (_LESS_PART if whole > 1 else _LESS_WORD) if weighs else _LESS_LIGHT
        reason = "word.alike.part" if worst > _SLIP else reason
    return Likeness(round(score, 3), reason)


def _reason(worst: float) -> str:
    if worst >= _LOOSE:
        return "word.alike.sounds"
    return "word.alike.initial" if worst == _INITIAL else "word.alike.slip"


def _is_light(word: str) -> bool:
    return word in small_words().light


@lru_cache(maxsize=1 << 16)
def _same_word(one: str, other: str) -> float:
    """How surely two words (as they sound) are one: 1 equal, 0 not at all."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return _INITIAL if one[:1] == other[:1] and len(one) + len(other) > 2 else 0.0
    if loosen(one) == loosen(other):
        return _LOOSE
    if one[0] != other[0] or min(len(one), len(other)) < _SHORTEST or is_other_sex(one, other):
        return 0.0
    return _slip(one, other)


def _slip(one: str, other: str) -> float:
    """Whether one word is the other mistyped; the end of a word and its consonants are its name."""
    steps = distance(one, other, 2)
    if steps == 2:
        is_long = min(len(one), len(other)) >= _LONG
        return _SLIPS if is_long and one[:2] + one[-2:] == other[:2] + other[-2:] else 0.0
    if steps > 2:
        return 0.0
    if sorted(one) == sorted(other):
        return _SLIP
    if one[-2:] != other[-2:]:
        return _OTHER_WORD
    changed = {a + b for a, b in zip(one, other, strict=False) if a != b}
    is_vowel = len(changed) == 1 and bool(changed & _SWAPPED)
    return _SLIP if len(one) != len(other) or is_vowel else _OTHER_WORD


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, added, changed or swapped with their neighbour; ``most`` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    from rapidfuzz.distance import OSA  # 6 ms, only once names differ by more than spelling

    return int(OSA.distance(one, other, score_cutoff=most))


@cache
def glue(word: str) -> str:
    """The sound of one word in small letters, in one piece."""
    return "".join(sounds_of(word))


def near_words(asked: str, words: Sequence[str]) -> dict[str, float]:
    """Which of the words may be meant by one that is mistyped, with how surely (0..1).

    Both are in small letters, as typed; a word that sounds the same is sure.
    """
    from rapidfuzz import process  # 9 ms, only once nothing fits as it stands
    from rapidfuzz.distance import OSA

    heard = [glue(word) for word in words]
    found: dict[str, float] = {}
    for wanted, choices in ((asked, words), (glue(asked), heard)):
        most = sum(len(wanted) >= letters for letters in _SLIPS_FROM)
        near = process.extract(wanted, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
        for _, steps, place in near:
            found[words[place]] = max(1 - steps / len(wanted), found.get(words[place], 0.0))
    sound = glue(asked)
    for one, _, place in process.extract(
        sound, heard, scorer=OSA.distance, score_cutoff=_LOOSE_STEPS, limit=None
    ):
        if loosen(one) == loosen(sound):
            found[words[place]] = max(_LOOSE, found.get(words[place], 0.0))
    return found
