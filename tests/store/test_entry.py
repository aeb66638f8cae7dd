"""Entries of any size: written in portions, sealed as one, taken back in parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.store import entry
from ipsm_cli.store.register import Register, open_to_write

VALUES = st.one_of(
    st.integers(-(2**62), 2**62), st.floats(allow_nan=False, allow_infinity=False), st.text()
)


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with open_to_write(path, "ipsm test", 1) as register:
        yield register


@given(st.lists(VALUES))
def test_a_key_is_json(values: list[Any]) -> None:
    assert entry.json_list(values) == json.dumps(values)


@given(st.dictionaries(st.sampled_from("abcdef"), st.one_of(st.none(), VALUES)))
def test_a_row_is_json_without_its_empty_columns(row: dict[str, Any]) -> None:
    kept = {name: value for name, value in row.items() if value is not None}
    whole = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    assert entry.json_row(row, row.values()) == whole


def test_portions_make_the_same_seal(
    register: Register, who: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.test_change import broken_seals

    monkeypatch.setattr(entry, "PORTION", 3)
    for count in (1, 2, 3, 4, 7):
        with register.change(who) as pen:
            for _ in range(count):
                pen.insert("setting", {"name": f"{count} {pen.chance(4).hex()}", "value": "x"})
        changes = register.db.execute(
            "SELECT COUNT(*) FROM change WHERE action = ?", (pen.entry,)
        ).fetchone()
        assert changes == (count,)
    assert broken_seals(register.db) == []


def test_a_try_that_fails_leaves_nothing(
    register: Register, who: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "PORTION", 2)
    with register.change(who) as pen:
        pen.insert("setting", {"name": "a", "value": "1"})
        with pytest.raises(ZeroDivisionError):
            _fail(pen)
        with pen.attempt():
            pen.insert("setting", {"name": "f", "value": "1"})
    rows = register.db.execute("SELECT name FROM setting ORDER BY name").fetchall()
    keys = register.db.execute("SELECT key FROM change WHERE tbl = 'setting'").fetchall()
    assert (rows, keys) == ([("a",), ("f",)], [('["a"]',), ('["f"]',)])


def _fail(pen: Any) -> None:
    with pen.attempt():
        for name in "bcde":
            pen.insert("setting", {"name": name, "value": "1"})
        raise ZeroDivisionError


def test_numbers_are_the_tables_own(register: Register) -> None:
    first = entry.next_number(register.db, "action")
    assert first == register.db.execute("SELECT MAX(number) + 1 FROM action").fetchone()[0]
    assert entry.next_number(register.db, "draft") == 1


def test_rows_removed_at_once_are_written_in_portions(
    register: Register, who: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.test_change import broken_seals

    monkeypatch.setattr(entry, "PORTION", 3)
    names = [f"n{number}" for number in range(7)]
    with register.change(who) as pen:
        pen.insert_all("setting", ("name", "value"), [(name, "x") for name in names])
    keys = [f'["{name}"]' for name in names]
    told = [f'{{"name":"{name}","value":"x"}}' for name in names]
    with register.change(who) as pen:
        for some in (slice(0, 2), slice(2, 7)):
            assert pen.delete_all("setting", keys[some], told[some])
    rows = register.db.execute(
        "SELECT key, record, before, after FROM change WHERE action = ? ORDER BY id", (pen.entry,)
    ).fetchall()
    assert rows == [
        (key, f"setting {name}", text, None)
        for key, name, text in zip(keys, names, told, strict=True)
    ]
    assert broken_seals(register.db) == []
