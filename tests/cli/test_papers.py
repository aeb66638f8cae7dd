"""ipsm appointment, card, training, role, duty: from the words typed to the rows kept."""

from __future__ import annotations

import datetime
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

SORTS: dict[str, dict[str, Any]] = {
    "appointment": {
        "add": (
            *("--kind", "sk", "--paper", "141/12/2025", "--issuer", "lurah"),
            *("--date", "2 Jan 2025", "--since", "3/1/2025", "--until", "31/12/2027"),
            *("--note", "arsip map 3"),
        ),
        "kept": {
            "kind": "sk_psm",
            "paper": "141/12/2025",
            "issuer": "lurah",
            "date": "2025-01-02",
            "since": "2025-01-03",
            "until": "2027-12-31",
            "note": "arsip map 3",
        },
        "least": ("--kind", "sk_psm", "--since", "3/1/2025"),
        "noun": "SK/surat tugas",
    },
    "card": {
        "add": (
            *("--kind", "tetap", "--paper", "0012345", "--issuer", "pusat"),
            *("--since", "1/3/2024", "--until", "28/2/2029", "--lost-on", "5 Mei 2026"),
        ),
        "kept": {
            "kind": "tetap",
            "paper": "0012345",
            "issuer": "nasional",
            "since": "2024-03-01",
            "until": "2029-02-28",
            "lost_on": "2026-05-05",
        },
        "least": ("--kind", "tetap", "--paper", "1"),
        "noun": "KTA",
    },
    "training": {
        "add": (
            *("--level", "dasar", "--training", "Bimtek dasar PSM", "--organiser", "Dinas Sosial"),
            *("--since", "10/5/2025", "--finish", "12/5/2025", "--hours", "16,5"),
            *("--paper", "BD-17", "--issued", "20/5/2025", "--until", "20/5/2028"),
        ),
        "kept": {
            "level": "dasar",
            "training": "Bimtek dasar PSM",
            "organiser": "Dinas Sosial",
            "since": "2025-05-10",
            "finish": "2025-05-12",
            "minutes": 990,
            "paper": "BD-17",
            "issued": "2025-05-20",
            "until": "2028-05-20",
        },
        "least": ("--level", "dasar", "--training", "Bimtek", "--since", "10/5/2025"),
        "noun": "Pelatihan",
    },
    "role": {
        "add": ("--programme", "pkh", "--since", "1/1/2025", "--until", "31/12/2026"),
        "kept": {"programme": "PKH", "since": "2025-01-01", "until": "2026-12-31"},
        "least": ("--programme", "PKH", "--since", "1/1/2025"),
        "noun": "Peran pendamping",
    },
    "duty": {
        "add": ("--desa", "tengah", "--since", "1/1/2025", "--until", "31/12/2026"),
        "kept": {"desa": "32.01.01.1008", "since": "2025-01-01", "until": "2026-12-31"},
        "least": ("--desa", "tengah"),
        "noun": "Wilayah tugas",
    },
}
NOUNS = tuple(SORTS)


def number_of(noun: str) -> int:
    """The number the next paper gets: two duty areas were filed with the workers."""
    return 3 if noun == "duty" else 1


def add(ipsm: Any, noun: str, *words: str, who: str = "aminah") -> Any:
    return ipsm(noun, "add", who, *words)


def listed(ipsm: Any, noun: str, *words: str) -> list[dict[str, Any]]:
    done = ipsm(noun, "list", *words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.out)["rows"]
    return found


def table(register: Path, noun: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(register)) as db:
        return db.execute(f"SELECT * FROM {noun} ORDER BY number").fetchall()


@pytest.mark.parametrize("noun", NOUNS)
def test_filed_listed_corrected_ended_and_taken_back(ipsm: Any, register: Path, noun: str) -> None:
    sort, number = SORTS[noun], number_of(noun)
    stages = [table(register, noun)]
    done = add(ipsm, noun, *sort["add"])
    told = f"{sort['noun']} nomor {number} untuk Siti Aminah tercatat."
    assert done == (0, f"{number}\n", f"{told}\nUntuk membatalkan: ipsm undo 10\n")
    shown = listed(ipsm, noun, "aminah")[-1]
    kept = {"number": number, "worker": 1, "name": "Siti Aminah", **sort["kept"]}
    if noun == "training":
        kept["minutes"] = 16.5
    assert {name: shown[name] for name in kept} == kept
    stages.append(table(register, noun))

    done = ipsm(noun, "edit", number, "--note", "sudah diperiksa")
    assert (done.code, done.out) == (0, "")
    assert f"nomor {number} untuk Siti Aminah diperbaiki" in done.lines[0]
    assert listed(ipsm, noun, "1")[-1]["note"] == "sudah diperiksa"
    stages.append(table(register, noun))

    done = ipsm(noun, "end", number, "--date", "30/6/2026")
    assert (done.code, done.out) == (0, "")
    assert "berakhir 30 Juni 2026" in done.lines[0]
    last = "finish" if noun == "training" else "until"
    assert listed(ipsm, noun)[-1][last] == "2026-06-30"
    for stage in reversed(stages):
        assert ipsm("undo").code == 0
        assert table(register, noun) == stage


