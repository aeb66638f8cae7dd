from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import workers
from ipsm_cli.reports.summary import worker as summary

TODAY = Question("2026-11-24")


def test_by_name(small: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    table = workers.table(workers.read(small.db, TODAY, codes))
    well_said(table, codes)
    rows = by_key(table)
    assert [row["number"] for row in rows] == [2, 5, 1, 3, 4]
    siti = rows[2]
    assert siti == {
        **dict.fromkeys(siti),
        "number": 1,
        "uid": "w1",
        "name": "Siti Aminah",
        "title_front": "Hj.",
        "member_number": "0321010001",
        "sex": "P",
        "status": "aktif",
        "desa": ("32.01.01.1001",),
        "phone": "+628123456789",
        "birth_date": "1980-07-05",
    }
    assert rows[3]["status"] == "berhenti"
    assert table.notes == (("note.workers", {"count": 5}),)


def test_no_list_holds_a_nik(small: Any, codes: Codes) -> None:
    table = workers.table(workers.read(small.db, TODAY, codes))
    assert "nik" not in {column.key for column in table.columns}
    assert "3201014507800001" not in repr(table)
    kinds = {column.key: column.kind for column in table.columns}
    assert kinds["phone"] == kinds["member_number"] == "id"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "aktif"}, [2, 5, 1]),
        ({"status": "calon"}, [4]),
        ({"desa": "32.01.01.1002"}, [2, 3]),
        ({"desa": "32.01.01.2003"}, []),
        ({"text": "siti"}, [1, 3]),
        ({"text": "siti", "status": "aktif"}, [1]),
        ({"text": "0321010001"}, [1]),
        ({"text": "nobody"}, []),
        ({"worker": 4}, [4]),
    ],
)
def test_filters(small: Any, codes: Codes, asked: dict[str, Any], found: list[int]) -> None:
    lines = workers.read(small.db, TODAY._replace(**asked), codes)
    assert [line.number for line in lines] == found


def test_nobody_yet(empty: Any, codes: Codes) -> None:
    table = workers.table(workers.read(empty.db, TODAY, codes))
    assert (list(table.rows), table.notes) == ([], ())


def test_the_nik_where_it_is_asked_for(
    small: Any, codes: Codes, october: Question, by_key: Any, well_said: Any
) -> None:
    plain = summary.table(summary.read(small.db, october, codes))
    table = workers.with_nik(small.db, plain)
    well_said(table, codes)
    niks = {row["number"]: row["nik"] for row in by_key(table)}
    assert niks == {2: None, 1: "3201014507800001", 3: None}
    assert [c.kind for c in table.columns if c.key == "nik"] == ["id"]
    without = [{k: v for k, v in row.items() if k != "nik"} for row in by_key(table)]
    assert without == by_key(plain)
    (totals,) = by_key(table, totals=True)
    assert (totals["nik"], totals["activities"]) == (None, 3)
    assert workers.with_nik(small.db, plain._replace(totals=None)).totals is None
