"""What is asked of a report: the same frozen question for every one."""

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
    by: str | None = None  # what the lines of a summary stand for, where it has more than one way
    against: Period | None = None  # the period to compare with
    rows: str | None = None  # pivot: a dimension down the side
    columns: str | None = None  # pivot: a dimension across the top
    measure: str | None = None  # what is counted
    percent: str | None = None  # pivot: share of the row, column or total
    transpose: bool = False  # pivot: rows and columns change places
