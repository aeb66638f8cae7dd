"""ipsm worker, from the words typed to the rows kept."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.store.register import open_to_read

NIK = "3201014107850003"
ADD = ("worker", "add", "--name", "Ani Wijaya", "--sex", "P")


def row(register: Path, columns: str, number: int = 4) -> Any:
    with open_to_read(register) as opened:
        question = f"SELECT {columns} FROM worker WHERE number = ?"
        return opened.db.execute(question, (number,)).fetchone()


def shown(ipsm: Any, number: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ipsm("worker", "show", number, "--format", "json").out)
    return found["rows"][0]


# --- add


def test_all_of_a_worker_in_one_line(ipsm: Any, register: Path) -> None:
    done = ipsm(
        *("worker", "add", "--name", "Drs. H. Budi Santoso, M.Si", "--sex", "laki-laki"),
        *("--nik", "3201010107800002", "--birth-place", "Bogor", "--birth-date", "1 Juli 1980"),
        *("--phone", "0251 8321234", "--active-since", "Maret 2019", "--member-number", "77"),
        *("--email", "Budi@Contoh.ID", "--home-desa", "tengah", "--home-rt", "3"),
        *("--home-rw", "11", "--home-street", "Jl. Mawar 5", "--education", "S1"),
        *("--main-job", "Guru", "--note", "bisa bahasa isyarat"),
        *("--desa", "pakansari", "--desa", "32.01.01.1008"),
    )
    assert done == (
        0,
        "4\n",  # the number, for a script
        "PSM nomor 4 Budi Santoso terdaftar.\nUntuk membatalkan: ipsm undo 10\n",
    )
    columns = (
        "name, title_front, title_back, sex, nik, birth_place, birth_date, phone, active_since,"
        "member_number, email, home_desa, home_rt, home_rw, home_street, education, main_job, note"
    )
    assert row(register, columns) == (
        *("Budi Santoso", "Drs. H.", "M.Si", "L", "3201010107800002", "Bogor", "1980-07-01"),
        *("+622518321234", "2019-03", "77", "Budi@contoh.id", "32.01.01.1008", "003", "011"),
        *("Jl. Mawar 5", "08", "Guru", "bisa bahasa isyarat"),
    )
    assert shown(ipsm, 4)["desa"] == ["32.01.01.1007", "32.01.01.1008"]


def test_titles_typed_apart_stand(ipsm: Any, register: Path) -> None:
    ipsm("worker", "add", "--name", "dr. Budi", "--sex", "L", "--title-front", "Prof.")
    assert row(register, "title_front, name") == ("Prof.", "Budi")


def test_a_candidate_may_be_young(ipsm: Any, register: Path) -> None:
    young = (*ADD, "--birth-date", f"{datetime.date.today().year - 17}-01-01")
    assert ipsm(*young).code == 3
    assert ipsm(*young, "--status", "calon").code == 0
    assert shown(ipsm, 4)["status"] == "calon"


def test_a_doubt_is_refused_without_yes_and_names_the_way(ipsm: Any, register: Path) -> None:
    before = register.read_bytes()
    done = ipsm(*ADD, "--nik", "3201014107850004", "--birth-date", "2/7/1985")
    assert done.code == 3 and len(done.lines) == 1
    assert "1 Juli 1985" in done.err and "--yes" in done.err
    assert register.read_bytes() == before


def test_a_doubt_is_kept_with_yes(ipsm: Any, register: Path) -> None:
    doubtful = (*ADD, "--nik", "3201014107850004", "--birth-date", "2/7/1985", "--yes")
    done = ipsm(*doubtful, "--reason", "sesuai KTP")
    assert done.code == 0 and "1 Juli 1985" in done.err
    assert row(register, "kept_reason") == ("sesuai KTP",)


def test_one_word_of_doubt_for_the_same_person(ipsm: Any, register: Path) -> None:
    done = ipsm("worker", "add", "--name", "siti aminah", "--sex", "P", "--birth-date", "1/7/1985")
    assert done.code == 3 and "nomor 1 Siti Aminah" in done.err


# --- what cannot be

NIKS = {
    "320101410785000": "15",
    "32010141078500034": "17",
    "32010141078500O4": "ke-15",  # the letter O
    "0001014107850003": "provinsi",
    "0101014107850003": "provinsi",
    "3201017207850003": "ke-7",
    "3201014113850003": "ke-7",
    "3201013002850003": "ke-7",
    "3201014107850000": "0000",
    "1111111111111111": "bukan NIK",
    "1234567890123456": "bukan NIK",
    "3.2E+15": "lembar kerja",
    "3,20101E+15": "lembar kerja",
}
WRONG: list[tuple[list[str], int, str]] = [
    *((["--nik", nik], 3, piece) for nik, piece in NIKS.items()),
    (["--nik", NIK], 3, "nomor 1 Siti Aminah"),
    (["--phone", "0812"], 3, "telepon"),
    (["--phone", "+1 555 0100 200"], 3, "telepon"),
    (["--phone", "0812 3456 7890 / 0813"], 3, "telepon"),
    (["--email", "budi"], 3, "e-mail"),
    (["--birth-date", "31/2/1990"], 2, "31/2/1990"),
    (["--birth-date", "5/10/90"], 2, "5 Oktober 1990"),
    (["--birth-date", "1 Januari 2199"], 3, "belum terjadi"),
    (["--birth-date", f"{datetime.date.today().year - 5}-01-01"], 3, "18"),
    (["--active-since", "2199"], 3, "belum terjadi"),
    (["--active-since", "dulu"], 2, "dulu"),
    (["--sex", "X"], 2, "X"),
    (["--education", "zzz"], 2, "zzz"),
    (["--status", "zzz"], 2, "zzz"),
    (["--desa", "pabuara"], 2, "Pabuaran Mekar"),
    (["--desa", "zzz"], 2, "zzz"),
    (["--desa", "32.01.02.2001"], 2, "32.01.02.2001"),
    (["--home-desa", "32.01.02.9999"], 2, "32.01.02.9999"),
    (["--home-rt", "tiga"], 2, "tiga"),
    (["--name", "Ani\u200bWijaya"], 2, "ZERO WIDTH SPACE"),
    (["--name", "Ani\x1b[31m"], 2, "U+001B"),
    (["--name", "x" * 121], 2, "120"),
    (["--name", "-"], 2, "--name"),
    (["--name", "  "], 2, "--name"),
    (["--sex", "-"], 2, "--sex"),
    (["--member-number", "0321010001"], 3, "nomor 1 Siti Aminah"),
]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(("words", "code", "piece"), WRONG, ids=[" ".join(x[0]) for x in WRONG])
def test_what_cannot_be_is_one_sentence(
    ipsm: Any, register: Path, words: list[str], code: int, piece: str, lang: str
) -> None:
    before = register.read_bytes()
    done = ipsm(*ADD, *words, "--lang", lang)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err or lang == "en"
    assert register.read_bytes() == before
    typed = words[1] if words[0] == "--nik" and len(words[1]) > 14 else NIK
    assert typed not in done.err


# --- the others


def test_a_worker_is_named_in_many_ways(ipsm: Any, register: Path) -> None:
    for who in ("1", "#1", "no 1", "0321010001", "aminah", "SITI AMIN", "bu siti aminah"):
        assert shown(ipsm, who)["number"] == 1


@pytest.mark.parametrize(
    "words", [["show"], ["edit", "--phone", "-"], ["end", "--date", "1/1/2025"]]
)
def test_two_who_fit_are_shown_and_none_is_chosen(
    ipsm: Any, register: Path, words: list[str]
) -> None:
    command, *rest = words
    rest += ["--reason", "PS"] if command == "end" else []
    done = ipsm("worker", command, "siti", *rest)
    assert done.code == 2
    assert "1 Siti Aminah (Pakansari)" in done.err and "3 Siti Komariah" in done.err
    assert ipsm("worker", command, "zzz", *rest).code == 4
    assert ipsm("worker", command, "99", *rest).code == 4


def test_list_finds_by_status_village_and_words(ipsm: Any, register: Path) -> None:
    def numbers(*words: str) -> list[int]:
        found = json.loads(ipsm("worker", "list", *words, "--format", "json").out)
        return [row["number"] for row in found["rows"]]

    assert sorted(numbers()) == [1, 2, 3]
    assert numbers("--status", "berhenti") == [3]
    assert sorted(numbers("--desa", "pakansari")) == [1, 3]
    assert sorted(numbers("siti")) == [1, 3]
    assert numbers("siti", "amin") == [1]
    assert numbers("zzz") == []


def test_list_has_no_nik(ipsm: Any, register: Path) -> None:
    for form in ("table", "json", "csv"):
        assert NIK not in ipsm("worker", "list", "--format", form).out


def test_show_masks_the_nik(ipsm: Any, register: Path) -> None:
    for form in ("table", "json", "csv"):
        said = ipsm("worker", "show", "1", "--format", form).out
        assert NIK not in said and "320101**********" in said


def test_full_shows_it_and_says_so_in_the_history(ipsm: Any, register: Path) -> None:
    assert NIK in ipsm("worker", "show", "1", "--full").out
    last = json.loads(ipsm("history", "--format", "json").out)["rows"][-1]
    assert last["command"] == "worker show --full" and last["actor"] == "rina"


def test_edit_changes_what_is_typed_and_nothing_else(ipsm: Any, register: Path) -> None:
    before = shown(ipsm, 1)
    done = ipsm("worker", "edit", "aminah", "--phone", "081111111111", "--note", "baru")
    assert (done.code, done.out) == (0, "")
    assert "nomor 1 Siti Aminah" in done.err and "ipsm undo 10" in done.err
    assert shown(ipsm, 1) == before | {"phone": "+6281111111111", "note": "baru"}


def test_a_dash_empties(ipsm: Any, register: Path) -> None:
    ipsm("worker", "edit", "1", "--phone", "-", "--desa", "-")
    assert shown(ipsm, 1)["phone"] is None and shown(ipsm, 1)["desa"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 2),
        (["--phone", "081234567890"], 3),  # so it stands already
        (["--name", "-"], 2),
        (["--sex", "-"], 2),
        (["--nik", "3201014107850000"], 3),
        (["--birth-date", "1/1/2199"], 3),
    ],
)
def test_an_edit_that_cannot_be(ipsm: Any, register: Path, words: list[str], code: int) -> None:
    before = register.read_bytes()
    done = ipsm("worker", "edit", "1", *words)
    assert (done.code, len(done.lines)) == (code, 1)
    assert register.read_bytes() == before


def test_end_and_reinstate(ipsm: Any, register: Path) -> None:
    done = ipsm("worker", "end", "dadang", "--date", "kemarin", "--status", "cuti")
    assert done.code == 0 and "nomor 2 Dadang Suhendar" in done.err and "undo 10" in done.err
    assert shown(ipsm, 2)["status"] == "cuti"
    done = ipsm("worker", "reinstate", "dadang", "--date", "hari ini")
    assert done.code == 0 and "nomor 2 Dadang Suhendar" in done.err
    assert shown(ipsm, 2)["status"] == "aktif"


BUDI = ("worker", "add", "--name", "Budi Santoso", "--sex", "L", "--active-since", "2020")


def test_what_does_not_end_with_the_service_is_told(ipsm: Any, register: Path) -> None:
    """With the command that ends the first of it; it runs as it stands there."""
    assert ipsm(*BUDI).code == 0
    add = ("appointment", "add", "budi", "--kind", "sk_psm", "--paper")
    assert ipsm(*add, "1", "--since", "2023-01-02", "--until", "2024-12-31").code == 0
    assert ipsm(*add, "2", "--since", "2025-01-02").code == 0
    leave = ipsm("worker", "end", "budi", "--date", "2024-06-01", "--status", "cuti")
    assert len(leave.lines) == 2 and ipsm("undo").code == 0  # leave keeps everything
    end = ("worker", "end", "budi", "--date", "2023-06-01", "--reason", "PS")
    told = (
        (
            "Tidak ikut berakhir dan tetap tercatat berlaku: SK/surat tugas 1. Akhiri satu per"
            " satu, misalnya: ipsm appointment end 1 --date 2023-06-01"
        ),
        (
            "Perhatikan: SK/surat tugas 2 mulai sesudah hari itu, padahal layanannya sudah"
            " berakhir. Periksa tanggalnya: ipsm appointment list 4"
        ),
    )
    assert tuple(ipsm(*end, "--dry-run").lines[1:]) == told
    assert tuple(ipsm(*end).lines[2:]) == told
    way = told[0].partition("misalnya: ipsm ")[2].split()
    assert ipsm(*way).code == 0
    assert ipsm("undo").code == 0 and ipsm("undo").code == 0
    assert "2 begins after that day" in ipsm("--lang", "en", *end).err


def test_a_seat_that_goes_on_is_told(ipsm: Any, register: Path) -> None:
    assert ipsm(*BUDI).code == 0
    assert ipsm("board", "begin-term", "--since", "1/7/2022", "--until", "30/6/2027").code == 0
    assert ipsm("board", "set", "ketua", "budi", "--since", "1/7/2022").code == 0
    done = ipsm("worker", "end", "budi", "--date", "2024-06-01", "--reason", "PS")
    assert "jabatan 1. " in done.err and "ipsm board unset 1 --date 2024-06-01" in done.err
    assert ipsm("board", "unset", "1", "--date", "2024-06-01").code == 0


def test_a_reason_tells_the_status(ipsm: Any, register: Path) -> None:
    ipsm("worker", "end", "2", "--date", "hari ini", "--reason", "MD", "--note", "sakit")
    assert shown(ipsm, 2)["status"] == "meninggal"
    with open_to_read(register) as opened:
        question = "SELECT status, reason, note FROM service WHERE worker = 2 ORDER BY since DESC"
        assert opened.db.execute(question).fetchone() == ("meninggal", "MD", "sakit")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["end", "1", "--date", "kemarin", "--status", "aktif"], 3),
        (["end", "1", "--date", "kemarin", "--reason", "zz"], 2),
        (["end", "1", "--date", "1/1/2010", "--reason", "PS"], 3),  # before she began
        (["end", "1", "--date", "2/1/2020", "--reason", "PS"], 3),  # she worked after that
        (["end", "1", "--date", "1/1/2199", "--reason", "PS"], 3),
        (["end", "1", "--date", "-", "--reason", "PS"], 2),
        (["end", "3", "--date", "kemarin", "--status", "berhenti"], 3),
        (["reinstate", "1", "--date", "kemarin"], 3),
        (["reinstate", "3", "--date", "1/1/2023"], 3),
        (["reinstate", "3", "--date", "1/1/2199"], 3),
        (["reinstate", "3", "--date", "-"], 2),
    ],
)
def test_service_that_cannot_be(ipsm: Any, register: Path, words: list[str], code: int) -> None:
    before = register.read_bytes()
    done = ipsm("worker", *words)
    assert (done.code, len(done.lines)) == (code, 1)
    assert register.read_bytes() == before
