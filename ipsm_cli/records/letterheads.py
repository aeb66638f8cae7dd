"""What stands at the head of the branch's papers, from which day on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ipsm_cli.core import errors
from ipsm_cli.core.records import UNKNOWN_START

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.change import Pen

MOST_LINES = 8
LOGO_SIDE = 480  # pixels: a logo is printed two centimetres high
LOGO_BYTES = 250_000


class LetterheadFields(TypedDict, total=False):
    """What of a letterhead is set; a missing key leaves it as it is."""

    lines: str
    logo: str | None  # a PNG in base64


def put(pen: Pen, since: str | None, fields: LetterheadFields) -> str:
    """Sets the letterhead that begins on ``since`` and answers its first day (ISO).

    Without a day the one that holds today is corrected; the first of all holds from the beginning.
    A new one takes over what is not said. Raises LinesNeeded, TooManyHeadLines, NothingToChange.
    """
    held = _on(pen.db, since or pen.who.today)
    first = since or held or UNKNOWN_START
    if (lines := fields.get("lines")) and lines.count("\n") >= MOST_LINES:
        raise errors.TooManyHeadLines(count=lines.count("\n") + 1, limit=MOST_LINES)
    if first == held:
        if not pen.update("letterhead", (first,), dict(fields)):
            raise errors.NothingToChange(kind="noun.letterhead", number="")
        return first
    before = pen.row("letterhead", (held,)) if held else {}
    row = {**(before or {}), **fields, "since": first}
    if "lines" not in row:
        raise errors.LinesNeeded
    pen.insert("letterhead", row)
    return first


def drop(pen: Pen, day: str) -> str:
    """Takes out the letterhead that holds on ``day``; its first day. The one before holds on.

    Raises NoLetterhead.
    """
    held = _on(pen.db, day)
    if held is None:
        raise errors.NoLetterhead(day=day)
    pen.delete("letterhead", (held,))
    return held


def _on(db: sqlite3.Connection, day: str) -> str | None:
    """The first day of the letterhead that holds on a day."""
    row = db.execute("SELECT MAX(since) FROM letterhead WHERE since <= ?", (day,)).fetchone()
    return None if row[0] is None else str(row[0])
