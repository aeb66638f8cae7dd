"""Which backups are worth keeping: of the newest days, weeks and months one each."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple


class Policy(NamedTuple):
    """How many days, weeks and months that have a backup keep their newest one."""

    daily: int
    weekly: int
    monthly: int


class Moment(NamedTuple):
    """The state that a backup holds: the day of its newest history entry, and its number."""

    day: datetime.date
    entry: int


def worth_keeping(moments: Iterable[Moment], policy: Policy) -> frozenset[Moment]:
    """The moments to be kept; the newest of all is always among them.

    Spans without a backup do not count, so a register that rests for a year loses none.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:1])
    spans: tuple[tuple[int, Callable[[datetime.date], Hashable]], ...] = (
        (policy.daily, lambda day: day),
        (policy.weekly, lambda day: day.isocalendar()[:2]),
        (policy.monthly, lambda day: (day.year, day.month)),
    )
    for most, span_of in spans:
        newest_of: dict[Hashable, Moment] = {}
        for moment in newest_first:
            newest_of.setdefault(span_of(moment.day), moment)
        kept.update(list(newest_of.values())[:most])
    return frozenset(kept)
