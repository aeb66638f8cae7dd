"""The months of a branch and their states, on days said by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.measures import Measures
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Who
from ipsm_cli.records import activities, closing
from ipsm_cli.reports import months, report
from ipsm_cli.store.register import open_to_write


class Told:
    """The small register, to which deeds are done on days of one's choice."""

    def __init__(self, register: Any) -> None:
        self.register = register
        self.db: sqlite3.Connection = register.db

    def do(self, day: str, deed: Any, *words: Any, **more: Any) -> None:
        with self.register.change(Who("rina", "test", f"{day}T08:00:00+07:00", day)) as pen:
            deed(pen, *words, **more)


@pytest.fixture
def told(small: Any, tmp_path: Path) -> Iterator[Told]:
    path = tmp_path / "copy.db"
    copy = sqlite3.connect(path)
    small.db.backup(copy)
    copy.close()
    with open_to_write(path, "test", 1) as register:
        register.db.execute("PRAGMA synchronous = OFF")  # nothing is killed here
        yield Told(register)


def month(name: str) -> Period:
    return Period(name, name, name)


def states(told: Told, today: str, period: Period | None = None) -> dict[str, str]:
    found = months.read(told.db, Question(today, period), Codes())
    return {line.month: line.state for line in found}


def test_a_month_is_late_after_the_due_day_of_the_next(told: Told) -> None:
    august = Period("2026-08..2026-11", "2026-08", "2026-11")
    assert states(told, "2026-11-05", august) == {
        "2026-08": "late",
        "2026-09": "late",
        "2026-10": "open",  # due that day
        "2026-11": "open",
    }
    assert states(told, "2026-11-06", august)["2026-10"] == "late"
    assert months.due_of("2026-12", 5) == "2027-01-05"


def test_without_a_period_they_run_from_the_founding_to_this_month(told: Told) -> None:
    found = states(told, "2026-11-24")
    assert next(iter(found)) == "2026-01" and [*found][-1] == "2026-11" and len(found) == 11
    told.do("2026-11-24", activities.edit, 6, {"date": "2025-12-30"})
    found = states(told, "2026-11-24")
    assert next(iter(found)) == "2025-12" and found["2025-12"] == "late"
    told.do("2026-11-24", activities.edit, 6, {"date": "2025-11-30"})
    assert states(told, "2026-11-24")["2025-11"] == "open"  # due before the register began


def test_states_numbers_and_reasons(told: Told, codes: Codes, well_said: Any) -> None:
    told.do("2026-11-02", closing.close, "2026-09")
    told.do("2026-11-03", closing.close, "2026-10")
    told.do("2026-11-20", activities.void, 1, "rangkap", correction="laporan ganda")
    told.do("2026-11-21", closing.reopen, "2026-09", "laporan desa menyusul")
    lines = months.read(told.db, Question("2026-11-24", Period("", "2026-09", "2026-11")), codes)
    assert [tuple(line) for line in lines] == [
        (
            *("2026-09", "late", "2026-10-05", "2026-11-21T08:00:00+07:00", 1, 7, 0),
            "laporan desa menyusul",
        ),
        ("2026-10", "corrected", "2026-11-05", "2026-11-03T08:00:00+07:00", 2, 5, 1, None),
        ("2026-11", "open", "2026-12-05", None, 1, 10, 0, None),
    ]
    table = months.table(lines)
    well_said(table, codes)
    assert table.notes == (("note.late_months", {"count": 1}),)
    assert [row[1] for row in table.rows] == ["month.late", "month.corrected", "month.open"]


OCTOBER = Measures(3, 3, 45, 2, 3, 210, 150_000)


def test_the_page_of_an_open_month(told: Told, codes: Codes, well_said: Any) -> None:
    page = months.page(told.db, Question("2026-11-05", month("2026-10")), codes)
    ((how, areas, total),) = page.counted
    assert (how, total) == ("so_far", OCTOBER)
    assert [*areas] == ["LH", "KD", "PP", "KP"] and areas["KP"] == Measures()
    table = months.page_table(page)
    well_said(table, codes)
    assert table.notes == (("note.month_open", {"date": "2026-11-05"}),)
    late = months.page(told.db, Question("2026-11-06", month("2026-10")), codes)
    assert months.page_table(late).notes == (("note.month_late", {"date": "2026-11-05"}),)


def test_the_page_of_a_closed_month_keeps_what_was_handed_over(
    told: Told, codes: Codes, well_said: Any
) -> None:
    question = Question("2026-11-24", month("2026-10"))
    told.do("2026-11-03", closing.close, "2026-10")
    table = months.page_table(months.page(told.db, question, codes))
    well_said(table, codes)
    assert [row[:3] for row in table.rows] == [
        ("counted.handed_over", area, n) for area, n in (("LH", 1), ("KD", 1), ("PP", 1), ("KP", 0))
    ]
    assert table.totals == (None, None, *OCTOBER)
    assert table.notes == (("note.month_closed", {"date": "2026-11-03"}),)

    told.do("2026-11-20", activities.void, 1, "rangkap", correction="laporan ganda")
    table = months.page_table(months.page(told.db, question, codes))
    assert [row[:3] for row in table.rows if row[1] == "LH"] == [
        ("counted.handed_over", "LH", 1),
        ("counted.corrected", "LH", 0),
    ]
    assert table.totals == (None, None, *Measures(2, 2, 5, 2, 3, 90, 0))
    assert table.notes[0][0] == "note.month_corrected"

    told.do("2026-11-21", closing.reopen, "2026-10", "keliru")
    table = months.page_table(months.page(told.db, question, codes))
    assert table.notes == (("note.month_reopened", {"date": "2026-11-21", "why": "keliru"}),)
    assert next(row[0] for row in table.rows) == "counted.so_far"


def test_drafts_received_since_the_month_began_may_be_its_own(told: Told) -> None:
    def receive(pen: Any, day: str, state: str) -> None:
        row = {"uid": day + state, "received_on": day, "message": "senam", "reading": "{}"}
        pen.insert("draft", {**row, "state": state})

    for day, state in (("2026-09-30", "waiting"), ("2026-10-01", "dropped")):
        told.do("2026-11-01", receive, day, state)
    assert months.drafts(told.db, "2026-10") == 0
    told.do("2026-11-01", receive, "2026-10-01", "waiting")
    told.do("2026-11-02", receive, "2026-11-02", "waiting")
    assert months.drafts(told.db, "2026-10") == 2
    assert months.drafts(told.db, "2026-09") == 3


def test_a_later_month_tells_the_corrections(told: Told, codes: Codes) -> None:
    summary = report("summary.month")
    november = Question("2026-12-24", month("2026-11"))

    def notes() -> list[str]:
        return [key for key, _ in summary.table(summary.read(told.db, november, codes)).notes]

    told.do("2026-11-03", closing.close, "2026-10")
    assert "note.corrections" not in notes()
    told.do("2026-11-20", activities.void, 1, "rangkap", correction="laporan ganda")
    assert "note.corrections" in notes()
