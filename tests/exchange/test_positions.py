"""Corrected rows found by their place between rows that are known."""

from __future__ import annotations

from exchange.import_ground import HEAD, VISIT, Ground

from ipsm_cli.exchange.positions import by_place, earlier


def yes(place: int, record: int) -> bool:
    return True


def test_one_row_between_two_known_ones() -> None:
    assert by_place([11, 0, 13], [11, 12, 13], yes) == {1: 12}
    assert by_place([0, 12, 13], [11, 12, 13], yes) == {0: 11}
    assert by_place([11, 12, 0], [11, 12, 13], yes) == {2: 13}


def test_two_rows_for_one_record_are_new() -> None:
    assert by_place([11, 0, 0, 13], [11, 12, 13], yes) == {}
    assert by_place([11, 0, 14, 15], [11, 12, 13, 14, 15], yes) == {}


def test_nothing_is_guessed_where_most_rows_are_unknown() -> None:
    assert by_place([0, 0, 13], [11, 12, 13], yes) == {}


def test_records_out_of_order_are_no_neighbours() -> None:
    assert by_place([13, 0, 11], [11, 12, 13], yes) == {}


def test_unlike_rows_are_new() -> None:
    assert by_place([11, 0, 13], [11, 12, 13], lambda place, record: False) == {}


def test_records_of_files_of_the_name(ground: Ground) -> None:
    ground.bring("activities", HEAD, VISIT)
    ground.bring("activities", HEAD, (*VISIT[:2], "Lain", *VISIT[3:]), file="april.xlsx")
    assert earlier(ground.db, "activities", "maret.xlsx", None) == [1]
    assert earlier(ground.db, "activities", "april.xlsx", None) == [2]
    assert earlier(ground.db, "activities", "maret.xlsx", "epsks") == []
