"""Handing a result over: screen, pipe, file."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

# --- JSON for scripts

LISTS = {
    "worker list": ("workers", {"number", "uid", "name", "sex", "status", "desa"}),
    "worker show 1": ("worker", {"number", "uid", "name", "nik"}),
    "activity list": (
        "activities",
        {"number", "uid", "date", "kind", "area", "desa", "people", "worker_numbers"},
    ),
    "activity show 1": ("activity", {"number", "uid", "date", "kind"}),
    "summary month last-month": ("summary_month", {"area", "activities", "people", "cost"}),
    "summary trend last-month": ("summary_trend", {"month"}),
    "history": ("history", {"number", "at", "command"}),
    "branch show": ("branch", {"name", "level", "region"}),
    "info": ("info", {"file", "because", "schema"}),
    "region list 32.01.01": ("region", {"code", "name"}),
    "code list kind": ("codes", {"code", "label"}),
}


@pytest.mark.parametrize("words", LISTS)
def test_json_is_one_document_with_a_schema(ipsm: Any, register: Path, words: str) -> None:
    report, keys = LISTS[words]
    done = ipsm(*words.split(), "--format", "json")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    assert (found["schema"], found["report"]) == (1, report)
    assert isinstance(found["totals"], dict)
    assert keys <= set(found["rows"][0])
    assert done.out.endswith("}\n")


ANY_TONGUE = [words for words in LISTS if words != "code list kind"]


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("words", ANY_TONGUE)
def test_machine_forms_are_the_same_in_every_language(
    ipsm: Any, register: Path, words: str, form: str
) -> None:
    known = [ipsm("--lang", lang, *words.split(), "--format", form).out for lang in ("id", "en")]
    assert known[0] == known[1]


def test_json_is_the_same_bytes_under_any_locale(process: Any, register: Path) -> None:
    said = {
        process("activity", "list", "--format", "json", env=env).stdout
        for env in (
            {"LC_ALL": "C"},
            {"LC_ALL": "id_ID.UTF-8", "IPSM_LANG": "id"},
            {"LANG": "en_GB", "IPSM_LANG": "en"},
            {"PYTHONIOENCODING": "cp1252"},
            {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        )
    }
    assert len(said) == 1
    assert len(json.loads(said.pop())["rows"]) == 2


# --- pipes


@pytest.mark.parametrize("words", [words for words in LISTS if words != "info"])
def test_a_pipe_gets_whole_plain_lines(ipsm: Any, nasty: Path, words: str) -> None:
    said = ipsm(*words.split()).out
    assert "\x1b" not in said and "…" not in said and "│" not in said


def test_a_pipe_has_no_width(ipsm: Any, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = ipsm("activity", "list").out
    monkeypatch.setenv("COLUMNS", "20")
    assert ipsm("activity", "list").out == wide
    assert max(map(len, wide.splitlines())) > 80


# --- a terminal


def test_a_terminal_gets_a_box_in_colour(register: Path, terminal: Any) -> None:
    at = terminal("worker", "list", env={"COLUMNS": "120"})
    assert at.end() == 0
    assert "│" in at.shown and "\x1b[1m" in at.shown


@pytest.mark.parametrize(
    ("words", "env"),
    [((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), (("--no-color",), {})],
)
def test_whoever_wants_no_colour_has_none(
    register: Path, terminal: Any, words: tuple[str, ...], env: dict[str, str]
) -> None:
    at = terminal("worker", "list", *words, env={"COLUMNS": "120", **env})
    assert at.end() == 0
    assert "\x1b" not in at.shown and "Siti Aminah" in at.shown
    assert ("│" in at.shown) is (env.get("TERM") != "dumb")


@pytest.mark.parametrize("columns", [100, 40])
def test_a_narrow_terminal_folds_and_never_cuts(
    register: Path, terminal: Any, columns: int
) -> None:
    at = terminal("worker", "list", "--no-color", env={"COLUMNS": str(columns)})
    assert at.end() == 0
    lines = at.shown.splitlines()
    assert max(map(len, lines)) <= columns
    assert "…" not in at.shown
    for piece in ("Siti", "Komariah", "Dadang", "Suhendar", "0321010001"):
        assert piece in at.shown


def test_names_are_not_obeyed_on_a_terminal(nasty: Path, terminal: Any) -> None:
    for words in (["worker", "list"], ["worker", "show", "4"], ["activity", "show", "4"]):
        at = terminal(*words, "--no-color", env={"COLUMNS": "160"})
        assert at.end() == 0
        assert "\x1b" not in at.shown and "\u202e" not in at.shown and "\x07" not in at.shown
        assert "[red]Ani[/]" in at.shown and "<U+001B>" in at.shown


# --- files


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "txt", "xlsx"])
def test_the_ending_tells_the_form(ipsm: Any, register: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"psm.{ending}"
    done = ipsm("worker", "list", "-o", file)
    assert (done.code, done.out) == (0, "") and str(file) in done.err
    data = file.read_bytes()
    if ending == "xlsx":
        assert zipfile.ZipFile(file).testzip() is None
    else:
        assert "Siti Aminah" in data.decode("utf-8")
    assert ipsm("worker", "list", "-o", file).code == 0  # the same again
    assert file.read_bytes() == data


def test_the_form_asked_for_goes_before_the_ending(
    ipsm: Any, register: Path, tmp_path: Path
) -> None:
    ipsm("worker", "list", "--format", "JSON", "--output", tmp_path / "psm.csv")
    assert json.loads((tmp_path / "psm.csv").read_text("utf-8"))["report"] == "workers"


def test_a_dash_is_stdout(ipsm: Any, register: Path) -> None:
    assert ipsm("worker", "list", "-o", "-").out == ipsm("worker", "list").out


def test_another_file_is_kept_unless_forced(ipsm: Any, register: Path, tmp_path: Path) -> None:
    file = tmp_path / "psm.csv"
    file.write_text("milik orang lain")
    done = ipsm("worker", "list", "-o", file)
    assert done.code == 3 and "--force" in done.err
    assert file.read_text() == "milik orang lain"
    assert ipsm("worker", "list", "-o", file, "--force").code == 0
    assert "Siti Aminah" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["-o", "{tmp}/psm.docx"], 2, ".docx"),
        (["-o", "{tmp}/psm"], 2, "psm"),
        (["--format", "pdf"], 2, "pdf"),
        (["-o", "{tmp}/none/psm.csv"], 5, "none"),
        (["-o", "{tmp}", "--format", "csv"], 5, "folder dengan nama yang sama"),
    ],
)
def test_what_cannot_be_written(
    ipsm: Any, register: Path, tmp_path: Path, words: list[str], code: int, piece: str
) -> None:
    done = ipsm("worker", "list", *(word.format(tmp=tmp_path) for word in words))
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_files_are_the_users_own(ipsm: Any, register: Path, tmp_path: Path) -> None:
    ipsm("worker", "list", "-o", tmp_path / "psm.csv")
    assert stat.S_IMODE((tmp_path / "psm.csv").stat().st_mode) == 0o600


def test_a_workbook_is_not_for_a_screen(register: Path, terminal: Any) -> None:
    at = terminal("worker", "list", "--format", "xlsx")
    assert at.end() == 2 and "-o" in at.shown


def test_a_workbook_down_a_pipe(process: Any, register: Path) -> None:
    done = process("worker", "list", "--format", "xlsx")
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as book:
        sheet = "".join(book.read(name).decode() for name in book.namelist())
    assert "Siti Aminah" in sheet


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        (["worker", "list"], "Jenis kelamin"),  # the register's language, whatever the screen's
        (["worker", "list", "--lang", "en"], "Sex"),
        (["region", "list", "32.01", "--lang", "en"], "Code"),
    ],
)
def test_documents_speak_the_registers_language(
    ipsm: Any,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    heading: str,
) -> None:
    monkeypatch.setenv("IPSM_LANG", "en")
    assert ipsm(*words, "-o", tmp_path / "a.xlsx").code == 0
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert heading in "".join(book.read(name).decode() for name in book.namelist())


def test_the_table_below_a_page_is_for_people_only(ipsm: Any, register: Path) -> None:
    assert "1 Januari 2019" in ipsm("worker", "show", "1").out  # since when she serves
    rows = list(csv.reader(io.StringIO(ipsm("worker", "show", "1", "--format", "csv").out)))
    assert len(rows) == 2 and len(rows[0]) == len(rows[1])


def test_text_that_a_sheet_would_run_is_guarded(ipsm: Any, nasty: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ipsm("activity", "list", "--format", "csv").out)))
    assert {row["description"] for row in rows} >= {"'=cmd|' /C calc'!A0\n[/]"}
