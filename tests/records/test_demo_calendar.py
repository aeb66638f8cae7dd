"""When the demo branch works: clean-ups at weekends, little in Ramadan, more in August."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import twelve_months_to
from ipsm_cli.records.demo_calendar import Calendar
from ipsm_cli.records.demo_pieces import Kind, read_pieces


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return Calendar(twelve_months_to("2026-10"))


@pytest.fixture(scope="module")
def kinds() -> dict[str, Kind]:
    return {kind.code: kind for kind in read_pieces(Codes()).kinds}


def _by_day(calendar: Calendar, kind: Kind) -> dict[str, float]:
    sums = [0.0, *calendar.weights(kind)]
    return dict(zip(calendar.days, (b - a for a, b in pairwise(sums)), strict=True))


def test_the_days_are_those_of_the_twelve_months(calendar: Calendar) -> None:
    assert len(calendar.days) == 365
    assert (calendar.days[0], calendar.last) == ("2025-11-01", "2026-10-31")


def test_clean_ups_are_at_the_weekend_offices_on_weekdays(
    calendar: Calendar, kinds: dict[str, Kind]
) -> None:
    for code, free in (("LH01", {0, 1, 2, 3}), ("PP01", {6})):
        for day, weight in _by_day(calendar, kinds[code]).items():
            weekday = datetime.date.fromisoformat(day).weekday()
            assert (weight < 1e-9) == (weekday in free), (code, day)


def test_less_in_the_fasting_month_more_in_august(
    calendar: Calendar, kinds: dict[str, Kind]
) -> None:
    weights = _by_day(calendar, kinds["KD09"])
    tuesdays = ("2026-03-10", "2026-03-24", "2026-06-09", "2026-08-11")
    fasting, feast, usual, august = (weights[day] for day in tuesdays)
    assert feast < fasting < usual < august


def test_a_kind_of_some_months_rests_in_the_others(
    calendar: Calendar, kinds: dict[str, Kind]
) -> None:
    days = {day for day, weight in _by_day(calendar, kinds["LH03"]).items() if weight > 1e-9}
    assert {int(day[5:7]) for day in days} == set(kinds["LH03"].months)


def test_nothing_is_later_than_the_last_day(calendar: Calendar) -> None:
    assert calendar.later("2026-02-27", 3) == "2026-03-02"
    assert calendar.later("2026-10-29", 6) == "2026-10-31"
