"""What honor (tali asih) is paid by, and which months of which workers were paid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from ipsm_cli.core import errors
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen

_FOR_EVER = "9999-12"


class HonorFields(TypedDict, total=False):
    """Columns of an amount as a deed takes them; a missing key leaves the column alone."""

    since: str  # month
    until: str | None  # month
    amount: int  # rupiah a month
    source: str | None  # the rule it rests on


class Due(NamedTuple):
    """A worker's month that is paid."""

    worker: int
    month: str
    amount: int  # rupiah


def add(pen: Pen, fields: HonorFields) -> int:
    """Sets the amount a month from one month until another and answers its number.

    Raises BackwardsPeriod, HonorsMeet.
    """
    _check(pen, fields, 0)
    return pen.insert("honor", {"uid": new_uid(pen), **fields})


def edit(pen: Pen, number: int, fields: HonorFields) -> None:
    """Corrects an amount or its months. Raises NoSuchRecord, what ``add`` raises,
    NothingToChange."""
    before = pen.row("honor", (number,))
    if before is None:
        raise errors.NoSuchRecord(kind="noun.honor", number=number)
    _check(pen, {**before, **fields}, number)  # type: ignore[typeddict-item]  # a row has more
    if not pen.update("honor", (number,), fields):
        raise errors.NothingToChange(kind="noun.honor", number=number)


def drop(pen: Pen, number: int) -> None:
    """Takes an amount out of the register; what was paid stays. Raises NoSuchRecord."""
    if pen.row("honor", (number,)) is None:
        raise errors.NoSuchRecord(kind="noun.honor", number=number)
    pen.delete("honor", (number,))


def pay(pen: Pen, months: Iterable[Due], day: str) -> int:
    """Writes down that the months were paid on a day and answers how many.

    Raises FutureDate, PaidBefore for a month that was paid already.
    """
    if day > pen.who.today:
        raise errors.FutureDate(day=day, today=pen.who.today)
    count = 0
    for due in months:
        _check_unpaid(pen, due.worker, due.month, 0)
        pen.insert("payment", {"uid": new_uid(pen), **due._asdict(), "paid_on": day})
        count += 1
    return count


def check_again(pen: Pen, table: str, number: int) -> None:
    """An amount or payment that came back meets no other. Raises HonorsMeet, PaidBefore."""
    row: Any = pen.row(table, (number,)) or {}
    if table == "honor":
        _check(pen, row, number)
    else:
        _check_unpaid(pen, row["worker"], row["month"], number)


def _check_unpaid(pen: Pen, worker: int, month: str, number: int) -> None:
    paid = pen.db.execute(
        "SELECT paid_on FROM payment WHERE worker = ? AND month = ? AND number <> ?"
        " ORDER BY number LIMIT 1",
        (worker, month, number),
    ).fetchone()
    if paid is not None:
        raise errors.PaidBefore(number=worker, month=month, day=paid[0])


def _check(pen: Pen, row: HonorFields, number: int) -> None:
    """One amount a month."""
    first, last = row["since"], row.get("until")
    if last is not None and last < first:
        raise errors.BackwardsPeriod(first=first, last=last)
    other = pen.db.execute(
        """SELECT number, since, until FROM honor
           WHERE number <> ? AND since <= ? AND (until IS NULL OR until >= ?)
           ORDER BY number LIMIT 1""",
        (number, last or _FOR_EVER, first),
    ).fetchone()
    if other is not None:
        met, since, until = other
        raise errors.HonorsMeet(number=met, first_month=since, last_month=until or "word.open_end")
