"""Which months are closed, and whether a deed may touch them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core import errors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


def closed(db: sqlite3.Connection) -> frozenset[str]:
    """The closed months: for a deed of many rows, asked once."""
    rows = db.execute("SELECT month FROM closing WHERE state = 'closed' ORDER BY month")
    return frozenset(month for (month,) in rows)


def check_open(
    db: sqlite3.Connection, months: Iterable[str], correction: str | None = None
) -> list[str]:
    """Whether counted activities of these months may be changed; answers those that are closed.

    ``correction`` is the reason to change a closed one. Raises MonthClosed where one is closed and
    there is no reason, NothingToCorrect where there is a reason and none is closed.
    """
    shut = sorted(closed(db).intersection(months))
    if shut and correction is None:
        raise errors.MonthClosed(month=shut[0], way=f"ipsm month reopen {shut[0]}")
    if correction is not None and not shut:
        raise errors.NothingToCorrect
    return shut
