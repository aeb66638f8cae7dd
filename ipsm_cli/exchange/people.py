"""The workers of the register, found by what a sheet calls them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.codes import naming
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite, query_words, split_titles
from ipsm_cli.exchange import merged
from ipsm_cli.exchange.merged import Gone

if TYPE_CHECKING:
    import sqlite3

SHOWN = 8  # candidates named at most
NIK_DIGITS = 16
_NUMBER = re.compile(r"(?:#|no\.?\s*|nomor\s+)?([0-9]{1,9})", re.IGNORECASE)
_COUNT = re.compile(r"^\s*[0-9]{1,2}\s*[.)]\s*(?=\D)")
_PARTS = re.compile(r"[;\n/&]|,|\bdan\b|\band\b", re.IGNORECASE)


class Someone(NamedTuple):
    """One worker of the register."""

    number: int
    name: str
    search: str
    member_number: str | None
    nik: str | None
    desa: str | None  # name of the first village on duty

    def __str__(self) -> str:
        return f"{self.number} {self.name}" + (f" ({self.desa})" if self.desa else "")


class People:
    """All workers at hand, read once.

    One whose entry was merged is found as whom she became: ``met`` holds those that a sheet named,
    ``before`` the numbers that each worker took over.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        rows = db.execute(
            """SELECT w.number, w.name, w.search, w.member_number, w.nik, v.name FROM worker w
               LEFT JOIN village v ON v.code = (
                   SELECT MIN(d.desa) FROM duty d WHERE d.worker = w.number AND d.until IS NULL)
               ORDER BY w.number"""
        )
        self.by_number = {row[0]: Someone(*row) for row in rows}
        self._gone = merged.read(db)
        self.met: dict[int, Gone] = {}
        self.before: dict[int, list[int]] = defaultdict(list)
        for gone in self._gone:
            self.before[gone.into].append(gone.number)
        self._by_member: dict[str, int] = {}
        self._by_nik: dict[str, int] = {}
        self._by_search: dict[str, list[int]] = defaultdict(list)
        for one in self.by_number.values():
            if one.member_number:
                self._by_member[one.member_number] = one.number
            if one.nik:
                self._by_nik[one.nik] = one.number
            self._by_search[one.search].append(one.number)
        self._by_sound: dict[tuple[str, ...], list[int]] | None = None

    def workers(self, text: str) -> tuple[int, ...]:
        """Everyone named in one cell, in its order: ``Siti Aminah, S.Sos dan Pak Dadang``.

        Two names of one who was registered twice are one person's. Raises
        UnknownWorker, SimilarWorker, AmbiguousWorker, WorkerTwice.
        """
        pieces = pieces_of(text)
        found = [self.worker(piece) for piece in pieces]
        for number in found:
            if found.count(number) > 1 and number not in self.before:
                raise errors.WorkerTwice(number=number, name=self.by_number[number].name)
        return tuple(dict.fromkeys(found))

    def worker(self, text: str) -> int:
        """The one worker meant: a number, member number, NIK, whole name, or the beginnings of the
        words of one name only. Raises UnknownWorker, SimilarWorker, AmbiguousWorker."""
        asked = text.strip()
        if (number := self._by_id(asked)) is not None:
            return number
        words = query_words(asked)
        found = self._named(words) if words else []
        if len(found) == 1:
            return found[0]
        if found:
            raise errors.AmbiguousWorker(text=cite(text), candidates=self._shown(found))
        if near := self._near(words):
            raise errors.SimilarWorker(text=cite(text), near=self._shown(near))
        raise errors.UnknownWorker(text=cite(text))

    def _by_id(self, asked: str) -> int | None:
        if (number := self._by_member.get(asked)) is not None:
            return number
        digits = re.sub(r"[\s.'-]", "", asked)
        if len(digits) == NIK_DIGITS and digits in self._by_nik:
            return self._by_nik[digits]
        if digits.isdigit() and digits in self._by_member:
            return self._by_member[digits]
        read = _NUMBER.fullmatch(asked)
        number = int(read[1]) if read else 0
        if number in self.by_number:
            return number
        once = self._once(
            lambda gone: (
                gone.number == number
                or (gone.member_number is not None and gone.member_number in (asked, digits))
                or (gone.nik is not None and gone.nik == digits)
            )
        )
        return once[0] if len(once) == 1 else None

    def _once(self, fits: Callable[[Gone], bool]) -> list[int]:
        """Who those have become whose entry is gone and fits."""
        found = [gone for gone in self._gone if fits(gone)]
        self.met.update((gone.number, gone) for gone in found)
        return sorted({gone.into for gone in found})

    def _named(self, words: Sequence[str]) -> list[int]:
        """Those whose name fits: as written, as it sounds, by beginnings; one step decides.

        A whole name that only a merged entry bore comes before what sounds like it.
        """
        whole = " ".join(words)
        if found := self._by_search.get(whole):
            return found
        if once := self._once(lambda gone: gone.search == whole):
            return once
        if self._by_sound is None:
            self._by_sound = defaultdict(list)
            for one in self.by_number.values():
                self._by_sound[naming.read_plain(one.search).words].append(one.number)
        if found := self._by_sound.get(naming.read_plain(whole).words):
            return found
        begun = [x.number for x in self.by_number.values() if _begins(words, x.search.split())]
        return begun or self._once(lambda gone: _begins(words, gone.search.split()))

    def _near(self, words: Sequence[str]) -> list[int]:
        """Those whose names resemble the words, the likest first."""
        asked = naming.read_plain(" ".join(words))
        scored = [
            (naming.compare(asked, naming.read_plain(one.search), naming.ALIKE).score, -one.number)
            for one in self.by_number.values()
        ]
        return [-number for score, number in sorted(scored, reverse=True) if score >= naming.ALIKE]

    def _shown(self, numbers: Sequence[int]) -> tuple[str, ...]:
        return tuple(str(self.by_number[number]) for number in numbers[:SHOWN])


def pieces_of(text: str) -> list[str]:
    """The names in one cell; titles behind a comma stay with their name, list numbers go."""
    pieces: list[str] = []
    for line in text.replace("\r", "\n").split("\n"):
        for typed in _PARTS.split(_COUNT.sub("", line)):
            piece = _COUNT.sub("", typed).strip(" .-\t") if typed.strip(" .-\t") else ""
            if piece and not (pieces and _is_title(piece)):
                pieces.append(piece)
    return pieces


def _is_title(piece: str) -> bool:
    return split_titles(f"Nama, {piece}")[1] == "Nama"


def _begins(words: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the words are, in their order, beginnings of words of the name."""
    left = iter(names)
    return all(any(name.startswith(word) for name in left) for word in words)
