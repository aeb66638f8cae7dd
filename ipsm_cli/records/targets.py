"""What the branch aims at in a period, and the needs that the Dinas counted (denominators)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core import errors
from ipsm_cli.core.records import DENOMINATOR, SERVICES, Target
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.store.change import Pen


def put(pen: Pen, target: Target) -> int:
    """Writes the target, in place of an earlier one for the same; its number.

    Raises TargetPeriod for a range of months, TargetMeasure, SourceNeeded, NothingToChange.
    """
    if ".." in target.period:
        raise errors.TargetPeriod(period=target.period)
    if (target.measure == DENOMINATOR) != (target.dimension == SERVICES):
        raise errors.TargetMeasure(measure=target.measure)
    if target.measure == DENOMINATOR and not target.source:
        raise errors.SourceNeeded
    number = held(pen.db, target)
    if number is None:
        return pen.insert("target", {"uid": new_uid(pen), **target._asdict()})
    if not pen.update("target", (number,), {"value": target.value, "source": target.source}):
        raise errors.NothingToChange(kind="noun.target", number=number)
    return number


def held(db: sqlite3.Connection, target: Target) -> int | None:
    """The number of the target for the same period, aim and measure, None where there is none."""
    row = db.execute(
        """SELECT number FROM target
           WHERE period = ? AND dimension = ? AND code = ? AND measure = ?""",
        target[:4],
    ).fetchone()
    return None if row is None else int(row[0])


def drop(pen: Pen, number: int) -> None:
    """Takes the target out of the register. Raises NoSuchRecord."""
    if pen.row("target", (number,)) is None:
        raise errors.NoSuchRecord(kind="noun.target", number=number)
    pen.delete("target", (number,))
