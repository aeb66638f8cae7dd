"""The papers of a branch as they are handed over: every cell, every page, every sum.

The branch is small and invented, with what makes a paper hard: a name that folds, texts that want
to be formulas, a draft that waits, a correction, a target, a board. With IPSM_GOLDEN=write the
golden texts are written instead; look at the difference, and at the pages, before keeping it.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipsm_cli.cli import exporting
from ipsm_cli.cli.counter import Counter
from ipsm_cli.core.records import Part, Target, Who
from ipsm_cli.exchange import export_profiles
from ipsm_cli.records import activities, board, closing, demo, targets, workers
from ipsm_cli.store.register import open_to_write
from ipsm_cli.text import Words

GOLDEN = Path(__file__).parents[1] / "golden" / "papers"
REWRITE = os.environ.get("IPSM_GOLDEN") == "write"  # read before the tests unset it
ROOT = Path(__file__).parents[2]
LONG = "Raden Roro Siti Nurhaliza Kusumaningtyas Wulandari Puspitasari Handayani Setyawati"
FORMULA = "=HYPERLINK(1)"
NOW = datetime.datetime(2026, 11, 24, 19, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
# of sheets that a look at the pages found to need more than one: how many more
MORE_PAGES = {
    ("semester", "Kegiatan"): 3,
    ("year", "Jenis kegiatan"): 1,
    ("term", "Jenis kegiatan"): 1,
}
PAPERS = {
    "month": "2026-10",
    "quarter": "2026-Q4",
    "semester": "2026-S2",
    "year": "2026",
    "term": "2026-10",
}


def _change(path: Path, day: str, *deeds: Any) -> None:
    for deed, *words in deeds:
        who = Who("rina", "test", f"{day}T20:00:00+07:00", day)
        with open_to_write(path, "test", 1) as opened, opened.change(who, chance=bytes) as pen:
            deed(pen, *words)


def _draft(pen: Any) -> None:
    row = {"uid": "d", "received_on": "2026-10-30", "message": "senam", "reading": "{}"}
    pen.insert("draft", {**row, "state": "waiting"})


def _worker(pen: Any) -> None:
    fields = {"name": LONG, "sex": "P", "title_back": "S.Sos., M.Si."}
    keep = lambda _: "sesuai KTP"  # noqa: E731
    workers.add(pen, fields, desas=["32.01.01.1007"], status="aktif", active=True, keep=keep)


def _activity(pen: Any) -> None:
    texts = {"place": FORMULA, "description": "+62 812, @balai\n-dua baris", "constraint": "=1+1"}
    fields = {"date": "2026-10-30", "kind": "LH01", "desa": "32.01.01.1007", "minutes": 95, **texts}
    activities.add(pen, fields, "LH", [Part(7, "pelaksana"), Part(1, "pendamping")], [])


@pytest.fixture(scope="session")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven workers, twelve activities a month, as of October 2026."""
    path = tmp_path_factory.mktemp("cabang") / "ipsm.db"
    demo.build(path, seed=7, last_month="2026-10", size=demo.Size(6, 12))
    _change(path, "2026-10-02", (board.begin_term, "2022-07-01", "2027-06-30", "12/SK", None))
    _change(path, "2026-10-03", (closing.close, "2026-09"))
    with sqlite3.connect(path) as db:
        (first,) = db.execute(
            "SELECT MIN(number) FROM activity WHERE month = '2026-09' AND voided_on IS NULL"
        ).fetchone()
    _change(path, "2026-10-30", (_worker,), (_activity,), (_draft,))
    target = Target("2026", "area", "LH", "activities", 100, "rapat kerja")
    _change(path, "2026-10-31", (targets.put, target))
    with open_to_write(path, "test", 1) as opened:
        who = Who("rina", "test", "2026-10-31T20:00:00+07:00", "2026-10-31")
        with opened.change(who, chance=bytes) as pen:
            activities.void(pen, first, "rangkap", correction="laporan ganda")
    return path


@pytest.fixture(scope="session")
def made(branch: Path) -> Any:
    """``made(name, form)``: the files of a shipped paper, as on an evening in November."""

    def build(name: str, form: str = "xlsx", language: str | None = None) -> dict[str, bytes]:
        counter = Counter({"IPSM_FILE": str(branch)}, NOW, Words("en"))
        counter.lang = language
        with counter.look() as desk:
            profile = export_profiles.built_in(name)
            period = exporting.period_of(desk, profile, PAPERS[name])
            files = exporting.build(counter, desk, profile, period, form=form)
        return {name: file.data for name, file in files.items()}

    return build


