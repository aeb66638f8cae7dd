from __future__ import annotations

from typing import Any

from ipsm_cli.reports import outlasting

DAY = "2024-05-01"
SK = {"worker": 1, "paper": "141", "kind": "sk_psm", "since": "2020-01-02"}
CARD = {"worker": 1, "paper": "17", "kind": "tetap", "since": "2020-01-02"}
TERMS = [
    {"number": number, "since": f"{first}-07-01", "until": f"{first + 5}-06-30"}
    for number, first in ((1, 2017), (2, 2022))
]
SEAT = {"worker": 1, "position": "KET", "since": "2022-07-01"}


def held(db: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(outlasting.read(db, 1, DAY))  # type: ignore[return-value]


def test_what_is_over_on_the_day_or_is_another_s_is_not_told(filled: Any) -> None:
    db = filled(
        appointment=[SK | {"until": DAY}, SK | {"worker": 2}],
        card=[CARD | {"lost_on": "2023-01-01"}],
        training=[{"worker": 1, "level": "dasar", "training": "Bimtek", "since": DAY}],
        role=[{"worker": 1, "programme": "PKH", "since": "2021-01-01", "until": "2022-01-01"}],
        term=TERMS[:1],
        seat=[SEAT | {"term": 1, "since": "2017-07-01"}],  # its term is over
    )
    db.execute("DELETE FROM duty")
    assert held(db) == ((), ())


def test_what_is_open_and_what_begins_later(filled: Any) -> None:
    db = filled(
        appointment=[SK | {"number": 7}, SK | {"number": 8, "since": "2024-05-02"}],
        card=[CARD | {"number": 3, "until": "2024-05-02"}],
        training=[
            {"number": 4, "worker": 1, "level": "dasar", "training": "B", "since": "2024-06-01"}
        ],
        term=TERMS,
        seat=[
            SEAT | {"number": 5, "term": 2},
            SEAT | {"number": 6, "term": 2, "since": "2025-01-01"},
        ],
    )
    db.execute("DELETE FROM duty")
    db.execute(
        "INSERT INTO duty (number, uid, worker, desa, since)"
        " SELECT 90, 'u', 1, code, '0001-01-01' FROM village ORDER BY code LIMIT 1"
    )
    assert held(db) == (
        ("appointment 7", "card 3", "duty 90", "seat 5"),
        ("appointment 8", "training 4", "seat 6"),
    )
