"""ipsm profile: shipped ones are shown and stay, own ones are kept, used, dropped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest


def test_profiles_are_listed_and_shown(ipsm: Any, register: Path) -> None:
    lines = ipsm("profile", "list", "--format", "csv").out.splitlines()
    assert "epsks,import.activities,built_in" in lines
    shown = ipsm("profile", "show", "psks-2013", "--sort", "workers", "--format", "csv").out
    assert "profile.map,nama_psm,name" in shown and "profile.code,education: 1,03" in shown
    assert ipsm("profile", "show", "apa").code == 4


def test_two_of_one_name_are_both_shown_and_one_is_given(
    ipsm: Any, register: Path, tmp_path: Path
) -> None:
    shown = ipsm("profile", "show", "psks-2013").out
    assert "nama_psm" in shown.split("“psks-2013”")[1] and "psks" in shown.split("“psks-2013”")[2]
    assert ipsm("profile", "give", "psks-2013", "-o", tmp_path / "a.json").code == 2
    given = ("profile", "give", "psks-2013", "--sort", "export", "-o", tmp_path / "a.json")
    assert ipsm(*given).code == 0


def test_a_profile_is_saved_and_dropped(ipsm: Any, register: Path) -> None:
    save = ("profile", "save", "kader", "activities", "--map", "Kader=workers")
    words = ("--word", "posyandu=PP09", "--kind", "KD09", "--sheet", "Maret")
    assert ipsm(*save, *words).code == 0
    shown = ipsm("profile", "show", "kader", "--format", "csv").out.splitlines()[1:]
    assert shown == [
        "profile.map,Kader,workers",
        "profile.default,kind,KD09",
        "profile.word,posyandu,PP09",
        "profile.sheet,Maret,",
    ]
    assert ipsm(*save, *words).code == 3
    assert ipsm(*save).code == 0
    assert ipsm("profile", "drop", "kader").code == 0
    assert ipsm("profile", "drop", "kader").code == 4


def test_what_makes_no_profile(ipsm: Any, register: Path) -> None:
    assert ipsm("profile", "save", "epsks", "activities", "--map", "a=date").code == 3
    assert ipsm("profile", "save", "x", "people", "--map", "a=date").code == 2
    assert ipsm("profile", "save", "x", "activities", "--map", "a=nik").code == 2
    assert ipsm("profile", "save", "x", "activities", "--word", "a=ZZ99").code == 2


DINAS = (
    *("profile", "save", "dinas", "export", "--report", "workers"),
    *("--map", "Nama PSM=name", "--map", "L/P=sex", "--filter", "status=aktif"),
    *("--format", "csv", "--delimiter", ";"),
)


def test_a_receivers_columns_are_kept_shown_and_exported(
    ipsm: Any, register: Path, tmp_path: Path, month: str
) -> None:
    assert ipsm(*DINAS).code == 0
    assert "dinas,export,own" in ipsm("profile", "list", "--format", "csv").out.splitlines()
    shown = ipsm("profile", "show", "dinas", "--format", "csv").out.splitlines()[1:]
    assert shown == [
        "profile.form,csv,",
        "profile.csv,delimiter,;",
        "profile.report,,workers",
        "profile.filter,status,aktif",
        "profile.column,Nama PSM,name",
        "profile.column,L/P,sex",
    ]
    done = ipsm("export", "dinas", "--into", tmp_path)
    path = tmp_path / f"ipsm-32.01.01-dinas-{month}.csv"
    assert (done.code, done.out) == (0, f"{path}\n")
    assert path.read_text("utf-8") == "Nama PSM;L/P\nDadang Suhendar;L\nSiti Aminah;P\n"
    assert ipsm(*DINAS).code == 3  # nothing to change
    assert "dinas" in ipsm("export", "--help").out
    assert ipsm("undo").code == 0 and ipsm("export", "dinas").code == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["export"], 2),
        (["export", "--report", "accounts"], 2),
        (["export", "--report", "workers", "--map", "a=b"], 2),
        (["export", "--report", "workers", "--map", "a"], 2),
        (["export", "--report", "workers", "--filter", "area=LH"], 2),
        (["export", "--report", "workers", "--filter", "status=hidup"], 2),
        (["export", "--report", "workers", "--format", "pdf"], 2),
        (["export", "--report", "workers", "--delimiter", "=="], 2),
        (["export", "--report", "workers", "--period", "2026"], 2),
        (["export", "--report", "workers", "--kind", "KD01"], 2),
        (["workers", "--report", "workers"], 2),
    ],
)
def test_what_makes_no_profile_of_the_export(
    ipsm: Any, register: Path, words: list[str], code: int
) -> None:
    before = register.read_bytes()
    done = ipsm("profile", "save", "x", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert register.read_bytes() == before


def test_a_name_has_one_owner(ipsm: Any, register: Path) -> None:
    for name in ("month", "epsks", "verify"):
        assert ipsm("profile", "save", name, "export", "--report", "workers").code == 3
    assert ipsm("profile", "save", "a/b", "export", "--report", "workers").code == 2
    assert ipsm("profile", "save", "kader", "activities", "--map", "Kader=workers").code == 0
    assert ipsm("profile", "save", "kader", "export", "--report", "workers").code == 3


def test_a_shipped_paper_is_given_changed_and_taken(
    ipsm: Any, register: Path, tmp_path: Path, month: str
) -> None:
    file = tmp_path / "bulanan.json"
    assert ipsm("profile", "give", "month", "-o", file).code == 0
    told = json.loads(file.read_text("utf-8"))
    assert told["profile"]["title"]["id"] == "LAPORAN BULANAN"
    assert ipsm("profile", "take", file).code == 3  # month is the program's own
    assert ipsm("profile", "take", file, "--name", "bulanan", "--dry-run").code == 0
    assert "bulanan" not in ipsm("profile", "list").out
    assert ipsm("profile", "take", file, "--name", "bulanan").code == 0
    ipsm("export", "month", "--into", tmp_path)
    ipsm("export", "bulanan", "--into", tmp_path)
    names = [
        openpyxl.load_workbook(tmp_path / f"ipsm-32.01.01-{piece}{month}.xlsx").sheetnames
        for piece in ("", "bulanan-")
    ]
    assert names[0] == names[1]
    told["profile"]["sheets"] = told["profile"]["sheets"][:1]
    file.write_text(json.dumps(told), "utf-8")
    assert ipsm("profile", "take", file, "--name", "bulanan").code == 3  # asks first
    assert ipsm("profile", "take", file, "--name", "bulanan", "--yes").code == 0
    again = tmp_path / "lagi.json"
    assert ipsm("profile", "give", "bulanan", "-o", again).code == 0
    assert json.loads(again.read_text("utf-8")) == {**told, "name": "bulanan"}


def test_a_strangers_profile_is_tried_before_it_is_kept(
    ipsm: Any, register: Path, tmp_path: Path
) -> None:
    file = tmp_path / "asing.json"
    for sheet in ({"report": "..store.create"}, {"report": "workers", "columns": ["nik_palsu"]}):
        told = {"ipsm_profile": 1, "name": "a", "kind": "export", "profile": {"sheets": [sheet]}}
        file.write_text(json.dumps(told), "utf-8")
        before = register.read_bytes()
        assert ipsm("profile", "take", file).code == 2
        assert register.read_bytes() == before
    file.write_bytes(b"PK\x03\x04")
    assert ipsm("profile", "take", file).code == 5
    told = {"ipsm_profile": 1, "name": "k", "kind": "activities", "profile": {"words": {"a": "b"}}}
    file.write_text(json.dumps(told), "utf-8")
    assert ipsm("profile", "take", file).code == 2
