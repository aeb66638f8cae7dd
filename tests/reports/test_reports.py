from __future__ import annotations

import subprocess
import sys
from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import FOR_PAPERS, OF_WORKERS, SUMMARIES, report, workers
from ipsm_cli.reports.summary import month


def test_each_report_is_found_by_name() -> None:
    assert report("summary.month") is month
    assert {f"summary.{name}" for name in SUMMARIES} <= set(FOR_PAPERS)


def test_the_list_of_reports_loads_none_of_them() -> None:
    program = (
        "import sys, ipsm_cli.reports; print([m for m in sys.modules if m.startswith("
        "('ipsm_cli.reports.', 'ipsm_cli.codes', 'ipsm_cli.store', 'json', 'sqlite3'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_what_a_paper_may_hold_is_there() -> None:
    assert set(OF_WORKERS) <= set(FOR_PAPERS)
    for name in FOR_PAPERS:
        assert callable(report(name).read)
        assert callable(report(name).table)


def test_a_list_of_workers_has_a_place_for_the_nik(
    small: Any, codes: Codes, question: Question
) -> None:
    for name in OF_WORKERS:
        module = report(name)
        table = workers.with_nik(small.db, module.table(module.read(small.db, question, codes)))
        assert [column.key for column in table.columns].count("nik") == 1
