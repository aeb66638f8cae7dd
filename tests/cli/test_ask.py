"""Questions at a terminal, and none without one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.ask import _split
from ipsm_cli.store.register import open_to_read

NIK = "3201014107850003"


def rows(register: Path, question: str) -> list[Any]:
    with open_to_read(register) as opened:
        return opened.db.execute(question).fetchall()


def last(register: Path, columns: str, table: str = "worker") -> Any:
    return rows(register, f"SELECT {columns} FROM {table} ORDER BY number DESC LIMIT 1")[0]


# --- a person sits there


def test_a_worker_question_by_question(register: Path, terminal: Any) -> None:
    """In Indonesian; Enter skips or takes what stands in brackets; a slip is asked again."""
    at = terminal("worker", "add")
    at.answer("Nama lengkap (gelar boleh ikut): ", "")
    at.see("Pertanyaan ini harus diisi.")
    at.answer("Nama lengkap (gelar boleh ikut): ", "Hj. Ani Wijaya, S.Sos")
    at.answer("Jenis kelamin (L/P): ", "X")
    at.see("“X” tidak dikenal")
    at.answer("Jenis kelamin (L/P): ", "p")
    at.answer("NIK (kosongkan bila belum ada): ", "320101410785000")
    at.see("NIK harus 16 angka, yang diketik 15 angka.")
    at.answer("NIK (kosongkan bila belum ada): ", "3201014107850004")
    at.answer("Tempat lahir: ", "Bogor")
    at.answer("Tanggal lahir: ", "1/7/1985")
    at.see("= Senin, 1 Juli 1985")
    at.answer("No. HP/WA: ", "0812-3456-7899")
    at.answer("Mulai aktif (tahun, bulan, atau tanggal): ", "2020")
    at.answer("Wilayah tugas", "pakansari, tengah")
    at.see("PSM nomor 4 Ani Wijaya terdaftar.")
    at.see("ipsm undo 10")
    assert at.end() == 0
    columns = (
        "name, title_front, title_back, sex, nik, birth_place, birth_date, phone, active_since"
    )
    assert last(register, columns) == (
        *("Ani Wijaya", "Hj.", "S.Sos", "P", "3201014107850004", "Bogor", "1985-07-01"),
        *("+6281234567899", "2020"),
    )
    duties = rows(register, "SELECT desa FROM duty WHERE worker = 4 ORDER BY desa")
    assert duties == [("32.01.01.1007",), ("32.01.01.1008",)]


def test_the_way_back_keeps_what_was_said(register: Path, terminal: Any) -> None:
    at = terminal("worker", "add", "--lang", "en")
    at.answer("Full name", "Ani")
    at.answer("Sex", "<")
    at.answer("[Ani]: ", "<")  # nothing is before the first question
    at.answer("[Ani]: ", "Ani Wijaya")
    at.answer("Sex", "P")
    for _ in range(6):
        at.type("\r")
    assert at.end() == 0
    assert last(register, "name, sex, nik") == ("Ani Wijaya", "P", None)


def test_only_what_is_missing_is_asked(register: Path, terminal: Any) -> None:
    at = terminal("worker", "add", "--name", "Ani Wijaya", "--nik", "", "--desa", "tengah")
    at.answer("Jenis kelamin", "P")
    for _ in range(5):
        at.type("\r")
    assert at.end() == 0
    assert "Nama lengkap" not in at.shown and "Desa" not in at.shown


def test_nothing_is_asked_when_all_that_is_needed_is_there(register: Path, terminal: Any) -> None:
    at = terminal("worker", "add", "--name", "Ani Wijaya", "--sex", "P")
    at.see("terdaftar")
    assert at.end() == 0


def test_a_list_on_request(register: Path, terminal: Any) -> None:
    at = terminal("activity", "add", "--date", "kemarin", "--worker", "dadang")
    at.answer("Jenis kegiatan", "?")
    at.see("LH01")
    at.answer("Jenis kegiatan", "LH01")
    at.see("Desa/kelurahan")
    assert at.leave() == 130


def test_tab_completes_from_the_list(register: Path, terminal: Any) -> None:
    pytest.importorskip("readline")
    at = terminal("activity", "add", "--date", "kemarin", "--kind", "LH01")
    at.see("PSM yang bertugas")
    at.type("dad\t")
    at.see("Dadang Suhendar")
    assert at.leave() == 130


def test_the_usual_day_is_today(register: Path, terminal: Any) -> None:
    at = terminal("activity", "add", "--kind", "LH01", "--worker", "dadang")
    at.answer("Tanggal [hari ini]: ", "besok")
    at.see("tidak terbaca")
    at.answer("Tanggal [hari ini]: ", "")
    for _ in range(9):
        at.type("\r")
    assert at.end() == 0
    assert last(register, "date = recorded_on, kind, people", "activity") == (1, "LH01", None)


def test_an_earlier_activity_gives_the_answers(register: Path, terminal: Any, month: str) -> None:
    at = terminal("activity", "add", "--like", "1")
    at.answer("Tanggal", f"{month}-06")
    at.answer("Jenis kegiatan (kode atau sepotong namanya) [LH01]: ", "")
    at.answer("[1:pelaksana, 2:pendamping]: ", "dadang:penonton")
    at.see("“penonton” tidak dikenal")
    at.answer("[1:pelaksana, 2:pendamping]: ", "")
    at.answer("Desa/kelurahan [32.01.01.1007]: ", "-")
    for _ in range(9):
        at.type("\r")
    assert at.end() == 0
    found = last(register, "date, kind, minutes, desa, people", "activity")
    assert found == (f"{month}-06", "LH01", 120, None, None)
    parts = rows(register, "SELECT worker, part FROM participant WHERE activity = 4 ORDER BY place")
    assert parts == [(1, "pelaksana"), (2, "pendamping")]


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_a_form_that_is_left_leaves_no_trace(register: Path, terminal: Any, key: str) -> None:
    before = register.read_bytes()
    at = terminal("worker", "add")
    at.answer("Nama lengkap", "Ani Wijaya")
    at.answer("Jenis kelamin", "P")
    at.see("NIK")
    assert at.leave(key) == 130
    assert "Dihentikan." in at.shown and "Traceback" not in at.shown
    assert register.read_bytes() == before


DOUBTFUL = ("worker", "add", "--name", "Ani Wijaya", "--sex", "L", "--nik", "3201014107850004")


def test_a_doubt_is_asked_and_no_is_the_usual_answer(register: Path, terminal: Any) -> None:
    before = register.read_bytes()
    for answer in ("n", ""):
        at = terminal(*DOUBTFUL)
        at.see("Jenis kelamin menurut angka NIK berbeda")
        at.answer("Tetap disimpan? (y/T): ", answer)
        assert at.end() == 3
        assert register.read_bytes() == before
        assert "3201014107850004" not in at.shown


def test_a_doubt_is_kept_with_its_reason(register: Path, terminal: Any) -> None:
    at = terminal(*DOUBTFUL)
    at.answer("Tetap disimpan? (y/T): ", "y")
    at.answer("Alasannya [dipastikan benar oleh sekretaris]: ", "sesuai KTP asli")
    at.see("terdaftar")
    assert at.end() == 0
    assert last(register, "kept_reason") == ("sesuai KTP asli",)


def test_yes_keeps_without_asking(register: Path, terminal: Any) -> None:
    at = terminal(*DOUBTFUL, "--yes")
    at.see("terdaftar")
    assert at.end() == 0
    assert last(register, "kept_reason") == ("dipastikan benar oleh sekretaris",)


def test_founding_by_questions(place: Path, terminal: Any) -> None:
    at = terminal("init", env={"LANG": "id_ID.UTF-8"})
    at.answer("Tingkat cabang", "kecamatan")
    at.answer("Wilayah (kode atau nama): ", "zzzzzz")
    at.see("tidak ditemukan")
    at.answer("Wilayah (kode atau nama): ", "32.01")
    at.see("PP.KK.CC")
    at.answer("Wilayah (kode atau nama): ", "cibinong")
    at.answer("Nama", "")
    at.answer("Alamat sekretariat: ", "Jl. Tegar Beriman 1")
    at.answer("Kop surat", "IPSM | Kecamatan Cibinong")
    at.answer("Nama ketua: ", "Tati Hartati")
    at.answer("Nama sekretaris: ", "")
    at.answer("[5]: ", "31")
    at.see("paling banyak 28")
    at.answer("[5]: ", "7")
    at.answer("[id]: ", "")
    at.see("13 desa/kelurahan")
    assert at.end() == 0
    assert at.shown.count("Ctrl-C: batal.") == 1
    columns = "level, region, name, address, letterhead, chair, due_day, language"
    assert rows(place, f"SELECT {columns} FROM branch") == [
        (
            *("kecamatan", "32.01.01", "IPSM Kecamatan Cibinong", "Jl. Tegar Beriman 1"),
            *("IPSM\nKecamatan Cibinong", "Tati Hartati", 7, "id"),
        )
    ]


def test_the_nation_has_no_region_to_ask_for(place: Path, terminal: Any) -> None:
    at = terminal("init", "--level", "nasional", "--name", "IPSM Nasional", "--dry-run")
    assert at.end() == 0
    assert "83,762" in at.shown and not place.exists()


def test_a_new_kind_is_asked_for_its_area(register: Path, terminal: Any) -> None:
    at = terminal("code", "add", "kind")
    at.answer("Kode baru: ", "LH90")
    at.answer("Namanya: ", "Pembersihan pantai")
    at.answer("Bidangnya", "XX")
    at.see("tidak dikenal")
    at.answer("Bidangnya", "LH")
    assert at.end() == 0
    assert rows(register, "SELECT code, parent FROM own_code") == [("LH90", "LH")]


# --- nobody sits there

NEEDS = {
    "init": "--level",
    "init --level kecamatan": "--region",
    "worker add": "--name",
    "worker add --name Ani": "--sex",
    "worker end 1": "--date",
    "worker end 1 --date kemarin": "--reason",
    "worker reinstate 3": "--date",
    "activity add": "--date",
    "activity add --date kemarin": "--kind",
    "activity add --date kemarin --kind LH01": "--worker",
    "activity add --like 1": "--date",
    "activity void 1": "--reason",
    "code add kind": "--code",
    "code add kind --code LH90": "--label",
    "code add kind --code LH90 --label Pantai": "--parent",
    "code add unit --code KOLI": "--label",
}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("words", NEEDS)
def test_a_missing_option_is_named_at_once(
    ipsm: Any, place: Path, stocked: bytes, words: str, lang: str
) -> None:
    if not words.startswith("init"):
        place.parent.mkdir()
        place.write_bytes(stocked)
    done = ipsm("--lang", lang, *words.split())
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert NEEDS[words] in done.err
    if place.exists():
        assert place.read_bytes() == stocked


@pytest.mark.parametrize("words", ["worker add", "activity void 1", "code add kind", "init"])
def test_no_input_is_as_no_terminal(register: Path, terminal: Any, words: str) -> None:
    before = register.read_bytes()
    file = ["--file", f"{register}2"] if words == "init" else []
    at = terminal(*words.split(), *file, "--no-input")
    assert at.end() == 2
    assert NEEDS[words] in at.shown and at.shown.count("\n") == 1
    assert register.read_bytes() == before


def test_without_a_terminal_nothing_is_waited_for(register: Path, nobody: Path) -> None:
    """The other end of stdin stays open and says nothing."""
    root = str(Path(__file__).parents[2])
    env = {"PYTHONPATH": root, "HOME": str(nobody), "IPSM_FILE": str(register)}
    command = [sys.executable, "-m", "ipsm_cli", "worker", "add"]
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as waiting:
        assert waiting.wait(timeout=60) == 2  # else it hangs
        assert waiting.stderr and b"--name" in waiting.stderr.read()


def test_a_pipe_on_stdin_is_not_read(register: Path, process: Any) -> None:
    done = process("worker", "add", stdin=None, input=b"Ani\nP\n\n\n\n\n\n\n")
    assert done.returncode == 2


def test_pieces_are_parted_by_commas_and_semicolons() -> None:
    assert _split(" siti ,dadang:peserta; ,ani") == ["siti", "dadang:peserta", "ani"]


def test_a_long_question_folds_between_words(register: Path, terminal: Any) -> None:
    at = terminal("worker", "merge", "1", "2", env={"COLUMNS": "40"})
    at.see("(y/T): ")
    asked = at.shown.replace("\r", "").split("\n")
    assert max(map(len, asked)) <= 40
    assert "Gabungkan PSM 2 Dadang Suhendar ke PSM 1 Siti Aminah? (y/T)" in " ".join(asked)
    at.type("t\r")
    assert at.end() == 3
