"""A register proven: nothing found in a sound one, each kind of tampering found and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core.records import Who
from ipsm_cli.store import verify
from ipsm_cli.store.create import create
from ipsm_cli.store.schema import KEEPING

WHO = Who("rina", "worker add", "2026-11-24T08:00:00+07:00", "2026-11-24")
LAST = len(KEEPING) + 6  # entries of ``_deeds``


def _deeds(rows: dict[str, dict[str, Any]]) -> Iterator[Callable[[Any], Any]]:
    """One entry each: every table filled, a row changed, one deleted, a disclosure."""
    twice = {"worker": [{"uid": "v"}], "own_code": [{"code": "LH91", "uid": "e"}]}
    for table, row in rows.items():
        yield lambda pen, table=table, row=row: [
            pen.insert(table, {**row, **more}) for more in ({}, *twice.get(table, ()))
        ]
    yield lambda pen: pen.update("activity", (1,), {"quantity": 3, "unit": "kg"})
    yield lambda pen: pen.update("activity", (1,), {"quantity": 2.5, "description": "senam lansia"})
    yield lambda pen: pen.delete("own_code", ("kind", "LH91"))
    yield lambda pen: pen.insert("own_code", {**rows["own_code"], "code": "LH91", "uid": "f"})
    yield lambda pen: pen.insert_all(
        "activity",
        ("uid", "kind", "area", "date", "recorded_on", "quantity", "place"),
        [
            ("g", "LH01", "LH", "2026-10-02", "2026-10-03", 2, "Balai “RW” é\n"),
            ("h", "LH01", "LH", "2026-10-02", "2026-10-03", None, None),
        ],
    )
    yield lambda pen: setattr(pen, "note", "worker 1")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, rows: dict[str, Any]) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "ipsm.db"
    with create(path) as register:
        for deed in _deeds(rows):
            with register.change(WHO) as pen:
                deed(pen)
    return path.read_bytes()


@pytest.fixture
def db(tmp_path: Path, sound: bytes) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "ipsm.db"
    path.write_bytes(sound)
    opened = sqlite3.connect(path, isolation_level=None)
    yield opened
    opened.close()


def found(db: sqlite3.Connection) -> list[tuple[str, str | None]]:
    return [(finding.what, finding.record) for finding in verify.findings(db)]


def behind(db: sqlite3.Connection, trigger: str, *statements: str) -> None:
    """Does it with a trigger of the file out of the way, and puts the trigger back."""
    ((sql,),) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (trigger,)).fetchall()
    db.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        db.execute(statement)
    db.execute(sql)


def entry_of(db: sqlite3.Connection, table: str) -> int:
    return int(db.execute("SELECT MIN(action) FROM change WHERE tbl = ?", (table,)).fetchone()[0])


def test_a_sound_register_has_no_findings(db: sqlite3.Connection) -> None:
    assert found(db) == []
    number, seal = verify.head(db)
    assert (number, len(seal)) == (LAST, 64)


def test_an_empty_register_has_none_either(tmp_path: Path) -> None:
    with create(tmp_path / "new.db") as register:
        assert verify.findings(register.db) == []
        assert verify.head(register.db) == (0, "0" * 64)


# --- the five kinds of tampering


def test_a_row_changed_behind_the_pen(db: sqlite3.Connection) -> None:
    db.execute("UPDATE worker SET name = 'Orang Lain', note = 'x' WHERE number = 1")
    assert verify.findings(db) == [("row_changed", "worker 1", "worker: name, note")]


def test_a_letter_of_an_unindexed_text_that_flipped(tmp_path: Path, sound: bytes) -> None:
    assert sound.count(b"senam lansia") == 2  # in the row, and in the history
    place = sound.index(b"senam lansia")
    flipped = []
    while place >= 0:
        path = tmp_path / "ipsm.db"
        path.write_bytes(sound[:place] + b"S" + sound[place + 1 :])
        db = sqlite3.connect(path)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        flipped += [what for what, _ in found(db)]
        db.close()
        place = sound.find(b"senam lansia", place + 1)
    assert sorted(flipped) == ["contents_changed", "row_changed"]


def test_a_deleted_change(db: sqlite3.Connection) -> None:
    number = entry_of(db, "partner")
    behind(db, "change_kept", f"DELETE FROM change WHERE action = {number}")
    assert found(db) == [("entry_changed", f"action {number}"), ("row_added", "activity 1")]


def test_an_inserted_entry(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO action (at, actor, command, previous, seal)"
        " VALUES ('2026-11-25T08:00:00+07:00', 'rina', 'undo', 'a', 'b')"
    )
    assert found(db) == [("entry_inserted", f"action {LAST + 1}")]


def test_an_entry_inserted_with_the_seal_before_it(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO action (at, actor, command, previous, seal)"
        " SELECT at, actor, command, seal, 'b' FROM action ORDER BY number DESC LIMIT 1"
    )
    assert found(db) == [("entry_changed", f"action {LAST + 1}")]


@pytest.mark.parametrize("column", ["actor", "at", "command", "note"])
def test_an_entry_that_tells_something_else(db: sqlite3.Connection, column: str) -> None:
    behind(db, "action_stays", f"UPDATE action SET {column} = 'dadang' WHERE number = 5")
    assert found(db) == [("entry_changed", "action 5")]


# --- and others


def test_an_entry_sealed_anew_does_not_fit_the_next(db: sqlite3.Connection) -> None:
    import json

    from ipsm_cli.store.seal import seal_of

    facts = db.execute(
        "SELECT previous, at, 'dadang', command, note, undoes FROM action WHERE number = 5"
    ).fetchone()
    changes = db.execute("SELECT tbl, key, record, seal FROM change WHERE action = 5").fetchall()
    seal = seal_of(json.dumps([list(facts), changes]))
    forged = f"UPDATE action SET actor = 'dadang', seal = '{seal}' WHERE number = 5"
    behind(db, "action_stays", forged)
    assert found(db) == [("entry_loose", "action 6")]


def test_the_newest_entries_deleted(db: sqlite3.Connection) -> None:
    behind(db, "change_kept", f"DELETE FROM change WHERE action > {LAST - 3}")
    behind(db, "action_kept", f"DELETE FROM action WHERE number > {LAST - 3}")
    findings = verify.findings(db)
    assert findings[0] == ("entry_missing", f"action {LAST - 2}", f"{LAST - 2}–{LAST}")
    added = [finding.record for finding in findings[1:]]
    assert added == ["code LH91", "activity 2", "activity 3"]


def test_an_entry_deleted_from_the_middle(db: sqlite3.Connection) -> None:
    number = entry_of(db, "card")
    behind(db, "change_kept", f"DELETE FROM change WHERE action = {number}")
    behind(db, "action_kept", f"DELETE FROM action WHERE number = {number}")
    assert found(db) == [("entry_missing", f"action {number}"), ("row_added", "worker 1")]


def test_contents_changed_in_the_history(db: sqlite3.Connection) -> None:
    number = entry_of(db, "card")
    after = "replace(after, 'tetap', 'sementara')"
    behind(db, "change_stays", f"UPDATE change SET after = {after} WHERE action = {number}")
    assert found(db) == [("contents_changed", f"action {number}")]


def test_a_change_put_into_an_old_entry(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO change (action, tbl, key, record, before, after, salt, seal)"
        " SELECT 3, tbl, key, record, before, after, salt, seal FROM change WHERE action = 2"
    )
    assert found(db) == [("change_inserted", "action 3")]


def test_a_change_of_a_table_nobody_knows(db: sqlite3.Connection) -> None:
    behind(db, "change_stays", "UPDATE change SET tbl = 'gaji' WHERE action = 3")
    assert ("contents_changed", "action 3") in found(db)


def test_rows_added_and_removed(db: sqlite3.Connection, rows: dict[str, Any]) -> None:
    db.execute("INSERT INTO partner VALUES (1, 'tksk')")
    db.execute("DELETE FROM card")
    db.execute("DELETE FROM own_code WHERE code = 'LH90'")
    assert verify.findings(db) == [
        ("row_added", "activity 1", 'partner [1, "tksk"]'),
        ("row_removed", "code LH90", 'own_code ["kind", "LH90"]'),
        ("row_removed", "worker 1", "card [1]"),
    ]


def test_a_row_given_to_another(db: sqlite3.Connection) -> None:
    db.execute("UPDATE card SET worker = 2")
    ((what, record, _),) = verify.findings(db)
    assert (what, record) == ("row_changed", "worker 2")


def test_a_change_outside_that_ipsm_wrote_over(
    tmp_path: Path, sound: bytes, rows: dict[str, Any]
) -> None:
    from ipsm_cli.store.register import open_to_write

    path = tmp_path / "ipsm.db"
    path.write_bytes(sound)
    with open_to_write(path, "test", 1) as register:
        register.db.execute("UPDATE worker SET note = 'x' WHERE number = 2")
        with register.change(WHO) as pen:
            pen.update("worker", (2,), {"name": "Ani"})
        assert verify.findings(register.db) == [
            ("row_changed_before", f"action {LAST + 1}", "worker [2]"),
        ]


def test_a_row_that_lost_its_owner(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM term")
    assert verify.findings(db) == [
        ("alone", None, "seat → term"),
        ("row_removed", "term 1", "term [1]"),
    ]


def test_erased_contents_are_no_finding(db: sqlite3.Connection) -> None:
    db.execute(
        "UPDATE change SET before = NULL, after = NULL, salt = NULL WHERE record = 'worker 1'"
    )
    assert found(db) == []
    db.execute("UPDATE worker SET name = '-', search = '-' WHERE number = 1")
    assert found(db) == []


def test_a_damaged_file_is_not_read_further(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.execute("UPDATE worker SET sex = 'X' WHERE number = 1")
    db.execute("PRAGMA ignore_check_constraints = OFF")
    assert found(db) == [("damaged", None)]
