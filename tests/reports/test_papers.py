from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import papers

TODAY = Question("2026-11-24")
ROWS: dict[str, dict[str, Any]] = {
    "appointment": {
        "kind": "sk_psm",
        "issuer": "lurah",
        "paper": "141/12/2025",
        "date": "2025-01-02",
        "since": "2025-01-03",
        "until": "2027-12-31",
        "note": "map 3",
    },
    "card": {
        "kind": "tetap",
        "paper": "0012345",
        "issuer": "nasional",
        "since": "0001-01-01",
        "until": "2029-02-28",
        "lost_on": "2026-05-01",
    },
    "training": {
        "level": "dasar",
        "training": "Bimtek dasar PSM",
        "organiser": "Dinas Sosial",
        "since": "2025-05-10",
        "finish": "2025-05-12",
        "minutes": 960,
        "paper": "BD-17",
        "issued": "2025-05-20",
        "until": "2028-05-20",
    },
    "role": {"programme": "PKH", "since": "2025-01-01", "until": None},
}


@pytest.mark.parametrize("noun", ROWS)
def test_everything_filed_is_shown(
    filled: Any, codes: Codes, noun: str, by_key: Any, well_said: Any
) -> None:
    db = filled(**{noun: [{"worker": 1, **ROWS[noun]}]})
    table = papers.table(papers.read(db, noun, TODAY))
    well_said(table, codes)
    ((row,),) = [by_key(table)]
    told = {name: None if value == "0001-01-01" else value for name, value in ROWS[noun].items()}
    shown = {name: row[name] for name in told}
    assert shown == told
    assert (row["number"], row["worker"], row["name"]) == (1, 1, "Siti Aminah")
    assert table.name == noun
    kinds = {column.key: column.kind for column in table.columns}
    assert kinds.get("paper", "id") == "id"  # never read as a number
    assert [c.screen for c in table.columns if c.key == "note"] == ["note" in told]


def test_by_first_day_and_of_one_worker(filled: Any) -> None:
    days = [(1, "2026-01-01"), (2, "2025-01-01"), (1, "2025-01-01"), (1, "2024-05-01")]
    rows = [{"worker": n, "programme": f"P{p}", "since": d} for p, (n, d) in enumerate(days)]
    db = filled(role=rows)
    found = papers.read(db, "role", TODAY)
    assert [row[0] for row in found.rows] == [4, 2, 3, 1]
    one = papers.read(db, "role", TODAY._replace(worker=1))
    assert [row[0] for row in one.rows] == [4, 3, 1]
    assert papers.read(db, "role", TODAY._replace(worker=5)).rows == []


def test_duty_areas_filed_with_the_workers(small: Any, codes: Codes, well_said: Any) -> None:
    table = papers.table(papers.read(small.db, "duty", TODAY))
    well_said(table, codes)
    assert [(row[2], *row[4:7]) for row in table.rows] == [
        (1, "32.01.01.1001", None, None),
        (2, "32.01.01.1001", None, None),
        (2, "32.01.01.1002", None, None),
        (3, "32.01.01.1002", None, None),
    ]
