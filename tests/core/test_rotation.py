"""Which backups are kept: checked by hand on a small calendar, and as properties on any."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.rotation import Moment, Policy, worth_keeping


def at(day: str, entry: int) -> Moment:
    return Moment(datetime.date.fromisoformat(day), entry)


def test_a_small_calendar_by_hand() -> None:
    moments = [
        at("2026-11-24", 90),  # Tuesday: newest, its day, its week, its month
        at("2026-11-24", 88),
        at("2026-11-23", 80),  # the second day
        at("2026-11-20", 70),  # the week before
        at("2026-11-18", 60),
        at("2026-11-13", 50),
        at("2026-10-30", 40),  # the month before
        at("2026-10-02", 30),
        at("2025-12-31", 20),  # the third month that has any
        at("2025-11-01", 10),
    ]
    kept = worth_keeping(moments, Policy(daily=2, weekly=2, monthly=3))
    assert sorted(moment.entry for moment in kept) == [20, 40, 70, 80, 90]


def test_nothing_is_kept_of_nothing() -> None:
    assert worth_keeping([], Policy(1, 1, 1)) == frozenset()


def test_the_newest_stays_even_where_nothing_is_to_be_kept() -> None:
    moments = [at("2026-01-01", 1), at("2026-01-02", 2)]
    assert worth_keeping(moments, Policy(0, 0, 0)) == {moments[1]}


MOMENTS = st.lists(
    st.builds(
        Moment,
        st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 12, 31)),
        st.integers(1, 10_000),
    ),
    max_size=60,
)
COUNTS = st.integers(0, 12)


@given(MOMENTS, st.builds(Policy, COUNTS, COUNTS, COUNTS))
def test_what_is_kept(moments: list[Moment], policy: Policy) -> None:
    kept = worth_keeping(moments, policy)
    assert kept <= set(moments)
    assert (max(moments) in kept) if moments else not kept
    assert len(kept) <= max(1, sum(policy))
    days = sorted({moment.day for moment in moments}, reverse=True)[: policy.daily]
    assert set(days) <= {moment.day for moment in kept}
    months = sorted({(m.day.year, m.day.month) for m in moments}, reverse=True)
    assert set(months[: policy.monthly]) <= {(m.day.year, m.day.month) for m in kept}


@given(MOMENTS, st.builds(Policy, COUNTS, COUNTS, COUNTS))
def test_pruning_twice_takes_nothing_more(moments: list[Moment], policy: Policy) -> None:
    kept = worth_keeping(moments, policy)
    assert worth_keeping(kept, policy) == kept
