"""The shape of the register: a diary of migrations, each a function, its place its number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x4950534D  # the letters IPSM
UNKNOWN_START = "0001-01-01"  # a service whose first day nobody knows

_DAY = "CHECK (date({0}, '+0 days') IS {0})"  # 31 February passes the naive form on SQLite 3.40
_COUNT = "CHECK (typeof({0}) IN ('integer', 'null') AND ({0} IS NULL OR {0} BETWEEN 0 AND {1}))"
_MOST_PEOPLE = 1_000_000
_MOST_RUPIAH = 1_000_000_000_000


class Keeping(NamedTuple):
    """How the pen finds a row of a table and whose history it belongs to."""

    key: tuple[str, ...]  # primary key columns
    record: str  # the noun of the history: worker, activity …
    owner: str  # the column that holds that noun's number or code


KEEPING = {
    "branch": Keeping(("id",), "branch", "id"),
    "village": Keeping(("code",), "branch", ""),
    "own_code": Keeping(("list", "code"), "code", "code"),
    "worker": Keeping(("number",), "worker", "number"),
    "service": Keeping(("worker", "since"), "worker", "worker"),
    "duty": Keeping(("worker", "desa"), "worker", "worker"),
    "activity": Keeping(("number",), "activity", "number"),
    "participant": Keeping(("activity", "worker"), "activity", "activity"),
    "served": Keeping(("activity", "ppks", "sex", "age"), "activity", "activity"),
    "partner": Keeping(("activity", "partner"), "activity", "activity"),
}

# which rows stand on a row: table and column that name it
STANDING_ON = {
    "worker": (("service", "worker"), ("duty", "worker"), ("participant", "worker")),
    "activity": (("participant", "activity"), ("served", "activity"), ("partner", "activity")),
    "village": (("duty", "desa"), ("activity", "desa")),
}

# where the codes stand that a branch may add, by list: table and column
CODES_IN = {
    "kind": (("activity", "kind"),),
    "programme": (("activity", "programme"),),
    "fund_source": (("activity", "fund_source"),),
    "unit": (("activity", "unit"), ("own_code", "unit")),
    "partner": (("partner", "partner"),),
}


def _first(db: sqlite3.Connection) -> None:
    """Branch, workers, activities and the history of every write."""
    for statement in (*_BRANCH, *_WORKERS, *_ACTIVITIES, *_HISTORY):
        db.execute(statement)


_BRANCH = (
    f"""CREATE TABLE branch (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        uid TEXT NOT NULL,
        level TEXT NOT NULL,
        region TEXT NOT NULL,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        address TEXT,
        letterhead TEXT,
        chair TEXT,
        secretary TEXT,
        language TEXT NOT NULL CHECK (language IN ('id', 'en')),
        due_day INTEGER NOT NULL CHECK (due_day BETWEEN 1 AND 28),
        founded TEXT NOT NULL {_DAY.format("founded")}
    ) STRICT""",
    """CREATE TABLE village (
        code TEXT PRIMARY KEY CHECK (length(code) = 13),
        name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE own_code (
        list TEXT NOT NULL,
        code TEXT NOT NULL,
        uid TEXT NOT NULL UNIQUE,
        label_id TEXT NOT NULL,
        label_en TEXT NOT NULL,
        parent TEXT,
        unit TEXT,
        PRIMARY KEY (list, code)
    ) STRICT, WITHOUT ROWID""",
)

_WORKERS = (
    f"""CREATE TABLE worker (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        title_front TEXT,
        title_back TEXT,
        search TEXT NOT NULL,
        nik TEXT UNIQUE
            CHECK (length(CAST(nik AS BLOB)) = 16 AND nik NOT GLOB '*[^0-9]*'),
        kept_reason TEXT,
        sex TEXT NOT NULL CHECK (sex IN ('L', 'P')),
        birth_place TEXT,
        birth_date TEXT {_DAY.format("birth_date")},
        member_number TEXT UNIQUE CHECK (length(member_number) > 0),
        phone TEXT CHECK (phone GLOB '+[0-9]*'),
        email TEXT,
        home_desa TEXT,
        home_rt TEXT,
        home_rw TEXT,
        home_street TEXT,
        education TEXT,
        main_job TEXT,
        active_since TEXT CHECK (length(active_since) IN (4, 7, 10)),
        note TEXT
    ) STRICT""",
    f"""CREATE TABLE service (
        worker INTEGER NOT NULL REFERENCES worker (number),
        since TEXT NOT NULL {_DAY.format("since")},
        status TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        reason TEXT,
        note TEXT,
        PRIMARY KEY (worker, since)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE duty (
        worker INTEGER NOT NULL REFERENCES worker (number),
        desa TEXT NOT NULL REFERENCES village (code),
        PRIMARY KEY (worker, desa)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX duty_desa ON duty (desa)",
    # the newest status of each worker: one row a worker
    """CREATE VIEW standing AS
        SELECT s.worker, s.since, s.status, s.active, s.reason
        FROM service s
        WHERE s.since = (SELECT MAX(t.since) FROM service t WHERE t.worker = s.worker)""",
)

_ACTIVITIES = (
    f"""CREATE TABLE activity (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        date TEXT NOT NULL {_DAY.format("date")},
        month TEXT GENERATED ALWAYS AS (substr(date, 1, 7)) STORED,
        recorded_on TEXT NOT NULL {_DAY.format("recorded_on")},
        area TEXT NOT NULL,
        kind TEXT NOT NULL,
        description TEXT,
        place TEXT,
        desa TEXT REFERENCES village (code),
        result TEXT,
        "constraint" TEXT,
        follow_up TEXT,
        people INTEGER {_COUNT.format("people", _MOST_PEOPLE)},
        people_l INTEGER {_COUNT.format("people_l", _MOST_PEOPLE)},
        people_p INTEGER {_COUNT.format("people_p", _MOST_PEOPLE)},
        quantity REAL CHECK (quantity > 0),
        unit TEXT,
        minutes INTEGER {_COUNT.format("minutes", 44_640)},
        cost INTEGER {_COUNT.format("cost", _MOST_RUPIAH)},
        fund_source TEXT,
        programme TEXT,
        spm_service TEXT,
        basic_need TEXT,
        voided_on TEXT {_DAY.format("voided_on")},
        void_reason TEXT,
        CHECK ((voided_on IS NULL) = (void_reason IS NULL)),
        CHECK (COALESCE(people_l, 0) + COALESCE(people_p, 0) <= COALESCE(people, 0))
    ) STRICT""",
    # in the order of every month's question; it covers the sums, so no row is visited
    """CREATE INDEX activity_month ON activity (
        month, area, kind, desa, programme, voided_on,
        people, people_l, people_p, minutes, cost)""",
    "CREATE INDEX activity_date ON activity (date)",
    """CREATE TABLE participant (
        activity INTEGER NOT NULL REFERENCES activity (number),
        worker INTEGER NOT NULL REFERENCES worker (number),
        part TEXT NOT NULL,
        place INTEGER NOT NULL CHECK (place >= 1),
        PRIMARY KEY (activity, worker)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX participant_worker ON participant (worker, activity)",
    # '' stands for unknown; a plain total is one row with all three unknown
    f"""CREATE TABLE served (
        activity INTEGER NOT NULL REFERENCES activity (number),
        ppks TEXT NOT NULL,
        sex TEXT NOT NULL CHECK (sex IN ('', 'L', 'P')),
        age TEXT NOT NULL,
        n INTEGER NOT NULL CHECK (typeof(n) = 'integer' AND n BETWEEN 1 AND {_MOST_PEOPLE}),
        PRIMARY KEY (activity, ppks, sex, age)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE partner (
        activity INTEGER NOT NULL REFERENCES activity (number),
        partner TEXT NOT NULL,
        PRIMARY KEY (activity, partner)
    ) STRICT, WITHOUT ROWID""",
)

_HISTORY = (
    """CREATE TABLE action (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        command TEXT NOT NULL,
        note TEXT,
        undoes INTEGER REFERENCES action (number),
        previous TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX action_undoes ON action (undoes) WHERE undoes IS NOT NULL",
    """CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        action INTEGER NOT NULL REFERENCES action (number) DEFERRABLE INITIALLY DEFERRED,
        tbl TEXT NOT NULL,
        key TEXT NOT NULL,
        record TEXT NOT NULL,
        before TEXT,
        after TEXT,
        salt TEXT,
        seal TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX change_action ON change (action)",
    "CREATE INDEX change_record ON change (record)",
    """CREATE TRIGGER action_stays BEFORE UPDATE ON action
        BEGIN SELECT RAISE(ABORT, 'history is never changed'); END""",
    """CREATE TRIGGER action_kept BEFORE DELETE ON action
        BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END""",
    # a person's contents may be erased by law; everything else of an entry stays
    """CREATE TRIGGER change_stays BEFORE UPDATE ON change
        WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.salt IS NOT NULL
            OR NEW.id IS NOT OLD.id OR NEW.action IS NOT OLD.action OR NEW.tbl IS NOT OLD.tbl
            OR NEW.key IS NOT OLD.key OR NEW.record IS NOT OLD.record OR NEW.seal IS NOT OLD.seal
        BEGIN SELECT RAISE(ABORT, 'history is never changed'); END""",
    """CREATE TRIGGER change_kept BEFORE DELETE ON change
        BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END""",
)

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first,)


def shape(db: sqlite3.Connection) -> str:
    """Every table, index, view and trigger of the file, as one text that can be compared."""
    rows = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return "\n".join(f"{kind} {name} {sql}" for kind, name, sql in rows)
