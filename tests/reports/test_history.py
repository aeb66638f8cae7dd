from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.reports import history
from ipsm_cli.store.create import create
from ipsm_cli.store.register import Register

VILLAGES = [(f"32.01.01.20{n:02}", f"Desa {n}") for n in range(1, 13)]
WORKER = {"uid": "w", "name": "Siti Aminah", "search": "siti aminah", "sex": "P"}


def who(command: str) -> Who:
    return Who("tati", command, "2026-11-24T08:00:00+07:00", "2026-11-24")


@pytest.fixture
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Five entries: codes, a worker, her NIK and name, its undoing, a disclosure."""
    with create(tmp_path_factory.mktemp("history") / "ipsm.db") as register:
        with register.change(who("init")) as pen:
            for code, name in VILLAGES:
                row = {"list": "kind", "code": code, "uid": code, "label_id": name}
                pen.insert("own_code", {**row, "label_en": name})
        with register.change(who("worker add")) as pen:
            pen.insert("worker", {**WORKER, "nik": "3201014507800001"})
            pen.insert("service", {"worker": 1, "since": "2024-01-01", "status": "x", "active": 1})
        with register.change(who("worker edit")) as pen:
            fields = {"nik": "3201014507800002", "name": "Siti A", "search": "siti a"}
            pen.update("worker", (1,), fields)
        with register.change(who("undo")) as pen:
            pen.undoes = 3
            fields = {"nik": "3201014507800001", "name": "Siti Aminah", "search": "siti aminah"}
            pen.update("worker", (1,), fields)
        with register.change(who("export month")) as pen:
            pen.note = "nik: 1"
        yield register


def test_the_newest_is_last(register: Register, codes: Codes, well_said: Any) -> None:
    entries = history.read(register.db)
    table = history.table(entries)
    well_said(table, codes)
    at = "2026-11-24T08:00:00+07:00"
    named = tuple(f"code {code}" for code, _ in VILLAGES[:8])
    assert [tuple(row) for row in table.rows] == [
        (1, at, "tati", "init", named, 12, None, None, None),
        (2, at, "tati", "worker add", ("worker 1",), 2, None, None, None),
        (3, at, "tati", "worker edit", ("worker 1",), 1, None, 4, None),
        (4, at, "tati", "undo", ("worker 1",), 1, 3, None, None),
        (5, at, "tati", "export month", (), 0, None, None, "nik: 1"),
    ]


def test_of_a_record_and_the_last_ones(register: Register) -> None:
    def numbers(*asked: Any) -> list[int]:
        return [entry.number for entry in history.read(register.db, *asked)]

    assert numbers("worker 1") == [2, 3, 4]
    assert numbers("worker 1", 2) == [3, 4]
    assert numbers(None, 1) == [5]
    assert numbers(None, 0) == []
    assert numbers("worker 11") == []
    assert numbers(f"code {VILLAGES[11][0]}") == [1]


def test_fields_before_and_after_with_the_nik_masked(
    register: Register, codes: Codes, well_said: Any
) -> None:
    table = history.changes(register.db, 3)
    well_said(table, codes)
    assert [tuple(row) for row in table.rows] == [
        ("worker 1", "name", "Siti Aminah", "Siti A"),
        ("worker 1", "nik", "320101**********", "320101**********"),
    ]
    added = [tuple(row) for row in history.changes(register.db, 2).rows]
    assert ("worker 1", "name", None, "Siti Aminah") in added
    assert ("worker 1", "active", None, "1") in added
    assert "search" not in {field for _, field, _, _ in added}
    assert not any("4507800001" in repr(row) for row in added)


def test_erased_contents_are_told(register: Register, codes: Codes, well_said: Any) -> None:
    register.db.execute("UPDATE change SET before = NULL, after = NULL, salt = NULL")
    table = history.changes(register.db, 3)
    well_said(table, codes)
    assert [tuple(row) for row in table.rows] == [("worker 1", None, None, None)]
    assert table.notes == (("note.erased", {}),)


def test_no_such_entry(register: Register) -> None:
    with pytest.raises(errors.NoSuchAction) as caught:
        history.changes(register.db, 6)
    assert caught.value.facts == {"number": 6}


def test_the_history_of_a_record_is_looked_up_by_its_index(register: Register) -> None:
    statements: list[str] = []
    register.db.set_trace_callback(statements.append)
    history.read(register.db, "worker 1", 5)
    register.db.set_trace_callback(None)
    for statement in statements:
        steps = [row[3] for row in register.db.execute(f"EXPLAIN QUERY PLAN {statement}")]
        indexes = ("INDEX change_record (record=?)", "INDEX action_undoes")
        assert any(index in step for step in steps for index in indexes), steps
        assert not [step for step in steps if step.startswith(("SCAN c", "SCAN b"))], steps
