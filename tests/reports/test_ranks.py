from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ipsm_cli.core.names import query_words, search_key
from ipsm_cli.core.records import Who
from ipsm_cli.reports import ranks, sounding
from ipsm_cli.store.create import create
from ipsm_cli.text import Words

NAMES = [
    "Muhammad Yusuf",
    "Yusup Hidayat",
    "Siti Nur Aini",
    "Nuraeni",
    "Suherman",
    "M. Rohmat",
    "Siti Aisyah",
    "Sri Wahyuni",
    "Siti Nurhayati",
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    who = Who("tati", "test", "2026-11-24T08:00:00+07:00", "2026-11-24")
    with create(tmp_path_factory.mktemp("ranks") / "ipsm.db") as register:
        with register.change(who) as pen:
            for number, name in enumerate(NAMES, 1):
                row = {"uid": f"w{number}", "name": name, "search": search_key(name), "sex": "P"}
                pen.insert("worker", row)
        yield register.db


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("muhammad yusuf", {1: ranks.WHOLE}),
        ("moh yusup", {1: ranks.SOUNDS}),
        ("yusup moch", {1: ranks.SOUNDS}),
        ("jusuf", {1: ranks.SOUNDS_IN, 2: ranks.SOUNDS_IN}),
        ("yusup", {1: ranks.SOUNDS_IN, 2: ranks.BEGINS}),
        ("nuraini", {3: ranks.SOUNDS_IN, 4: ranks.SOUNDS}),
        ("st nuraeni", {3: ranks.SOUNDS}),
        ("nur", {3: ranks.BEGINS, 4: ranks.BEGINS, 9: ranks.BEGINS}),
        ("herman", {5: ranks.IN_IT}),
        ("muhammad rahmat", {6: ranks.SOUNDS_IN}),  # an initial stands for Muhammad
        ("maria rahmat", {}),  # but not for any name
        ("siti aminah", {}),
    ],
)
def test_by_name(db: Any, text: str, found: ranks.Ranked) -> None:
    assert ranks.by_name(db, query_words(text)) == found


@pytest.mark.parametrize(
    ("text", "numbers"), [("yusup", {2}), ("jusuf", {1, 2}), ("nuraini", {4}), ("budi", set())]
)
def test_the_surest_alone(db: Any, text: str, numbers: set[int]) -> None:
    assert set(ranks.surest(db, query_words(text))) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("suhermna", [5]),
        ("siti nurhyati", [9]),
        ("nurhyati", [9]),
        ("hj sri wahyudi", [8]),  # shown, never chosen
        ("st aisah putri", []),
        ("siti", [3, 7, 9]),
        ("zzz", []),
        ("", []),
    ],
)
def test_what_resembles_the_typing(db: Any, text: str, numbers: list[int]) -> None:
    found = ranks.resembling(db, query_words(text))
    assert sorted(found) == numbers
    for rank in found.values():
        assert sounding.SLIP / 2 < rank.score <= sounding.SLIP < ranks.IN_IT.score


def test_every_reason_is_said() -> None:
    reasons = {r.reason for r in vars(ranks).values() if isinstance(r, ranks.Rank)} - {""}
    assert len(reasons) == 6
    for reason in (*reasons, "word.found.slip"):
        assert reason in Words("id") and reason in Words("en")
