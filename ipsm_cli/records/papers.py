"""A worker's papers: appointments, cards, trainings, companion roles and duty areas.

They are alike: a number, a worker, a first day, mostly a last one. What differs stands in
``PAPERS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.records import UNKNOWN_START, Coded
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.store.change import Pen

Fields = dict[str, Any]


class Paper(NamedTuple):
    """How papers of a sort behave. ``same`` names the columns in which two papers must not meet
    at one time; ``before_service`` allows a day before the service began (a training leads to it).
    """

    table: str
    first: str = "since"  # column of the day from which it holds
    last: str = "until"  # column of the day until which it holds
    same: tuple[str, ...] = ()
    before_service: bool = False


PAPERS = {
    "appointment": Paper("appointment", same=("kind",)),
    "card": Paper("card", same=("kind",), before_service=True),
    "training": Paper("training", last="finish", before_service=True),
    "role": Paper("role", same=("programme",)),
    "duty": Paper("duty", same=("desa",)),
}


def add(pen: Pen, codes: Codes, noun: str, worker: int, fields: Fields) -> int:
    """Files a paper of the sort ``noun`` for a worker and answers its number.

    Raises NoSuchRecord, LastBeforeFirst, PapersMeet, NotServingThen, FutureDate, OutsideBranch.
    """
    paper = PAPERS[noun]
    name = _worker(pen, worker)
    whole = {paper.first: UNKNOWN_START, **{k: v for k, v in fields.items() if v is not None}}
    _check(pen, codes, paper, worker, name, whole, 0)
    return pen.insert(paper.table, {"uid": new_uid(pen), "worker": worker, **whole})


def edit(pen: Pen, codes: Codes, noun: str, number: int, fields: Fields) -> int:
    """Corrects a paper and answers its worker. Raises what ``add`` raises and NothingToChange."""
    paper = PAPERS[noun]
    before = _paper(pen, noun, number)
    worker = int(before["worker"])
    changed = dict(fields)
    if changed.get(paper.first, "") is None:
        changed[paper.first] = UNKNOWN_START
    merged = {**before, **changed}
    _check(pen, codes, paper, worker, _worker(pen, worker), merged, number)
    if not pen.update(paper.table, (number,), changed):
        raise errors.NothingToChange(kind=f"noun.{noun}", number=number)
    return worker


def end(pen: Pen, codes: Codes, noun: str, number: int, day: str) -> int:
    """Sets the last day of a paper and answers its worker. Raises what ``edit`` raises."""
    return edit(pen, codes, noun, number, {PAPERS[noun].last: day})


def check_again(pen: Pen, noun: str, number: int) -> None:
    """A paper that came back meets no other. Raises PapersMeet."""
    paper, row = PAPERS[noun], _paper(pen, noun, number)
    if paper.same and row.get("lost_on") is None:
        _check_alone(pen, paper, int(row["worker"]), row, number)


def _worker(pen: Pen, worker: int) -> str:
    row = pen.row("worker", (worker,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=worker)
    return str(row["name"])


def _paper(pen: Pen, noun: str, number: int) -> dict[str, Any]:
    row = pen.row(PAPERS[noun].table, (number,))
    if row is None:
        raise errors.NoSuchRecord(kind=f"noun.{noun}", number=number)
    return row


def _check(
    pen: Pen, codes: Codes, paper: Paper, worker: int, name: str, row: Fields, number: int
) -> None:
    first = str(row[paper.first])
    for column in (paper.last, "until"):
        if (last := row.get(column)) is not None and last < first:
            raise errors.LastBeforeFirst(first=first, last=last)
    for column in ("date", "issued", "lost_on"):
        if (day := row.get(column)) is not None and day > pen.who.today:
            raise errors.FutureDate(day=day, today=pen.who.today)
    if (desa := row.get("desa")) is not None and pen.row("village", (desa,)) is None:
        raise errors.OutsideBranch(desa=Coded("village", desa))
    check_service(pen.db, codes, worker, name, first, before=paper.before_service)
    if paper.same and row.get("lost_on") is None:
        _check_alone(pen, paper, worker, row, number)


def check_service(
    db: sqlite3.Connection,
    codes: Codes,
    worker: int,
    name: str,
    day: str,
    *,
    before: bool = False,
) -> None:
    """The worker serves or is on leave on a day (ISO), else NotServingThen.

    With ``before`` a day before the service began will do, and a candidate's.
    """
    if day == UNKNOWN_START:
        return
    row = db.execute(
        "SELECT status FROM service WHERE worker = ? AND since <= ? ORDER BY since DESC LIMIT 1",
        (worker, day),
    ).fetchone()
    if row is None and before:
        return
    status = row and codes.get("worker_status", row[0])
    standing = status.extra["service"] if status else ""
    if standing == "serving" or (standing == "coming" and before):
        return
    told = Coded("worker_status", row[0]) if row else "word.not_yet"
    raise errors.NotServingThen(number=worker, name=name, day=day, status=told)


def _check_alone(pen: Pen, paper: Paper, worker: int, row: Fields, number: int) -> None:
    """No other paper of the same sort and kind at the same time; a lost card counts no more."""
    lost = " AND lost_on IS NULL" if paper.table == "card" else ""
    conditions = " AND ".join(f"{column} = ?" for column in paper.same)
    other = pen.db.execute(
        f"""SELECT number, {paper.first}, {paper.last} FROM {paper.table}
            WHERE worker = ? AND {conditions} AND number <> ?{lost}
              AND {paper.first} <= ? AND ({paper.last} IS NULL OR {paper.last} >= ?)
            ORDER BY number LIMIT 1""",
        (
            worker,
            *(row[column] for column in paper.same),
            number,
            row.get(paper.last) or "9999-12-31",
            row[paper.first],
        ),
    ).fetchone()
    if other is not None:
        met, first, last = other
        raise errors.PapersMeet(
            kind=f"noun.{paper.table}",
            number=met,
            first="word.unknown_day" if first == UNKNOWN_START else first,
            last=last or "word.open_end",
        )
