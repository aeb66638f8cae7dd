"""Texts about something else in which a person is named: for a person to look through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence


class Mention(NamedTuple):
    """Where: the record as the history names it, and the column."""

    record: str
    field: str


# by table the column that holds the number or code of its record, and the record's noun
_RECORDS = {
    "branch": ("id", "branch"),
    "worker": ("number", "worker"),
    "service": ("worker", "worker"),
    "activity": ("number", "activity"),
    "draft": ("number", "draft"),
    "batch": ("number", "batch"),
    "seat": ("term", "term"),
    "correction": ("month", "month"),
    "closing": ("month", "month"),
    "signatory": ("number", "signatory"),
    "letter": ("number", "letter"),
    "photo": ("activity", "activity"),
}


def read(db: sqlite3.Connection, worker: int, texts: Mapping[str, Sequence[str]]) -> list[Mention]:
    """The texts (columns by table) that hold the worker's name, id or phone; not her own rows."""
    row = db.execute(
        "SELECT name, nik, member_number, phone FROM worker WHERE number = ?", (worker,)
    ).fetchone()
    needles = [text.lower() for text in row or () if text]
    found: dict[Mention, None] = {}
    for table, fields in texts.items():
        owner, noun = _RECORDS[table]
        own = f"{owner} <> ?" if noun == "worker" else "? IS NOT NULL"
        for field in fields:
            held = " OR ".join([f'instr(LOWER("{field}"), ?) > 0'] * len(needles))
            rows = db.execute(
                f"SELECT DISTINCT {owner} FROM {table} WHERE {own} AND ({held}) ORDER BY {owner}",
                (worker, *needles),
            )
            found.update({Mention(f"{noun} {of}", field): None for (of,) in rows})
    return list(found)


def table(mentions: Sequence[Mention]) -> Table:
    return Table(
        "mentions",
        (Column("record", "record"), Column("field", "heading")),
        [tuple(mention) for mention in mentions],
        ("title.mentions", {}),
    )
