"""The board: its five-year term and who holds which position in it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.records import Coded
from ipsm_cli.records.identity import new_uid
from ipsm_cli.records.papers import check_service

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.store.change import Pen

_FOR_EVER = "9999-12-31"


def begin_term(pen: Pen, since: str, until: str, paper: str | None, date: str | None) -> int:
    """Begins a term and answers its number. Raises LastBeforeFirst, FutureDate and TermsMeet."""
    if until < since:
        raise errors.LastBeforeFirst(first=since, last=until)
    if date is not None and date > pen.who.today:
        raise errors.FutureDate(day=date, today=pen.who.today)
    _check_term(pen, since, until, 0)
    row = {"since": since, "until": until, "paper": paper, "date": date}
    return pen.insert("term", {"uid": new_uid(pen), **row})


def edit_term(pen: Pen, day: str, fields: dict[str, str | None]) -> tuple[str, str]:
    """Corrects the decree (``paper``, ``date``) of the term in office on a day; the term's days.

    Raises NoTerm, FutureDate, NothingToChange.
    """
    number, first, last = term_on(pen.db, day)
    date = fields.get("date")
    if date is not None and date > pen.who.today:
        raise errors.FutureDate(day=date, today=pen.who.today)
    if not pen.update("term", (number,), fields):
        raise errors.NothingToChange(kind="noun.term", number=number)
    return first, last


def end_term(pen: Pen, day: str) -> int:
    """Ends the term in office on ``day`` with that day, and every seat with it.

    A seat that would begin later goes. Raises NoTerm, NothingToChange.
    """
    number, *_ = term_on(pen.db, day)
    seats = pen.db.execute(
        "SELECT number, since FROM seat WHERE term = ? AND (until IS NULL OR until > ?)"
        " ORDER BY number",
        (number, day),
    ).fetchall()
    for seat, since in seats:
        if since > day:
            pen.delete("seat", (seat,))
        else:
            pen.update("seat", (seat,), {"until": day})
    if not pen.update("term", (number,), {"until": day}) and not seats:
        raise errors.NothingToChange(kind="noun.term", number=number)
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
) -> tuple[int, str]:
    """Seats a worker (a number) or an outsider (a name); the seat's number and its first day.

    ``since`` left out is the first day of the term in office today, or the day after the last
    holder left. Raises NoTerm, SeatTaken, NoSuchRecord, NotServingThen.
    """
    term, first, last = term_on(pen.db, since or pen.who.today)
    day = since or first
    if _is_single(codes, position):
        day = since or _free_from(pen, term, position, first)
        _check_free(pen, term, position, day, _FOR_EVER)
    if day > last:
        raise errors.NoTerm(day=day)
    row: dict[str, Any] = {"term": term, "position": position, "section": section, "since": day}
    if isinstance(holder, int):
        row["worker"] = holder
        _check_holder(pen, codes, holder, day)
    else:
        row["name"] = holder
    return pen.insert("seat", {"uid": new_uid(pen), **row}), day


def unseat(pen: Pen, codes: Codes, number: int, day: str) -> str:
    """Ends a seat with ``day`` and answers its position; an end already set is corrected.

    Raises NoSuchRecord, LastBeforeFirst, NothingToChange, SeatTaken.
    """
    row = pen.row("seat", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.seat", number=number)
    if day < row["since"]:
        raise errors.LastBeforeFirst(first=row["since"], last=day)
    if _is_single(codes, row["position"]):
        _check_free(pen, row["term"], row["position"], row["since"], day, number)
    if not pen.update("seat", (number,), {"until": day}):
        raise errors.NothingToChange(kind="noun.seat", number=number)
    return str(row["position"])


def check_again(pen: Pen, codes: Codes, table: str, number: int) -> None:
    """A term or seat that came back meets no other. Raises TermsMeet, SeatTaken."""
    row = pen.row(table, (number,)) or {}
    if table == "term":
        _check_term(pen, row["since"], row["until"], number)
    elif _is_single(codes, row["position"]):
        last = row.get("until") or _FOR_EVER
        _check_free(pen, row["term"], row["position"], row["since"], last, number)


def _check_term(pen: Pen, since: str, until: str, number: int) -> None:
    meeting = pen.db.execute(
        "SELECT number, since, until FROM term WHERE since <= ? AND until >= ? AND number <> ?"
        " ORDER BY number",
        (until, since, number),
    ).fetchone()
    if meeting is not None:
        raise errors.TermsMeet(number=meeting[0], first=meeting[1], last=meeting[2])


def _is_single(codes: Codes, position: str) -> bool:
    """Whether one person alone holds the position."""
    code = codes.get("position", position)
    return code is not None and code.extra["single"] == "1"


def _free_from(pen: Pen, term: int, position: str, first: str) -> str:
    """The day after the last holder left, the term's ``first`` day where nobody was before."""
    (left,) = pen.db.execute(
        "SELECT MAX(until) FROM seat WHERE term = ? AND position = ?", (term, position)
    ).fetchone()
    if left is None:
        return first
    return (datetime.date.fromisoformat(left) + datetime.timedelta(days=1)).isoformat()


def _check_free(pen: Pen, term: int, position: str, first: str, last: str, number: int = 0) -> None:
    """Nobody holds the position from ``first`` to ``last`` but seat ``number``, else SeatTaken."""
    row = pen.db.execute(
        """SELECT s.number, COALESCE(w.name, s.name), s.since, s.until FROM seat s
           LEFT JOIN worker w ON w.number = s.worker
           WHERE s.term = ? AND s.position = ? AND s.number <> ? AND s.since <= ?
             AND (s.until IS NULL OR s.until >= ?)
           ORDER BY s.number LIMIT 1""",
        (term, position, number, last, first),
    ).fetchone()
    if row is not None:
        seat, name, since, until = row
        raise errors.SeatTaken(
            position=Coded("position", position),
            seat=seat,
            name=name,
            first=since,
            last=until or "word.open_end",
        )


def _check_holder(pen: Pen, codes: Codes, worker: int, day: str) -> None:
    row = pen.row("worker", (worker,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=worker)
    check_service(pen.db, codes, worker, row["name"], day)
