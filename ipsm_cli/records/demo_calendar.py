"""When a demo branch is at work: weekdays, fasting month and holidays, month by month."""

from __future__ import annotations

import datetime
from itertools import accumulate

from ipsm_cli.core.period import Period
from ipsm_cli.records.demo_pieces import Kind, rows

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Calendar:
    """The days (ISO) of a period, each as likely as work is done on it."""

    def __init__(self, period: Period) -> None:
        first, last = map(datetime.date.fromisoformat, (period.first_day(), period.last_day()))
        dates = [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]
        self.days = [day.isoformat() for day in dates]
        self.last = self.days[-1]
        self._weekdays = [WEEK[day.weekday()] for day in dates]
        seasons = rows("seasons")
        self._seasons = [_season(day, seasons) for day in self.days]
        self._weeks = {row["days"]: row for row in rows("weekdays")}
        self._weights: dict[tuple[str, tuple[int, ...]], list[float]] = {}

    def weights(self, kind: Kind) -> list[float]:
        """Running sums over ``days`` of how likely the kind is done on each."""
        key = (kind.days, kind.months)
        if key not in self._weights:
            week = self._weeks[kind.days]
            each = zip(self.days, self._weekdays, self._seasons, strict=True)
            self._weights[key] = list(
                accumulate(
                    float(week[weekday]) * season
                    if not kind.months or int(day[5:7]) in kind.months
                    else 0.0
                    for day, weekday, season in each
                )
            )
        return self._weights[key]

    def later(self, day: str, days: int) -> str:
        """The day so many days later, the period's last at most."""
        moved = datetime.date.fromisoformat(day) + datetime.timedelta(days=days)
        return min(moved.isoformat(), self.last)


def _season(day: str, seasons: list[dict[str, str]]) -> float:
    """How much is done on a day, 1 being usual; a season is dated, or the same every year."""
    factor = 1.0
    for row in seasons:
        told = day[-len(row["first"]) :]
        if row["first"] <= told <= row["last"]:
            factor *= float(row["factor"])
    return factor