@pytest.mark.parametrize("noun", NOUNS)
def test_a_field_is_emptied_with_a_dash(ipsm: Any, register: Path, noun: str) -> None:
    add(ipsm, noun, *SORTS[noun]["add"])
    assert ipsm(noun, "edit", number_of(noun), "--until", "-").code == 0
    assert listed(ipsm, noun)[-1]["until"] is None
    required = ipsm(noun, "edit", number_of(noun), SORTS[noun]["least"][0], "-")
    assert (required.code, len(required.lines)) == (2, 1)
    assert SORTS[noun]["least"][0] in required.err


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xlsx"])
@pytest.mark.parametrize("noun", NOUNS)
def test_every_form_in_both_languages(
    ipsm: Any, register: Path, tmp_path: Path, noun: str, form: str, lang: str
) -> None:
    add(ipsm, noun, *SORTS[noun]["add"])
    path = tmp_path / f"daftar.{'txt' if form == 'table' else form}"
    done = ipsm("--lang", lang, noun, "list", "-o", path)
    assert (done.code, done.out) == (0, "")
    data = path.read_bytes()
    assert data.startswith(b"PK") if form == "xlsx" else b"Siti Aminah" in data


@pytest.mark.parametrize("noun", NOUNS)
def test_an_empty_list_says_so(ipsm: Any, register: Path, noun: str) -> None:
    done = ipsm(noun, "list", "dadang")
    assert done.code == 0 and "Tidak ada data." in done.out
    assert listed(ipsm, noun, "dadang") == []


@pytest.mark.parametrize("noun", NOUNS)
def test_a_dry_run_changes_no_byte(ipsm: Any, register: Path, noun: str) -> None:
    add(ipsm, noun, *SORTS[noun]["least"])
    before, number = register.read_bytes(), number_of(noun)
    for words in (
        ("add", "dadang", *SORTS[noun]["least"]),
        ("edit", str(number), "--note", "x"),
        ("end", str(number), "--date", "today"),
    ):
        dry = ipsm(noun, *words, "--dry-run")
        assert (dry.code, dry.out, len(dry.lines)) == (0, "", 1)
    assert register.read_bytes() == before


def test_taking_back_a_worker_names_what_is_in_the_folder(ipsm: Any, register: Path) -> None:
    for noun in NOUNS:
        add(ipsm, noun, *SORTS[noun]["least"], who="dadang")
    done = ipsm("undo", "3")
    assert (done.code, len(done.lines)) == (3, 1)
    for number, noun in enumerate(NOUNS, 10):
        assert f"{number} {noun} add" in done.err


# --- what cannot be

WRONG: list[tuple[str, int, str, str]] = [
    ("appointment add siti --kind sk --since 1/1/2025", 2, "Siti Komariah", "Siti Komariah"),
    ("appointment add nobody --kind sk --since 1/1/2025", 4, "nobody", "nobody"),
    ("appointment add aminah --since 1/1/2025", 2, "--kind", "--kind"),
    ("appointment add aminah --kind sk", 2, "--since", "--since"),
    ("appointment add aminah --kind ijazah --since 1/1/2025", 2, "ijazah", "ijazah"),
    ("appointment add aminah --kind sk --since 31/2/2025", 2, "31/2/2025", "31/2/2025"),
    (
        "appointment add aminah --kind sk --since 1/2/2025 --until 31/1/2025",
        *(3, "(31 Januari 2025) lebih awal", "31 January 2025"),
    ),
    (
        "appointment add aminah --kind sk --since 1/1/2025 --date 1/1/2199",
        *(3, "belum terjadi", "future"),
    ),
    (
        "appointment add aminah --kind sk --since 1/1/2018",
        *(3, "belum mulai bertugas", "not yet in service"),
    ),
    (
        "appointment add komariah --kind sk --since 1/5/2024",
        *(3, "Siti Komariah tidak bertugas pada 1 Mei 2024 (status: Berhenti", "1 May 2024"),
    ),
    ("appointment edit 1", 2, "ipsm appointment edit", "ipsm appointment edit"),
    ("appointment edit 9 --note x", 4, "SK/surat tugas nomor 9", "appointment number 9"),
    ("appointment edit satu --note x", 2, "angka", "number"),
    ("appointment end 9 --date 1/1/2026", 4, "nomor 9", "number 9"),
    ("appointment end 1", 2, "--date", "--date"),
    ("card add aminah --kind tetap", 2, "--paper", "--paper"),
    ("card add aminah --kind tetap --paper 1 --lost-on 1/1/2199", 3, "2199", "2199"),
    ("training add aminah --level dasar --since 1/1/2025", 2, "--training", "--training"),
    (
        "training add aminah --level dasar --training X --since 1/1/2025 --hours banyak",
        *(2, "banyak", "banyak"),
    ),
    (
        "training add aminah --level dasar --training X --since 1/1/2025 --until 1/1/2024",
        *(3, "1 Januari 2024", "1 January 2024"),
    ),
    ("training add komariah --level dasar --training X --since 1/1/2026", 3, "Berhenti", "Ended"),
    ("role add aminah --programme XYZZY --since 1/1/2025", 2, "XYZZY", "XYZZY"),
    ("duty add aminah --desa bandung", 2, "bandung", "bandung"),
    (
        "duty add aminah --desa pakansari",
        *(3, "wilayah tugas nomor 1 (awal tidak tercatat s.d. seterusnya)", "duty area 1"),
    ),
    ("duty add komariah --desa tengah --since 1/6/2024", 3, "1 Juni 2024", "1 June 2024"),
]


