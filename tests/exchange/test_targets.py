"""A sheet of targets read: its headings, aims, periods and measures in both languages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.records import TARGET_MEASURES, Who
from ipsm_cli.exchange import targets
from ipsm_cli.exchange.foreign import read_foreign
from ipsm_cli.store.create import create

TODAY = date(2026, 11, 24)
WHO = Who("sekretaris", "target import", "2026-11-24T08:00:00+07:00", "2026-11-24")
VILLAGES = {"32.01.01.1002": "Pabuaran", "32.01.01.1007": "Pakansari"}


@pytest.fixture
def pen(tmp_path: Path) -> Iterator[Any]:
    with create(tmp_path / "ipsm.db") as register, register.change(WHO) as pen:
        for code, name in VILLAGES.items():
            pen.insert("village", {"code": code, "name": name})
        yield pen


def bring(pen: Any, text: str) -> Any:
    foreign = read_foreign(text.encode(), "target.csv")
    return targets.bring_in(pen, foreign, Codes(), TODAY, "id")


def kept(pen: Any) -> list[tuple[Any, ...]]:
    rows = pen.db.execute(
        "SELECT period, dimension, code, measure, value, source FROM target ORDER BY number"
    )
    return [tuple(row) for row in rows]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026,,cabang,,1.200,", ("2026", "all", "", "activities", 1200, None)),
        ("tahun ini,branch,,people,5,", ("2026", "all", "", "people", 5, None)),
        ("Okt 2026,bidang,lingkungan,,5,", ("2026-10", "area", "LH", "activities", 5, None)),
        ("2026-Q3,,Environment,,5,", ("2026-Q3", "area", "LH", "activities", 5, None)),
        ("2026,Jenis,kd01,orang,5,x", ("2026", "kind", "KD01", "people", 5, "x")),
        ("2026,,area:LH,,5,", ("2026", "area", "LH", "activities", 5, None)),
        ("2026,,Desa Pabuaran,,5,", ("2026", "desa", "32.01.01.1002", "activities", 5, None)),
        ("2026,desa,pakan,Jiwa,5,", ("2026", "desa", "32.01.01.1007", "people", 5, None)),
        ("2026,,K3,,5,Dinas", ("2026", "spm_service", "K3", "denominator", 5, "Dinas")),
    ],
)
def test_a_row(pen: Any, line: str, expected: tuple[Any, ...]) -> None:
    plan = bring(pen, f"period,dimension,for,measure,value,source\n{line}\n")
    assert plan.counts == (1, 0, 0, 0), plan.refused
    assert kept(pen) == [expected]


@pytest.mark.parametrize(
    ("line", "error", "column"),
    [
        ("2026,,,,5,", "MissingCell", "for"),
        (",,LH,,5,", "MissingCell", "period"),
        ("2026,,LH,,,", "MissingCell", "value"),
        ("2026,,LH,,x,", "UnreadableNumber", "value"),
        ("2026,provinsi,LH,,5,", "UnknownCode", "dimension"),
        ("2026,,LH,jam,5,", "UnknownCode", "measure"),
        ("2026,,Bojong,,5,", "UnknownAim", "for"),
        ("2026,,pa,,5,", "AmbiguousVillage", "for"),
        ("2026-01..2026-03,,LH,,5,", "TargetPeriod", ""),
        ("2026,,K3,,5,", "SourceNeeded", ""),
        ("2026,,LH,denominator,5,x", "TargetMeasure", ""),
    ],
)
def test_a_row_refused(pen: Any, line: str, error: str, column: str) -> None:
    plan = bring(pen, f"period,dimension,for,measure,value,source\n{line}\n2026,,KD,,1,\n")
    assert plan.counts == (1, 0, 0, 1)
    (fault, *_) = plan.refused[0].faults
    assert (plan.refused[0].row, type(fault.error).__name__, fault.column) == (2, error, column)


def test_changed_and_the_same(pen: Any) -> None:
    assert bring(pen, "periode;sasaran;target\n2026;LH;5\n2026;KD;6\n").counts == (2, 0, 0, 0)
    plan = bring(pen, "period;for;number\n2026;LH;5\n2026;KD;7\n2026;PP;1\n")
    assert plan.counts == (1, 1, 1, 0)
    assert plan.examples["changed"][0].record == 2


def test_a_workbook_makes_days_of_months_and_numbers_of_years(pen: Any) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (("Periode", "Untuk", "Target"), (date(2026, 10, 1), "LH", 5), (2026, "LH", 60.0)):
        page.append(row)
    data = io.BytesIO()
    book.save(data)
    foreign = read_foreign(data.getvalue(), "target.xlsx")
    plan = targets.bring_in(pen, foreign, Codes(), TODAY, "id")
    assert plan.counts == (2, 0, 0, 0)
    assert [(row[0], row[4]) for row in kept(pen)] == [("2026-10", 5), ("2026", 60)]


def test_words_stand_for_what_there_is() -> None:
    assert set(targets.words("measure").values()) == set(TARGET_MEASURES)
    assert set(targets.words("dimension").values()) == {"all", "desa", *targets.LISTS}
