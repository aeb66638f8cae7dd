from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import corrections
from ipsm_cli.store.register import Register, open_to_write

ROWS = (
    ("2026-09", 6, "2026-10-30", "salah desa"),
    ("2026-10", 1, "2026-11-01", "laporan ganda"),
    ("2026-09", 6, "2026-11-30", "salah jumlah"),
    ("2026-10", 2, "2026-12-01", "menyusul"),
)


@pytest.fixture
def register(small: Any, tmp_path: Path) -> Iterator[Register]:
    """Two closed months and four corrections, numbered from 1."""
    import sqlite3

    from ipsm_cli.core.records import Who

    path = tmp_path / "copy.db"
    copy = sqlite3.connect(path)
    small.db.backup(copy)
    copy.close()
    who = Who("rina", "test", "2026-12-01T08:00:00+07:00", "2026-12-01")
    with open_to_write(path, "test", 1) as register:
        with register.change(who) as pen:
            for month in ("2026-09", "2026-10"):
                row = {"month": month, "state": "closed", "at": who.at, "counts": "{}"}
                pen.insert("closing", {**row, "digest": "00"})
            for month, activity, day, reason in ROWS:
                row = {"uid": day, "month": month, "activity": activity, "corrected_on": day}
                pen.insert("correction", {**row, "reason": reason})
        yield register


def test_those_made_in_a_period(register: Register, codes: Codes, well_said: Any) -> None:
    november = Question("2026-12-24", Period("2026-11", "2026-11", "2026-11"))
    table = corrections.table(corrections.read(register.db, november, codes))
    well_said(table, codes)
    assert [tuple(row) for row in table.rows] == [
        (2, "2026-11-01", "2026-10", 1, "LH01", "laporan ganda"),
        (3, "2026-11-30", "2026-09", 6, "LH02", "salah jumlah"),
    ]
    assert table.title == ("title.corrections_in", {"period": "2026-11"})


def test_those_of_a_month_and_all(register: Register, codes: Codes, well_said: Any) -> None:
    table = corrections.table(corrections.of_month(register.db, "2026-09"))
    well_said(table, codes)
    assert [row[0] for row in table.rows] == [1, 3]
    whole = corrections.read(register.db, Question("2026-12-24"), codes)
    assert [line.number for line in whole.lines] == [1, 2, 3, 4]
