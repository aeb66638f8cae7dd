"""The fifth entry: letterheads, those who sign for others than the board, and letters sent."""

from __future__ import annotations

from ipsm_cli.store.diary import DAY

STATEMENTS = (
    # what stands at the head of a paper from a day on, until the next begins; logo: PNG in base64
    f"""CREATE TABLE letterhead (
        since TEXT PRIMARY KEY {DAY.format("since")},
        lines TEXT NOT NULL CHECK (length(lines) BETWEEN 1 AND 1000),
        logo TEXT CHECK (length(logo) <= 400000)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE signatory (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        office TEXT NOT NULL,
        acting TEXT,
        title TEXT,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        rank TEXT,
        nip TEXT CHECK (length(nip) = 18 AND nip NOT GLOB '*[^0-9]*'),
        since TEXT NOT NULL {DAY.format("since")},
        until TEXT {DAY.format("until")} CHECK (until >= since)
    ) STRICT""",
    "CREATE INDEX signatory_office ON signatory (office, since)",
    # seq counts the letters of a year; text is the number as it is printed
    f"""CREATE TABLE letter (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        year INTEGER NOT NULL,
        seq INTEGER NOT NULL CHECK (seq >= 1),
        text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 120),
        date TEXT NOT NULL {DAY.format("date")} CHECK (CAST(substr(date, 1, 4) AS INTEGER) = year),
        subject TEXT NOT NULL,
        receiver TEXT,
        paper TEXT,
        period TEXT,
        UNIQUE (year, seq),
        CHECK ((paper IS NULL) = (period IS NULL))
    ) STRICT""",
    "CREATE INDEX letter_paper ON letter (paper, period)",
)
