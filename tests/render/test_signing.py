"""Who signs beside whom."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core.document import Signature
from ipsm_cli.render.signing import DOTTED, rows_of

KNOWING = ("sign.seen", {})


def own(count: int) -> list[Signature]:
    return [Signature(("sign.chair", {}), f"own {n}") for n in range(count)]


def others(count: int) -> list[Signature]:
    return [Signature(("sign.head", {}), f"other {n}", KNOWING) for n in range(count)]


def names(paper: Any, look: Any, signing: list[Signature]) -> list[list[str]]:
    rows = rows_of(paper._replace(signatures=tuple(signing)), look("id"))
    return [[place.name for place in row] for row in rows]


@pytest.mark.parametrize(
    ("knowing", "board", "rows"),
    [
        (0, 0, []),
        (0, 1, [["own 0"]]),
        (1, 2, [["other 0", "own 0", "own 1"]]),
        (2, 2, [["own 0", "own 1"], ["other 0", "other 1"]]),
        (1, 3, [["own 0", "own 1", "own 2"], ["other 0"]]),
        (4, 0, [["other 0", "other 1"], ["other 2", "other 3"]]),
        (0, 5, [["own 0", "own 1"], ["own 2", "own 3", "own 4"]]),
    ],
)
def test_at_most_three_abreast(
    paper: Any, look: Any, knowing: int, board: int, rows: list[list[str]]
) -> None:
    assert names(paper, look, [*others(knowing), *own(board)]) == rows


def test_place_and_date_stand_over_the_last_of_the_branchs_own(paper: Any, look: Any) -> None:
    for signing in ([*others(1), *own(2)], [*others(2), *own(2)]):
        rows = rows_of(paper._replace(signatures=tuple(signing)), look("id"))
        dated = [place.name for row in rows for place in row if place.above[0]]
        assert dated == ["own 1"]
    (row,) = rows_of(paper._replace(signatures=tuple(others(2))), look("id"))
    assert [place.above[0] for place in row] == ["", "Cibinong, 5 November 2026"]


def test_what_stands_at_a_place(paper: Any, look: Any) -> None:
    one = Signature(("sign.head", {}), "Dra. \x1bRini", KNOWING, (("word.active", {}),))
    whole = paper._replace(signatures=(one, Signature(("sign.chair", {}), "")))
    (row,) = rows_of(whole, look("id"))
    assert row[0] == (("", "Mengetahui,", "Camat Cibinong"), "Dra. <U+001B>Rini", ("aktif",))
    assert (row[1].name, row[1].below) == (DOTTED, ())
    assert rows_of(whole._replace(place_and_date=None), look("id"))[0][1].above[0] == ""
