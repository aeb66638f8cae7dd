"""The seventh entry: sums kept by month, so that a summary need not read the month's activities."""

from __future__ import annotations

_SUMS = """activities INTEGER NOT NULL,
        people INTEGER NOT NULL,
        people_l INTEGER NOT NULL,
        people_p INTEGER NOT NULL,
        minutes INTEGER NOT NULL,
        cost INTEGER NOT NULL"""
_SUMMED = """COUNT(*), COALESCE(SUM(a.people), 0), COALESCE(SUM(a.people_l), 0),
        COALESCE(SUM(a.people_p), 0), COALESCE(SUM(a.minutes), 0), COALESCE(SUM(a.cost), 0)"""

STATEMENTS = (
    # desa '' stands for none; voided is 1 for the activities that are out of the count
    f"""CREATE TABLE tally (
        month TEXT NOT NULL,
        area TEXT NOT NULL,
        desa TEXT NOT NULL,
        voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
        {_SUMS},
        PRIMARY KEY (month, area, desa, voided)
    ) STRICT, WITHOUT ROWID""",
    # an activity of two workers is in the rows of both; led is how many of them she led
    f"""CREATE TABLE worker_tally (
        month TEXT NOT NULL,
        area TEXT NOT NULL,
        worker INTEGER NOT NULL,
        {_SUMS},
        led INTEGER NOT NULL,
        PRIMARY KEY (month, area, worker)
    ) STRICT, WITHOUT ROWID""",
)

MONTHS = "SELECT DISTINCT a.month FROM activity a"
# a month at a time: what is sorted stays small, however large the register
FILLING = (
    f"""INSERT INTO tally
        SELECT a.month, a.area, COALESCE(a.desa, ''), a.voided_on IS NOT NULL, {_SUMMED}
        FROM activity a WHERE a.month = ? GROUP BY 1, 2, 3, 4""",
    f"""INSERT INTO worker_tally
        SELECT a.month, a.area, p.worker, {_SUMMED}, SUM(CASE WHEN p.place = 1 THEN 1 ELSE 0 END)
        FROM activity a CROSS JOIN participant p
        WHERE p.activity = a.number AND a.month = ? AND a.voided_on IS NULL GROUP BY 1, 2, 3""",
)
