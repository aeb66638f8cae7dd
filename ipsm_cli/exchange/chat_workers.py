"""Who did it, by the names that a message gives; without one, by who sent it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.names import BACK_TITLES
from ipsm_cli.exchange.chat_amounts import GUESS, MISSING, NOT_WRITTEN, SURE, Entry
from ipsm_cli.exchange.chat_labels import says

if TYPE_CHECKING:
    from ipsm_cli.codes import Codes
    from ipsm_cli.exchange.chat import Message

Person = tuple[int, str, float]  # number, name, how surely it is who was named (0..1)
_PHONE = 9  # digits at least
_SURELY = 0.85  # from here on a name is the worker's, spelled otherwise at most
_PARTED = re.compile(
    r"[,;/&+\n]|\b(?:dan|serta|bersama|dgn|dengan)\b|(?:^|\s)\(?\d{1,2}[.)]\s", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:dkk|dll|dan kawan[- ]kawan|dan rekan|rekan|kawan[- ]kawan|tim)\b", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"\([^)]*\)?|\b(?:psm|ipsm|petugas|anggota|ketua|sekretaris|kec|kecamatan|desa|ds|kel|kelurahan"
    r"|rt|rw)\b\.?|[\d+]+",
    re.IGNORECASE,
)


class Known(NamedTuple):
    """What the register knows. ``workers`` gives those who may be meant, the surest first; it
    takes a name or a phone number. ``villages`` are names by code.
    """

    today: date
    codes: Codes
    villages: Mapping[str, str]
    workers: Callable[[str], Sequence[Person]]


def named(message: Message, known: Known) -> Entry:
    """Those named, the first leading; without a name the sender."""
    fields = message.fields
    text = "; ".join(fields[key] for key in ("worker", "team") if says(fields, key))
    text = text or fields.get("name", "")
    if not text:
        found, why = _one(message.sender, known)
        if found is None:
            return NOT_WRITTEN._replace(text=message.sender)
        return Entry([found], GUESS, why or "sender", message.sender)
    numbers: list[int] = []
    doubts = ["names_left"] if _OTHERS.search(text) else []
    for piece in _names(_OTHERS.sub(" ", text)):
        found, why = _one(piece, known)
        doubts += [why] if why else []
        if found is not None and found not in numbers:
            numbers.append(found)
    if not numbers:
        return Entry(None, MISSING, doubts[-1] if doubts else "unreadable", text)
    if {"unknown", "several", "names_left"}.intersection(doubts):
        return Entry(numbers, GUESS, "names_left", text)
    return Entry(numbers, GUESS if doubts else SURE, "like_name" if doubts else "", text)


def _names(text: str) -> list[str]:
    """The names in a list of them; a degree behind a comma belongs to the name before."""
    pieces = [piece.strip(" .-•*:") for piece in _PARTED.split(text)]
    letters = [(piece, "".join(filter(str.isalpha, piece)).lower()) for piece in pieces]
    return [piece for piece, plain in letters if plain and plain not in BACK_TITLES]


def _one(named: str, known: Known) -> tuple[int | None, str]:
    """The one worker meant and what makes that unsure; None where nobody or several may be."""
    digits = re.sub(r"[^\d+]", "", named)
    if len(digits) >= _PHONE and not any(letter.isalpha() for letter in named):
        tries = [digits]
    else:
        bare = _NO_NAME.sub(" ", named)
        tries = [named, bare, _without_villages(bare, known)]
    for text in tries:
        people = known.workers(" ".join(text.split())) if text.strip() else ()
        best = [person for person in people if person[2] == people[0][2]]
        if len(best) == 1:
            return best[0][0], "" if best[0][2] >= _SURELY else "like_name"
        if best:
            return None, "several"
    return None, "unknown"


def _without_villages(text: str, known: Known) -> str:
    """A name without the village that people put behind it (Siti Pabuaran)."""
    names = "|".join(map(re.escape, known.villages.values()))
    return re.sub(rf"\b(?:{names})\b", " ", text, flags=re.IGNORECASE) if names else text
