"""The sixth entry: photos of activities, and what honor is paid by and was paid."""

from __future__ import annotations

from ipsm_cli.store.diary import DAY

_MONTH = "CHECK (date({0} || '-01', '+0 days') IS {0} || '-01')"
_MONEY = "CHECK (typeof({0}) = 'integer' AND {0} BETWEEN 1 AND 1000000000)"

STATEMENTS = (
    # where a picture lies, as it was typed; the picture itself stays outside the register
    """CREATE TABLE photo (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        activity INTEGER NOT NULL REFERENCES activity (number),
        place INTEGER NOT NULL CHECK (place >= 1),
        file TEXT NOT NULL CHECK (length(file) BETWEEN 1 AND 1000),
        caption TEXT
    ) STRICT""",
    "CREATE INDEX photo_activity ON photo (activity, place)",
    # rupiah a month for each worker, from a month until another; source is the rule it rests on
    f"""CREATE TABLE honor (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        since TEXT NOT NULL {_MONTH.format("since")},
        until TEXT {_MONTH.format("until")} CHECK (until >= since),
        amount INTEGER NOT NULL {_MONEY.format("amount")},
        source TEXT
    ) STRICT""",
    # a worker's month that was paid; of two who were one person it may be there twice
    f"""CREATE TABLE payment (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        worker INTEGER NOT NULL REFERENCES worker (number),
        month TEXT NOT NULL {_MONTH.format("month")},
        amount INTEGER NOT NULL {_MONEY.format("amount")},
        paid_on TEXT NOT NULL {DAY.format("paid_on")}
    ) STRICT""",
    "CREATE INDEX payment_month ON payment (month, worker)",
    "CREATE INDEX payment_worker ON payment (worker, month)",
)
