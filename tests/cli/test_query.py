"""ipsm query: questions in SQL at the counter."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.reports import views

NIK = "3201014107850003"  # of the stocked register
PAKANSARI = "32.01.01.1007"


def test_an_answer_in_every_form(ipsm: Any, register: Path, tmp_path: Path) -> None:
    sql = "SELECT month, area, people FROM v_month_area ORDER BY people DESC"
    found = json.loads(ipsm("query", sql, "--format", "json").out)
    assert (found["schema"], found["report"]) == (1, "query")
    assert [(row["area"], row["people"]) for row in found["rows"]] == [("LH", 40), ("KD", 25)]
    assert ipsm("query", sql, "--format", "csv").out.splitlines()[0] == "month,area,people"
    for ending in ("xlsx", "html", "txt", "tsv"):
        target = tmp_path / f"answer.{ending}"
        assert ipsm("query", sql, "-o", target).code == 0
        assert target.stat().st_size


def test_parameters(ipsm: Any, register: Path) -> None:
    sql = "SELECT number FROM v_activity WHERE desa = :desa AND people > :people"
    done = ipsm("query", sql, "-p", f"desa={PAKANSARI}", "-p", "people=25", "--format", "csv")
    assert done.out.split() == ["number", "1"]
    having = "SELECT area FROM v_activity GROUP BY area HAVING COUNT(*) >= :n ORDER BY area"
    assert ipsm("query", having, "-p", "n=1", "--format", "csv").out.split() == ["area", "KD", "LH"]
    code = "SELECT people FROM v_served WHERE ppks = :ppks"
    assert ipsm("query", code, "-p", "ppks=08", "--format", "csv").out.split() == ["people", "10"]
    evil = ipsm("query", "SELECT :a AS a", "-p", "a='; DROP TABLE worker", "--format", "json")
    assert json.loads(evil.out)["rows"] == [{"a": "'; DROP TABLE worker"}]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["SELECT"], 2),
        (["SELECT nosuch"], 2),
        (["SELECT 1; SELECT 2"], 2),
        (["SELECT :a"], 2),
        (["SELECT 1", "-p", "a"], 2),
        (["SELECT 1", "-p", "1=2"], 2),
        (["SELECT 1", "--seconds", "x"], 2),
        (["DELETE FROM worker"], 3),
        (["SELECT nik FROM worker"], 3),
        (["SELECT * FROM account"], 3),
        (["SELECT nik FROM v_worker_nik"], 2),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int) -> None:
    before = register.read_bytes()
    done = ipsm("query", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert NIK not in done.err
    assert register.read_bytes() == before


def test_time_runs_out(ipsm: Any, register: Path) -> None:
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT MAX(x) FROM c"
    done = ipsm("query", endless, "--seconds", "0.1")
    assert (done.code, len(done.lines)) == (3, 1)


def test_the_nik_only_by_name_and_written_down(ipsm: Any, register: Path) -> None:
    sql = "SELECT nik FROM v_worker_nik"
    done = ipsm("query", sql, "--include-nik", "--format", "csv")
    assert done.out.split() == ["nik", NIK]
    last = json.loads(ipsm("history", "--last", "1", "--format", "json").out)["rows"][0]
    assert (last["command"], last["note"]) == ("query --include-nik", "v_worker_nik")
    assert ipsm("query", "SELECT phone FROM worker", "--include-nik").code == 3


def test_a_wrong_question_discloses_nothing_and_writes_nothing(ipsm: Any, register: Path) -> None:
    before = register.read_bytes()
    assert ipsm("query", "SELECT nosuch FROM v_worker_nik", "--include-nik").code == 2
    assert register.read_bytes() == before


def test_without_a_question_the_views_are_shown(ipsm: Any, register: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ipsm("query", "--format", "csv").out)))
    assert {"v_worker", "v_activity", "v_month_area"} <= {row["view"] for row in rows}
    assert "v_worker_nik" not in {row["view"] for row in rows}


def test_views_for_the_sqlite3_shell(ipsm: Any, register: Path) -> None:
    """The statements open on a file that may only be read, and leave it as it was."""
    made = ipsm("query", "--views").out
    before = register.read_bytes()
    db = sqlite3.connect(f"{register.as_uri()}?mode=ro", uri=True)
    db.executescript(made)
    assert db.execute("SELECT SUM(people) FROM v_month_area").fetchone() == (65,)
    db.close()
    assert register.read_bytes() == before
    assert "nik" not in made and "v_worker_nik" in ipsm("query", "--views", "--include-nik").out


def test_views_in_a_copy_for_datasette(ipsm: Any, register: Path, tmp_path: Path) -> None:
    copy = sqlite3.connect(tmp_path / "copy.db")
    source = sqlite3.connect(register)
    source.backup(copy)
    source.close()
    copy.executescript(ipsm("query", "--views").out.replace("TEMP VIEW", "VIEW"))
    assert copy.execute("SELECT COUNT(*) FROM v_activity").fetchone() == (2,)
    copy.close()


DOCUMENT = (Path(__file__).parents[2] / "docs" / "sql.md").read_text("utf-8")


@pytest.mark.parametrize("sql", re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL))
def test_examples_of_the_document_are_answered(ipsm: Any, register: Path, sql: str) -> None:
    done = ipsm("query", sql, "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["report"] == "query"


def test_the_document_names_every_view_and_column() -> None:
    told = dict(re.findall(r"^\| `(v_\w+)` \|[^|]*\| ([^|]*) \|$", DOCUMENT, re.MULTILINE))
    known = {name: ", ".join(view.columns) for name, view in views.named(nik=True).items()}
    assert told == known
