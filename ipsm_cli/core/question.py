"""What is asked of a report: the same frozen question for every one."""

from __future__ import annotations

from typing import NamedTuple

from ipsm_cli.core.period import Period


class Question(NamedTuple):
    """Filters; None asks for all. ``today`` is an ISO date, the day the question is asked."""

    today: str
    period: Period | None = None
    area: str | None = None
    kind: str | None = None
    desa: str | None = None
    worker: int | None = None
    programme: str | None = None
    status: str | None = None  # worker status
    within: int | None = None  # days ahead
    text: str | None = None  # words to find
    voided: bool = False  # lists only: also what was taken out of the count
