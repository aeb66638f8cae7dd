"""In which months workers reported, and for how many in a row they did or did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core.measures import COUNTED, TAKING_PART
from ipsm_cli.reports import measures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from ipsm_cli.core.question import Question
    from ipsm_cli.reports.service import Status


def counts(db: sqlite3.Connection, question: Question, column: str) -> dict[int, dict[str, int]]:
    """Each worker's activities by a column of the activity (``area``, ``month``)."""
    condition, values = measures.where(question)
    rows = db.execute(
        f"""SELECT p.worker, a.{column}, COUNT(*) FROM {TAKING_PART}
            WHERE p.activity = a.number AND {condition}
            GROUP BY p.worker, a.{column} ORDER BY p.worker, a.{column}""",
        values,
    )
    found: dict[int, dict[str, int]] = {}
    for worker, value, count in rows:
        found.setdefault(worker, {})[value] = count
    return found


def months_of(db: sqlite3.Connection, question: Question, worker: int) -> dict[str, int]:
    """One worker's activities by month, looked up by her own index: as dear as her rows."""
    condition, values = measures.where(question._replace(worker=None))
    rows = db.execute(
        f"""SELECT a.month, COUNT(*) FROM participant p CROSS JOIN activity a
            WHERE p.worker = ? AND a.number = p.activity AND {condition}
            GROUP BY a.month ORDER BY a.month""",
        (worker, *values),
    )
    return dict(rows)


def first_month(db: sqlite3.Connection) -> str | None:
    """The month of the register's first activity that counts."""
    row = db.execute(
        f"SELECT a.month FROM activity a WHERE {COUNTED} ORDER BY a.month LIMIT 1"
    ).fetchone()
    return row[0] if row else None


def active_in(service: Sequence[Status], month: str) -> bool:
    """Whether a worker (her statuses, the newest last) was active on a day of the month."""
    first, last = f"{month}-01", f"{month}-31"
    return any(
        status.active
        and (status.since or "") <= last
        and (following is None or (following.since or "") > first)
        for status, following in zip(service, [*service[1:], None], strict=True)
    )


def months_without(
    service: Sequence[Status], done: Mapping[str, int], minimum: int, months: Iterable[str]
) -> int:
    """For how many of the ``months``, the newest first, an active worker stayed below a minimum.

    The row ends with a month in which she reported, or did not serve.
    """
    row = 0
    newest = service[-1]
    # from here on she has been active: months of years need not be looked at one by one
    ever_since = (newest.since or "")[:7] if newest.active else "9999-99"
    for month in months:
        if done.get(month, 0) >= minimum:
            break
        if month < ever_since and not active_in(service, month):
            break
        row += 1
    return row


def longest_row(done: Mapping[str, int], minimum: int, months: Iterable[str]) -> int:
    """The most months one after another in which a worker reported at least the minimum."""
    longest = row = 0
    for month in months:
        row = row + 1 if done.get(month, 0) >= minimum else 0
        longest = max(longest, row)
    return longest