@pytest.mark.parametrize(("words", "code", "indonesian", "english"), WRONG)
def test_what_cannot_be(
    ipsm: Any, register: Path, words: str, code: int, indonesian: str, english: str
) -> None:
    before = register.read_bytes()
    for lang, piece in (("id", indonesian), ("en", english)):
        done = ipsm("--lang", lang, *words.split())
        assert (done.code, done.out, len(done.lines)) == (code, "", 1)
        assert piece in done.err
    assert register.read_bytes() == before


@pytest.mark.parametrize("noun", ["appointment", "card", "role", "duty"])
def test_two_alike_do_not_meet_and_the_first_is_named(ipsm: Any, register: Path, noun: str) -> None:
    number, least = number_of(noun), SORTS[noun]["least"]
    add(ipsm, noun, *least)
    met = add(ipsm, noun, *least)
    assert met.code == 3 and f"{SORTS[noun]['noun'][1:]} nomor {number} (" in met.err
    ipsm(noun, "end", number, "--date", "30/6/2026")
    assert add(ipsm, noun, *least, "--since", "1/7/2026").code == 0
    assert ipsm(noun, "edit", number, "--until", "-").code == 3
    assert ipsm(noun, "edit", number + 1, "--since", "30/6/2026").code == 3


def test_a_card_reported_lost_makes_room_for_the_next(ipsm: Any, register: Path) -> None:
    add(ipsm, "card", "--kind", "tetap", "--paper", "1")
    assert ipsm("card", "edit", "1", "--lost-on", "kemarin").code == 0
    assert add(ipsm, "card", "--kind", "tetap", "--paper", "2").code == 0
    assert ipsm("card", "edit", "1", "--lost-on", "-").code == 3


def test_on_leave_a_paper_may_begin(ipsm: Any, register: Path) -> None:
    ipsm("worker", "end", "dadang", "--date", "1/1/2026", "--status", "cuti")
    later = ("--kind", "surat_tugas", "--since", "1/2/2026")
    assert add(ipsm, "appointment", *later, who="dadang").code == 0


def test_a_candidate(ipsm: Any, register: Path) -> None:
    ipsm("worker", "add", "--name", "Ujang Sopandi", "--sex", "L", "--status", "calon")
    today = f"{datetime.date.today():%d/%m/%Y}"
    trained = ("--level", "dasar", "--training", "Bimtek", "--since", today)
    assert add(ipsm, "training", *trained, who="ujang").code == 0
    assert add(ipsm, "card", "--kind", "sementara", "--paper", "1", who="ujang").code == 0
    done = add(ipsm, "appointment", "--kind", "sk", "--since", today, who="ujang")
    assert done.code == 3 and "Calon PSM" in done.err


def test_the_questions_are_about_the_paper(register: Path, terminal: Any) -> None:
    """At a terminal an appointment is asked for as an appointment, not as an activity."""
    at = terminal("appointment", "add", "aminah", "--lang", "id")
    at.answer("Jenis (ketik ? untuk pilihannya): ", "?")
    at.see("surat_tugas")
    at.answer("Jenis (ketik ? untuk pilihannya): ", "tugas")
    at.answer("Nomor surat: ", "141/12")
    at.answer("Yang menerbitkan: ", "lurah")
    at.answer("Tanggal surat: ", "2/1/2025")
    at.answer("Mulai tanggal: ", "3/1/2025")
    at.answer("Sampai tanggal: ", "")
    at.see("SK/surat tugas nomor 1 untuk Siti Aminah tercatat.")
    assert at.end() == 0


def test_help_tells_each_option_as_it_is_meant_here(ipsm: Any) -> None:
    page = ipsm("--lang", "id", "appointment", "edit", "-h").out
    assert "Nomor SK; lihat `ipsm appointment list`." in page
    assert "Tanggal surat." in page and "kegiatan" not in page
    assert "Hari terakhir berlakunya." in ipsm("--lang", "id", "card", "end", "-h").out
    page = ipsm("--lang", "id", "card", "edit", "-h").out
    assert "Nomor kartu." in page and "tetap atau sementara" in page
    page = ipsm("--lang", "id", "training", "edit", "-h").out
    assert "Nomor sertifikat." in page and "Hari pertama pelatihan." in page
