"""Questions in SQL: what is answered, what is refused, and that nothing is ever changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.store.asking import Answer, ask, open_views, statement

NIK = "3201014507800001"
VIEWS = {
    "v_name": (("number", "name"), "SELECT w.number, w.name FROM worker w"),
    "v_nik": (("nik",), "SELECT w.nik FROM worker w"),
}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A file with the tables that questions meet, opened as a reader has it."""
    path = tmp_path / "small.db"
    made = sqlite3.connect(path)
    made.executescript(
        f"""CREATE TABLE worker (number INTEGER PRIMARY KEY, name TEXT, nik TEXT, phone TEXT,
                email TEXT);
            CREATE TABLE account (worker INTEGER, bank TEXT, account TEXT);
            CREATE TABLE change (id INTEGER, before TEXT, after TEXT, salt TEXT);
            CREATE TABLE draft (number INTEGER, message TEXT, reading TEXT, state TEXT);
            CREATE TABLE imported (kind TEXT, key TEXT, record INTEGER);
            INSERT INTO worker VALUES (1, 'Siti', '{NIK}', '+628123456789', 'a@b.id');
            INSERT INTO worker VALUES (2, 'Dadang', NULL, NULL, NULL);
            INSERT INTO account VALUES (1, 'BRI', '000112233445');
            INSERT INTO change VALUES (1, NULL, '{{"nik":"{NIK}"}}', 's');
            INSERT INTO draft VALUES (1, 'NIK {NIK}', '', 'waiting');
            INSERT INTO imported VALUES ('worker', '{NIK}', 1);"""
    )
    made.close()
    reading = sqlite3.connect(path, isolation_level=None)
    reading.execute("PRAGMA query_only = ON")
    reading.execute("BEGIN")
    before = path.read_bytes()
    yield reading
    reading.close()
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path]


def answer(db: sqlite3.Connection, sql: str, nik: bool = False, **values: Any) -> Answer:
    return ask(db, sql, values, 20, nik=nik)


def test_names_and_rows(db: sqlite3.Connection) -> None:
    open_views(db, VIEWS)
    found = answer(db, "SELECT number, name FROM v_name ORDER BY number")
    assert found == (("number", "name"), [(1, "Siti"), (2, "Dadang")])
    assert answer(db, "SELECT 1 AS a, 2 AS a") == (("a", "a_2"), [(1, 2)])
    assert answer(db, "SELECT name FROM v_name WHERE 0") == (("name",), [])
    assert answer(db, "SELECT name FROM v_name WHERE number = :n", n=2).rows == [("Dadang",)]
    recursive = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 9) "
    assert answer(db, recursive + "SELECT SUM(x) FROM c").rows == [(45,)]


CLOSED = (
    "SELECT nik FROM worker",
    "SELECT * FROM worker",
    "SELECT NIK FROM Worker",
    'SELECT "nik" FROM "worker"',
    "SELECT COUNT(nik) FROM worker",
    "SELECT name FROM worker ORDER BY nik",
    "SELECT name FROM worker WHERE nik LIKE '3%'",
    "SELECT a.nik FROM worker AS a",
    "WITH v_worker_nik AS (SELECT nik FROM worker) SELECT * FROM v_worker_nik",
    "SELECT * FROM (SELECT nik AS name FROM worker)",
    "SELECT nik FROM v_nik",
    "SELECT phone FROM worker",
    "SELECT email FROM worker",
    "SELECT account FROM account",
    "SELECT bank FROM account",
    "SELECT COUNT(*) FROM account",
    "SELECT after FROM change",
    "SELECT before FROM change",
    "SELECT message FROM draft",
    "SELECT key FROM imported",
)


@pytest.mark.parametrize("sql", CLOSED)
def test_what_stays_closed(db: sqlite3.Connection, sql: str) -> None:
    open_views(db, VIEWS)
    with pytest.raises(errors.QueryForbidden):
        answer(db, sql)
    assert answer(db, "SELECT COUNT(*) FROM worker").rows == [(2,)]


