"""The sums kept by month: taken off and put on again as activities change, compared on request.

They are no rows of their own but what the activities come to, so no history tells of them. Before
an activity or one taking part in it is first changed, what it adds is taken off; when the entry is
closed, what it has become is put on: one statement for as many activities as stand in a row.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.finding import Finding
from ipsm_cli.core.measures import COUNTED, SUMS, TAKING_PART

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

TOUCHING = ("activity", "participant")  # tables whose keys begin with the activity's number
_MEASURES = ("activities", "people", "people_l", "people_p", "minutes", "cost")


class _Kept(NamedTuple):
    """One table of sums; ``counted`` makes its rows: how activities are found, and which."""

    table: str
    key: tuple[str, ...]
    sums: tuple[str, ...]
    counted: str


_KEPT = (
    _Kept(
        "tally",
        ("month", "area", "desa", "voided"),
        _MEASURES,
        f"""SELECT a.month, a.area, COALESCE(a.desa, ''), a.voided_on IS NOT NULL, {SUMS}
            FROM activity a {{}} WHERE {{}} GROUP BY 1, 2, 3, 4""",
    ),
    _Kept(
        "worker_tally",
        ("month", "area", "worker"),
        (*_MEASURES, "led"),
        f"""SELECT a.month, a.area, p.worker, {SUMS}, SUM(CASE WHEN p.place = 1 THEN 1 ELSE 0 END)
            FROM {TAKING_PART.replace("activity a", "activity a {}")}
            WHERE p.activity = a.number AND {COUNTED} AND {{}}
            GROUP BY 1, 2, 3""",
    ),
)
TABLES = tuple(kept.table for kept in _KEPT)
# by their numbers: for the order of the groups SQLite would go through the whole index of months
_SOME = ("NOT INDEXED", "a.number BETWEEN ? AND ?")
_MONTH = ("", "a.month = ?")


def _statement(kept: _Kept, sign: str) -> str:
    """Adds what the activities of a span of numbers come to, or takes it off."""
    sums = ", ".join(f"{sign}{name}" for name in kept.sums)
    added = ", ".join(f"{name} = {name} + excluded.{name}" for name in kept.sums)
    columns, counted = ", ".join((*kept.key, *kept.sums)), kept.counted.format(*_SOME)
    return f"""WITH counted ({columns}) AS ({counted})
        INSERT INTO {kept.table} SELECT {", ".join(kept.key)}, {sums} FROM counted WHERE 1
        ON CONFLICT ({", ".join(kept.key)}) DO UPDATE SET {added}"""


_ON, _OFF = (tuple(_statement(kept, sign) for kept in _KEPT) for sign in ("", "-"))
_EMPTY = tuple(f"DELETE FROM {kept.table} WHERE month = ? AND activities = 0" for kept in _KEPT)
_MONTHS = f"SELECT DISTINCT a.month FROM activity a WHERE {_SOME[1]}"
Span = tuple[int, int]  # first and last number
Mark = tuple[int, list[Span]]


class Tally:
    """The sums while an entry is written; they are true again once it is closed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._touched: dict[int, None] = {}  # one by one
        self._spans: list[Span] = []  # many in a row, in their order, none meeting another
        self._emptied: set[str] = set()  # months of which something was taken off

    def touch(self, activities: Iterable[int]) -> None:
        """To be called before any of these activities, or who takes part in it, is changed."""
        if self._is_kept:
            for span in self._fresh(activities):
                self._take_off(span)

    def add(self, activities: Iterable[int]) -> None:
        """To be called when activities have been written that were not there."""
        self._fresh(activities)

    def begin_try(self) -> Mark:
        """What is touched from here on may be taken back."""
        return len(self._touched), [*self._spans]

    def end_try(self, mark: Mark) -> None:
        """Forgets what was touched since; its sums have been taken back with its rows."""
        count, self._spans = mark
        for number in [*self._touched][count:]:
            del self._touched[number]

    def close(self) -> None:
        """Puts on what the touched activities have become."""
        if not (self._touched or self._spans) or not self._is_kept:
            return
        for span in (*self._spans, *_spans(sorted(self._touched))):
            for statement in _ON:
                self._db.execute(statement, span)
        for month in sorted(self._emptied):
            for statement in _EMPTY:
                self._db.execute(statement, (month,))

    def _fresh(self, activities: Iterable[int]) -> list[Span]:
        """Those that were not touched yet, as spans; they are from here on."""
        fresh = _spans(sorted({n for n in activities if not self._is_touched(n)}))
        for first, last in fresh:
            if first == last:
                self._touched[first] = None
            else:
                self._keep(first, last)
        return fresh

    def _keep(self, first: int, last: int) -> None:
        """Puts a span between the others, as one with those that it meets."""
        at = bisect_left(self._spans, (first, last))
        upto = at
        if at and self._spans[at - 1][1] + 1 == first:
            at -= 1
            first = self._spans[at][0]
        if upto < len(self._spans) and last + 1 == self._spans[upto][0]:
            last = self._spans[upto][1]
            upto += 1
        self._spans[at:upto] = [(first, last)]

    def _is_touched(self, number: int) -> bool:
        if number in self._touched:
            return True
        before = bisect_left(self._spans, (number + 1,)) - 1  # the last that begins by the number
        return before >= 0 and number <= self._spans[before][1]

    @cached_property
    def _is_kept(self) -> bool:
        return is_kept(self._db)

    def _take_off(self, span: Span) -> None:
        months = self._db.execute(_MONTHS, span).fetchall()
        if months:
            self._emptied.update(month for (month,) in months)
            for statement in _OFF:
                self._db.execute(statement, span)


def _spans(numbers: Iterable[int]) -> list[Span]:
    """Numbers in their order as spans of those that stand in a row."""
    found: list[Span] = []
    for number in numbers:
        if found and found[-1][1] + 1 == number:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def is_kept(db: sqlite3.Connection) -> bool:
    """Whether there are sums: a register that is being saved, or a backup, may be older."""
    return (
        db.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", TABLES[:1]).fetchone() is not None
    )


def count_anew(db: sqlite3.Connection) -> None:
    """Makes all sums what the activities come to."""
    for kept in _KEPT:
        db.execute(f"DELETE FROM {kept.table}")
        for month in db.execute("SELECT DISTINCT a.month FROM activity a").fetchall():
            db.execute(f"INSERT INTO {kept.table} {kept.counted.format(*_MONTH)}", month)


def differences(db: sqlite3.Connection) -> Iterator[Finding]:
    """The months whose sums are not what their activities come to; counted a month at a time."""
    months = db.execute(
        "SELECT month FROM (SELECT month FROM activity UNION SELECT month FROM tally"
        " UNION SELECT month FROM worker_tally) ORDER BY month"
    )
    for (month,) in months.fetchall():
        for kept in _KEPT:
            held = f"SELECT * FROM {kept.table} a WHERE {_MONTH[1]} ORDER BY {', '.join(kept.key)}"
            counted = f"{kept.counted.format(*_MONTH)} ORDER BY 1, 2, 3, 4"
            if db.execute(held, (month,)).fetchall() != db.execute(counted, (month,)).fetchall():
                yield Finding("tally", f"month {month}", kept.table)
