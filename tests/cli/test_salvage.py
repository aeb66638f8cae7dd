"""ipsm salvage: a damaged register in, a sound one out, and what was lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def target(register: Path) -> Path:
    return register.with_name("selamat.db")


def test_nothing_lost_is_exit_0(ipsm: Any, register: Path, target: Path) -> None:
    register.write_bytes(bytes(100) + register.read_bytes()[100:])
    before = register.read_bytes()
    assert ipsm("info").code == 5
    done = ipsm("salvage", register, "-o", target, "--lang", "en")
    assert (done.code, len(done.lines)) == (0, 2) and str(target) in done.lines[1]
    assert "worker" in done.out and register.read_bytes() == before
    assert ipsm("check", "--file", target).code == 0
    assert ipsm("backup", "restore", target, "--yes").code == 0
    assert ipsm("worker", "list").err == "" and ipsm("undo").code == 0
    (last,) = json.loads(ipsm("history", "--last", "1", "--format", "json").out)["rows"]
    assert last["number"] == 12 and last["command"] == "undo"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_something_lost_is_exit_6(ipsm: Any, register: Path, target: Path, lang: str) -> None:
    whole = register.read_bytes()
    page = 4096 * (whole.rindex(b'"name":"Siti Aminah"') // 4096)
    register.write_bytes(whole[:page] + b"\xaa" * 4096 + whole[page + 4096 :])
    done = ipsm("salvage", register, "--output", target, "--lang", lang)
    assert (done.code, len(done.lines)) == (6, 3)
    assert str(target) in done.lines[-1] and "Traceback" not in done.err
    assert ipsm("check", "--file", target).code == 0
    rows = json.loads(ipsm("worker", "list", "--file", target, "--format", "json").out)["rows"]
    assert {row["name"] for row in rows} == {"Siti Aminah", "Dadang Suhendar", "Siti Komariah"}


def test_what_is_asked_wrongly(ipsm: Any, register: Path, target: Path) -> None:
    assert ipsm("salvage", register).code == 2
    target.write_bytes(b"x")
    taken = ipsm("salvage", register, "-o", target)
    assert (taken.code, len(taken.lines)) == (3, 1) and target.read_bytes() == b"x"
    for data in (b"", b"halo", b"SQLite format 3\0" + bytes(9000)):
        register.write_bytes(data)
        done = ipsm("salvage", register, "-o", register.with_name("lain.db"))
        assert (done.code, done.out, len(done.lines)) == (5, "", 1)
    assert not register.with_name("lain.db").exists()
    assert ipsm("salvage", register.with_name("tidak ada"), "-o", target).code == 5
