"""The benchmark's registers are ones that the program opens, sums, and can take back from."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

from benchmarks.filling import LAST_MONTH, Shape, fill
from benchmarks.lines import Line
from benchmarks.running import Measured
from benchmarks.showing import BEGIN, END, HEADINGS, cells, markdown, put_into
from ipsm_cli.codes import Codes
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import month
from ipsm_cli.store.register import open_to_read, open_to_write

SHAPE = Shape(activities=60, months=3, workers=5)


def test_a_filled_register_opens_and_sums(tmp_path: Path) -> None:
    path = tmp_path / "ipsm.db"
    fill(path, SHAPE, seed=7)
    with open_to_read(path) as register:
        period = read_period(LAST_MONTH, date(2026, 1, 1))
        recap = month.read(register.db, Question("2026-01-01", period), Codes())
        people, cost = register.db.execute(
            "SELECT SUM(people), SUM(cost) FROM activity WHERE date >= '2025-12-01'"
        ).fetchone()
        entries = register.db.execute("SELECT COUNT(*) FROM action").fetchone()[0]
    assert recap.total.activities == 20
    assert (recap.total.people, recap.total.cost) == (people, cost)
    assert recap.active == SHAPE.workers
    assert entries == 1 + SHAPE.workers + SHAPE.activities
    open_to_write(path, "test", wait=1).close()


def test_the_same_seed_fills_the_same(tmp_path: Path) -> None:
    dumps = []
    for name in ("one.db", "two.db"):
        fill(tmp_path / name, SHAPE, seed=7)
        db = sqlite3.connect(tmp_path / name)
        dumps.append(list(db.iterdump()))
        db.close()
    assert dumps[0] == dumps[1]


def test_the_table_goes_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    put_into(page, "new")
    assert page.read_text("utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_a_line_says_whether_its_budget_is_met() -> None:
    met, missed = (Line("syncs", "count", 5, counted=n, unit="syncs") for n in (5, 6))
    assert (met.met, missed.met, Line("figure", "peer", None, counted=5).met) == (True, False, None)
    assert _shown(missed)["met"] == "NO"


def test_a_line_shows_what_its_ratio_is_made_of() -> None:
    memory = _shown(Line("memory", "bare", 200, counted=150, unit="MiB", other=60))
    assert (memory["ratio"], memory["budget"], memory["met"]) == ("2.50", "200 MiB", "yes")
    assert (memory["ours"], memory["other"]) == ("150 MiB", "60 MiB")
    took = Line("import", "bare", 4, Measured(ours=2.0, other=0.5, ratio=4.0, low=3.9, high=4.2))
    time = _shown(took)
    assert (time["ratio"], time["ours"], time["other"]) == ("4.00", "2,000.0 ms", "500.0 ms")
    speed = _shown(took._replace(rows=10_000))
    assert (speed["met"], speed["ours"], speed["other"]) == ("yes", "5,000 rows/s", "20,000 rows/s")


def test_what_could_not_be_measured_says_so() -> None:
    skipped = Line("summary", "peer", 0.2, skipped="peer is not installed")
    assert (skipped.met, _shown(skipped)["ratio"]) == (None, "–")
    assert "- summary: peer is not installed" in markdown([skipped], "Linux")


def _shown(line: Line) -> dict[str, str]:
    return dict(zip(HEADINGS, cells(line), strict=True))