@pytest.mark.parametrize("sql", CLOSED[:11])
def test_the_nik_alone_can_be_opened(db: sqlite3.Connection, sql: str) -> None:
    open_views(db, VIEWS)
    if "*" in sql and "FROM worker" in sql and "WITH" not in sql and "(" not in sql:
        sql = "SELECT number, nik FROM worker"  # the phone stays closed
    answer(db, sql, nik=True)
    for sql in CLOSED[11:]:
        with pytest.raises(errors.QueryForbidden):
            answer(db, sql, nik=True)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM worker",
        "UPDATE worker SET name = 'x'",
        "INSERT INTO worker (name) VALUES ('x') RETURNING *",
        "REPLACE INTO worker (number) VALUES (1)",
        "DROP TABLE worker",
        "CREATE TABLE x (a)",
        "CREATE TEMP TABLE x (a)",
        "CREATE TEMP VIEW x AS SELECT 1",
        "DROP VIEW v_name",
        "ALTER TABLE worker ADD COLUMN x",
        "PRAGMA query_only = OFF",
        "PRAGMA table_info(worker)",
        "ATTACH 'other.db' AS other",
        "DETACH temp",
        "BEGIN",
        "COMMIT",
        "ROLLBACK",
        "SAVEPOINT a",
        "REINDEX",
        "ANALYZE",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "SELECT load_extension('x')",
        "SELECT writefile('x', 'y')",
        "SELECT * FROM pragma_table_info('worker')",
    ],
)
def test_nothing_but_looking(db: sqlite3.Connection, sql: str) -> None:
    open_views(db, VIEWS)
    with pytest.raises((errors.QueryForbidden, errors.WrongQuery)):
        answer(db, sql)
    assert db.in_transaction  # one state for all questions of a command


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT", "incomplete input"),
        ("SELEC 1", "near"),
        ("", "no SELECT"),
        ("-- nothing", "no SELECT"),
        ("SELECT nosuch FROM worker", "no such column: nosuch"),
        ("SELECT 1 FROM nosuch", "no such table: nosuch"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("SELECT :missing", "missing"),
        ("SELECT ?", "no name"),
        ("SELECT zeroblob(100000000)", "too big"),
        ("SELECT '\0'", ""),
        ("SELECT '\ud800'", ""),
        ("SELECT abs(-9223372036854775808)", "overflow"),
    ],
)
def test_a_wrong_question_is_said_in_sqlites_words(
    db: sqlite3.Connection, sql: str, words: str
) -> None:
    with pytest.raises(errors.WrongQuery) as said:
        answer(db, sql)
    assert words in str(said.value.facts["detail"])


def test_an_id_in_a_wrong_question_is_masked(db: sqlite3.Connection) -> None:
    with pytest.raises(errors.WrongQuery) as said:
        answer(db, f"SELECT x{NIK}")
    assert NIK not in str(said.value.facts)


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT COUNT(*) FROM c"


def test_a_long_question_ends_in_time(db: sqlite3.Connection) -> None:
    with pytest.raises(errors.QueryTooLong):
        ask(db, ENDLESS, {}, 0.1, nik=False)
    assert answer(db, "SELECT 1").rows == [(1,)]


def test_a_person_can_stop_it(db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> float:
        if clock:
            raise KeyboardInterrupt
        clock.append(1)
        return 0.0

    clock: list[int] = []
    monkeypatch.setattr("ipsm_cli.store.asking.time.monotonic", stop)
    with pytest.raises(KeyboardInterrupt):
        ask(db, ENDLESS, {}, 20, nik=False)


def test_a_statement_makes_its_view() -> None:
    plain = sqlite3.connect(":memory:")
    plain.execute(statement("v", ("a", "constraint"), "SELECT 1, 2"))
    assert plain.execute('SELECT "constraint" FROM v').fetchone() == (2,)
    plain.close()
