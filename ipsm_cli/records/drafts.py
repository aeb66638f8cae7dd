"""Drafts of activities from messages: received, accepted one by one, or dropped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.records import activities
from ipsm_cli.records.identity import new_uid
from ipsm_cli.store.seal import seal_of

if TYPE_CHECKING:
    from ipsm_cli.codes import Codes
    from ipsm_cli.core.columns import ActivityFields
    from ipsm_cli.core.records import Part, Served
    from ipsm_cli.store.change import Pen

KIND = "chat"  # in the tables batch and imported


class Incoming(NamedTuple):
    """A message read as an activity.

    ``told`` is what makes the message the one it is: told twice, it is the same message.
    ``reading`` holds a field's value, how it was read (sure, guess, missing), why, and the text
    it was read from; it can be written as JSON.
    """

    message: str
    told: str
    reading: dict[str, Any]


class Received(NamedTuple):
    """The numbers of the new drafts, and how many messages were there already."""

    new: tuple[int, ...]
    same: int


def receive(pen: Pen, file: str, sha256: str, incoming: Sequence[Incoming]) -> Received:
    """Keeps the messages of one file (its name and digest) as drafts, each one once and for all.

    Where all of them are there already nothing is written.
    """
    fresh: dict[str, Incoming] = {}
    for message in incoming:
        key = seal_of(message.told)
        if key not in fresh and pen.row("imported", (KIND, key)) is None:
            fresh[key] = message
    same = len(incoming) - len(fresh)
    if not fresh:
        return Received((), same)
    batch = pen.insert(
        "batch",
        {
            "uid": new_uid(pen),
            "at": pen.who.at,
            "kind": KIND,
            "file": file,
            "sha256": sha256,
            "added": len(fresh),
            "changed": 0,
            "same": same,
            "refused": 0,
        },
    )
    return Received(tuple(_keep(pen, batch, key, message) for key, message in fresh.items()), same)


def accept(
    pen: Pen,
    codes: Codes,
    number: int,
    fields: ActivityFields,
    parts: Sequence[Part],
    served: Sequence[Served] = (),
    partners: Sequence[str] = (),
    *,
    correction: str | None = None,
) -> int:
    """Records the activity that a draft became; answers the activity's number.

    Raises NoSuchRecord, DraftDone, and what ``activities.add`` raises.
    """
    _check_waiting(pen, number)
    kind = codes.get("kind", fields["kind"])
    area = kind.parent if kind else ""
    activity = activities.add(pen, fields, area, parts, served, partners, correction=correction)
    pen.update("draft", (number,), {"state": "accepted", "activity": activity})
    return activity


def drop(pen: Pen, number: int) -> None:
    """Puts a draft aside for good; the message stays. Raises NoSuchRecord, DraftDone."""
    _check_waiting(pen, number)
    pen.update("draft", (number,), {"state": "dropped"})


def _keep(pen: Pen, batch: int, key: str, message: Incoming) -> int:
    number = pen.insert(
        "draft",
        {
            "uid": new_uid(pen),
            "batch": batch,
            "received_on": pen.who.today,
            "message": message.message,
            "reading": json.dumps(message.reading, ensure_ascii=False, separators=(",", ":")),
            "state": "waiting",
        },
    )
    pen.insert("imported", {"kind": KIND, "key": key, "record": number, "batch": batch})
    return number


def _check_waiting(pen: Pen, number: int) -> None:
    row = pen.row("draft", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.draft", number=number)
    if row["state"] != "waiting":
        raise errors.DraftDone(number=number, state=f"word.draft.{row['state']}")
