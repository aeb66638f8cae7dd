"""The board: its term and who holds which position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.names import with_titles
from ipsm_cli.core.table import Column, Say, Table

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes


class Seat(NamedTuple):
    """A position held; ``worker`` is None for one from outside."""

    number: int
    position: str
    section: str | None
    worker: int | None
    name: str
    since: str
    until: str | None


class Board(NamedTuple):
    """The term (number, first and last day, paper, its day) and its seats; None without a term."""

    term: tuple[int, str, str, str | None, str | None] | None
    seats: list[Seat]


def read(db: sqlite3.Connection, codes: Codes, day: str) -> Board:
    """The board in office on a day; without one, the term that ended last, else one to come."""
    term = db.execute(
        """SELECT number, since, until, paper, date FROM term
           ORDER BY CASE WHEN since > ? THEN 1 ELSE 0 END, since DESC, number DESC
           LIMIT 1""",
        (day,),
    ).fetchone()
    if term is None:
        return Board(None, [])
    rows = db.execute(
        """SELECT s.number, s.position, s.section, s.worker, COALESCE(w.name, s.name), s.since,
               s.until
           FROM seat s LEFT JOIN worker w ON w.number = s.worker
           WHERE s.term = ? ORDER BY s.since, s.number""",
        (term[0],),
    )
    order = {code.code: place for place, code in enumerate(codes.all("position"))}
    seats = sorted((Seat(*row) for row in rows), key=lambda seat: order.get(seat.position, 99))
    return Board(term, seats)


def holder(db: sqlite3.Connection, position: str, day: str) -> str | None:
    """The name, with titles, of who holds a position on a day; None when nobody does."""
    row = db.execute(
        """SELECT s.name, w.title_front, w.name, w.title_back FROM seat s
           JOIN term t ON t.number = s.term LEFT JOIN worker w ON w.number = s.worker
           WHERE s.position = ? AND s.since <= ? AND t.since <= ? AND t.until >= ?
             AND (s.until IS NULL OR s.until >= ?)
           ORDER BY s.since DESC, s.number DESC LIMIT 1""",
        (position, day, day, day, day),
    ).fetchone()
    if row is None:
        return None
    outside, front, name, back = row
    if outside:
        return str(outside)
    return with_titles(front, name, back)


def table(board: Board) -> Table:
    columns = (
        Column("number", "ordinal"),
        Column("position", "code", "position"),
        Column("section"),
        Column("name"),
        Column("worker", "ordinal"),
        Column("since", "date"),
        Column("until", "date"),
    )
    rows: list[tuple[Any, ...]] = [
        (s.number, s.position, s.section, s.name, s.worker, s.since, s.until) for s in board.seats
    ]
    if board.term is None:
        return Table("board", columns, rows, ("title.board_none", {}))
    _, since, until, paper, date = board.term
    title = ("title.board", {"period": f"{since}..{until}"})
    return Table("board", columns, rows, title, notes=_decree(paper, date))


def _decree(paper: str | None, date: str | None) -> tuple[Say, ...]:
    """What is known of the decree that confirmed the board."""
    if paper and date:
        return (("note.board_paper", {"paper": paper, "date": date}),)
    if paper:
        return (("note.board_number", {"paper": paper}),)
    return (("note.board_date", {"date": date}),) if date else ()
