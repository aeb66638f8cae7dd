"""ipsm worker find, duplicates, merge, apart: typed as a secretary would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def twins(ipsm: Any, register: Path) -> tuple[int, int]:
    """Two entries that are one person: the numbers."""
    found = []
    for name in ("Muhammad Yusuf", "Moh. Yusup"):
        words = ["--sex", "L", "--phone", "0812-0000-7777", "--yes"]
        found.append(int(ipsm("worker", "add", "--name", name, *words).out))
    return found[0], found[1]


def test_find_says_why(ipsm: Any, twins: tuple[int, int]) -> None:
    shown = ipsm("worker", "find", "muh", "yusuf").out
    assert "Muhammad Yusuf" in shown and "Moh. Yusup" in shown


def test_a_name_alike_is_told_and_may_be_another_person(ipsm: Any, twins: tuple[int, int]) -> None:
    words = ["worker", "add", "--name", "M. Jusuf", "--sex", "L", "--phone", "0812-0000-7777"]
    refused = ipsm(*words)
    assert refused.code == 3
    assert f"--not-same-as {twins[0]}" in refused.err
    apart = [word for number in twins for word in ("--not-same-as", str(number))]
    assert ipsm(*words, *apart).code == 0
    assert ipsm("worker", "duplicates").out.count("Jusuf") == 0  # remembered


def test_duplicates_are_merged_and_taken_apart_again(ipsm: Any, twins: tuple[int, int]) -> None:
    kept, gone = map(str, twins)
    assert "Moh. Yusup" in ipsm("worker", "duplicates").out
    asked = ipsm("worker", "merge", kept, gone)
    assert asked.code == 3 and "--yes" in asked.err
    assert ipsm("worker", "merge", kept, gone, "--yes").code == 0
    assert "Muhammad Yusuf" in ipsm("worker", "show", gone).out  # the number still leads there
    assert "Moh. Yusup" not in ipsm("worker", "duplicates").out
    assert ipsm("undo").code == 0
    assert "Moh. Yusup" in ipsm("worker", "show", gone).out


def test_apart_is_remembered(ipsm: Any, twins: tuple[int, int]) -> None:
    one, other = map(str, twins)
    assert ipsm("worker", "apart", one, other).code == 0
    assert "Moh. Yusup" not in ipsm("worker", "duplicates").out
    assert ipsm("worker", "apart", one, one).code == 3
    assert ipsm("worker", "apart", one, "99").code == 4


def test_what_differs_is_told_before_it_is_left_behind(
    ipsm: Any, register: Path, twins: tuple[int, int]
) -> None:
    """Before the question, with --yes and when tried out; neither a NIK nor an account is whole."""
    kept, gone = map(str, twins)
    niks = {kept: "3201010107850011", gone: "3201010107850012"}
    accounts = {kept: "000112233111", gone: "000112233222"}
    assert ipsm("worker", "edit", kept, "--member-number", "0321019991", "--yes").code == 0
    assert "Perhatikan" not in ipsm("worker", "merge", kept, gone).err  # only one has it
    assert ipsm("worker", "edit", gone, "--member-number", "0321019992", "--yes").code == 0
    for number in (kept, gone):
        day = "1/7/1985" if number == kept else "2/7/1985"
        ids = ("--nik", niks[number], "--birth-date", day)
        assert ipsm("worker", "edit", number, *ids, "--yes").code == 0
        bank = ("--bank", "BRI", "--account", accounts[number])
        assert ipsm("account", "set", number, *bank).code == 0
    for words in ((), ("--dry-run",), ("--yes",)):
        told = ipsm("worker", "merge", kept, gone, *words)
        assert f"Yang dari PSM nomor {gone} tidak ikut pindah" in told.lines[0]
        assert told.lines[1:5] == [
            "  NIK: 320101********** tetap dipakai, 320101********** ditinggalkan.",
            "  Nomor anggota: 0321019991 tetap dipakai, 0321019992 ditinggalkan.",
            "  Tanggal lahir: 1 Juli 1985 tetap dipakai, 2 Juli 1985 ditinggalkan.",
            "  Nomor rekening: *********111 tetap dipakai, *********222 ditinggalkan.",
        ]
        assert not any(one in told.err for one in (*niks.values(), *accounts.values()))
    assert "0321019991" in ipsm("worker", "show", kept).out
