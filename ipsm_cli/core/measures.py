"""What is counted: the measures and the words of SQL that define each of them once.

Reports count by them, and so does the closing of a month, which may not ask a report. The pieces
stand here because this is the room that both may enter; the questions themselves are put where
their answers are made, on ``activity a`` and ``participant p``.

An activity counts in the month of its date (not of its recording) unless it was voided. Where
people, minutes or cost were not written down, they add nothing.
"""

from typing import NamedTuple

COUNTED = "a.voided_on IS NULL"
SUMS = """COUNT(*), COALESCE(SUM(a.people), 0), COALESCE(SUM(a.people_l), 0),
    COALESCE(SUM(a.people_p), 0), COALESCE(SUM(a.minutes), 0), COALESCE(SUM(a.cost), 0)"""
# the same from the sums that the register keeps by month
KEPT_SUMS = """COALESCE(SUM(a.activities), 0), COALESCE(SUM(a.people), 0),
    COALESCE(SUM(a.people_l), 0), COALESCE(SUM(a.people_p), 0), COALESCE(SUM(a.minutes), 0),
    COALESCE(SUM(a.cost), 0)"""
# the order of the tables is said, so that a month is never looked for worker by worker
TAKING_PART = "activity a CROSS JOIN participant p"


class Measures(NamedTuple):
    """The measures of some activities; an activity adds to each of them once."""

    activities: int = 0
    workers: int = 0  # distinct workers taking part
    people: int = 0  # served, sex known or not
    people_l: int = 0
    people_p: int = 0
    minutes: int = 0
    cost: int = 0  # rupiah

    def plus(self, other: "Measures") -> "Measures":
        """The sums of two groups without a common activity; workers are left to be counted."""
        sums = Measures(*(one + more for one, more in zip(self, other, strict=True)))
        return sums._replace(workers=0)
