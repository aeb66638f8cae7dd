"""ipsm month: closing, opening, listing; and what a closed month means for other commands."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipsm_cli.core.records import Who
from ipsm_cli.store.register import open_to_write
from ipsm_cli.text import Words

WAY = ("--correction", "laporan ganda")


@pytest.fixture
def shut(ipsm: Any, register: Path) -> Path:
    """The last month is closed (entry 10)."""
    assert ipsm("month", "close", "last-month").code == 0
    return register


def listed(ipsm: Any, *words: str) -> dict[str, dict[str, str]]:
    out = ipsm("month", "list", *words, "--format", "csv").out
    return {row["month"]: row for row in csv.DictReader(io.StringIO(out.lstrip("\ufeff")))}


def test_a_month_is_closed_and_opened(ipsm: Any, register: Path, month: str) -> None:
    done = ipsm("month", "close", month, "--lang", "id")
    said = f"Bulan {Words('id').month(month)} ditutup: 2 kegiatan, 65 penerima manfaat."
    assert (done.code, done.out, done.lines[0]) == (0, "", said)
    assert listed(ipsm)[month]["state"] == "month.closed"
    again = ipsm("month", "close", month)
    assert (again.code, len(again.lines)) == (3, 1)
    opened = ipsm("month", "reopen", month, "--reason", "desa menyusul")
    assert opened.code == 0 and f"ipsm month close {month}" in opened.err
    found = listed(ipsm)[month]
    assert found["state"] != "month.closed" and found["why"] == "desa menyusul"
    assert ipsm("undo").code == 0
    assert listed(ipsm)[month]["state"] == "month.closed"


def test_a_month_by_its_name_alone(ipsm: Any, register: Path, month: str) -> None:
    whole = Words("id").month(month)
    name = whole.split()[0].lower()
    for words in ("summary month", "activity list", "month show"):
        told = ipsm("--lang", "id", *words.split(), name)
        assert told.code == 0 and whole in told.out
    assert ipsm("month", "close", name).code == 0
    assert listed(ipsm, name)[month]["state"] == "month.closed"


OF_ONE_MONTH = (
    *("month close", "month reopen --reason x", "month show", "month run --into {tmp}"),
    *("template month --into {tmp}", "demo {tmp}/contoh --until", "history month"),
)


@pytest.mark.parametrize("words", OF_ONE_MONTH)
@pytest.mark.parametrize("typed", ["2026-13", "2026-Q3", "2026-01..2026-02", "kapan"])
def test_where_one_month_is_asked_it_is_refused_in_one_sentence(
    ipsm: Any, register: Path, tmp_path: Path, typed: str, words: str
) -> None:
    before = register.read_bytes()
    done = ipsm("--lang", "id", *words.format(tmp=tmp_path).split(), typed)
    assert (done.code, done.out) == (2, "")
    assert done.err == Words("id")("NotOneMonth", text=typed) + "\n"
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    ["template month {}", "honor add 200000 --since {} --source x", "target list {}"],
)
def test_where_a_month_to_come_may_be_meant_its_year_is_asked(
    ipsm: Any, register: Path, words: str
) -> None:
    before = register.read_bytes()
    done = ipsm("--lang", "id", *words.format("juli").split())
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert done.err.count("Juli") == 2 and register.read_bytes() == before


def test_reopening_needs_its_reason(ipsm: Any, shut: Path, month: str) -> None:
    done = ipsm("month", "reopen", month)
    assert (done.code, len(done.lines)) == (2, 1) and "--reason" in done.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("month close 2026-Q3", 2),
        ("month show 2026", 2),
        ("month close this-month", 3),
        ("month reopen last-month --reason x", 3),
        ("activity void 1 --reason x --correction y", 3),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    ipsm: Any, register: Path, words: str, code: int
) -> None:
    before = register.read_bytes()
    for lang in ("id", "en"):
        done = ipsm(*words.split(), "--lang", lang)
        assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert register.read_bytes() == before


def _deeds(month: str) -> list[list[str]]:
    add = ["activity", "add", "--date", f"{month}-03", "--kind", "KD01", "--worker", "dadang"]
    return [
        add,
        ["activity", "edit", "1", "--people", "41"],
        ["activity", "edit", "1", "--partner", "desa"],
        ["activity", "void", "2", "--reason", "salah"],
    ]


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_closed_month_names_both_ways_out(
    ipsm: Any, shut: Path, month: str, which: int, lang: str
) -> None:
    before = shut.read_bytes()
    deed = _deeds(month)[which]
    done = ipsm(*deed, "--lang", lang)
    assert (done.code, done.out, len(done.lines)) == (3, "", 1)
    assert Words(lang).month(month) in done.err and "--correction" in done.err
    assert f"ipsm month reopen {month} --reason" in done.err
    assert shut.read_bytes() == before
    assert ipsm(*deed, *WAY).code == 0
    assert listed(ipsm)[month]["corrections"] == "1"
    assert ipsm("check").code == 0


def test_an_undo_into_a_closed_month(ipsm: Any, shut: Path, month: str) -> None:
    done = ipsm("undo", "7")
    assert done.code == 3 and f"ipsm month reopen {month}" in done.err
    assert ipsm("undo").code == 0  # the closing itself
    assert ipsm("undo", "7").code == 0


def test_a_merge_into_a_closed_month(ipsm: Any, shut: Path, month: str) -> None:
    merge = ("worker", "merge", "1", "2", "--yes")
    assert ipsm(*merge).code == 3
    done = ipsm(*merge, "--correction", "satu orang")
    assert done.code == 0
    assert listed(ipsm)[month]["corrections"] == "1"
    assert ipsm("check").code == 0


def test_show_tells_both_numbers_and_the_corrections(ipsm: Any, shut: Path, month: str) -> None:
    assert ipsm("activity", "void", "2", "--reason", "x", *WAY).code == 0
    shown = ipsm("month", "show", month, "--lang", "id").out
    assert "waktu ditutup" in shown and "sesudah koreksi" in shown and "laporan ganda" in shown
    page = json.loads(ipsm("month", "show", month, "--format", "json").out)
    assert page["report"] == "month" and len(page["rows"]) == 8


def test_drafts_that_wait_are_asked_about(ipsm: Any, register: Path, month: str) -> None:
    who = Who("rina", "import chat", f"{month}-20T08:00:00+07:00", f"{month}-20")
    with open_to_write(register, "test", 1) as opened, opened.change(who) as pen:
        row = {"uid": "p", "received_on": f"{month}-20", "message": "senam", "reading": "{}"}
        pen.insert("draft", {**row, "state": "waiting"})
    done = ipsm("month", "close", month, "--lang", "id")
    assert done.code == 3 and "--yes" in done.err and Words("id").month(month) in done.err
    assert ipsm("month", "close", month, "--yes").code == 0


def test_the_months_report_lists_corrections_made_in_it(
    ipsm: Any, shut: Path, tmp_path: Path
) -> None:
    """The correction is made today: this month's papers tell it, the last month's do not."""
    export = ("export", "month", "--into", str(tmp_path), "--lang", "id")
    assert ipsm("activity", "void", "2", "--reason", "x", *WAY).code == 0
    assert "Koreksi" not in ipsm("summary", "month", "last-month", "--lang", "id").out
    assert "Koreksi" in ipsm("summary", "month", "this-month", "--lang", "id").out
    for period, there in (("last-month", False), ("this-month", True)):
        done = ipsm(*export[:2], period, *export[2:])
        names = openpyxl.load_workbook(done.out.strip()).sheetnames
        assert ("Koreksi" in names) is there


def test_the_history_of_a_month(ipsm: Any, shut: Path, month: str) -> None:
    done = ipsm("history", "month", month, "--format", "json")
    rows = json.loads(done.out)["rows"]
    assert [row["command"] for row in rows] == ["month close"]
    with sqlite3.connect(shut) as db:
        (record,) = db.execute("SELECT DISTINCT record FROM change WHERE action = 10").fetchone()
    db.close()
    assert record == f"month {month}"
