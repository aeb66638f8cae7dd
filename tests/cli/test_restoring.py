"""Restoring: the difference first, a question, and the way back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def made(ipsm: Any, register: Path) -> Path:
    """A backup at entry 9; the register has one more worker since."""
    path = Path(ipsm("backup", "create").out.strip())
    assert ipsm("worker", "add", "--name", "Ani", "--sex", "P").code == 0
    return path


def names(ipsm: Any) -> list[str]:
    done = ipsm("worker", "list", "--format", "json")
    return [row["name"] for row in json.loads(done.out)["rows"]]


def test_the_difference_is_shown_and_a_script_must_say_yes(
    ipsm: Any, register: Path, made: Path
) -> None:
    before = register.read_bytes()
    done = ipsm("backup", "restore", made, "--lang", "en")
    assert (done.code, len(done.lines)) == (3, 3)
    assert "entry 10" in done.lines[0] and "workers: 4" in done.lines[0]
    assert "entry 9" in done.lines[1] and "workers: 3" in done.lines[1]
    dry = ipsm("backup", "restore", made, "--dry-run", "--lang", "en")
    assert (dry.code, dry.lines[:2]) == (0, done.lines[:2])
    assert register.read_bytes() == before
    assert not list(register.parent.glob("*before-restore*"))


@pytest.mark.parametrize("named", ["latest", "terakhir", "name", "path"])
def test_restored_and_back_again(ipsm: Any, register: Path, made: Path, named: str) -> None:
    words = {"name": made.name, "path": str(made)}
    done = ipsm("backup", "restore", words.get(named, named), "--yes")
    assert done.code == 0
    assert "Ani" not in names(ipsm) and len(names(ipsm)) == 3
    assert ipsm("check").code == 0
    (last,) = json.loads(ipsm("history", "--last", "1", "--format", "json").out)["rows"]
    assert (last["number"], last["command"]) == (10, "backup restore")
    assert last["note"].startswith("9-") and made.name in last["note"] and "<- 10-" in last["note"]
    (aside,) = register.parent.glob("ipsm.before-restore-*.db")
    assert str(aside) in done.err
    assert ipsm("backup", "restore", aside, "--yes").code == 0
    assert "Ani" in names(ipsm) and ipsm("check").code == 0


def test_a_person_is_asked(register: Path, terminal: Any, made: Path) -> None:
    before = register.read_bytes()
    sitting = terminal("backup", "restore", "latest", env={"IPSM_LANG": "id"})
    sitting.answer("(y/T)", "")
    assert sitting.end() == 3 and register.read_bytes() == before


@pytest.mark.parametrize("spoil", ["missing", "damaged", "text", "empty"])
def test_in_the_place_of_a_register_that_is_no_more(
    ipsm: Any, register: Path, made: Path, spoil: str
) -> None:
    kept = {"damaged": register.read_bytes()[:9000], "text": b"halo", "empty": b""}.get(spoil)
    register.unlink() if kept is None else register.write_bytes(kept)
    assert ipsm("backup", "restore", "latest", "--yes").code == 0
    assert len(names(ipsm)) == 3 and ipsm("check").code == 0
    aside = [path.read_bytes() for path in register.parent.glob("*before-restore*")]
    assert aside == ([] if kept is None else [kept])


def test_another_branchs_backup_needs_consent(
    ipsm: Any, register: Path, tmp_path: Path, stocked: bytes
) -> None:
    other = tmp_path / "lain.db"
    init = ("init", "--level", "desa", "--region", "32.01.01.1007", "--file", other)
    assert ipsm(*init).code == 0
    before = register.read_bytes()
    done = ipsm("backup", "restore", other, "--yes", "--lang", "en")
    assert (done.code, len(done.lines)) == (3, 1)
    assert "Pakansari" in done.err and "Cibinong" in done.err and "--force" in done.err
    assert register.read_bytes() == before
    assert ipsm("backup", "restore", other, "--yes", "--force").code == 0
    assert names(ipsm) == []


def test_a_backup_with_findings_needs_consent(ipsm: Any, register: Path, made: Path) -> None:
    with closing(sqlite3.connect(made, isolation_level=None)) as db:
        db.execute("UPDATE worker SET name = 'Orang Lain' WHERE number = 1")
    done = ipsm("backup", "restore", made, "--yes")
    assert (done.code, len(done.lines)) == (3, 1) and "--force" in done.err
    assert ipsm("backup", "restore", made, "--yes", "--force").code == 0
    assert "Orang Lain" in names(ipsm)


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(statement)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"%PDF-1.4"),
        lambda path: path.write_bytes(path.read_bytes()[:9000]),
        lambda path: alter(path, "PRAGMA user_version = 99"),
        lambda path: alter(path, "PRAGMA application_id = 1"),
        lambda path: alter(
            path, "CREATE TRIGGER t AFTER INSERT ON action BEGIN DELETE FROM worker; END"
        ),
        lambda path: path.with_name(path.name + "-journal").write_bytes(b"x"),
    ],
    ids=["text", "cut", "newer", "foreign", "trigger", "journal"],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_cannot_be_restored_gets_one_sentence(
    ipsm: Any, register: Path, made: Path, spoil: Any, lang: str
) -> None:
    spoil(made)
    before = register.read_bytes()
    for verb in ("restore", "verify"):
        words = ("--yes", "--force") if verb == "restore" else ()
        done = ipsm("backup", verb, made, *words, "--lang", lang)
        assert (done.code, done.out, len(done.lines)) == (5, "", 1), done.err
        assert str(made) in done.err
    assert register.read_bytes() == before
    assert not list(register.parent.glob(".*.part*"))


def test_the_register_is_no_backup_of_itself(ipsm: Any, register: Path) -> None:
    assert ipsm("backup", "restore", register, "--yes").code == 3
    assert ipsm("backup", "restore", register.with_name("x.db"), "--yes").code == 5


def test_a_name_longer_than_a_disk_takes(ipsm: Any, register: Path) -> None:
    for verb in ("restore", "verify"):
        done = ipsm("backup", verb, "x" * 300)
        assert (done.code, done.out, len(done.lines)) == (5, "", 1)
