from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.reports import board

OLD = {"since": "2017-07-01", "until": "2022-06-30"}
NOW = {"since": "2022-07-01", "until": "2027-06-30", "paper": "12/IPSM", "date": "2022-07-05"}
NEXT = {"since": "2027-07-01", "until": "2032-06-30"}
SEATS: list[dict[str, Any]] = [
    {"term": 2, "position": "ABD", "section": "Lansia", "worker": 2, "since": "2022-07-01"},
    {
        "term": 2,
        "position": "KET",
        "worker": 3,
        "since": "2022-07-01",
        "until": "2025-06-30",
    },
    {"term": 2, "position": "PBH", "name": "Kepala Dinas Sosial", "since": "2022-07-01"},
    {"term": 2, "position": "KET", "worker": 1, "since": "2025-07-01"},
    {"term": 1, "position": "KET", "name": "Pak Karta", "since": "2017-07-01"},
]


def test_in_the_order_of_the_positions(
    filled: Any, codes: Codes, by_key: Any, well_said: Any
) -> None:
    db = filled(term=[OLD, NOW], seat=SEATS)
    table = board.table(board.read(db, codes, "2026-11-24"))
    well_said(table, codes)
    assert [list(row.values()) for row in by_key(table)] == [
        [3, "PBH", None, "Kepala Dinas Sosial", None, "2022-07-01", None],
        [2, "KET", None, "Siti Komariah", 3, "2022-07-01", "2025-06-30"],
        [4, "KET", None, "Siti Aminah", 1, "2025-07-01", None],
        [1, "ABD", "Lansia", "Dadang Suhendar", 2, "2022-07-01", None],
    ]
    assert table.title == ("title.board", {"period": "2022-07-01..2027-06-30"})
    assert table.notes == (("note.board_paper", {"paper": "12/IPSM", "date": "2022-07-05"}),)


@pytest.mark.parametrize(
    ("terms", "day", "shown"),
    [
        ([OLD, NOW, NEXT], "2026-11-24", NOW),
        ([OLD, NOW, NEXT], "2027-06-30", NOW),
        ([OLD, NOW, NEXT], "2020-01-01", OLD),
        ([OLD, NEXT], "2026-11-24", OLD),  # the last that ended, not one to come
        ([OLD, NOW], "2030-01-01", NOW),
        ([NEXT], "2026-11-24", NEXT),
    ],
)
def test_the_term_of_the_day(
    filled: Any, codes: Codes, terms: list[dict[str, str]], day: str, shown: dict[str, str]
) -> None:
    term = board.read(filled(term=terms), codes, day).term
    assert term is not None
    assert term[1:3] == (shown["since"], shown["until"])


@pytest.mark.parametrize(
    ("known", "note"),
    [
        ({}, ()),
        ({"paper": "12/IPSM"}, (("note.board_number", {"paper": "12/IPSM"}),)),
        ({"date": "2022-07-05"}, (("note.board_date", {"date": "2022-07-05"}),)),
    ],
)
def test_what_is_known_of_the_decree(
    filled: Any, codes: Codes, well_said: Any, known: dict[str, str], note: Any
) -> None:
    found = board.read(filled(term=[NEXT | known]), codes, "2027-07-01")
    table = board.table(found)
    well_said(table, codes)
    assert table.notes == note


def test_no_term_yet(small: Any, codes: Codes, well_said: Any) -> None:
    found = board.read(small.db, codes, "2026-11-24")
    table = board.table(found)
    well_said(table, codes)
    assert (found.term, list(table.rows), table.title) == (None, [], ("title.board_none", {}))


@pytest.mark.parametrize(
    ("position", "day", "name"),
    [
        ("KET", "2026-11-24", "Hj. Siti Aminah"),
        ("KET", "2025-07-01", "Hj. Siti Aminah"),
        ("KET", "2025-06-30", "Siti Komariah"),
        ("KET", "2022-06-30", "Pak Karta"),
        ("KET", "2027-06-30", "Hj. Siti Aminah"),
        ("KET", "2027-07-01", None),  # the term is over
        ("KET", "2017-06-30", None),
        ("PBH", "2026-11-24", "Kepala Dinas Sosial"),
        ("SEK", "2026-11-24", None),
    ],
)
def test_who_holds_a_position(filled: Any, position: str, day: str, name: str | None) -> None:
    db = filled(term=[OLD, NOW], seat=SEATS)
    assert board.holder(db, position, day) == name
