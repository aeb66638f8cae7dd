"""Text under labels: ``Kegiatan: …``, ``Hari/tgl: …``; which label means what stands in a file.

A label begins a line or stands in its middle; what follows belongs to it until the next one. A
label that opens a report and comes a second time opens the next report. A line with a label that
is not known is kept under ``other``, so that nothing is lost.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

FILE = os.path.join(os.path.dirname(__file__), "chat_labels.csv")
OTHER, IGNORED = "other", "ignored"
_OPENS = {"activity", "date", "day", "worker", "name"}  # one of them again is another report
_BODY = {"activity", "kind", "description", "result"}  # without one of them it is no report
_ENDS_HEAD = {"activity", "kind", "description"}
_LEAST = 2  # labels of a report
_TITLE = "activity"
_SLIP_FROM = 6  # letters of a label that may have one slip of the finger

# marks in front of a line and around words that only make it look nice
_MARKS = re.compile(
    r"^[\s>*_~•·●○▪◾■□◆▶➢✓✔✅→\-–—]+|(?<!\w)[*_~]+(?=\w)|(?<=[\w.:,)])[*_~]+(?=[\s:=]|$)"
)
_COUNT = re.compile(r"^(?:\(?[0-9]{1,2}[.)]|[A-Za-z][.)])\s*(?=\S)")
_FIRST = re.compile(
    r"([^\W\d_][^\W\d_/ ,&().']{0,40}?(?:[/ ,&().']+[^\W\d_]+){0,4}\)?)\s*[:=](?!/)\s*"
)
_BULLET = re.compile(r"^\s*(?:[-–—•·●*▪➢✓✔✅]|\(?[0-9]{1,2}[.)])\s*")


# how a message takes its leave: no part of what it told last
_CLOSING = re.compile(
    r"(?:demikian|sekian|terima ?kasih|trima ?kasih|makasih|trims|tks|thanks|wassalam|wasalam|salam"
    r"|hormat kami|mohon arahan|mohon maaf|mengetahui|matur ?nuwun|hatur ?nuhun)\b",
    re.IGNORECASE,
)
NOTHING = ("", "-", "tidak ada", "tdk ada", "nihil", "n/a", "tidak", "belum ada", "none", "0")


class Report(NamedTuple):
    """``above``: the fields that stood over this report and others."""

    text: str
    fields: dict[str, str]
    above: frozenset[str]


class _Piece(NamedTuple):
    """A label (its key; None for text without one) and what stands behind it in its line."""

    key: str | None
    words: str


class _Draft:
    """A report while it is read; ``head`` and ``lines`` may come from the one before."""

    def __init__(self, head: dict[str, str], lines: list[str]) -> None:
        self.head = head
        self.fields: dict[str, str] = {}
        self.lines = lines
        self.over: tuple[dict[str, str], list[str]] | None = None  # what stood before the activity

    def put(self, key: str, words: str, new: bool) -> None:
        before = self.fields.get(key, "")
        between = ("; " if new else " ") if before and words else ""
        self.fields[key] = before + between + words


class _Reader:
    """Goes through the lines of one message."""

    def __init__(self) -> None:
        self.drafts = [_Draft({}, [])]
        self.key: str | None = None  # the label that is being filled
        self.waiting: list[str] = []  # nobody knows yet whose lines these are

    def line(self, line: str, is_apart: bool) -> None:
        """``is_apart``: an empty line stands before it."""
        is_item = bool(_BULLET.match(line))
        touched: list[_Draft] = []
        for key, words in _pieces(line):
            if key is not None:
                self._open(key, is_apart)
            elif self.key and self._is_over(words, is_apart and not is_item):
                self.key = None
            if self.key:
                self.drafts[-1].put(self.key, words, is_item or key is not None)
                touched.append(self.drafts[-1])
        if not touched:
            self.waiting.append(line.strip())
        for draft in dict.fromkeys(touched):
            draft.lines += [*self.waiting, line.strip()]
            self.waiting = []

    def _is_over(self, words: str, is_apart: bool) -> bool:
        """Whether words without a label are no part of the field that is being filled."""
        filled = self.key is not None and bool(self.drafts[-1].fields[self.key])
        return bool(_CLOSING.match(words)) or (is_apart and filled)

    def _open(self, key: str, is_apart: bool) -> None:
        draft = self.drafts[-1]
        there = draft.fields.get(key) or (is_apart and draft.head.get(key))
        if key in _OPENS and there and _BODY & draft.fields.keys():
            head, lines = draft.over if draft.over and key == "activity" else ({}, [])
            draft = _Draft(dict(head), list(lines))
            self.drafts.append(draft)
        if key in _ENDS_HEAD and draft.over is None:
            draft.over = (draft.head | draft.fields, [*draft.lines, *self.waiting])
        self.key = key


def split(text: str) -> list[Report]:
    """The reports of one message; none where it is none."""
    reader = _Reader()
    is_apart = False
    for line in text.split("\n"):
        if line.strip():
            reader.line(line, is_apart)
        is_apart = not line.strip()
    reader.drafts[-1].lines += reader.waiting
    return [_finished(draft) for draft in reader.drafts if _is_report(draft)]


def _is_report(draft: _Draft) -> bool:
    told = {key for key, words in (draft.head | draft.fields).items() if words}
    return bool(told & _BODY) and len(told - {OTHER, IGNORED}) >= _LEAST


def _finished(draft: _Draft) -> Report:
    own = {key: words for key, words in draft.fields.items() if words}
    above = {key: words for key, words in draft.head.items() if words and key not in own}
    fields = {key: words for key, words in (above | own).items() if key != IGNORED}
    return Report("\n".join(draft.lines), fields, frozenset(above))


def _pieces(line: str) -> Iterator[_Piece]:
    """The labels of a line, each with its text; first the text that belongs to the label before."""
    plain = _MARKS.sub("", line).strip()
    bare = _COUNT.sub("", plain)
    first = _FIRST.match(bare)
    key = first and key_of(first[1])
    if first and (key or _is_label(first[1])):
        rest = bare[first.end() :]
        found = list(_inline().finditer(rest))
        end = found[0].start() if found else len(rest)
        words = rest[:end].strip(" *_,;|")
        yield _Piece(key or OTHER, words if key else f"{first[1].strip()}: {words}")
    else:
        rest = plain
        found = list(_inline().finditer(rest))
        end = found[0].start() if found else len(rest)
        if words := _BULLET.sub("", rest[:end]).strip(" *_,;|"):
            yield _Piece(None, words)
    for place, each in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(rest)
        yield _Piece(key_of(each[1]) or OTHER, rest[each.end() : end].strip(" *_,;|"))


def _is_label(words: str) -> bool:
    """Whether words that no file knows look like a label: few, and not a sentence's beginning."""
    return len(words.split()) <= 3 and "," not in words


