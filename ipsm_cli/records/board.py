"""The board: its five-year term and who holds which position in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.records import Coded
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.store.change import Pen


def begin_term(pen: Pen, since: str, until: str, paper: str | None, date: str | None) -> int:
    """Begins a term and answers its number. Raises LastBeforeFirst and TermsMeet."""
    if until < since:
        raise errors.LastBeforeFirst(first=since, last=until)
    meeting = pen.db.execute(
        "SELECT number, since, until FROM term WHERE since <= ? AND until >= ? ORDER BY number",
        (until, since),
    ).fetchone()
    if meeting is not None:
        raise errors.TermsMeet(number=meeting[0], first=meeting[1], last=meeting[2])
    row = {"since": since, "until": until, "paper": paper, "date": date}
    return pen.insert("term", {"uid": new_uid(pen), **row})


def end_term(pen: Pen, day: str) -> int:
    """Ends the term in office on ``day`` with that day, and every seat with it. NoTerm."""
    number, since, _ = term_on(pen.db, day)
    if day < since:
        raise errors.LastBeforeFirst(first=since, last=day)
    pen.update("term", (number,), {"until": day})
    seats = pen.db.execute(
        "SELECT number FROM seat WHERE term = ? AND (until IS NULL OR until > ?) ORDER BY number",
        (number, day),
    ).fetchall()
    for (seat,) in seats:
        pen.update("seat", (seat,), {"until": day})
    return number


def term_on(db: sqlite3.Connection, day: str) -> tuple[int, str, str]:
    """Number, first and last day of the term in office on a day. Raises NoTerm."""
    row: tuple[int, str, str] | None = db.execute(
        "SELECT number, since, until FROM term WHERE since <= ? AND until >= ?"
        " ORDER BY number DESC LIMIT 1",
        (day, day),
    ).fetchone()
    if row is None:
        raise errors.NoTerm(day=day)
    return row


def seat(
    pen: Pen,
    codes: Codes,
    *,
    position: str,
    holder: int | str,
    since: str | None,
    section: str | None,
) -> int:
    """Seats a worker (a number) or an outsider (a name) and answers the seat's number.

    ``since`` left out is the first day of the term in office today. Raises NoTerm, SeatTaken,
    NoSuchRecord, NotServingThen.
    """
    term, first, last = term_on(pen.db, since or pen.who.today)
    day = since or first
    code = codes.get("position", position)
    if code is not None and code.extra["single"] == "1":
        _check_free(pen, term, position, day)
    row: dict[str, Any] = {"term": term, "position": position, "section": section, "since": day}
    if isinstance(holder, int):
        row["worker"] = holder
        _check_holder(pen, holder)
    else:
        row["name"] = holder
    return pen.insert("seat", {"uid": new_uid(pen), **row})


def unseat(pen: Pen, number: int, day: str) -> str:
    """Ends a seat with ``day`` and answers its position. Raises NoSuchRecord, LastBeforeFirst."""
    row = pen.row("seat", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.seat", number=number)
    if day < row["since"]:
        raise errors.LastBeforeFirst(first=row["since"], last=day)
    if not pen.update("seat", (number,), {"until": day}):
        raise errors.NothingToChange(kind="noun.seat", number=number)
    return str(row["position"])


def _check_free(pen: Pen, term: int, position: str, day: str) -> None:
    row = pen.db.execute(
        """SELECT s.number, COALESCE(w.name, s.name) FROM seat s
           LEFT JOIN worker w ON w.number = s.worker
           WHERE s.term = ? AND s.position = ? AND (s.until IS NULL OR s.until >= ?)
           ORDER BY s.number LIMIT 1""",
        (term, position, day),
    ).fetchone()
    if row is not None:
        raise errors.SeatTaken(position=Coded("position", position), seat=row[0], name=row[1])


def _check_holder(pen: Pen, worker: int) -> None:
    if pen.row("worker", (worker,)) is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=worker)
