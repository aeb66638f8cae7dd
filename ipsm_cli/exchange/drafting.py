"""A report message read as an activity: each field with whether it was told, guessed or missing.

Nothing here decides: what comes out is a draft for a person to look at. What a field says and
cannot be read goes into the description, so that it is not lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ipsm_cli.exchange import chat_amounts as amounts
from ipsm_cli.exchange import chat_kinds, chat_villages, chat_workers
from ipsm_cli.exchange.chat_amounts import GUESS, MISSING, NOT_WRITTEN, SURE, Entry
from ipsm_cli.exchange.chat_days import read_day
from ipsm_cli.exchange.chat_labels import OTHER, says
from ipsm_cli.records.drafts import Incoming

if TYPE_CHECKING:
    from ipsm_cli.exchange.chat import Message
    from ipsm_cli.exchange.chat_workers import Known

Entries = dict[str, Entry]
_READ_AS = {"day": "date", "name": "workers", "worker": "workers", "team": "workers"}
_LONGEST = {"place": 120}
_LONGEST_TEXT = 2000


def read(message: Message, known: Known) -> Incoming:
    """The draft of one message."""
    fields = message.fields
    entries: Entries = {"date": read_day(message, known.today)}
    kinds = [code for code in known.codes.all("kind") if code.active]
    titles = [fields.get(key, "") for key in ("kind", "activity", "description", "result")]
    entries["kind"] = chat_kinds.guess(_in_area(known, fields.get("area"), kinds), *titles)
    entries["workers"] = chat_workers.named(message, known)
    entries["desa"] = chat_villages.village(fields, known.villages)
    entries["place"] = _line(fields, "place")
    counted = amounts.people(fields.get("people", ""))
    entries |= {"people": counted.total, "people_l": counted.men, "people_p": counted.women}
    entries["minutes"] = _minutes(fields)
    entries["cost"] = amounts.rupiah(fields["cost"]) if says(fields, "cost") else NOT_WRITTEN
    for key in ("result", "constraint", "follow_up"):
        entries[key] = _text(fields.get(key, ""))
    entries["description"] = _description(fields, entries)
    if counted.total.value is None:
        entries["people"] = _people_in(fields) or counted.total
    for key in {_READ_AS.get(key, key) for key in message.above} & entries.keys():
        if entries[key].how == SURE:
            entries[key] = entries[key]._replace(how=GUESS, why="above")
    reading: dict[str, Any] = {"sender": message.sender or None, "sent_on": message.sent_on}
    for key, entry in entries.items():
        reading[key] = entry._asdict()
    return Incoming(message.text, _told(message, entries), reading)


def _told(message: Message, entries: Entries) -> str:
    """What the labels say, letters and digits alone; what surrounds them may differ.

    The day and the sender belong to it only where the message leans on them.
    """
    leans = entries["date"].why in ("sent_on", "received_on", "no_label", "unreadable")
    from_sender = entries["workers"].why in ("sender", "no_label")
    day = message.sent_on if leans else None
    if entries["date"].why == "in_text":
        day = entries["date"].value
    lines = [f"{key} {_plain(words)}" for key, words in sorted(message.fields.items())]
    return "\n".join((*lines, day or "", _plain(message.sender) if from_sender else ""))


def _plain(text: str) -> str:
    return " ".join("".join(x if x.isalnum() else " " for x in text.casefold()).split())


def _in_area(known: Known, text: str | None, kinds: list[Any]) -> list[Any]:
    """The kinds of the area named, all of them where none is."""
    wanted = " ".join((text or "").casefold().split())
    area = [
        a for a in known.codes.all("area") if wanted in (a.code.casefold(), a.label_id.casefold())
    ]
    return [kind for kind in kinds if kind.parent == area[0].code] if area else kinds


def _people_in(fields: Mapping[str, str]) -> Entry | None:
    """The number of persons that the running texts tell."""
    found = (
        amounts.people_in(fields.get(key, "")) for key in ("activity", "description", "result")
    )
    return next((entry for entry in found if entry.value is not None), None)


def _minutes(fields: Mapping[str, str]) -> Entry:
    """From the length told, else from the hours of beginning and end, wherever they stand."""
    if says(fields, "duration"):
        return amounts.minutes(fields["duration"], bare=True)
    for key in ("time", "date", "day"):
        found = amounts.minutes(fields.get(key, ""), bare=False)
        if found.value is not None:
            return found
    return NOT_WRITTEN


def _text(text: str) -> Entry:
    if not says({"": text}, ""):
        return NOT_WRITTEN
    if len(text) > _LONGEST_TEXT:
        return Entry(text[: _LONGEST_TEXT - 1] + "…", GUESS, "long", "")
    return Entry(text, SURE)


def _line(fields: Mapping[str, str], key: str) -> Entry:
    text = fields.get(key, "")
    if not says(fields, key):
        return NOT_WRITTEN
    if len(text) > _LONGEST[key]:
        return Entry(None, MISSING, "long", text)
    return Entry(text, SURE, "", text)


_BESIDE = {"people": "Jumlah", "cost": "Biaya", "place": "Tempat", "desa": "Desa"}


def _description(fields: Mapping[str, str], entries: Entries) -> Entry:
    """What was done, the lines under labels that nobody knows, and what could not be read."""
    pieces = [fields.get(key, "") for key in ("activity", "description", OTHER)]
    for key, label in _BESIDE.items():
        if entries[key].value is None and entries[key].text:
            pieces.append(f"{label}: {entries[key].text}")
    return _text("; ".join(dict.fromkeys(piece.strip() for piece in pieces if piece.strip())))
