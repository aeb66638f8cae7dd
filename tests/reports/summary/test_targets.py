from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import targets

YEAR = Question("2026-11-24", Period("2026", "2026-01", "2026-12"))
PABUARAN = "village:32.01.01.1002"


def test_a_month_has_its_own_targets(kept: Any, codes: Codes, october: Question) -> None:
    table = targets.table(targets.read(kept.db, october, codes))
    assert list(table.rows) == [
        ("aim.all", None, "measure.activities", 6, 3, 0.5, 50, None, "rapat kerja"),
        ("aim.desa", PABUARAN, "measure.people", 4, 5, 1.25, 125, None, None),
    ]
    assert table.notes == (("note.voided", {"count": 1}),)


def test_a_year_adds_its_months(kept: Any, codes: Codes, well_said: Any) -> None:
    table = targets.table(targets.read(kept.db, YEAR, codes))
    assert list(table.rows) == [
        ("aim.all", None, "measure.activities", 10, 4, 0.4, 40, 2, None),  # September, October
        ("aim.area", "area:LH", "measure.activities", 12, 2, 2 / 12, 17, None, None),
        ("aim.kind", "kind:KP01", "measure.people", 0, 10, None, None, 1, None),
        ("aim.desa", PABUARAN, "measure.people", 4, 5, 1.25, 125, 1, None),
    ]
    assert table.notes[0] == ("note.months_targets", {})
    well_said(table, codes)


def test_a_months_question_takes_no_part_of_a_year(kept: Any, codes: Codes) -> None:
    august = Question("2026-11-24", Period("2026-08", "2026-08", "2026-08"))
    table = targets.table(targets.read(kept.db, august, codes))
    assert table.rows == []
    assert table.notes == (("note.no_targets", {"name": "2026-08"}),)


def test_of_one_area_or_village(kept: Any, codes: Codes, october: Question) -> None:
    of_area = targets.read(kept.db, YEAR._replace(area="LH"), codes)
    assert [line.target.code for line in of_area.lines] == ["LH"]
    of_village = targets.read(kept.db, october._replace(desa="32.01.01.1002"), codes)
    assert [line.done for line in of_village.lines] == [5]
