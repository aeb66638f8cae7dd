"""ipsm export: the month's papers as whole files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipsm_cli.exchange import export_profiles

NIK = "3201014107850003"
NAME = "ipsm-32.01.01-{month}{rest}"


def unpacked(book: Path) -> str:
    with zipfile.ZipFile(book) as members:
        return "".join(members.read(name).decode("utf-8", "replace") for name in members.namelist())


@pytest.fixture
def export(ipsm: Any, register: Path, tmp_path: Path) -> Any:
    """Runs the export into a folder that is not there yet."""

    def run(*words: str) -> Any:
        return ipsm("export", "month", *words, "--into", tmp_path / "laporan")

    return run


# --- what is written


def test_the_workbook_is_named_after_region_and_period(
    export: Any, tmp_path: Path, month: str
) -> None:
    done = export()  # the last month, without a word
    book = tmp_path / "laporan" / NAME.format(month=month, rest=".xlsx")
    assert (done.code, done.out) == (0, f"{book}\n") and len(done.lines) == 1
    assert openpyxl.load_workbook(book).sheetnames[0] == "Rekap"


@pytest.mark.parametrize(
    ("period", "piece"),
    [("2026-Q3", "2026-Q3"), ("2026", "2026"), ("2026-01..2026-06", "2026-01_2026-06")],
)
def test_any_period_has_its_name(export: Any, tmp_path: Path, period: str, piece: str) -> None:
    assert export(period).code == 0
    assert [file.name for file in (tmp_path / "laporan").glob("ipsm-*")] == [
        f"ipsm-32.01.01-{piece}.xlsx"
    ]


def test_the_second_run_changes_nothing_and_says_so(export: Any, tmp_path: Path) -> None:
    first = export()
    (book,) = (tmp_path / "laporan").glob("ipsm-*")
    stamp = book.stat().st_mtime_ns
    second = export()
    assert (second.code, second.out) == (0, first.out)
    assert second.err != first.err and "sama" in second.err
    assert book.stat().st_mtime_ns == stamp


def test_a_changed_register_needs_force(ipsm: Any, export: Any, tmp_path: Path) -> None:
    export()
    (book,) = (tmp_path / "laporan").glob("ipsm-*")
    old = book.read_bytes()
    ipsm("activity", "void", "2", "--reason", "salah")
    done = export()
    assert (done.code, done.out, len(done.lines)) == (3, "", 1) and "--force" in done.err
    assert book.read_bytes() == old
    assert export("--force").code == 0
    assert book.read_bytes() != old


def test_of_several_files_none_is_written_when_one_must_not_be(
    export: Any, tmp_path: Path, month: str
) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    other = folder / NAME.format(month=month, rest="-summary_village.csv")
    other.write_text("milik orang lain")
    done = export("--format", "csv")
    assert (done.code, done.out) == (3, "") and other.name in done.err
    assert [file.name for file in folder.glob("ipsm-*")] == [other.name]


def test_totals_are_the_same_in_every_form(
    ipsm: Any, export: Any, tmp_path: Path, month: str
) -> None:
    paths = [
        Path(line)
        for form in ("xlsx", "csv", "json")
        for line in export("--format", form).out.splitlines()
    ]
    assert all(path.is_file() for path in paths)
    summary = json.loads(ipsm("summary", "month", "last-month", "--format", "json").out)
    told = json.loads(next(p for p in paths if p.suffix == ".json").read_text("utf-8"))
    tables = {table["report"]: table for table in told["tables"]}
    assert tables["summary_month"]["totals"] == summary["totals"]
    assert tables["summary_month"]["rows"] == summary["rows"]
    named = {p.name: p for p in paths}
    text = named[NAME.format(month=month, rest="-summary_month.csv")].read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    for key in ("activities", "people", "cost"):
        assert sum(int(row[key]) for row in rows) == summary["totals"][key]
    book = openpyxl.load_workbook(next(p for p in paths if p.suffix == ".xlsx"))
    cells = {cell.value for line in book["Rekap"].iter_rows() for cell in line}
    assert {2, 65, 150_000} <= cells


def test_the_same_register_gives_the_same_bytes(
    export: Any, tmp_path: Path, register: Path, ipsm: Any
) -> None:
    export()
    (book,) = (tmp_path / "laporan").glob("ipsm-*")
    ipsm("export", "month", "--into", tmp_path / "lain")
    assert (tmp_path / "lain" / book.name).read_bytes() == book.read_bytes()


def test_documents_are_in_the_registers_language(
    export: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPSM_LANG", "en")
    export()
    (book,) = (tmp_path / "laporan").glob("ipsm-*")
    assert "Bidang" in unpacked(book)
    export("--lang", "en", "--force")
    assert "Bidang" not in unpacked(book)


def test_the_paper_can_be_dated(export: Any, tmp_path: Path) -> None:
    assert export("--date", "2/11/2026").code == 0
    (book,) = (tmp_path / "laporan").glob("ipsm-*")
    assert "2 November 2026" in unpacked(book)


# --- whole ids


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_no_nik_leaves_unless_asked_for(export: Any, tmp_path: Path, form: str) -> None:
    said = export("--format", form).out
    for line in said.splitlines():
        assert NIK not in (
            unpacked(Path(line)) if form == "xlsx" else Path(line).read_text("utf-8")
        )


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_asking_for_them_is_written_down_first(
    ipsm: Any, export: Any, month: str, form: str
) -> None:
    said = export("--format", form, "--include-nik").out
    texts = [
        unpacked(Path(line)) if form == "xlsx" else Path(line).read_text("utf-8")
        for line in said.splitlines()
    ]
    assert "-nik" in said and any(NIK in text for text in texts)
    last = json.loads(ipsm("history", "--format", "json").out)["rows"][-1]
    assert last["command"] == "export month --include-nik"
    export("--format", form, "--include-nik")  # nothing new left the register
    assert json.loads(ipsm("history", "--format", "json").out)["rows"][-1] == last


def test_a_refused_export_discloses_nothing(
    ipsm: Any, export: Any, tmp_path: Path, month: str
) -> None:
    (tmp_path / "laporan").mkdir()
    (tmp_path / "laporan" / NAME.format(month=month, rest="-nik.xlsx")).write_text("lain")
    before = ipsm("history").out
    assert export("--include-nik").code == 3
    assert ipsm("history").out == before


# --- from cron


@pytest.mark.parametrize("named", ["IPSM_FILE", "HOME"])
@pytest.mark.skipif(os.name == "nt", reason="an empty environment starts no Python on Windows")
def test_from_an_empty_environment(
    register: Path, tmp_path: Path, month: str, named: str, stocked: bytes
) -> None:
    """No terminal, no locale, no path: ``last-month --into out --quiet`` prints paths, exits 0."""
    env = {"IPSM_FILE": str(register)}
    if named == "HOME":
        env = {"HOME": str(tmp_path / "rina")}
        folder = tmp_path / "rina" / ".local" / "share" / "ipsm"
        if sys.platform == "darwin":
            folder = tmp_path / "rina" / "Library" / "Application Support" / "ipsm"
        folder.mkdir(parents=True)
        (folder / "ipsm.db").write_bytes(stocked)
    root = str(Path(__file__).parents[2])
    start = f"import sys; sys.path.insert(0, {root!r}); from ipsm_cli.cli.main import run; run()"
    words = ["export", "month", "last-month", "--into", "out", "--quiet"]
    done = subprocess.run(
        [sys.executable, "-c", start, *words],
        env=env,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    path = Path(done.stdout.decode().removesuffix("\n"))
    assert path == Path("out", NAME.format(month=month, rest=".xlsx"))
    assert (tmp_path / path).is_file()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bulan-depan"], 2),
        (["2026-13"], 2),
        (["--format", "pdf"], 2),
        (["--date", "31/2/2026"], 2),
        (["--date", "kapan-kapan"], 2),
    ],
)
def test_what_cannot_be(export: Any, tmp_path: Path, words: list[str], code: int) -> None:
    done = export(*words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert not (tmp_path / "laporan").exists()


def test_a_folder_that_is_a_file(ipsm: Any, register: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = ipsm("export", "month", "--into", tmp_path / "file")
    assert (done.code, done.out, len(done.lines)) == (5, "", 1)


def test_home_is_meant_by_a_tilde(ipsm: Any, register: Path, nobody: Path) -> None:
    done = ipsm("export", "month", "--into", "~/laporan")
    assert done.code == 0 and done.out.startswith(str(nobody))


# --- the list beside the files


def test_a_folder_is_compared_with_its_list(
    export: Any, ipsm: Any, tmp_path: Path, month: str
) -> None:
    folder = tmp_path / "laporan"
    assert export("--format", "csv").code == 0
    whole = ipsm("export", "verify", folder)
    assert (whole.code, whole.out) == (0, "")
    changed, gone = sorted(folder.glob("ipsm-*"))[:2]
    changed.write_bytes(changed.read_bytes() + b"x")
    gone.unlink()
    found = ipsm("export", "verify", folder, "--format", "json")
    assert found.code == 7
    rows = json.loads(found.out)["rows"]
    assert [(row["file"], row["finding"]) for row in rows] == [
        (changed.name, "finding.file_changed"),
        (gone.name, "finding.file_missing"),
    ]
    assert ipsm("export", "verify", tmp_path).code == 5  # no list there


def test_a_list_of_another_program_is_left_alone(export: Any, tmp_path: Path) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"name": "web"}', "utf-8")
    done = export()
    assert done.code == 3 and "manifest.json" in done.err
    assert [file.name for file in folder.iterdir()] == ["manifest.json"]


# --- the branch's own profiles


def test_an_own_profile_is_a_command_of_its_register(
    ipsm: Any, register: Path, tmp_path: Path, month: str
) -> None:
    ipsm("profile", "save", "dinas", "export", "--report", "workers", "--title", "Daftar PSM")
    assert "Daftar PSM" in ipsm("export", "--help").out
    elsewhere = tmp_path / "lain.db"
    register.rename(elsewhere)
    into = ("--into", tmp_path / "laporan")
    assert ipsm("export", "dinas", *into).code == 5  # no register there
    for words in (
        ("export", "--file", elsewhere, "dinas"),
        ("export", "dinas", "--file", elsewhere),
    ):
        done = ipsm(*words, *into)
        assert (done.code, Path(done.out.strip()).name) == (0, f"ipsm-32.01.01-dinas-{month}.xlsx")


def test_a_slip_of_the_finger_is_answered(ipsm: Any, register: Path) -> None:
    done = ipsm("export", "mounth")
    assert done.code == 2 and "ipsm export month" in done.err


NASTY_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@pytest.mark.parametrize("name", export_profiles.shipped())
def test_a_nasty_name_does_no_harm_in_any_paper(
    ipsm: Any, nasty: Path, tmp_path: Path, name: str
) -> None:
    """A register that another program filled: controls, formulas, markup, an unpaired surrogate."""
    forms = ("xlsx", "html", "csv", "json")
    done = [(f, ipsm("export", name, "--into", tmp_path / f, "--format", f)) for f in forms]
    written = [Path(line) for _, one in done for line in one.out.splitlines()]
    assert all(one.code in (0, 2) for _, one in done) and written
    for path in written:
        if path.suffix == ".xlsx":
            for sheet in openpyxl.load_workbook(path):
                cells = [cell for row in sheet.iter_rows() for cell in row]
                assert not [c for c in cells if c.data_type == "f"]
                assert not [c for c in cells if NASTY_CELLS.search(str(c.value))]
        elif path.suffix == ".html":
            text = path.read_text("utf-8")
            assert "<script" not in text and "\x1b" not in text
        elif path.suffix == ".csv":
            for row in csv.reader(io.StringIO(path.read_text("utf-8"))):
                assert not [cell for cell in row if cell.startswith(("=", "@", "\t", "\r"))]
        else:
            json.loads(path.read_text("utf-8"))