def says(fields: Mapping[str, str], key: str) -> bool:
    """Whether something stands under the label, and not only that there is nothing."""
    return fields.get(key, "").strip(" .").casefold() not in NOTHING


@cache
def key_of(label: str) -> str | None:
    """What a label means; None for one that is not known. One slip in a long one is forgiven."""
    plain = _plain(label)
    if found := _labels().get(plain):
        return found
    if len(plain.split()) in (2, 3) and _labels().get(plain.split()[-1]) == _TITLE:
        return _TITLE  # bentuk kegiatan, hari ini kegiatan
    if len(plain) < _SLIP_FROM:
        return None
    from ipsm_cli.codes.naming import distance  # only for a label that no file knows

    near = [
        key
        for known, key in _labels().items()
        if len(known) >= _SLIP_FROM and known[0] == plain[0] and distance(known, plain, 1) == 1
    ]
    return near[0] if len(set(near)) == 1 else None


def _plain(label: str) -> str:
    return " ".join("".join(x if x.isalpha() else " " for x in label.lower()).split())


@cache
def _labels() -> dict[str, str]:
    with open(FILE, encoding="utf-8") as lines:
        next(lines)
        return dict(line.rstrip("\n").split(",") for line in lines)


@cache
def _inline() -> re.Pattern[str]:
    """A label that is known, anywhere in a line; the longest one that fits."""
    known = sorted(_labels(), key=lambda label: (-len(label), label))
    words = "|".join(r"\W{1,3}".join(map(re.escape, label.split())) for label in known)
    return re.compile(rf"(?<![^\s,;|.*_(])({words})[*_]*\s*[:=](?!/)\s*", re.IGNORECASE)
