"""The sums kept by month: taken off and put on again as activities change, compared on request.

They are no rows of their own but what the activities come to, so no history tells of them. Before
an activity or one taking part in it is first changed, what it adds is taken off; when the entry is
closed, what it has become is put on: one statement for as many activities as stand in a row.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.finding import Finding
from ipsm_cli.core.measures import COUNTED, SUMS, TAKING_PART

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

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
Mark = tuple[int, list[tuple[int, int]]]


class Tally:
    """The sums while an entry is written; they are true again once it is closed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._touched: dict[int, None] = {}
        self._spans: list[tuple[int, int]] = []  # new activities in a row
        self._emptied: set[str] = set()  # months of which something was taken off

    def touch(self, activities: Iterable[int]) -> None:
        """To be called before any of these activities, or who takes part in it, is changed."""
        if not self._is_kept:
            return
        for number in activities:
            if not self._is_touched(number):
                self._take_off(number)
                self._touched[number] = None

    def add(self, activities: Sequence[int]) -> None:
        """To be called when new activities have been written; many stand in a row."""
        fresh = [number for number in activities if not self._is_touched(number)]
        if len(fresh) < 2 or fresh[-1] - fresh[0] != len(fresh) - 1:
            self._touched.update(dict.fromkeys(fresh))
        elif self._spans and self._spans[-1][1] + 1 == fresh[0]:
            self._spans[-1] = (self._spans[-1][0], fresh[-1])
        else:
            self._spans.append((fresh[0], fresh[-1]))

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
        for first, last in (*self._spans, *((number, number) for number in self._touched)):
            for statement in _ON:
                self._db.execute(statement, (first, last))
        for month in sorted(self._emptied):
            for statement in _EMPTY:
                self._db.execute(statement, (month,))

    def _is_touched(self, number: int) -> bool:
        if number in self._touched:
            return True
        spans = self._spans  # mostly none, or one that grows
        return bool(spans) and any(first <= number <= last for first, last in reversed(spans))

    @cached_property
    def _is_kept(self) -> bool:
        return is_kept(self._db)

    def _take_off(self, number: int) -> None:
        months = self._db.execute(_MONTHS, (number, number)).fetchall()
        if months:
            self._emptied.update(month for (month,) in months)
            for statement in _OFF:
                self._db.execute(statement, (number, number))


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
