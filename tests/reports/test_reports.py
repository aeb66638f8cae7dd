from __future__ import annotations

import subprocess
import sys

from ipsm_cli.reports import SUMMARIES, report
from ipsm_cli.reports.month_sheets import MONTH_SHEETS
from ipsm_cli.reports.summary import month


def test_each_report_is_found_by_name() -> None:
    assert report("summary.month") is month
    for name in (*(f"summary.{name}" for name in SUMMARIES), *(s.report for s in MONTH_SHEETS)):
        assert callable(report(name).read)
        assert callable(report(name).table)


def test_the_month_shows_a_chart_of_its_areas() -> None:
    (charted,) = [sheet for sheet in MONTH_SHEETS if sheet.chart]
    assert charted.report == "summary.month"
    assert charted.chart is not None
    assert charted.chart[:2] == ("area", "activities")


def test_the_list_of_reports_loads_none_of_them() -> None:
    program = (
        "import sys, ipsm_cli.reports; print([m for m in sys.modules if m.startswith("
        "('ipsm_cli.reports.', 'ipsm_cli.codes', 'ipsm_cli.store', 'json', 'sqlite3'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_nik_has_its_place_on_the_sheet_of_workers() -> None:
    assert [s.report for s in MONTH_SHEETS if s.names_workers] == ["summary.worker"]
