"""The shape of the register holds what the rules say, even against a careless pen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.records import Who
from ipsm_cli.store.create import create
from ipsm_cli.store.schema import CODES_IN, KEEPING, MIGRATIONS, STANDING_ON, shape
from ipsm_cli.store.tally import TABLES


@pytest.fixture
def db(folder: Path, rows: dict[str, Any], who: Who) -> Iterator[sqlite3.Connection]:
    """A register with one row in every table but the last ones, which ``accepted`` adds."""
    with create(folder / "baru.db") as register:
        with register.change(who) as pen:
            for table in ("village", "worker", "activity", "term", "batch", "closing"):
                pen.insert(table, rows[table])
        yield register.db


def insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def fresh(rows: dict[str, Any], table: str) -> dict[str, Any]:
    """A row of the table that stands beside those of ``db``."""
    row = {**rows[table]}
    if "uid" in row:
        row["uid"] = "another"
    if table == "village":
        row["code"] = "32.01.01.1002"
    if table == "closing":
        row["month"] = "2026-08"
    return row


@pytest.mark.parametrize("table", KEEPING)
def test_a_plain_row_is_accepted(db: sqlite3.Connection, rows: Any, table: str) -> None:
    if table == "not_same":
        insert(db, "worker", fresh(rows, "worker"))  # it takes two
    insert(db, table, fresh(rows, table))


NIK = "3201014507800001"
ACCEPTED = [
    ("worker", {"nik": NIK}),
    ("worker", {"nik": None}),
    ("worker", {"birth_date": "2000-02-29"}),
    ("worker", {"sex": "L"}),
    ("worker", {"active_since": "2024"}),
    ("activity", {"people": 10, "people_l": 4, "people_p": 6}),
    ("activity", {"people": 10, "people_l": None, "people_p": 6}),
    ("activity", {"people": 0}),
    ("activity", {"people": 1_000_000}),
    ("activity", {"cost": 1_000_000_000_000, "minutes": 44_640, "quantity": 0.5}),
    ("activity", {"voided_on": "2026-10-04", "void_reason": "rangkap"}),
    ("served", {"ppks": "", "sex": "", "age": "", "n": 1}),
    ("branch", {"due_day": 28}),
    ("letterhead", {"since": "0001-01-01", "logo": "iVBORw0KGgo="}),
    ("signatory", {"acting": "plt", "nip": "197001011995031001", "until": "2026-01-01"}),
    ("letter", {"paper": "month", "period": "2026-10"}),
]
REFUSED = [
    ("worker", {"nik": NIK[:15]}),
    ("worker", {"nik": NIK + "1"}),
    ("worker", {"nik": "32010145O7800001"}),
    ("worker", {"nik": NIK + "\0"}),
    ("worker", {"nik": NIK + "\0 tail"}),
    ("worker", {"nik": NIK[:15] + "\0"}),
    ("worker", {"nik": "３" + NIK[1:]}),
    ("worker", {"nik": 3.201014507800001e15}),
    ("worker", {"nik": ""}),
    ("worker", {"sex": "X"}),
    ("worker", {"sex": "l"}),
    ("worker", {"sex": ""}),
    ("worker", {"sex": None}),
    ("worker", {"name": ""}),
    ("worker", {"name": "x" * 121}),
    ("worker", {"member_number": ""}),
    ("worker", {"phone": "0812345678"}),
    ("worker", {"active_since": "24"}),
    ("worker", {"birth_date": "2026-02-31"}),
    ("worker", {"birth_date": "2025-02-29"}),
    ("worker", {"birth_date": "2026-13-01"}),
    ("worker", {"birth_date": "2026-1-1"}),
    ("worker", {"birth_date": "01-02-1980"}),
    ("worker", {"birth_date": "now"}),
    ("worker", {"birth_date": "2460000.5"}),
    ("worker", {"birth_date": 2460000}),
    ("worker", {"birth_date": "1980-07-05 10:00"}),
    ("service", {"since": "2026-04-31"}),
    ("service", {"active": 2}),
    ("service", {"worker": 99}),
    ("service", {"since": None}),
    ("duty", {"desa": "32.01.01.9999"}),
    ("village", {"code": "32.01.01"}),
    ("activity", {"date": "2026-02-31"}),
    ("activity", {"date": "now"}),
    ("activity", {"date": None}),
    ("activity", {"recorded_on": "2026-10-32"}),
    ("activity", {"desa": "32.01.01.9999"}),
    ("activity", {"people": -1}),
    ("activity", {"people": 1_000_001}),
    ("activity", {"people": "dua puluh"}),
    ("activity", {"people": 2.5}),
    ("activity", {"people": b"2"}),
    ("activity", {"people_l": 1}),
    ("activity", {"people": 10, "people_l": 5, "people_p": 6}),
    ("activity", {"people": 10, "people_l": 11}),
    ("activity", {"people": None, "people_p": 1}),
    ("activity", {"people_l": -1, "people_p": 1, "people": 1}),
    ("activity", {"minutes": -1}),
    ("activity", {"minutes": 44_641}),
    ("activity", {"cost": -1}),
    ("activity", {"cost": "gratis"}),
    ("activity", {"quantity": 0}),
    ("activity", {"quantity": -2.5}),
    ("activity", {"voided_on": "2026-10-04"}),
    ("activity", {"void_reason": "rangkap"}),
    ("activity", {"uid": "a"}),
    ("activity", {"month": "2026-09"}),
    ("participant", {"worker": 99}),
    ("participant", {"activity": 99}),
    ("participant", {"place": 0}),
    ("served", {"n": 0}),
    ("served", {"n": -1}),
    ("served", {"n": "tiga"}),
    ("served", {"n": None}),
    ("served", {"sex": "X"}),
    ("served", {"ppks": None}),
    ("photo", {"activity": 99}),
    ("photo", {"place": 0}),
    ("photo", {"file": ""}),
    ("honor", {"since": "2026-13"}),
    ("honor", {"until": "2025-12"}),
    ("honor", {"amount": 0}),
    ("honor", {"amount": 1_000_000_001}),
    ("payment", {"worker": 99}),
    ("payment", {"month": "2026-7"}),
    ("payment", {"paid_on": "2026-02-30"}),
    ("branch", {"id": 2}),
    ("branch", {"due_day": 29}),
    ("branch", {"language": "jv"}),
    ("branch", {"founded": "2026-02-30"}),
    ("letterhead", {"since": "2026-02-31"}),
    ("letterhead", {"lines": ""}),
    ("letterhead", {"lines": "x" * 1001}),
    ("letterhead", {"logo": "x" * 400_001}),
    ("signatory", {"name": ""}),
    ("signatory", {"nip": "19700101199503100"}),
    ("signatory", {"nip": "19700101199503100x"}),
    ("signatory", {"until": "2025-12-31"}),
    ("letter", {"seq": 0}),
    ("letter", {"year": 2025}),
    ("letter", {"text": ""}),
    ("letter", {"paper": "month"}),
    ("letter", {"period": "2026-10"}),
    ("action", {"at": None}),
]


def named(case: Any) -> str:
    return "-".join(f"{key}={value!a}"[:30] for key, value in case.items()) if case else ""


@pytest.mark.parametrize(
    ("table", "columns"), ACCEPTED, ids=lambda v: named(v) if isinstance(v, dict) else v
)
def test_what_may_be(db: sqlite3.Connection, rows: Any, table: str, columns: Any) -> None:
    insert(db, table, fresh(rows, table) | columns)


@pytest.mark.parametrize(
    ("table", "columns"), REFUSED, ids=lambda v: named(v) if isinstance(v, dict) else v
)
def test_what_may_not_be(db: sqlite3.Connection, rows: Any, table: str, columns: Any) -> None:
    row = fresh(rows, table) if table in rows else {"actor": "x", "command": "x"}
    with pytest.raises(sqlite3.Error):
        insert(db, table, row | columns)
    assert db.execute("SELECT count(*) FROM worker").fetchone() == (1,)


def test_figures_in_quotes_become_figures(db: sqlite3.Connection, rows: Any) -> None:
    insert(db, "activity", fresh(rows, "activity") | {"people": "12"})
    row = db.execute("SELECT typeof(people), people FROM activity WHERE number = 2").fetchone()
    assert row == ("integer", 12)


def test_the_month_follows_the_date(db: sqlite3.Connection) -> None:
    assert db.execute("SELECT month FROM activity").fetchall() == [("2026-10",)]
    db.execute("UPDATE activity SET date = '2026-11-02'")
    assert db.execute("SELECT month FROM activity").fetchall() == [("2026-11",)]


def test_a_number_is_never_given_twice(db: sqlite3.Connection, rows: Any) -> None:
    for table in ("worker", "activity"):
        insert(db, table, fresh(rows, table))
        db.execute(f"DELETE FROM {table} WHERE number = 2")
        insert(db, table, fresh(rows, table))
        assert db.execute(f"SELECT max(number) FROM {table}").fetchone() == (3,)


def test_the_newest_status_stands(db: sqlite3.Connection) -> None:
    for day, status, active in [("2025-01-01", "cuti", 0), ("2024-01-01", "aktif", 1)]:
        db.execute("INSERT INTO service VALUES (1, ?, ?, ?, NULL, NULL)", (day, status, active))
    assert db.execute("SELECT * FROM standing").fetchall() == [(1, "2025-01-01", "cuti", 0, None)]


# --- what the program says of the shape is true ------------------------------------------------


def tables(db: sqlite3.Connection) -> list[str]:
    rows = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return [name for (name,) in rows]


def test_every_table_is_kept_by_its_key(db: sqlite3.Connection) -> None:
    assert {*tables(db)} == {*KEEPING, *TABLES, "action", "change"}
    for table, keeping in KEEPING.items():
        columns = db.execute(f"PRAGMA table_info({table})").fetchall()
        key = [name for _, name, *_, place in sorted(columns, key=lambda c: c[5]) if place]
        assert tuple(key) == keeping.key
        assert keeping.owner in {"", *(column[1] for column in columns)}


def test_every_table_is_strict(db: sqlite3.Connection) -> None:
    strict = db.execute("SELECT name FROM pragma_table_list WHERE strict = 1").fetchall()
    assert {*tables(db)} == {name for (name,) in strict}


def test_what_stands_on_a_row_is_all_that_refers_to_it(db: sqlite3.Connection) -> None:
    refers = {
        (owner, table, column)
        for table in KEEPING
        for _, _, owner, column, *_ in db.execute(f"PRAGMA foreign_key_list({table})")
    }
    said = {(owner, *child) for owner, children in STANDING_ON.items() for child in children}
    assert said == refers


def test_codes_stand_in_columns_that_exist(db: sqlite3.Connection) -> None:
    for list_name, places in CODES_IN.items():
        assert Codes().all(list_name)
        for table, column in places:
            assert column in {row[1] for row in db.execute(f"PRAGMA table_info({table})")}


def test_shape_tells_every_change_of_shape(db: sqlite3.Connection) -> None:
    before = shape(db)
    for statement in (
        "DROP INDEX activity_date",
        "CREATE INDEX activity_date ON activity (date)",
        "ALTER TABLE worker ADD COLUMN blood TEXT",
        "CREATE VIEW v AS SELECT 1",
    ):
        db.execute(statement)
        assert (shape(db) == before) == ("activity_date ON" in statement)


def test_the_diary_only_grows() -> None:
    assert [step.__name__ for step in MIGRATIONS[:1]] == ["_first"]


@pytest.mark.parametrize("table", KEEPING)
def test_a_row_begins_with_what_is_never_empty(db: sqlite3.Connection, table: str) -> None:
    """The history's rows are written with it: see ``entry.add_all``."""
    _, name, _, needed, _, place = db.execute(f"PRAGMA table_info({table})").fetchone()
    assert needed or place, f"{table}.{name}"
