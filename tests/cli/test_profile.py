"""ipsm profile: shipped ones are shown and stay, own ones are kept, used, dropped."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_profiles_are_listed_and_shown(ipsm: Any, register: Path) -> None:
    lines = ipsm("profile", "list", "--format", "csv").out.splitlines()
    assert "epsks,import.activities,built_in" in lines
    shown = ipsm("profile", "show", "psks-2013", "--format", "csv").out
    assert "profile.map,nama_psm,name" in shown and "profile.code,education: 1,03" in shown
    assert ipsm("profile", "show", "apa").code == 4


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
