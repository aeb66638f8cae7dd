"""The month's paper: its tables, letterhead and signatures."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipsm_cli.cli import paper
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question
from ipsm_cli.reports.month_sheets import MONTH_SHEETS
from ipsm_cli.store.register import open_to_read

TODAY = datetime.date.today()


@pytest.fixture
def desk(register: Path) -> Iterator[Desk]:
    with open_to_read(register) as opened:
        yield Desk(opened.db, TODAY, "id")


def asked() -> Question:
    return Question(today=TODAY.isoformat(), period=read_period("last-month", TODAY))


def test_every_sheet_in_its_order(desk: Desk, month: str) -> None:
    document = paper.month(desk, asked(), day=None, include_nik=False)
    names = [sheet.report.replace(".", "_") for sheet in MONTH_SHEETS]
    assert [sheet.table.name for sheet in document.sheets] == names
    assert document.title[1] == {"period": month, "branch": "IPSM Kecamatan Cibinong"}
    assert document.stamp is not None and document.stamp.startswith(month)


def test_letterhead_is_the_branchs_own_or_its_name(desk: Desk) -> None:
    lines = paper.month(desk, asked(), day=None, include_nik=False).letterhead
    assert lines == ("IKATAN PEKERJA SOSIAL MASYARAKAT", "IPSM KECAMATAN CIBINONG")
    desk.branch = desk.branch._replace(letterhead="SATU\nDUA")  # type: ignore[misc]
    assert paper.month(desk, asked(), day=None, include_nik=False).letterhead == ("SATU", "DUA")


def test_place_and_date_or_a_line_to_write_it_on(desk: Desk) -> None:
    dated = paper.month(desk, asked(), day="2026-11-02", include_nik=False)
    assert dated.place_and_date == (
        "sign.place_and_date",
        {"place": "Cibinong", "date": "2026-11-02"},
    )
    assert paper.month(desk, asked(), day=None, include_nik=False).place_and_date == (
        "sign.place_and_line",
        {"place": "Cibinong"},
    )


def test_who_signs(desk: Desk) -> None:
    signatures = paper.month(desk, asked(), day=None, include_nik=False).signatures
    assert [signature[1] for signature in signatures] == ["", "Tati Hartati", "Rina Wati"]
    assert signatures[0][0][0] == "sign.knowing_kecamatan"


def test_a_nik_stands_only_where_workers_are_named(desk: Desk) -> None:
    for wanted in (False, True):
        document = paper.month(desk, asked(), day=None, include_nik=wanted)
        with_nik = [
            sheet.table.name
            for sheet in document.sheets
            if "nik" in {column.key for column in sheet.table.columns}
        ]
        assert with_nik == (["summary_worker"] if wanted else [])


def test_on_paper_stand_the_columns_of_a_screen(desk: Desk) -> None:
    document = paper.printed(paper.month(desk, asked(), day=None, include_nik=False))
    for sheet in document.sheets:
        assert all(column.screen and column.kind != "bar" for column in sheet.table.columns)
        assert all(len(row) == len(sheet.table.columns) for row in sheet.table.rows)
