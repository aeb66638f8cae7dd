from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.reports import letters


def letter(year: int, seq: int, **more: Any) -> dict[str, Any]:
    text, date = f"{seq}/{year}", f"{year}-05-0{seq}"
    return {"year": year, "seq": seq, "text": text, "date": date, "subject": "Undangan", **more}


LETTERS = [
    letter(2026, 2),
    letter(2026, 1, paper="month", period="2026-10", receiver="Dinas Sosial"),
    letter(2025, 1, paper="month", period="2025-10"),
]


def test_by_year_and_number(filled: Any, codes: Codes, well_said: Any) -> None:
    db = filled(letter=LETTERS)
    assert [one.text for one in letters.read(db)] == ["1/2025", "1/2026", "2/2026"]
    assert [one.text for one in letters.read(db, 2026)] == ["1/2026", "2/2026"]
    well_said(letters.table(letters.read(db)), codes)
    found = letters.one(db, 2)
    assert found is not None and found.receiver == "Dinas Sosial"
    well_said(letters.page(found), codes)
    assert letters.one(db, 9) is None


def test_that_of_a_paper(filled: Any) -> None:
    db = filled(letter=LETTERS)
    found = letters.of_paper(db, "month", "2026-10")
    assert found is not None and (found.text, found.date) == ("1/2026", "2026-05-01")
    assert letters.of_paper(db, "month", "2026-09") is None
    assert letters.of_paper(db, "year", "2026-10") is None
