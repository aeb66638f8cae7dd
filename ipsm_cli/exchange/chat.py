"""Pasted report messages read: who sent them, when, and what stands under which label.

Three forms are known: the export of WhatsApp for iPhone (``[24/11/26 20.15.33] Name: …``) and for
Android (``24/11/26 20.15 - Name: …``), and plain text pasted from anywhere. What is no report is
counted, not read. Nothing here ever fails on a text, whatever stands in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple
from unicodedata import category, normalize

from ipsm_cli.core.errors import ChatUnreadable
from ipsm_cli.exchange import chat_labels

NOISE = os.path.join(os.path.dirname(__file__), "chat_noise.csv")
MOST_BYTES = 20_000_000  # a chat of many years; pictures are not part of it
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Me"}  # controls, bidi, zero width, unpaired, unassigned
_PICTURES = {"So", "Sk"}
_DAY = r"(?P<one>\d{1,4})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{2,4})"
_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_HEAD = re.compile(
    rf"(?P<open>\[)?{_DAY},? (?:pukul |jam )?{_CLOCK}(?(open)\]| [-–])[ ]?(?P<rest>.*)"
)
_SENDER = re.compile(r"([^:\n\"“]{1,60}): ?(.*)", re.DOTALL)
_KEYCAP = re.compile("([0-9#*])\ufe0f?\u20e3")
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # orders to a terminal
# 16 digits in one piece or in the groups in which an id is written; never a date with its hours
_ID = re.compile(
    r"(?<!\d)(\d{6})(?:\d{10}|([ .-])\d{6}\2\d{4})(?!\d)"
    r"|(?<!\d)(\d{4})([ .-])(\d{2})\d{2}\4\d{4}\4\d{4}(?!\d)"
)


class Message(NamedTuple):
    """One report. ``fields`` hold texts by the keys of ``chat_labels.csv``, in their order.

    ``sent_on`` is an ISO date, None where the paste does not tell; ``above`` names the fields that
    stood over several reports of one message.
    """

    sender: str
    sent_on: str | None
    text: str
    fields: dict[str, str]
    above: frozenset[str] = frozenset()


class Chat(NamedTuple):
    """``others`` counts the messages of people that are no report."""

    messages: tuple[Message, ...]
    others: int


class _Sent(NamedTuple):
    sender: str
    sent_on: str | None
    body: str


def decode(data: bytes, file: str) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows letters.

    Raises ChatUnreadable for what is no text or larger than MOST_BYTES.
    """
    if len(data) > MOST_BYTES:
        raise ChatUnreadable(file=file)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\0" in data or data[:4] == b"PK\x03\x04":
        raise ChatUnreadable(file=file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read(text: str) -> Chat:
    """The reports in a text, in its order."""
    messages: list[Message] = []
    others = 0
    for sent in _sent(clean(text)):
        reports = chat_labels.split(sent.body)
        messages += [Message(sent.sender, sent.sent_on, *report) for report in reports]
        others += not reports and bool(sent.body)
    return Chat(tuple(messages), others)


def clean(text: str) -> str:
    """Letters as people read them: no controls, bidi or zero-width marks, no pictures, NFKC.

    Fancy letters become plain ones, a number in a box becomes ``1.``; ids are masked.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if not text.isascii():
        text = normalize("NFKC", _KEYCAP.sub(r"\1. ", text))
    text = _COLOURS.sub("", text)
    kept = (letter for letter in text if (letter in "\n\t" or _is_seen(letter)))
    return _ID.sub(_masked, "".join(kept))


@cache
def _is_seen(letter: str) -> bool:
    sort = category(letter)
    return sort not in _UNSEEN and sort not in _PICTURES and not "\ufe00" <= letter <= "\ufe0f"


def _masked(found: re.Match[str]) -> str:
    return (found[1] or found[3] + found[5]) + "x" * 10


def _sent(text: str) -> Iterator[_Sent]:
    """What each person sent; all of the text as one where it is no export of a chat."""
    lines = text.split("\n")
    heads = [_HEAD.fullmatch(line.strip()) for line in lines]
    month_first = _is_month_first([head for head in heads if head])
    sent: _Sent | None = _Sent("", None, "") if not any(heads) else None
    body: list[str] = []
    for line, head in zip(lines, heads, strict=True):
        if head is None:
            body.append(line)
            continue
        if sent is not None or any(each.strip() for each in body):
            yield _finished(sent or _Sent("", None, ""), body)
        day = _day(head, month_first)
        named = _SENDER.fullmatch(head["rest"])
        sent = _Sent(named[1].strip(" ~"), day, "") if named else _Sent("", day, "")
        body = [named[2]] if named else []  # without a name the program speaks, not a person
    yield _finished(sent or _Sent("", None, ""), body)


def _finished(sent: _Sent, body: list[str]) -> _Sent:
    """The message without the lines that the chat program wrote into it."""
    kept = [line.rstrip() for line in body if not any(word in line.lower() for word in _noise())]
    return sent._replace(body="\n".join(kept).strip())


def _is_month_first(heads: list[re.Match[str]]) -> bool:
    """Whether an English phone wrote the heads: no first number above 12, a second one is."""
    pairs = [(int(head["one"]), int(head["two"])) for head in heads]
    return all(one <= 12 for one, _ in pairs) and any(two > 12 for _, two in pairs)


def _day(head: re.Match[str], month_first: bool) -> str | None:
    one, two, year = (int(head[name]) for name in ("one", "two", "year"))
    if len(head["one"]) == 4:  # 2026-11-24
        one, year = year, one
    elif month_first:
        one, two = two, one
    try:
        return date(year + 2000 if year < 100 else year, two, one).isoformat()
    except ValueError:
        return None


@cache
def _noise() -> tuple[str, ...]:
    with open(NOISE, encoding="utf-8") as lines:
        next(lines)
        return tuple(line.rstrip("\n") for line in lines)
