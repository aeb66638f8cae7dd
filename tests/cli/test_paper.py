"""A profile's paper: its tables, letterhead and signatures."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli import paper
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.core.document import Document
from ipsm_cli.core.export_profile import ExportProfile, read
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question
from ipsm_cli.exchange import export_profiles
from ipsm_cli.store.register import open_to_read

TODAY = datetime.date.today()
MONTH = export_profiles.built_in("month")


@pytest.fixture
def desk(register: Path) -> Iterator[Desk]:
    with open_to_read(register) as opened:
        yield Desk(opened.db, TODAY, "id")


def made(desk: Desk, profile: ExportProfile = MONTH, **how: Any) -> Document:
    question = Question(today=TODAY.isoformat(), period=read_period("last-month", TODAY))
    return paper.document(desk, profile, question, "id", paper.How(**how))


def own(**sheet: Any) -> ExportProfile:
    return read("dinas", {"sheets": [sheet]})


def keys(document: Document) -> list[list[str]]:
    return [[column.key for column in sheet.table.columns] for sheet in document.sheets]


def test_every_sheet_in_its_order(desk: Desk, month: str) -> None:
    document = made(desk)
    names = [sheet.table.name for sheet in document.sheets]
    listed = {one.report.replace(".", "_"): one.only_when_rows for one in MONTH.sheets}
    assert names == [name for name in listed if name in names]
    assert all(name in names or only_when_rows for name, only_when_rows in listed.items())
    assert document.title == (
        "title.month_report",
        {"period": month, "branch": "IPSM KECAMATAN CIBINONG"},
    )
    assert document.stamp.startswith(month) and document.letterhead.lines and document.signatures


def test_a_nik_stands_only_where_workers_are_named(desk: Desk) -> None:
    for wanted in (False, True):
        document = made(desk, include_nik=wanted)
        with_nik = [
            sheet.table.name
            for sheet in document.sheets
            if "nik" in {column.key for column in sheet.table.columns}
        ]
        assert with_nik == (["summary_worker"] if wanted else [])
    assert paper.holds_nik(MONTH) and not paper.holds_nik(own(report="activities"))


def test_a_receivers_column_of_ids_stays_empty_unless_asked_for(desk: Desk) -> None:
    profile = own(report="workers", columns=["nik", "name"])
    assert paper.holds_nik(profile)
    assert keys(made(desk, profile)) == [["nik", "name"]]
    assert {row[0] for row in made(desk, profile).sheets[0].table.rows} == {None}
    assert "3201014107850003" in {
        row[0] for row in made(desk, profile, include_nik=True).sheets[0].table.rows
    }


def test_on_paper_stand_the_columns_of_a_screen(desk: Desk) -> None:
    for sheet in made(desk, printed=True).sheets:
        assert all(column.screen and column.kind != "bar" for column in sheet.table.columns)
        assert all(len(row) == len(sheet.table.columns) for row in sheet.table.rows)


def test_the_profile_says_who_of_the_board_signs(desk: Desk) -> None:
    told = {"signing": ["treasurer", "chair"], "sheets": [{"report": "workers"}]}
    functions = [one.function for one in made(desk, read("a", told)).signatures]
    chair, secretary = [one.function for one in made(desk).signatures][-2:]
    assert functions[-1] == chair and functions[-2] not in (chair, secretary)
    with pytest.raises(errors.BadProfileValue):
        read("a", {**told, "signing": ["mayor"]})


def test_letterhead_and_signatures_where_they_are_wanted(desk: Desk) -> None:
    bare = read("a", {"letterhead": False, "signatures": False, "sheets": [{"report": "workers"}]})
    document = made(desk, bare)
    assert not document.letterhead.lines and not document.signatures
    assert document.place_and_date is None
    assert document.title[1]["text"] == "a"


@pytest.mark.parametrize(
    ("period", "key"),
    [
        ("2026-10", "month"),
        ("2026-Q3", "quarter"),
        ("2026-S1", "semester"),
        ("2026", "year"),
        ("2026-01..2026-04", "period"),
    ],
)
def test_a_report_is_called_after_its_period(desk: Desk, period: str, key: str) -> None:
    for name in ("month", "year"):
        profile = export_profiles.built_in(name)
        assert paper.title(desk, profile, period, "id")[0] == f"title.{key}_report"
    term = export_profiles.built_in("term")
    assert paper.title(desk, term, period, "id")[0] == "title.term_report"


def test_filters_are_words_as_the_options_take_them(desk: Desk) -> None:
    document = made(desk, own(report="summary.month", filters={"area": "lingkungan"}))
    counts = {row[0]: row[1] for row in document.sheets[0].table.rows}
    assert counts["LH"] == 1 and sum(counts.values()) == 1
    with pytest.raises(errors.UnknownCode):
        made(desk, own(report="summary.month", filters={"area": "laut"}))
    for name in ("status", "transpose", "today"):
        with pytest.raises(errors.UnknownFilter):
            made(desk, own(report="summary.pivot", filters={name: "x"}))


def test_sheets_of_some_and_the_way_of_the_page(desk: Desk) -> None:
    assert made(desk, own(report="corrections", only_when_rows=True)).sheets == ()
    (wide,) = made(desk, own(report="activities")).sheets
    (tall,) = made(desk, own(report="workers", columns=["name", "desa"], name="PSM")).sheets
    assert wide.landscape and not tall.landscape and tall.name == "PSM"


def test_no_other_module_is_a_report(desk: Desk) -> None:
    for name in ("accounts", "summary", "..store.create", "summary.month.read", ""):
        with pytest.raises((errors.UnknownReport, errors.BadProfileValue)):
            made(desk, own(report=name))


def test_a_chart_of_columns_that_stand_there(desk: Desk) -> None:
    chart = {"label": "area", "value": "people"}
    (sheet,) = made(desk, own(report="summary.month", chart=chart)).sheets
    assert sheet.chart is not None and sheet.chart[:2] == ("area", "people")
    with pytest.raises(errors.UnknownColumn):
        made(desk, own(report="summary.month", columns=["area"], chart=chart))
