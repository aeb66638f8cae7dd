"""Rows read one by one and many at once: the same, whatever their keys are made of."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.store import rows as reading
from ipsm_cli.store.entry import json_list
from ipsm_cli.store.register import open_to_write
from ipsm_cli.store.schema import KEEPING

CODES = ("LH90", "ë“”\\ \n\x7f", "日本 🌱", "[1]", "1")


@pytest.fixture
def filled(path: Any, who: Any, rows: Any) -> Any:
    with open_to_write(path, "ipsm test", 1) as register:
        with register.change(who) as pen:
            for number in range(1, 4):
                pen.insert("activity", {**rows["activity"], "uid": str(number), "people": number})
                pen.insert("served", {**rows["served"], "activity": number})
            for code in CODES:
                pen.insert("own_code", {**rows["own_code"], "code": code, "uid": code})
        yield register


def test_a_row_is_whole_but_for_what_is_empty_or_generated(filled: Any, rows: Any) -> None:
    cursor = filled.db.execute(f"SELECT * FROM activity WHERE {reading.where('activity')}", (2,))
    expected = {"number": 2, **rows["activity"], "uid": "2", "people": 2}
    assert reading.whole("activity", cursor) == [expected]


@pytest.mark.parametrize("table", ["activity", "served", "own_code"])
def test_many_rows_are_found_by_their_keys(filled: Any, table: str) -> None:
    names = ", ".join(KEEPING[table].key)
    keys = filled.db.execute(f"SELECT {names} FROM {table} ORDER BY {names} DESC").fetchall()
    asked = [json_list(key) for key in keys]
    assert reading.standing(filled.db, table, KEEPING[table].key, asked) == keys
    assert reading.standing(filled.db, table, KEEPING[table].key, asked[1:]) == keys[1:]


def test_who_is_not_there_is_left_out(filled: Any) -> None:
    found = reading.standing(filled.db, "activity", ("uid", "people"), ["[9]", "[3]", "[1]"])
    assert found == [("3", 3), ("1", 1)]


@pytest.mark.parametrize("table", [*KEEPING])
def test_a_key_is_looked_up_and_not_searched_for(filled: Any, table: str) -> None:
    said: list[str] = []
    filled.db.set_trace_callback(said.append)
    reading.standing(filled.db, table, KEEPING[table].key, ["[1, 2, 3, 4]"])
    filled.db.set_trace_callback(None)
    steps = [row[3] for row in filled.db.execute(f"EXPLAIN QUERY PLAN {said[0]}")]
    assert steps[0].startswith("SCAN k ") and steps[1].startswith("SEARCH t USING ")
    assert "AUTOMATIC" not in steps[1] and len(steps) == 2


@pytest.mark.parametrize(
    ("table", "rules"),
    [
        ("activity", []),
        ("own_code", []),  # its key is not one of them, nor is the uid
        ("target", [("period", "dimension", "code", "measure")]),
        ("letter", [("year", "seq")]),
        ("worker", [("member_number",), ("nik",)]),
    ],
)
def test_what_only_one_row_may_have(filled: Any, table: str, rules: list[tuple[str, ...]]) -> None:
    assert reading.singular(filled.db, table) == rules


def test_the_row_that_has_what_only_one_may_have(filled: Any, rows: Any, who: Any) -> None:
    with filled.change(who) as pen:
        for number, nik in ((9005, "3201016203800007"), (9006, None)):
            worker = {"number": number, "uid": str(number), "nik": nik}
            pen.insert("worker", {**rows["worker"], **worker})
    rules = reading.singular(filled.db, "worker")

    def rival(number: int, **row: Any) -> Any:
        found = reading.rival(filled.db, "worker", (number,), row, rules)
        return found and found["number"]

    assert rival(9, nik="3201016203800007") == 9005
    assert rival(9005, nik="3201016203800007") is None  # herself
    assert rival(9, nik="3201016203800008", member_number="1") is None
    assert rival(9) is None  # an empty column is like no other