def book_of(files: dict[str, bytes]) -> Any:
    (data,) = files.values()
    return openpyxl.load_workbook(io.BytesIO(data))


def told(book: Any) -> str:
    """Every cell of a workbook, and how each sheet is printed."""
    lines = []
    for sheet in book:
        setup = (sheet.page_setup.orientation, sheet.print_title_rows, sheet.print_area)
        lines.append(f"== {sheet.title} · {' · '.join(map(str, setup))}")
        for row in sheet.iter_rows():
            cells = [
                f"{cell.column_letter}={cell.value!r}" for cell in row if cell.value is not None
            ]
            lines += [f"{row[0].row}: {'  '.join(cells)}"] if cells else []
    return "\n".join(lines) + "\n"


# --- every cell


@pytest.mark.parametrize("name", PAPERS)
def test_every_cell_as_it_was_looked_at(made: Any, name: str) -> None:
    text = told(book_of(made(name)))
    path = GOLDEN / f"{name}.txt"
    if REWRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    assert path.read_bytes().decode("utf-8") == text


def test_no_golden_text_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(PAPERS)


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_from_people_is_a_formula(made: Any, name: str) -> None:
    book = book_of(made(name))
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    for data in made(name, "csv").values():
        for row in csv.reader(io.StringIO(data.decode("utf-8"))):
            assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r") and not number(cell)]


def number(cell: str) -> bool:
    return re.fullmatch(r"-?[0-9.]+", cell) is not None


def test_a_formula_that_somebody_wrote_is_told_as_text(made: Any) -> None:
    values = {cell.value for row in book_of(made("month"))["Kegiatan"].iter_rows() for cell in row}
    assert FORMULA in values and "+62 812, @balai\n-dua baris" in values


def test_what_waits_and_what_was_corrected_is_told(made: Any) -> None:
    book = book_of(made("month"))
    cover = " ".join(str(cell.value) for row in book["Rekap"].iter_rows() for cell in row)
    assert "menunggu diperiksa" in cover and "Koreksi atas bulan yang sudah ditutup" in cover
    assert "laporan ganda" in {cell.value for row in book["Koreksi"].iter_rows() for cell in row}


@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_speaks_of_commands(made: Any, name: str) -> None:
    for language in ("id", "en"):
        for text in told(book_of(made(name, language=language))).splitlines():
            assert "ipsm " not in text and "--" not in text


# --- every sum, counted a second way


def counted(branch: Path, first: str, last: str, what: str = "COUNT(*)") -> Any:
    with sqlite3.connect(branch) as db:
        return db.execute(
            f"SELECT {what} FROM activity WHERE voided_on IS NULL AND date BETWEEN ? AND ?",
            (f"{first}-01", f"{last}-31"),
        ).fetchone()[0]


SPANS = {
    "month": ("2026-10", "2026-10"),
    "quarter": ("2026-10", "2026-12"),
    "semester": ("2026-07", "2026-12"),
    "year": ("2026-01", "2026-12"),
    "term": ("2022-07", "2026-10"),
}
# sheets whose lines are counted apart from one another: their column of activities is the whole
WHOLE = {"summary_month", "summary_kind", "summary_village", "summary_coverage", "summary_term"}


@pytest.mark.parametrize("name", PAPERS)
def test_every_sheet_tells_the_same_total(made: Any, branch: Path, name: str) -> None:
    (data,) = made(name, "json").values()
    tables = {table["report"]: table for table in json.loads(data)["tables"]}
    activities_, people, minutes = (
        counted(branch, *SPANS[name], what) for what in ("COUNT(*)", "SUM(people)", "SUM(minutes)")
    )
    assert activities_ > 5
    for report in WHOLE & set(tables):
        rows = tables[report]["rows"]
        assert sum(row["activities"] for row in rows) == activities_, report
        assert tables[report]["totals"]["activities"] == activities_, report
        assert tables[report]["totals"]["people"] == people, report
    assert tables["summary_ppks"]["totals"]["people"] == people
    assert tables["summary_pas"]["totals"]["people"] == people
    assert tables["summary_month"]["totals"]["hours"] == pytest.approx(minutes / 60, abs=0.005)
    if "activities" in tables:
        assert len(tables["activities"]["rows"]) == activities_
    if "summary_recap" in tables:
        whole = {r["measure"]: r["total"] for r in tables["summary_recap"]["rows"] if not r["area"]}
        assert (whole["activities"], whole["people"]) == (activities_, people)


