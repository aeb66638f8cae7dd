"""All files of a profile and a period, made in memory."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipsm_cli.cli import exporting, paper
from ipsm_cli.cli.counter import Counter
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import ExportProfile, read
from ipsm_cli.core.period import Period
from ipsm_cli.exchange import export_profiles

MONTH = export_profiles.built_in("month")


@pytest.fixture
def counter(register: Path) -> Counter:
    return Counter.open([], {"IPSM_FILE": str(register)})


@pytest.fixture
def desk(counter: Counter) -> Iterator[Desk]:
    with counter.look() as desk:
        yield desk


@pytest.fixture
def build(counter: Counter, desk: Desk) -> Any:
    def run(profile: ExportProfile = MONTH, form: str | None = None, **how: Any) -> Any:
        period = exporting.period_of(desk, profile, "last-month")
        return exporting.build(counter, desk, profile, period, paper.How(**how), form)

    return run


def own(**told: Any) -> ExportProfile:
    return read("dinas", told)


def test_one_workbook_one_document_or_a_csv_a_table(build: Any, month: str) -> None:
    (book,) = build()
    assert book == f"ipsm-32.01.01-{month}.xlsx"
    (document,) = build(form="json")
    tables = json.loads(build(form="json")[document].data)["tables"]
    parts = build(form="csv")
    assert list(parts) == [f"ipsm-32.01.01-{month}-{table['report']}.csv" for table in tables]
    assert sum(made.rows for made in parts.values()) == build()[book].rows
    for made in parts.values():
        assert made.rows == len(list(csv.reader(io.StringIO(made.data.decode())))) - 1


def test_the_files_of_another_profile_bear_its_name(build: Any, month: str) -> None:
    workers = [{"report": "workers", "columns": ["name", "nik"]}]
    assert list(build(own(form="csv", sheets=workers))) == [f"ipsm-32.01.01-dinas-{month}.csv"]
    assert list(build(own(form="html", sheets=workers), include_nik=True)) == [
        f"ipsm-32.01.01-dinas-{month}-nik.html"
    ]


def test_a_csv_in_its_receivers_manner(build: Any) -> None:
    columns = [
        {"key": "name", "heading": "nama_psm"},
        {"key": "sex", "heading": "jenis_kelamin", "codes": {"L": "1", "P": "2"}},
        {"key": "nik", "heading": "nik", "none": "0"},
    ]
    sheets = [{"report": "workers", "columns": columns, "filters": {"status": "aktif"}}]
    profile = own(form="csv", csv={"delimiter": ";", "quote_all": True}, sheets=sheets)
    (made,) = build(profile).values()
    assert made.data.decode().splitlines() == [
        '"nama_psm";"jenis_kelamin";"nik"',
        '"Dadang Suhendar";"1";"0"',
        '"Siti Aminah";"2";"0"',
    ]
    (made,) = build(profile, include_nik=True).values()
    assert '"Siti Aminah";"2";"3201014107850003"' in made.data.decode()


def test_a_paper_for_each_worker(build: Any, month: str) -> None:
    sheets = [{"report": "activities", "columns": ["date", "description"]}]
    files = build(own(per_worker="files", sheets=sheets))
    assert list(files) == [
        f"ipsm-32.01.01-dinas-{month}-2-Dadang Suhendar.xlsx",
        f"ipsm-32.01.01-dinas-{month}-1-Siti Aminah.xlsx",
    ]
    assert [made.rows for made in files.values()] == [2, 1]
    (made,) = build(own(per_worker="sheets", sheets=sheets)).values()
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assert book.sheetnames == ["Dadang Suhendar", "Siti Aminah"]
    assert len(build(own(per_worker="files", sheets=sheets), worker=1)) == 1
    with pytest.raises(errors.UnknownForm):
        build(own(per_worker="files", sheets=sheets), form="csv")


@pytest.mark.parametrize("form", ["xlsx", "html", "csv", "json"])
def test_the_same_bytes_twice(build: Any, form: str) -> None:
    assert build(form=form) == build(form=form)


def test_a_form_that_is_none(build: Any) -> None:
    with pytest.raises(errors.UnknownForm):
        build(form="pdf")


def test_the_period_of_a_profile(desk: Desk) -> None:
    today = datetime.date.today()
    term = own(period="term", sheets=[{"report": "summary.term"}])
    quarter = own(period="last-quarter", sheets=[{"report": "summary.term"}])
    assert exporting.period_of(desk, quarter, "2026-Q3").name == "2026-Q3"
    assert exporting.period_of(desk, quarter, None).months()[2] < f"{today:%Y-%m}"
    # no board is known: five years up to now, or up to what was typed
    assert exporting.period_of(desk, term, None) == Period(
        f"{today.year - 4}-01..{today:%Y-%m}", f"{today.year - 4}-01", f"{today:%Y-%m}"
    )
    assert exporting.period_of(desk, term, "2020").last == "2020-12"


def test_a_report_that_stands_there_twice_has_two_files(build: Any, month: str) -> None:
    sheets = [
        {"report": "summary.spm", "filters": {"by": way}, "columns": ["activities"]}
        for way in ("service", "need")
    ]
    files = build(own(form="csv", sheets=sheets))
    stem = f"ipsm-32.01.01-dinas-{month}-summary_spm"
    assert list(files) == [f"{stem}.csv", f"{stem}-2.csv"]
    assert files[f"{stem}.csv"].data != files[f"{stem}-2.csv"].data


def test_a_strangers_words_are_words_in_every_form(build: Any) -> None:
    """Headings, titles and fixed texts of a profile are no formulas, tags or commands."""
    evil = "=HYPERLINK(1)<script>"
    columns = [{"key": "name", "heading": evil}, {"value": evil, "heading": "@x"}]
    sheet = {"report": "workers", "columns": columns, "title": evil, "name": "[=1]/x:*?"}
    told = {"title": evil, "sheets": [sheet]}
    (made,) = build(own(**told)).values()
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert evil in {cell.value for cell in cells} and not [c for c in cells if c.data_type == "f"]
    (made,) = build(own(**told), form="html").values()
    assert b"<script" not in made.data and b"&lt;script" in made.data
    (made,) = build(own(**told), form="csv").values()
    for row in csv.reader(io.StringIO(made.data.decode())):
        assert not [cell for cell in row if cell.startswith(("=", "@"))]
