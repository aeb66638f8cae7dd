"""The fourth entry: targets, settings of the branch, closed months and their corrections."""

from __future__ import annotations

from ipsm_cli.store.diary import DAY

_MONTH = "CHECK (date({0} || '-01', '+0 days') IS {0} || '-01')"

STATEMENTS = (
    # value of a measure that is aimed at in a period, for the branch or one code of a dimension
    """CREATE TABLE target (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        period TEXT NOT NULL,
        dimension TEXT NOT NULL,
        code TEXT NOT NULL,
        measure TEXT NOT NULL,
        value INTEGER NOT NULL CHECK (typeof(value) = 'integer' AND value >= 0),
        source TEXT,
        UNIQUE (period, dimension, code, measure)
    ) STRICT""",
    """CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # a month whose numbers were handed over; counts are JSON, the digest is of its rows
    f"""CREATE TABLE closing (
        month TEXT PRIMARY KEY {_MONTH.format("month")},
        state TEXT NOT NULL CHECK (state IN ('closed', 'open')),
        at TEXT NOT NULL,
        counts TEXT NOT NULL,
        digest TEXT NOT NULL,
        reason TEXT
    ) STRICT, WITHOUT ROWID""",
    # what was changed in a closed month after it was handed over
    f"""CREATE TABLE correction (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        month TEXT NOT NULL REFERENCES closing (month),
        activity INTEGER NOT NULL REFERENCES activity (number),
        corrected_on TEXT NOT NULL {DAY.format("corrected_on")},
        reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX correction_month ON correction (month)",
    "CREATE INDEX correction_activity ON correction (activity)",
)
