"""The letterheads: what stands at the head of a paper, and from which day."""

from __future__ import annotations

import datetime
from base64 import b64decode
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.png import size_of
from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.core.table import Column, Say, Table

if TYPE_CHECKING:
    import sqlite3


class Held(NamedTuple):
    """A letterhead: its first day (None: from the beginning) and last (None: until further notice),
    its lines, and the bytes of a PNG.
    """

    since: str | None
    until: str | None
    lines: tuple[str, ...]
    logo: bytes | None


def read(db: sqlite3.Connection) -> list[Held]:
    """All of them, the oldest first; each holds until the day before the next begins."""
    rows = db.execute("SELECT since, lines, logo FROM letterhead ORDER BY since").fetchall()
    following = [*(since for since, *_ in rows[1:]), None]
    return [
        Held(
            None if since == UNKNOWN_START else since,
            _day_before(then) if then else None,
            tuple(lines.split("\n")),
            b64decode(logo) if logo else None,
        )
        for (since, lines, logo), then in zip(rows, following, strict=False)  # none: no rows
    ]


def on(db: sqlite3.Connection, day: str) -> Held | None:
    """The one that holds on a day (ISO), None before the first."""
    held = [one for one in read(db) if (one.since or "") <= day]
    return held[-1] if held else None


def _day_before(day: str) -> str:
    return (datetime.date.fromisoformat(day) - datetime.timedelta(1)).isoformat()


_COLUMNS = (
    Column("since", "date", none="word.none.beginning"),
    Column("until", "date"),
    Column("lines"),
    Column("logo"),
)


def table(letterheads: list[Held]) -> Table:
    """Every letterhead with its days."""
    notes: tuple[Say, ...] = () if letterheads else (("note.letterhead_none", {}),)
    rows = [_row(held) for held in letterheads]
    return Table("letterheads", _COLUMNS, rows, ("title.letterheads", {}), notes=notes)


def page(held: Held) -> Table:
    """One letterhead as label and value lines."""
    return Table("letterhead", _COLUMNS, [_row(held)], ("title.letterhead", {}), page=True)


def _row(held: Held) -> tuple[str | None, ...]:
    size = "{} x {}".format(*size_of(held.logo)) if held.logo else None
    return (held.since, held.until, "\n".join(held.lines), size)
