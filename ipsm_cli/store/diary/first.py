"""The first entry: branch, workers, activities, and the history of every write."""

from __future__ import annotations

from ipsm_cli.store.diary import COUNT, DAY

_MOST_PEOPLE = 1_000_000
_MOST_RUPIAH = 1_000_000_000_000

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
        founded TEXT NOT NULL {DAY.format("founded")}
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
            CHECK (length(nik) = 16 AND length(CAST(nik AS BLOB)) = 16 AND nik NOT GLOB '*[^0-9]*'),
        kept_reason TEXT,
        sex TEXT NOT NULL CHECK (sex IN ('L', 'P')),
        birth_place TEXT,
        birth_date TEXT {DAY.format("birth_date")},
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
        since TEXT NOT NULL {DAY.format("since")},
        status TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        reason TEXT,
        note TEXT,
        PRIMARY KEY (worker, since)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE duty (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        worker INTEGER NOT NULL REFERENCES worker (number),
        desa TEXT NOT NULL REFERENCES village (code),
        since TEXT NOT NULL {DAY.format("since")},
        until TEXT {DAY.format("until")} CHECK (until >= since),
        note TEXT
    ) STRICT""",
    "CREATE INDEX duty_worker ON duty (worker, desa)",
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
        date TEXT NOT NULL {DAY.format("date")},
        month TEXT GENERATED ALWAYS AS (substr(date, 1, 7)) STORED,
        recorded_on TEXT NOT NULL {DAY.format("recorded_on")},
        area TEXT NOT NULL,
        kind TEXT NOT NULL,
        description TEXT,
        place TEXT,
        desa TEXT REFERENCES village (code),
        result TEXT,
        "constraint" TEXT,
        follow_up TEXT,
        people INTEGER {COUNT.format("people", _MOST_PEOPLE)},
        people_l INTEGER {COUNT.format("people_l", _MOST_PEOPLE)},
        people_p INTEGER {COUNT.format("people_p", _MOST_PEOPLE)},
        quantity REAL CHECK (quantity > 0),
        unit TEXT,
        minutes INTEGER {COUNT.format("minutes", 44_640)},
        cost INTEGER {COUNT.format("cost", _MOST_RUPIAH)},
        fund_source TEXT,
        programme TEXT,
        spm_service TEXT,
        basic_need TEXT,
        voided_on TEXT {DAY.format("voided_on")},
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

STATEMENTS = (*_BRANCH, *_WORKERS, *_ACTIVITIES, *_HISTORY)
