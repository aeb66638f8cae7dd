from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.text import Words

REPORT = """Kegiatan: Penyaluran sembako
Hari/tgl: {month}-23
Jam: 08.00-10.00
Tempat: Balai RW 05 Pakansari
Petugas: Siti Aminah, Dadang
Jumlah: 25 orang (L 10, P 15)
Kendala: hujan

Kegiatan: Lain-lain
Petugas: Slamet
Jumlah: 5 orang
"""


@pytest.fixture
def received(ipsm: Any, register: Path, tmp_path: Path, month: str) -> Path:
    """Two drafts: one that lacks nothing, one that lacks date, kind and worker."""
    path = tmp_path / "pesan.txt"
    path.write_text(REPORT.format(month=month), "utf-8")
    assert ipsm("import", "chat", path).out == "1\n2\n"
    return register


def states(register: Path) -> list[Any]:
    with sqlite3.connect(register) as db:
        found = db.execute("SELECT state, activity FROM draft ORDER BY number").fetchall()
    db.close()
    return found


def test_the_drafts_that_wait(ipsm: Any, received: Path, month: str) -> None:
    shown = json.loads(ipsm("activity", "drafts", "--format", "json").out)
    one, two = shown["rows"]
    assert (one["date"], one["kind"], one["workers"], one["people"]) == (
        *(f"{month}-23", "KD01", ["Siti Aminah", "Dadang Suhendar"], 25),
    )
    assert (one["missing"], one["guessed"]) == ([], ["kind", "desa"])
    assert two["missing"] == ["date", "kind", "workers", "desa"]
    told = ipsm("activity", "drafts", "--lang", "id").out
    assert "Tanggal, Jenis, PSM, Desa/kelurahan" in " ".join(told.split())


def test_one_draft_with_its_message(ipsm: Any, received: Path) -> None:
    done = ipsm("activity", "drafts", "1", "--lang", "en")
    assert done.code == 0
    assert "Kegiatan: Penyaluran sembako" in done.out
    assert "from words in the message" in done.out
    assert ipsm("activity", "drafts", "9").code == 4


def test_a_draft_that_lacks_nothing_is_accepted_as_it_is(
    ipsm: Any, received: Path, month: str
) -> None:
    done, day = ipsm("activity", "accept", "1", "--lang", "en"), f"{month}-23"
    assert (done.code, done.out) == (0, "4\n")
    assert done.lines == [
        "Guessed from the message, look at it first: Kind, Village.",
        f"Draft 1 accepted as activity 4: Food parcels and meals, {Words('en').date(day)}.",
        "To take it back: ipsm undo 11",
    ]
    (page,) = json.loads(ipsm("activity", "show", "4", "--format", "json").out)["rows"]
    told = {
        "date": day,
        "kind": "KD01",
        "desa": "32.01.01.1007",
        "place": "Balai RW 05 Pakansari",
        "workers": ["Siti Aminah", "Dadang Suhendar"],
        "people": 25,
        "people_l": 10,
        "people_p": 15,
        "constraint": "hujan",
        "description": "Penyaluran sembako",
    }
    assert {key: page[key] for key in told} == told
    assert states(received) == [("accepted", 4), ("waiting", None)]


def test_what_is_missing_is_needed_as_an_option(ipsm: Any, received: Path, month: str) -> None:
    before = received.read_bytes()
    words: tuple[str, ...] = ("activity", "accept", "2")
    for option, value in (("--date", f"{month}-20"), ("--kind", "KP05"), ("--worker", "siti a")):
        refused = ipsm(*words)
        assert (refused.code, refused.out, len(refused.lines)) == (2, "", 1)
        assert option in refused.err
        words = (*words, option, value)
    assert received.read_bytes() == before
    assert ipsm(*words).code == 0
    assert states(received)[1] == ("accepted", 4)


def test_an_option_wins_over_the_reading(ipsm: Any, received: Path) -> None:
    done = ipsm("activity", "accept", "1", "--kind", "PP04", "--desa", "tengah", "--people", "30")
    assert done.code == 0 and len(done.lines) == 2  # nothing guessed is left
    (page,) = json.loads(ipsm("activity", "show", "4", "--format", "json").out)["rows"]
    assert (page["kind"], page["people"], page["people_l"]) == ("PP04", 30, 0)


def test_a_draft_is_decided_once_and_can_be_taken_back(ipsm: Any, received: Path) -> None:
    assert ipsm("activity", "accept", "1").code == 0
    assert ipsm("activity", "drop", "1").code == 3
    assert ipsm("activity", "accept", "1").code == 3
    assert ipsm("undo").code == 0
    dropped = ipsm("activity", "drop", "1")
    assert (dropped.code, len(dropped.lines)) == (0, 2)
    assert states(received) == [("dropped", None), ("waiting", None)]
    assert ipsm("undo").code == 0
    assert states(received) == [("waiting", None), ("waiting", None)]


@pytest.mark.parametrize("words", ["activity accept 1", "activity drop 1"])
def test_a_dry_run_changes_nothing(ipsm: Any, received: Path, words: str) -> None:
    before = received.read_bytes()
    assert ipsm(*words.split(), "--dry-run").code == 0
    assert received.read_bytes() == before


def test_every_summary_says_how_many_wait(ipsm: Any, received: Path, month: str) -> None:
    for name in ("month", "area", "kind", "worker", "village", "ppks", "programme", "trend"):
        told = ipsm("summary", name, month, "--lang", "id")
        assert "Konsep yang menunggu: 2." in told.out, name
    before = json.loads(ipsm("summary", "month", month, "--format", "json").out)["totals"]
    assert before["activities"] == 2  # the stocked ones
    for number in ("1", "2"):
        assert ipsm("activity", "drop", number).code == 0
    assert "Konsep" not in ipsm("summary", "month", month, "--lang", "id").out


def test_at_a_terminal_the_reading_is_offered(terminal: Any, received: Path, month: str) -> None:
    at = terminal("activity", "accept", "2", "--lang", "id")
    at.see("| Kegiatan: Lain-lain")
    at.answer("Tanggal [hari ini]: ", f"{month}-20")
    at.answer("Jenis kegiatan", "KP05")
    at.answer("PSM yang bertugas", "siti aminah")
    at.answer("Desa/kelurahan: ", "")
    at.answer("Tempat: ", "Aula")
    at.answer("Uraian kegiatan [Lain-lain]: ", "Rapat rutin")
    at.answer("Jumlah orang yang dilayani [5]: ", "")
    for question in ("Lama", "Hasil", "Kendala", "Tindak lanjut", "Biaya"):
        at.answer(question, "")
    at.see("Konsep nomor 2 diterima menjadi kegiatan nomor 4")
    assert at.end() == 0
    assert states(received)[1] == ("accepted", 4)
    with sqlite3.connect(received) as db:
        (kept,) = db.execute("SELECT people, place, description FROM activity WHERE number = 4")
    db.close()
    assert kept == (5, "Aula", "Rapat rutin")