def test_twelve_months_reconcile_with_the_monthly_papers(made: Any, branch: Path) -> None:
    (data,) = made("year", "json").values()
    tables = {table["report"]: table for table in json.loads(data)["tables"]}
    rows = [row for row in tables["summary_recap"]["rows"] if row["area"] is None]
    months = [f"2026-{month:02}" for month in range(1, 13)]
    for row in rows:
        if row["measure"] == "activities":
            assert [row[month] for month in months] == [counted(branch, m, m) for m in months]
        if row["measure"] == "cost":
            costs = [counted(branch, m, m, "COALESCE(SUM(cost), 0)") for m in months]
            assert [row[month] for month in months] == costs and row["total"] == sum(costs)
    (data,) = made("month", "json").values()
    (cover,) = [t for t in json.loads(data)["tables"] if t["report"] == "summary_month"]
    october = {row["measure"]: row["2026-10"] for row in rows}
    for key in ("activities", "workers", "people", "people_l", "people_p", "hours", "cost"):
        assert october[key] == cover["totals"][key], key


def test_the_screen_says_what_the_paper_says(
    made: Any, branch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ipsm_cli.cli.main import main

    monkeypatch.setenv("IPSM_FILE", str(branch))
    (data,) = made("month", "json").values()
    for table in json.loads(data)["tables"]:
        room, _, name = table["report"].partition("_")
        if room == "summary" and name not in ("missing", "coverage"):  # they count days from today
            main(["summary", name, "2026-10", "--format", "json"])
            shown = json.loads(capsys.readouterr().out)
            assert (shown["rows"], shown["totals"]) == (table["rows"], table["totals"]), name


# --- the same bytes


@pytest.mark.parametrize("form", ["xlsx", "html", "csv", "json"])
def test_the_same_bytes_on_another_day_in_another_zone(
    made: Any, branch: Path, tmp_path: Path, form: str
) -> None:
    """Two processes with other locales, zones, hash seeds and days make what this one makes."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in made("month", form).items()}
    for number, (locale, zone) in enumerate(
        [("id_ID.UTF-8", "Asia/Jayapura"), ("C", "America/Adak")]
    ):
        env = {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "IPSM_FILE": str(branch)}
        env |= {"LC_ALL": locale, "LANG": locale, "TZ": zone, "PYTHONHASHSEED": str(number)}
        if os.name == "nt":
            env["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        into = tmp_path / str(number)
        words = ["export", "month", "2026-10", "--into", str(into), "--format", form, "--quiet"]
        command = [sys.executable, "-m", "ipsm_cli", *words]
        subprocess.run(command, env=env, check=True, capture_output=True)
        found = {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in into.iterdir()
            if path.name != "manifest.json"
        }
        assert found == sums


# --- every page


@pytest.fixture(scope="session")
def printed(made: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each paper as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("cetak")
    for name in PAPERS:
        (data,) = made(name).values()
        (folder / f"{name}.xlsx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    books = [str(folder / f"{name}.xlsx") for name in PAPERS]
    run = subprocess.run(
        [*command, "--outdir", str(folder), *books], capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stderr
    return {name: folder / f"{name}.pdf" for name in PAPERS}


needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")),
    reason="LibreOffice or poppler is not installed",
)


def pages(pdf: Path) -> list[bool]:
    """Of each page whether it lies on its side; all of them are A4."""
    info = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "999", str(pdf)], capture_output=True, text=True, check=True
    )
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", info.stdout)
    for wide, high in sizes:
        assert sorted([round(float(wide)), round(float(high))]) == [595, 842]
    return [float(wide) > float(high) for wide, high in sizes]


@needs_office
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", PAPERS)
def test_each_sheet_is_as_many_pages_as_it_needs(
    made: Any, printed: dict[str, Path], name: str
) -> None:
    owed = []
    for sheet in book_of(made(name)):
        more = MORE_PAGES.get((name, sheet.title), 0)
        owed += [sheet.page_setup.orientation == "landscape"] * (1 + more)
    assert pages(printed[name]) == owed


@needs_office
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", PAPERS)
def test_no_word_is_cut(made: Any, printed: dict[str, Path], name: str) -> None:
    """Every word that is in a cell of a sheet is on a page of that sheet."""
    run = ["pdftotext", "-layout", str(printed[name]), "-"]
    text = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    leaves = text.split("\f")
    for sheet in book_of(made(name)):
        own = [leaves.pop(0) for _ in range(1 + MORE_PAGES.get((name, sheet.title), 0))]
        there = set(re.findall(r"\w+", " ".join(own)))
        values = [cell.value for row in sheet.iter_rows() for cell in row]
        words = {w for v in values if isinstance(v, str) for w in re.findall(r"\w+", v)}
        assert not words - there, sheet.title
        assert all("Halaman" in leaf for leaf in own)
    assert set(LONG.split()) <= set(text.split())
