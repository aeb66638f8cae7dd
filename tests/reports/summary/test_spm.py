from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import spm


def test_october_by_hand(kept: Any, codes: Codes, october: Question) -> None:
    table = spm.table(spm.read(kept.db, october, codes))
    assert [row[0] for row in table.rows] == ["K1", "K2", "K3", "K4", "K5", None]
    assert table.rows[2] == ("K3", "K3", 1, 5, 20, 0.25, "Dinas Sosial 460/12")
    assert table.rows[-1] == (None, None, 2, 40, None, None, None)
    assert table.totals == (None, None, 3, 45, None, None, None)
    assert table.notes == (("note.spm", {}), ("note.voided", {"count": 1}))


def test_without_the_number_in_need_there_is_no_attainment(kept: Any, codes: Codes) -> None:
    year = Question("2026-11-24", Period("2026", "2026-01", "2026-12"))
    table = spm.table(spm.read(kept.db, year, codes))
    assert table.rows[2] == ("K3", "K3", 1, 5, None, None, None)
    assert table.notes[1:3] == (
        ("note.no_denominator", {"period": "2026", "services": ("K3",)}),
        ("note.denominator_way", {"code": "K3", "name": "2026"}),
    )


def test_by_basic_need(kept: Any, codes: Codes, october: Question, well_said: Any) -> None:
    table = spm.table(spm.read(kept.db, october._replace(by="need"), codes))
    assert len(table.rows) == 14
    assert table.rows[0] == ("BN01", "BN01", 1, 5)
    assert table.rows[-1] == (None, None, 2, 40)
    well_said(table, codes)


def test_nothing_done_lists_the_services(empty: Any, codes: Codes, october: Question) -> None:
    table = spm.table(spm.read(empty.db, october, codes))
    assert [row[2:4] for row in table.rows] == [(0, 0)] * 10
    assert [key for key, _ in table.notes] == ["note.spm"]


@pytest.mark.parametrize("by", spm.WAYS)
def test_lines_equal_plain_ones(big: Any, codes: Codes, question: Question, by: str) -> None:
    found = spm.read(big.db, question._replace(by=by), codes)
    chosen = [activity for _, activity in big.rows.pick(question)]
    assert {a[spm.WAYS[by]] for a in chosen} <= {line.code for line in found.lines}
    for line in found.lines:
        mine = big.rows.count(a for a in chosen if a[spm.WAYS[by]] == line.code)
        assert (line.activities, line.people) == (mine[0], mine[2])
