"""Letters sent: the register of numbers, and which letter a paper went out with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3


class Letter(NamedTuple):
    """A letter; ``seq`` counts those of a year, ``text`` is the number as it is printed."""

    number: int
    uid: str
    year: int
    seq: int
    text: str
    date: str
    subject: str
    receiver: str | None
    paper: str | None  # the name of what was exported
    period: str | None  # 2026-10, 2026-Q3 …


_SELECT = """SELECT number, uid, year, seq, text, date, subject, receiver, paper, period
             FROM letter"""


def read(db: sqlite3.Connection, year: int | None = None) -> list[Letter]:
    """The letters of a year, else all, in the order of their numbers."""
    condition = "1 = 1" if year is None else "year = ?"
    rows = db.execute(
        f"{_SELECT} WHERE {condition} ORDER BY year, seq", () if year is None else (year,)
    )
    return [Letter(*row) for row in rows]


def one(db: sqlite3.Connection, number: int) -> Letter | None:
    """The letter of that number in the register."""
    row = db.execute(f"{_SELECT} WHERE number = ?", (number,)).fetchone()
    return None if row is None else Letter(*row)


def of_paper(db: sqlite3.Connection, paper: str, period: str) -> Letter | None:
    """The letter that a paper of a period went out with."""
    row = db.execute(
        f"{_SELECT} WHERE paper = ? AND period = ? ORDER BY number DESC LIMIT 1", (paper, period)
    ).fetchone()
    return None if row is None else Letter(*row)


_COLUMNS = (
    Column("number", "ordinal"),
    Column("uid", "id", screen=False),
    Column("letter_year", "ordinal", screen=False),
    Column("seq", "ordinal", screen=False),
    Column("letter_number", "id"),
    Column("date", "date"),
    Column("subject"),
    Column("receiver"),
    Column("exported", "paper"),
    Column("period", "period"),
)


def table(letters: list[Letter]) -> Table:
    """The register of letters."""
    return Table("letters", _COLUMNS, letters, ("title.letters", {}))


def page(letter: Letter) -> Table:
    """One letter as label and value lines."""
    return Table("letter", _COLUMNS, [letter], ("title.letter", {"text": letter.text}), page=True)
