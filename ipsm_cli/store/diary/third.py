"""The third entry: what came in from sheets and messages, and how such files are read."""

from __future__ import annotations

from ipsm_cli.store.diary import DAY

STATEMENTS = (
    """CREATE TABLE batch (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        profile TEXT,
        added INTEGER NOT NULL CHECK (added >= 0),
        changed INTEGER NOT NULL CHECK (changed >= 0),
        same INTEGER NOT NULL CHECK (same >= 0),
        refused INTEGER NOT NULL CHECK (refused >= 0)
    ) STRICT""",
    # which record a row of a foreign sheet became, by what the row itself says
    """CREATE TABLE imported (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        record INTEGER NOT NULL,
        batch INTEGER NOT NULL REFERENCES batch (number),
        PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX imported_record ON imported (kind, record)",
    "CREATE INDEX imported_batch ON imported (batch)",
    """CREATE TABLE profile (
        name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 60),
        kind TEXT NOT NULL,
        content TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # a message that may become an activity; it never counts before
    f"""CREATE TABLE draft (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        batch INTEGER REFERENCES batch (number),
        received_on TEXT NOT NULL {DAY.format("received_on")},
        message TEXT NOT NULL,
        reading TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'dropped')),
        activity INTEGER REFERENCES activity (number),
        CHECK ((state = 'accepted') = (activity IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX draft_batch ON draft (batch)",
    "CREATE INDEX draft_activity ON draft (activity)",
)
