"""Those who sign papers for an office: who holds it, since when and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3


class Signatory(NamedTuple):
    """One who signs. ``acting`` is a code of that list, None for the holder of the office."""

    number: int
    uid: str
    office: str  # code of the list ``office``
    acting: str | None
    title: str | None  # as it is printed, where the label of the office will not do
    name: str
    rank: str | None
    nip: str | None  # 18 digits
    since: str | None  # None: from the beginning
    until: str | None


_SELECT = """SELECT number, uid, office, acting, title, name, rank, nip, since, until
             FROM signatory"""


def read(db: sqlite3.Connection, office: str | None = None) -> list[Signatory]:
    """The signatories of an office, else of all, by office and first day."""
    condition = "1 = 1" if office is None else "office = ?"
    rows = db.execute(
        f"{_SELECT} WHERE {condition} ORDER BY office, since, number",
        () if office is None else (office,),
    )
    return [_signatory(row) for row in rows]


def on(db: sqlite3.Connection, office: str, day: str) -> Signatory | None:
    """Who signs for the office on a day (ISO): one who acts for the holder before the holder."""
    row = db.execute(
        f"""{_SELECT}
            WHERE office = ? AND since <= ? AND (until IS NULL OR until >= ?)
            ORDER BY CASE WHEN acting IS NULL THEN 1 ELSE 0 END, since DESC, number DESC
            LIMIT 1""",
        (office, day, day),
    ).fetchone()
    return None if row is None else _signatory(row)


def _signatory(row: tuple[object, ...]) -> Signatory:
    found = Signatory(*row)  # type: ignore[arg-type]  # as the columns of the table are
    return found._replace(since=None) if found.since == UNKNOWN_START else found


def table(signatories: list[Signatory]) -> Table:
    return Table(
        "signatories",
        (
            Column("number", "ordinal"),
            Column("uid", "id", screen=False),
            Column("office", "code", "office"),
            Column("acting", "code", "acting", screen=any(s.acting for s in signatories)),
            Column("office_title", screen=any(s.title for s in signatories)),
            Column("name"),
            Column("rank", screen=any(s.rank for s in signatories)),
            Column("nip", "id", screen=any(s.nip for s in signatories)),
            Column("since", "date", none="word.none.beginning"),
            Column("until", "date"),
        ),
        signatories,
        ("title.signatories", {}),
    )
