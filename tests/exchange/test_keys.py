"""Rows known again: by what they are, told apart by what they say."""

from __future__ import annotations

from exchange.import_ground import HEAD, VISIT, Ground

from ipsm_cli.exchange import keys
from ipsm_cli.exchange.keys import Key, Known


def test_a_key_is_of_all_its_words() -> None:
    one = keys.key_of(("2026-03-05", 1), ("a", None))
    assert one == keys.key_of(("2026-03-05", 1), ("a", None))
    assert one.identity != keys.key_of(("2026-03-05", 2), ()).identity
    assert one.digest != keys.key_of((), ("a", "")).digest
    assert keys.key_of(("ab", "c"), ()).identity != keys.key_of(("a", "bc"), ()).identity
    assert len(str(one)) == 37


def test_rows_that_say_the_same_find_their_record_first() -> None:
    records = [("d1", 7), ("d2", 9)]
    assert keys.pair(["d2", "new", "d1"], records) == [(9, True), None, (7, True)]
    assert keys.pair(["new", "d2"], records) == [(7, False), (9, True)]
    assert keys.pair(["x", "y", "z"], records) == [(7, False), (9, False), None]


def test_keys_after_a_correction() -> None:
    now = Key("i2", "d9")
    gone, added = keys.successors(["i1.d1", "i2.d2", "i2.d9"], now)
    assert gone == ["i1.d1", "i2.d2"]
    assert added == ["i2.d9", "i1.0"]


def test_known_rows_are_asked_by_identity(ground: Ground) -> None:
    assert Known(ground.db, "activities").is_new
    ground.bring("activities", HEAD, VISIT, (*VISIT[:2], "Lain", *VISIT[3:]))
    stored = ground.rows("SELECT key, record FROM imported ORDER BY record")
    known = Known(ground.db, "activities")
    identity = stored[0][0].partition(".")[0]
    assert [f"{identity}.{digest}" for digest, _ in known.records(identity)] == [
        key for key, _ in stored
    ]
    assert known.records("0" * 18) == []
    assert Known(ground.db, "workers").is_new


def test_places_by_identity() -> None:
    assert keys.grouped(["a", "b", "a"]) == {"a": [0, 2], "b": [1]}


def test_a_key_is_found_by_its_index(ground: Ground) -> None:
    """A range of keys, never all rows of the kind."""
    plan = ground.rows(
        "EXPLAIN QUERY PLAN SELECT key, record FROM imported"
        " WHERE kind = ? AND key > ? AND key < ? ORDER BY key",
        *("activities", "a.", "a/"),
    )
    assert "(kind=? AND key>? AND key<?)" in plan[0][3]
