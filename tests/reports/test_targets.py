from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.reports import targets


def test_targets_by_period_and_aim(kept: Any, codes: Codes, well_said: Any) -> None:
    table = targets.table(targets.read(kept.db))
    assert [row[2:] for row in table.rows] == [
        ("2026", "aim.area", "area:LH", "measure.activities", 12, None),
        ("2026-09", "aim.all", None, "measure.activities", 4, None),
        ("2026-10", "aim.all", None, "measure.activities", 6, "rapat kerja"),
        ("2026-10", "aim.desa", "village:32.01.01.1002", "measure.people", 4, None),
        (
            *("2026-10", "aim.spm_service", "spm_service:K3", "measure.denominator"),
            *(20, "Dinas Sosial 460/12"),
        ),
        ("2026-11", "aim.kind", "kind:KP01", "measure.people", 0, None),
    ]
    well_said(table, codes)


def test_only_the_periods_named(kept: Any, small: Any) -> None:
    assert [x.target.period for x in targets.read(kept.db, {"2026", "2026-09"})] == [
        "2026",
        "2026-09",
    ]
    assert targets.read(kept.db, ()) == []
    assert targets.read(small.db) == []
    assert not targets.table([]).columns[-1].screen
