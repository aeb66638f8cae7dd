"""ipsm worker dossier and erase: a person's rights."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

NIK = "3201014107850003"
ERASE = ("worker", "erase", "1", "--reason", "permintaan sendiri")


@pytest.fixture
def ended(ipsm: Any, register: Path) -> Path:
    """Siti has taken leave."""
    assert ipsm("worker", "end", "1", "--date", "today", "--reason", "PS").code == 0
    return register


def last(ipsm: Any) -> dict[str, Any]:
    (row,) = json.loads(ipsm("history", "--last", "1", "--format", "json").out)["rows"]
    return dict(row)


def test_erasing_asks_and_says_what_stays(ipsm: Any, ended: Path) -> None:
    before = ended.read_bytes()
    asked = ipsm(*ERASE)
    assert (asked.code, len(asked.lines)) == (3, 1) and "Siti Aminah" in asked.err
    assert ipsm(*ERASE, "--dry-run").code == 0
    assert ended.read_bytes() == before
    summary = ipsm("summary", "month", "last-month", "--format", "json").out
    done = ipsm(*ERASE, "--yes")
    assert done.code == 0 and "Siti" not in done.err
    assert NIK.encode() not in ended.read_bytes() and b"Siti Aminah" not in ended.read_bytes()
    assert ipsm("summary", "month", "last-month", "--format", "json").out == summary
    assert ipsm("check").code == 0
    assert last(ipsm)["note"] == "worker 1: permintaan sendiri"
    assert "(data dihapus)" in ipsm("worker", "show", "1").out
    assert ipsm("undo").code == 3
    again = ipsm(*ERASE, "--yes")
    assert (again.code, len(again.lines)) == (3, 1)


def test_the_blank_is_in_the_language_of_the_register(ipsm: Any, ended: Path) -> None:
    assert ipsm(*ERASE, "--yes", "--lang", "en").code == 0
    assert "(erased)" in ipsm("worker", "show", "1").out


def test_one_who_serves_and_what_is_missing(ipsm: Any, register: Path) -> None:
    before = register.read_bytes()
    serving = ipsm(*ERASE, "--yes")
    assert (serving.code, len(serving.lines)) == (3, 1) and "ipsm worker end 1" in serving.err
    assert ipsm("worker", "erase", "1").code == 2
    assert ipsm("worker", "erase", "77", "--reason", "x", "--yes").code == 4
    assert register.read_bytes() == before


def test_who_else_names_her_and_which_backups_hold_her(ipsm: Any, ended: Path) -> None:
    assert ipsm("activity", "edit", "2", "--place", "rumah Siti Aminah").code == 0
    assert ipsm("backup", "create").code == 0
    done = ipsm(*ERASE, "--yes", "--lang", "en")
    assert any("activity 2" in line for line in done.lines)
    assert any("ipsm backup prune" in line and "1 in" in line for line in done.lines)


def test_a_restored_backup_does_not_bring_her_back(ipsm: Any, ended: Path) -> None:
    assert ipsm("backup", "create").code == 0
    assert ipsm(*ERASE, "--yes").code == 0
    done = ipsm("backup", "restore", "latest", "--yes")
    assert done.code == 0
    assert NIK.encode() not in ended.read_bytes()
    assert last(ipsm)["command"] == "worker erase" and ipsm("check").code == 0
    assert ipsm("worker", "list").err == ""  # the right head is remembered


@pytest.mark.parametrize("form", ["xlsx", "html", "json"])
def test_a_dossier_holds_all_and_its_asking_is_written_down(
    ipsm: Any, register: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"siti.{form}"
    done = ipsm("worker", "dossier", "1", "-o", file)
    assert (done.code, done.out, len(done.lines)) == (0, "", 1) and NIK not in done.err
    entry = last(ipsm)
    assert (entry["command"], entry["note"]) == ("worker dossier", "worker 1")
    if form == "json":
        told = json.loads(file.read_text("utf-8"))
        assert {"worker", "activities", "dossier_changes"} <= {t["report"] for t in told["tables"]}
    if form != "xlsx":
        assert NIK in file.read_text("utf-8")
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600


def test_an_xlsx_of_everything(ipsm: Any, register: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "siti.xlsx"
    assert ipsm("worker", "dossier", "siti aminah", "-o", file).code == 0
    book = load_workbook(file)
    texts = {str(c.value) for sheet in book for row in sheet for c in row if c.value is not None}
    assert NIK in texts and "+6281234567890" in texts
    assert len(book.sheetnames) >= 3
    page = [[cell.value for cell in row[:2]] for row in book.worksheets[0]]
    assert ["NIK", NIK] in page and ["Jenis kelamin", "Perempuan"] in page  # to be read downwards


def test_a_first_day_nobody_knows_stops_no_dossier(
    ipsm: Any, register: Path, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    number = ipsm("worker", "add", "--name", "Neneng", "--sex", "P").out.strip()
    for command in ("show", "dossier"):
        file = tmp_path / f"{command}.xlsx"
        assert ipsm("worker", command, number, "-o", file).code == 0
        texts = [str(c.value) for sheet in load_workbook(file) for row in sheet for c in row]
        assert "Neneng" in texts and not [text for text in texts if "0001-01-01" in text]


def test_where_it_goes(ipsm: Any, register: Path, tmp_path: Path) -> None:
    before = register.read_bytes()
    assert ipsm("worker", "dossier", "1").code == 2
    assert ipsm("worker", "dossier", "1", "-o", tmp_path / "siti.csv").code == 2
    taken = tmp_path / "siti.json"
    taken.write_text("x")
    assert ipsm("worker", "dossier", "1", "-o", taken).code == 3
    assert taken.read_text() == "x" and register.read_bytes() == before
    assert ipsm("worker", "dossier", "1", "-o", taken, "--force").code == 0
