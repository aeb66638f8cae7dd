"""The month's paper: its tables, and what of them goes on paper."""

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
