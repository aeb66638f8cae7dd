from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import programme


def test_october_by_hand(small: Any, codes: Codes, october: Question) -> None:
    table = programme.table(programme.read(small.db, october, codes))
    assert list(table.rows) == [
        ("DTSEN", 1, 1, 0, 0, 0, 0, 0),
        (None, 2, 2, 45, 2, 3, 210, 150_000),
    ]
    assert table.totals == (None, 3, 3, 45, 2, 3, 210, 150_000)
    assert table.notes == (("note.no_programme", {}), ("note.voided", {"count": 1}))


def test_without_activities_outside_there_is_no_note(
    small: Any, codes: Codes, october: Question
) -> None:
    table = programme.table(programme.read(small.db, october._replace(area="PP"), codes))
    assert [row[0] for row in table.rows] == ["DTSEN"]
    assert table.notes == ()


def test_an_old_programme_stays_readable(big: Any, codes: Codes, october: Question) -> None:
    found = programme.read(big.db, october._replace(period=None), codes)
    assert [code for code, _ in found.lines] == ["PKH", "DTSEN", "PROGRAM-LAMA", None]
