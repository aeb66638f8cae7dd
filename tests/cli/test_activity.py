"""ipsm activity, from the words typed to the rows kept."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.store.register import open_to_read

ADD = ("activity", "add", "--date", "kemarin", "--kind", "KD01", "--worker", "dadang")
YESTERDAY = (datetime.date.today() - datetime.timedelta(1)).isoformat()


def rows(register: Path, question: str) -> list[Any]:
    with open_to_read(register) as opened:
        return opened.db.execute(question).fetchall()


def listed(ipsm: Any, *words: str) -> list[dict[str, Any]]:
    found: dict[str, Any] = json.loads(ipsm("activity", "list", *words, "--format", "json").out)
    return list(found["rows"])


# --- add


def test_all_of_an_activity_in_one_line(ipsm: Any, register: Path) -> None:
    done = ipsm(
        *(
            "activity",
            "add",
            "--date",
            "kemarin",
            "--kind",
            "penyaluran sembako",
            "--desa",
            "pakansari",
        ),
        *("--worker", "siti aminah", "--worker", "pak dadang:peserta"),
        *("--place", "Balai RW 05", "--description", "Paket untuk lansia", "--hours", "1:30"),
        *("--people", "25", "--people-l", "10", "--served", "08:P:60+=12"),
        *("--result", "diterima", "--constraint", "hujan", "--follow-up", "kunjungan"),
        *("--cost", "1,5 juta", "--fund-source", "swadaya", "--quantity", "2,5"),
        *("--unit", "paket", "--partner", "desa", "--partner", "dinsos"),
    )
    assert done.code == 0 and done.out == "4\n"
    assert "Kegiatan nomor 4" in done.lines[0] and "ipsm undo 10" in done.lines[1]
    columns = (
        "date, recorded_on, area, kind, desa, place, description, minutes, people, people_l,"
        'people_p, result, "constraint", follow_up, cost, quantity'
    )
    assert rows(register, f"SELECT {columns} FROM activity WHERE number = 4") == [
        (
            *(YESTERDAY, datetime.date.today().isoformat(), "KD", "KD01", "32.01.01.1007"),
            *("Balai RW 05", "Paket untuk lansia", 90, 25, 10, 12, "diterima", "hujan"),
            *("kunjungan", 1_500_000, 2.5),
        )
    ]
    parts = rows(register, "SELECT worker, part FROM participant WHERE activity = 4 ORDER BY place")
    assert parts == [(1, "pelaksana"), (2, "peserta")]
    counts = rows(register, "SELECT ppks, sex, age, n FROM served WHERE activity = 4")
    assert sorted(counts) == [("", "", "", 3), ("", "L", "", 10), ("08", "P", "60+", 12)]
    assert len(rows(register, "SELECT partner FROM partner WHERE activity = 4")) == 2


def test_starting_from_an_earlier_one(ipsm: Any, register: Path) -> None:
    """Its words are taken, but neither its date nor its counts; what is typed goes before."""
    ipsm("activity", "edit", "1", "--quantity", "1,1250")
    done = ipsm("activity", "add", "--like", "1", "--date", "kemarin", "--desa", "tengah")
    assert done.code == 0
    columns = "date, kind, desa, minutes, quantity, people"
    assert rows(register, f"SELECT {columns} FROM activity WHERE number = 4") == [
        (YESTERDAY, "LH01", "32.01.01.1008", 120, 1.125, None)
    ]
    parts = rows(register, "SELECT worker, part FROM participant WHERE activity = 4 ORDER BY place")
    assert parts == [(1, "pelaksana"), (2, "pendamping")]


@pytest.mark.parametrize(("like", "code"), [("99", 4), ("dua", 2)])
def test_an_earlier_one_must_be_there(ipsm: Any, register: Path, like: str, code: int) -> None:
    assert ipsm("activity", "add", "--like", like, "--date", "kemarin").code == code


# --- what cannot be

WRONG: list[tuple[list[str], int, str]] = [
    (["--date", "1 Januari 2199"], 3, "belum terjadi"),
    (["--date", "31/2/2026"], 2, "31/2/2026"),
    (["--date", "2026-13-45"], 2, "2026-13-45"),
    (["--date", "5/10/26"], 2, "5/10/26"),
    (["--date", "besok"], 2, "besok"),
    (["--date", "-"], 2, "--date"),
    (["--kind", "zzz"], 2, "zzz"),
    (["--kind", "pe"], 2, "LH"),  # several begin so
    (["--kind", "-"], 2, "--kind"),
    (["--worker", "zzz"], 4, "zzz"),
    (["--worker", "siti"], 2, "3 Siti Komariah"),
    (["--worker", "dadang"], 3, "dua kali"),
    (["--worker", "komariah"], 3, "tidak aktif"),
    (["--worker", "aminah:penonton"], 2, "penonton"),
    (["--desa", "pabuara"], 2, "Pabuaran Mekar"),
    (["--desa", "zzz"], 2, "zzz"),
    (["--people", "-1"], 3, "-1"),
    (["--people", "banyak"], 2, "banyak"),
    (["--people", "1,5"], 2, "1,5"),
    (["--people", "2000000"], 3, "1.000.000"),
    (["--people", "5", "--people-l", "6"], 3, "6"),
    (["--people-l", "x"], 2, "x"),
    (["--served", "08:P"], 2, "PPKS:"),
    (["--served", "99:P:=1"], 2, "99"),
    (["--hours", "lama"], 2, "lama"),
    (["--hours", "0"], 3, "0"),
    (["--hours", "-2"], 3, "-2"),
    (["--hours", "1.30"], 2, "1:18"),
    (["--hours", "1000"], 3, "744"),
    (["--cost", "mahal"], 2, "mahal"),
    (["--cost", "-5"], 3, "-5"),
    (["--cost", "9999999999999"], 3, "1.000.000.000.000"),
    (["--quantity", "0"], 3, "0"),
    (["--quantity", "1,250"], 2, "1,250"),
    (["--unit", "zzz"], 2, "zzz"),
    (["--programme", "zzz"], 2, "zzz"),
    (["--fund-source", "zzz"], 2, "zzz"),
    (["--spm-service", "zzz"], 2, "zzz"),
    (["--basic-need", "zzz"], 2, "zzz"),
    (["--partner", "zzz"], 2, "zzz"),
    (["--description", "x\u202ey"], 2, "OVERRIDE"),
    (["--description", "x" * 2001], 2, "2.000"),
]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("words", "code", "piece"), WRONG, ids=[" ".join(x[0])[:40] for x in WRONG]
)
def test_what_cannot_be_is_one_sentence(
    ipsm: Any, register: Path, words: list[str], code: int, piece: str, lang: str
) -> None:
    before = register.read_bytes()
    done = ipsm(*ADD, *words, "--lang", lang)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err or lang == "en"
    assert register.read_bytes() == before


# --- list, show


def test_list_by_period_area_village_worker_and_text(ipsm: Any, register: Path, month: str) -> None:
    def numbers(*words: str) -> list[int]:
        return sorted(row["number"] for row in listed(ipsm, *words))

    assert numbers() == numbers("bulan-lalu") == numbers(month) == [1, 2]
    assert numbers("--voided") == [1, 2, 3]
    assert numbers("--area", "KD") == [2]
    assert numbers("--kind", "LH01") == [1]
    assert numbers("--desa", "pakansari") == [1]
    assert numbers("--worker", "aminah") == [1]
    assert numbers("--text", "zzz") == numbers("2001") == []


def test_rows_have_what_scripts_rely_on(ipsm: Any, register: Path, month: str) -> None:
    first = listed(ipsm)[0]
    assert first["number"] == 1 and len(first["uid"]) == 36
    assert (first["date"], first["area"], first["kind"]) == (f"{month}-05", "LH", "LH01")
    assert (first["desa"], first["people"], first["hours"]) == ("32.01.01.1007", 40, 2)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bulan-depan"], 2),
        (["2026-13"], 2),
        (["2026-10..2026-01"], 2),
        (["1900..2026"], 2),
        (["--area", "XX"], 2),
        (["--worker", "siti"], 2),
        (["--worker", "zzz"], 4),
    ],
)
def test_a_list_that_cannot_be(ipsm: Any, register: Path, words: list[str], code: int) -> None:
    done = ipsm("activity", "list", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)


def test_show_tells_all_and_who_was_served(ipsm: Any, register: Path) -> None:
    said = ipsm("activity", "show", "#1").out
    for piece in ("Pakansari", "Siti Aminah", "Dadang Suhendar", "40", "Lanjut usia"):
        assert piece in said
    assert "dibatalkan" in ipsm("activity", "show", "3").out
    assert ipsm("activity", "show", "99").code == 4
    assert ipsm("activity", "show", "satu").code == 2


# --- edit, void


def test_edit_changes_what_is_typed_and_nothing_else(ipsm: Any, register: Path) -> None:
    before = listed(ipsm)[0]
    done = ipsm("activity", "edit", "1", "--hours", "3", "--place", "Lapangan")
    assert (done.code, done.out) == (0, "") and "nomor 1" in done.err and "undo 10" in done.err
    assert listed(ipsm)[0] == before | {"hours": 3, "place": "Lapangan"}


def test_edit_replaces_people_workers_and_kind(ipsm: Any, register: Path) -> None:
    ipsm("activity", "edit", "1", "--people", "7", "--worker", "dadang", "--kind", "KD01")
    found = listed(ipsm)[0]
    assert (found["people"], found["people_l"], found["worker_numbers"]) == (7, 0, [2])
    assert (found["area"], found["kind"]) == ("KD", "KD01")


def test_a_dash_empties(ipsm: Any, register: Path) -> None:
    ipsm("activity", "edit", "1", "--people", "-", "--desa", "-", "--hours", "-")
    found = listed(ipsm)[0]
    assert (found["people"], found["desa"], found["hours"]) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["edit", "1"], 2),
        (["edit", "1", "--desa", "pakansari"], 3),  # so it stands already
        (["edit", "1", "--date", "1/1/2199"], 3),
        (["edit", "1", "--date", "1/1/2018"], 3),  # before she began
        (["edit", "1", "--kind", "-"], 2),
        (["edit", "3", "--people", "1"], 3),  # it is void
        (["edit", "99", "--people", "1"], 4),
        (["void", "3", "--reason", "lagi"], 3),
        (["void", "99", "--reason", "x"], 4),
        (["void", "1", "--reason", "-"], 2),
    ],
)
def test_a_change_that_cannot_be(ipsm: Any, register: Path, words: list[str], code: int) -> None:
    before = register.read_bytes()
    done = ipsm("activity", *words)
    assert (done.code, len(done.lines)) == (code, 1)
    assert register.read_bytes() == before


def test_void_takes_it_out_of_the_count(ipsm: Any, register: Path) -> None:
    done = ipsm("activity", "void", "1", "--reason", "tercatat dua kali")
    assert done.code == 0 and "nomor 1" in done.err and "undo 10" in done.err
    assert [row["number"] for row in listed(ipsm)] == [2]
    assert rows(register, "SELECT void_reason FROM activity WHERE number = 1") == [
        ("tercatat dua kali",)
    ]
