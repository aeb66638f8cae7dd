"""ipsm undo: taking back, as said after every write."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.store.register import open_to_read

WRITES = {
    "worker add": ["worker", "add", "--name", "Ani Wijaya", "--sex", "P", "--desa", "tengah"],
    "worker edit": ["worker", "edit", "1", "--phone", "-", "--desa", "tengah"],
    "worker end": ["worker", "end", "1", "--date", "hari ini", "--reason", "PS"],
    "worker reinstate": ["worker", "reinstate", "3", "--date", "hari ini"],
    "activity add": ["activity", "add", "--date", "kemarin", "--kind", "KD01", "--worker", "2"],
    "activity edit": ["activity", "edit", "1", "--people", "3", "--worker", "2", "--hours", "-"],
    "activity void": ["activity", "void", "1", "--reason", "salah"],
    "branch edit": ["branch", "edit", "--chair", "Ani", "--letterhead", "SATU"],
    "month close": ["month", "close", "bulan-lalu"],
    "letterhead set": ["letterhead", "set", "--lines", "SATU|DUA"],
    "signatory add": ["signatory", "add", "--office", "camat", "--name", "Ani"],
    "letter add": ["letter", "add", "--subject", "Undangan"],
    "code add": ["code", "add", "kind", "--code", "LH90", "--label", "Pantai", "--parent", "LH"],
}
TABLES = (
    "branch",
    "village",
    "own_code",
    "worker",
    "service",
    "duty",
    "activity",
    "closing",
    "letterhead",
    "signatory",
    "letter",
)
CHILDREN = ("participant", "served", "partner")


def contents(register: Path) -> dict[str, list[Any]]:
    """Every row but the history's."""
    with open_to_read(register) as opened:
        tables = (*TABLES, *CHILDREN)
        return {
            name: sorted(opened.db.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in tables
        }


@pytest.mark.parametrize("words", WRITES.values(), ids=WRITES)
def test_what_is_said_takes_it_back_and_forth(ipsm: Any, register: Path, words: list[str]) -> None:
    before = contents(register)
    said = ipsm(*words)
    assert said.code == 0
    after = contents(register)
    assert after != before
    (entry,) = re.findall(r"ipsm undo (\d+)", said.err)
    back = ipsm("undo", entry)
    assert back.code == 0 and f"Catatan {entry} ({' '.join(words[:2])}) dibatalkan" in back.err
    assert contents(register) == before
    (entry,) = re.findall(r"ipsm undo (\d+)", back.err)
    assert ipsm("undo", entry).code == 0
    assert contents(register) == after


def test_without_a_number_the_last_action_goes(ipsm: Any, register: Path) -> None:
    said = [ipsm("undo").err.splitlines()[0] for _ in range(3)]
    assert said[0].startswith("Catatan 9 (activity void) dibatalkan: kegiatan 3")
    assert said[1].startswith("Catatan 8 (activity add)")
    assert said[2].startswith("Catatan 7 (activity add)")


def test_an_undo_is_an_entry(ipsm: Any, register: Path) -> None:
    ipsm("undo")
    rows = json.loads(ipsm("history", "--format", "json").out)["rows"]
    assert (rows[-1]["command"], rows[-1]["undoes"], rows[-2]["undone_by"]) == ("undo", 9, 10)


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["1"], 3, ""),  # the founding
        (["2"], 3, "2"),  # activities stand on the worker
        (["8"], 3, "9"),  # the void stands on it
        (["77"], 4, "77"),
        (["dua"], 2, "NOMOR"),
        (["1", "2"], 2, "2"),
        (["-1"], 2, "-1"),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int, piece: str) -> None:
    before = register.read_bytes()
    done = ipsm("undo", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert register.read_bytes() == before


def test_twice_is_refused_and_names_the_way(ipsm: Any, register: Path) -> None:
    ipsm("undo", "9")
    done = ipsm("undo", "9")
    assert done.code == 3 and "ipsm undo 10" in done.err


def test_a_fresh_register_has_nothing_to_take_back(ipsm: Any, place: Path) -> None:
    ipsm("init", "--level", "kecamatan", "--region", "32.01.01")
    assert ipsm("undo").code == 3


def test_a_disclosure_is_not_taken_back(ipsm: Any, register: Path) -> None:
    ipsm("worker", "show", "1", "--full")
    assert ipsm("undo", "10").code == 3
    assert "Catatan 9" in ipsm("undo").err


def test_of_many_records_the_first_are_named(ipsm: Any, register: Path) -> None:
    sheet = register.with_name("lima.csv")
    for count, told in ((4, "kegiatan 7.\n"), (5, "kegiatan 11, dan lainnya.\n")):
        rows = [f"2026-10-0{day},KD01,2,Kunjungan ke {day}\n" for day in range(1, count + 1)]
        sheet.write_text("".join(["date,kind,workers,description\n", *rows]), "utf-8")
        assert ipsm("import", "activities", sheet, "--yes").code == 0
        done = ipsm("undo")
        assert done.code == 0 and told in done.err, done.err
