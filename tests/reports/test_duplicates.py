from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.names import search_key
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Who
from ipsm_cli.reports import duplicates
from ipsm_cli.store.create import create

TODAY = Question("2026-11-24")
DESA = "32.01.01.1001"
WORKERS = [
    ("Muhammad Yusuf", "L", "1980-07-05", "+628123456789"),
    ("Siti Aminah", "P", None, "+628123456789"),
    ("Moh. Yusup", "L", "1980-07-05", None),
    ("St. Amina", "P", None, None),
    ("Siti Aminah", "P", "1990-01-01", None),
    ("Dedi Kurnia", "L", None, None),  # known to be two people
    ("Dedi Kurnia", "L", None, None),
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    who = Who("tati", "test", "2026-11-24T08:00:00+07:00", "2026-11-24")
    with create(tmp_path_factory.mktemp("duplicates") / "ipsm.db") as register:
        with register.change(who) as pen:
            pen.insert("village", {"code": DESA, "name": "Cibinong"})
            for number, (name, sex, birth, phone) in enumerate(WORKERS, 1):
                row = {"uid": f"w{number}", "name": name, "search": search_key(name), "sex": sex}
                pen.insert("worker", {**row, "birth_date": birth, "phone": phone})
                if number != 5:
                    row = {"uid": f"d{number}", "worker": number, "desa": DESA}
                    pen.insert("duty", {**row, "since": "2024-01-01"})
            pen.insert("not_same", {"one": 6, "other": 7})
        yield register.db


def test_pairs_with_their_reasons(db: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    table = duplicates.table(duplicates.read(db, TODAY, codes))
    well_said(table, codes)
    first, second = by_key(table)
    assert first == {
        "number": 1,
        "name": "Muhammad Yusuf",
        "other_number": 3,
        "other_name": "Moh. Yusup",
        "score": 0.987,
        "reasons": ("alike.sounds", "alike.birth_date", "alike.desa"),
    }
    assert (second["number"], second["other_number"]) == (2, 4)
    assert second["reasons"] == ("alike.sounds", "alike.desa")
    assert table.notes == (("note.duplicates", {"count": 2}),)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"worker": 4}, [2]),
        ({"worker": 5}, []),
        ({"desa": DESA}, [1, 2]),
        ({"desa": "32.01.01.1002"}, []),
    ],
)
def test_asked_for(db: Any, codes: Codes, asked: Any, numbers: list[int]) -> None:
    lines = duplicates.read(db, TODAY._replace(**asked), codes)
    assert [line.number for line in lines] == numbers


def test_nobody_twice(small: Any, codes: Codes) -> None:
    table = duplicates.table(duplicates.read(small.db, TODAY, codes))
    assert (list(table.rows), table.notes) == ([], ())
