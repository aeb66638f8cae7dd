"""The second entry: papers of the workers, their accounts, the board, and who is who."""

from __future__ import annotations

from ipsm_cli.store.diary import COUNT, DAY

# the columns that papers of every sort have
_PAPER = f"""
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        worker INTEGER NOT NULL REFERENCES worker (number),
        since TEXT NOT NULL {DAY.format("since")},
        until TEXT {DAY.format("until")} CHECK (until >= since),
        note TEXT"""

STATEMENTS = (
    f"""CREATE TABLE appointment ({_PAPER},
        kind TEXT NOT NULL,
        issuer TEXT,
        paper TEXT,
        date TEXT {DAY.format("date")}
    ) STRICT""",
    f"""CREATE TABLE card ({_PAPER},
        kind TEXT NOT NULL,
        issuer TEXT,
        paper TEXT NOT NULL,
        lost_on TEXT {DAY.format("lost_on")}
    ) STRICT""",
    f"""CREATE TABLE training ({_PAPER},
        level TEXT NOT NULL,
        training TEXT NOT NULL,
        organiser TEXT,
        finish TEXT {DAY.format("finish")} CHECK (finish >= since),
        minutes INTEGER {COUNT.format("minutes", 600_000)},
        paper TEXT,
        issued TEXT {DAY.format("issued")}
    ) STRICT""",
    f"""CREATE TABLE role ({_PAPER},
        programme TEXT NOT NULL
    ) STRICT""",
    *(
        f"CREATE INDEX {table}_worker ON {table} (worker, since)"
        for table in ("appointment", "card", "training", "role")
    ),
    f"""CREATE TABLE account (
        worker INTEGER PRIMARY KEY REFERENCES worker (number),
        bank TEXT NOT NULL,
        account TEXT NOT NULL CHECK (account NOT GLOB '*[^0-9]*' AND length(account) >= 5),
        holder TEXT NOT NULL,
        checked_on TEXT NOT NULL {DAY.format("checked_on")}
    ) STRICT""",
    f"""CREATE TABLE term (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        since TEXT NOT NULL {DAY.format("since")},
        until TEXT NOT NULL {DAY.format("until")} CHECK (until >= since),
        paper TEXT,
        date TEXT {DAY.format("date")}
    ) STRICT""",
    f"""CREATE TABLE seat (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        term INTEGER NOT NULL REFERENCES term (number),
        position TEXT NOT NULL,
        section TEXT,
        worker INTEGER REFERENCES worker (number),
        name TEXT,
        since TEXT NOT NULL {DAY.format("since")},
        until TEXT {DAY.format("until")} CHECK (until >= since),
        CHECK ((worker IS NULL) <> (name IS NULL))
    ) STRICT""",
    "CREATE INDEX seat_term ON seat (term, position)",
    "CREATE INDEX seat_worker ON seat (worker)",
    """CREATE TABLE not_same (
        one INTEGER NOT NULL REFERENCES worker (number),
        other INTEGER NOT NULL REFERENCES worker (number),
        PRIMARY KEY (one, other),
        CHECK (one < other)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX not_same_other ON not_same (other)",
    # the number of a worker whose entry became part of another's
    """CREATE TABLE merged (
        worker INTEGER PRIMARY KEY,
        into_worker INTEGER NOT NULL REFERENCES worker (number)
    ) STRICT""",
    "CREATE INDEX merged_into ON merged (into_worker)",
)
