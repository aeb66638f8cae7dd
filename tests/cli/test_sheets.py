"""ipsm import workers and activities at the counter: plan, answer, exit code, files left."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipsm_cli.store.register import open_to_read

HEAD = "Tanggal;Jenis kegiatan;Uraian;Nama PSM;Jumlah"


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path, month: str) -> Path:
    return write(
        tmp_path / "maret.csv",
        f"{month}-06;KD09;Kunjungan lansia;Siti Aminah;12",
        f"{month}-07;LH01;Kerja bakti;Dadang, Siti Aminah;40",
    )


@pytest.fixture
def bad(tmp_path: Path, month: str) -> Path:
    return write(
        tmp_path / "campur.csv",
        f"{month}-06;KD09;Kunjungan lansia;Siti Aminah;12",
        "kapan-kapan;KD09;Kunjungan;Siapa;12",
    )


def count(register: Path) -> int:
    with open_to_read(register) as opened:
        return int(opened.db.execute("SELECT COUNT(*) FROM activity").fetchone()[0])


def test_a_file_comes_in_and_comes_out_again(ipsm: Any, register: Path, good: Path) -> None:
    done = ipsm("import", "activities", good, "--yes", "--lang", "en")
    assert done.code == 0, done.err
    assert "2 new, 0 changed, 0 there already" in done.err
    assert "people served: 65, then 117" in done.err
    assert count(register) == 5
    again = ipsm("import", "activities", good, "--yes", "--lang", "en")
    assert again.code == 0 and "Nothing changed" in again.err
    listed = ipsm("import", "list", "--format", "csv").out.splitlines()
    assert listed[1].split(",")[2:9] == ["import.activities", "maret.csv", "", "2", "0", "0", "0"]
    entry = listed[1].split(",")[-1]
    assert ipsm("undo", entry).code == 0
    assert count(register) == 3


def test_photos_lie_beside_the_sheet(ipsm: Any, register: Path, tmp_path: Path, month: str) -> None:
    sheet = tmp_path / "kiriman" / "maret.csv"
    (sheet.parent / "foto").mkdir(parents=True)
    (sheet.parent / "foto" / "lansia.jpg").touch()
    rows = (f"{month}-06;KD09;Kunjungan lansia;Siti Aminah;12;foto/lansia.jpg",)
    sheet.write_text("\n".join((f"{HEAD};Foto", *rows)), encoding="utf-8")
    done = ipsm("import", "activities", sheet, "--yes")
    assert done.code == 0, done.err
    listed = ipsm("photo", "list", "4", "--format", "csv").out
    assert "foto/lansia.jpg" in listed
    assert ipsm("undo").code == 0
    assert count(register) == 3
    assert ipsm("check").code == 0
    (sheet.parent / "foto" / "lansia.jpg").unlink()
    refused = ipsm("import", "activities", sheet, "--yes")
    assert refused.code == 3 and "lansia.jpg" in refused.err


def test_nobody_to_ask_is_told_the_plan_and_asked_for_yes(
    ipsm: Any, register: Path, good: Path
) -> None:
    before = register.read_bytes()
    done = ipsm("import", "activities", good, "--lang", "en")
    assert done.code == 3 and "--yes" in done.err and "New, row 2" in done.err
    assert register.read_bytes() == before


def test_a_dry_run_stops_after_the_plan(ipsm: Any, register: Path, good: Path, bad: Path) -> None:
    before = register.read_bytes()
    assert ipsm("import", "activities", good, "--dry-run").code == 0
    assert ipsm("import", "activities", bad, "--dry-run").code == 6
    assert register.read_bytes() == before
    assert not list(bad.parent.glob("*.rejected.xlsx"))


def test_good_rows_go_in_and_bad_ones_into_a_file(ipsm: Any, register: Path, bad: Path) -> None:
    done = ipsm("import", "activities", bad, "--yes", "--lang", "en")
    assert done.code == 6
    assert count(register) == 4
    left = bad.with_name("campur.rejected.xlsx")
    assert str(left) in done.err
    cells = [cell.value for row in openpyxl.load_workbook(left).active for cell in row]
    assert "kapan-kapan" in cells and "Reason refused" in cells
    assert any("Siapa" in str(cell) and "register" in str(cell) for cell in cells)
    again = ipsm("import", "activities", bad, "--yes", "--lang", "en")
    assert again.code == 6 and count(register) == 4
    assert not bad.with_name("campur.rejected-2.xlsx").exists()  # the same rows: the same file
    ipsm("import", "activities", left, "--yes")
    assert bad.with_name("campur.rejected-2.xlsx").exists()


def test_strict_is_all_or_nothing(ipsm: Any, register: Path, bad: Path) -> None:
    before = register.read_bytes()
    done = ipsm("import", "activities", bad, "--yes", "--strict")
    assert done.code == 3
    assert register.read_bytes() == before
    assert bad.with_name("campur.rejected.xlsx").exists()


def test_a_file_of_which_nothing_goes_in_is_no_success(
    ipsm: Any, register: Path, tmp_path: Path
) -> None:
    none = write(tmp_path / "a.csv", "kapan;KD09;Kunjungan;Siapa;1")
    assert ipsm("import", "activities", none, "--yes").code == 3
    empty = write(tmp_path / "b.csv")
    assert ipsm("import", "activities", empty, "--yes").code == 3
    assert ipsm("import", "activities", tmp_path / "c.csv", "--yes").code == 5


def test_maps_and_profiles(ipsm: Any, register: Path, tmp_path: Path, month: str) -> None:
    file = tmp_path / "kader.csv"
    file.write_text(f"Tanggal;Kader;Posyandu\n{month}-06;Siti Aminah;balita\n", encoding="utf-8")
    words = ("import", "activities", file, "--yes", "--kind", "PP09")
    assert ipsm(*words).code == 3
    maps = ("--map", "Kader=workers", "--map", "Posyandu=description")
    assert ipsm(*words, "--map", "Kader").code == 2
    assert ipsm(*words, "--map", "Kader=werker").code == 2
    assert ipsm(*words, *maps, "--save-profile", "epsks").code == 3
    assert ipsm(*words, *maps, "--save-profile", "kader").code == 0
    assert ipsm(*words, "--profile", "kader").code == 0
    assert ipsm(*words, "--profile", "kadir").code == 4
    assert count(register) == 4


def test_from_stdin(process: Any, register: Path, good: Path) -> None:
    done = process("import", "activities", "-", "--as", "csv", "--yes",
                   stdin=None, input=good.read_bytes())  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert count(register) == 5
    assert process("import", "activities", "-", "--as", "pdf", "--yes").returncode == 2


def test_a_person_is_asked(terminal: Any, register: Path, good: Path) -> None:
    sitting = terminal("import", "activities", good, env={"IPSM_LANG": "en"})
    sitting.answer("Bring in 2 new and correct 0?", "n")
    assert sitting.end() == 3
    assert count(register) == 3
    sitting = terminal("import", "activities", good, env={"IPSM_LANG": "en"})
    sitting.answer("Bring in 2 new and correct 0?", "y")
    sitting.see("2 new")
    assert sitting.end() == 0
    assert count(register) == 5


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("noun", ["activity", "worker"])
def test_our_own_list_comes_back_unchanged(
    ipsm: Any, register: Path, tmp_path: Path, noun: str, form: str
) -> None:
    kind = {"activity": "activities", "worker": "workers"}[noun]
    file = tmp_path / f"list.{form}"
    assert ipsm(noun, "list", "-o", file).code == 0
    before = register.read_bytes()
    done = ipsm("import", kind, file, "--yes", "--lang", "en")
    assert done.code == 0 and "there already" in done.err, done.err
    assert register.read_bytes() == before


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(description=TEXTS, place=TEXTS, people=st.integers(0, 9999), minutes=st.integers(1, 999),
       cost=st.integers(0, 10**9))  # fmt: skip
def test_export_corrected_and_brought_in_is_what_was_typed(
    ipsm: Any, register: Path, tmp_path: Path, description: str, place: str, people: int,
    minutes: int, cost: int,
) -> None:  # fmt: skip
    """Whatever the counter takes comes out of a list and back in without a change."""
    told = ("--description", description, "--place", place, "--people", people)
    typed = ("--hours", f"{minutes} menit", "--cost", cost)
    if ipsm("activity", "edit", 1, *told, *typed).code:
        return  # nothing that can be kept
    for form in ("csv", "xlsx"):
        file = tmp_path / f"list.{form}"
        assert ipsm("activity", "list", "-o", file, "--force").code == 0
        before = register.read_bytes()
        done = ipsm("import", "activities", file, "--yes")
        assert done.code == 0, done.err
        assert register.read_bytes() == before


@pytest.mark.parametrize("sign", ["#", ".", "—", "--", "nihil", "tidak ada"])
def test_a_sign_for_nothing_that_was_typed_stays(
    ipsm: Any, register: Path, tmp_path: Path, sign: str
) -> None:
    assert ipsm("activity", "edit", 1, f"--place={sign}", f"--description={sign}").code == 0
    for form in ("csv", "xlsx"):
        file = tmp_path / f"list.{form}"
        assert ipsm("activity", "list", "-o", file).code == 0
        before = register.read_bytes()
        assert ipsm("import", "activities", file, "--yes").code == 0
        assert register.read_bytes() == before


def test_corrections_in_our_own_list_change_exactly_them(
    ipsm: Any, register: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    ipsm("activity", "list", "-o", file)
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    at = {name: place for place, name in enumerate(rows[0])}
    rows[1][at["place"]] = "Balai desa"
    rows[2][at["cost"]] = ""
    rows[2][at["workers"]] = "Siti Aminah"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    done = ipsm("import", "activities", file, "--yes", "--lang", "en")
    assert done.code == 0 and "0 new, 2 changed" in done.err, done.err
    fields = ipsm("history", "show", "--last", 1, "--format", "csv")
    with open_to_read(register) as opened:
        changed = opened.db.execute(
            "SELECT tbl, record FROM change WHERE action = (SELECT MAX(number) FROM action)"
            " AND tbl <> 'batch' ORDER BY id"
        ).fetchall()
        place, cost = opened.db.execute(
            "SELECT (SELECT place FROM activity WHERE number = 1),"
            " (SELECT cost FROM activity WHERE number = 2)"
        ).fetchone()
    assert (place, cost) == ("Balai desa", None), fields
    assert changed == [
        ("activity", "activity 1"),
        ("activity", "activity 2"),
        ("participant", "activity 2"),
        ("participant", "activity 2"),
    ]


def test_a_merged_worker_is_found_and_told(ipsm: Any, register: Path, tmp_path: Path) -> None:
    words = ("worker", "add", "--name", "Dede Rosyid", "--sex", "L", "--active-since", "2020")
    assert ipsm(*words).code == 0 and ipsm("worker", "merge", "2", "4", "--yes").code == 0
    file = tmp_path / "lama.csv"
    file.write_text("Nama;L/P\nDede Rosyid;L\n", "utf-8")
    for lang, told in (
        ("id", "  Sudah digabung: Dede Rosyid (dulu nomor 4) sekarang nomor 2 Dadang Suhendar."),
        ("en", "  Merged: Dede Rosyid (once number 4) is now number 2 Dadang Suhendar."),
    ):
        done = ipsm("--lang", lang, "import", "workers", file, "--yes")
        assert done.code == 0 and told in done.lines
