"""ipsm backup: making, listing, proving and thinning out."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest


def rows(done: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.out)["rows"]
    return found


def test_a_backup_is_made_once_a_state(ipsm: Any, register: Path) -> None:
    before = register.read_bytes()
    done = ipsm("backup", "create")
    made = Path(done.out.strip())
    assert (done.code, len(done.lines)) == (0, 1)
    assert made.is_file() and made.parent == register.parent / "backups"
    again = ipsm("backup", "create")
    assert (again.code, again.out) == (0, done.out) and again.err != done.err
    assert register.read_bytes() == before
    assert ipsm("worker", "edit", "1", "--phone", "081234567891").code == 0
    other = Path(ipsm("backup", "create", "--quiet").out.strip())
    assert sorted(made.parent.iterdir()) == sorted([made, other])


def test_into_another_folder(ipsm: Any, register: Path, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    made = Path(ipsm("backup", "create", "--into", usb).out.strip())
    assert made.parent == usb
    assert rows(ipsm("backup", "list", "--format", "json")) == []
    (row,) = rows(ipsm("backup", "list", "--folder", usb, "--format", "json"))
    assert (row["file"], row["entry"], row["workers_registered"]) == (made.name, 9, 3)
    assert row["backup"] == "backup.sound" and row["bytes"] == made.stat().st_size


def test_a_register_with_findings_is_backed_up_and_says_so(
    ipsm: Any, register: Path, behind: Any
) -> None:
    behind("UPDATE activity SET place = 'x' WHERE number = 1")
    done = ipsm("backup", "create")
    assert done.code == 0 and "ipsm doctor" in done.lines[1]
    assert ipsm("backup", "verify", "latest").code == 7


@pytest.fixture
def behind(register: Path) -> Any:
    import sqlite3
    from contextlib import closing

    def run(statement: str) -> None:
        with closing(sqlite3.connect(register, isolation_level=None)) as db:
            db.execute(statement)

    return run


def test_without_a_folder_for_it_there_is_none(ipsm: Any, register: Path) -> None:
    (register.parent / "backups").write_bytes(b"")
    done = ipsm("backup", "create")
    assert (done.code, done.out, len(done.lines)) == (5, "", 1)
    assert (register.parent / "backups").read_bytes() == b""


def test_proving_one_or_all(ipsm: Any, register: Path) -> None:
    made = Path(ipsm("backup", "create").out.strip())
    ipsm("worker", "edit", "1", "--phone", "081234567891")
    spoilt = Path(ipsm("backup", "create").out.strip())
    spoilt.write_bytes(spoilt.read_bytes()[:9000])
    for named in (made, made.name):
        (row,) = rows(ipsm("backup", "verify", named, "--format", "json"))
        assert (row["file"], row["findings"], row["backup"]) == (made.name, 0, "backup.proven")
    (row,) = rows(ipsm("backup", "verify", "terakhir", "--format", "json"))
    assert row["file"] == made.name  # the newest that can be used
    everything = ipsm("backup", "verify", "all", "--format", "json")
    assert everything.code == 7
    assert [row["backup"] for row in rows(everything)] == ["backup.proven", "backup.damaged"]
    one = ipsm("backup", "verify", spoilt)
    assert (one.code, one.out, len(one.lines)) == (5, "", 1) and str(spoilt) in one.err
    assert sorted(path.name for path in made.parent.iterdir()) == sorted([made.name, spoilt.name])


@pytest.mark.parametrize("named", ["latest", "all"])
def test_proving_nothing(ipsm: Any, register: Path, named: str) -> None:
    done = ipsm("backup", "verify", named)
    assert (done.code, len(done.lines)) == (4, 1) and "ipsm backup create" in done.err
    assert ipsm("backup", "verify", "tidak-ada.db").code == 5


def test_backups_can_be_listed_and_proven_without_a_register(ipsm: Any, register: Path) -> None:
    ipsm("backup", "create")
    register.unlink()
    assert len(rows(ipsm("backup", "list", "--format", "json"))) == 1
    assert ipsm("backup", "verify", "all").code == 0
    assert ipsm("backup", "prune", "--yes").code == 5  # without the register nothing goes


def test_thinning_out(ipsm: Any, register: Path) -> None:
    folder = register.parent / "backups"
    for number in range(5):  # all on one day
        ipsm("worker", "edit", "1", "--phone", f"08123456789{number}")
        ipsm("backup", "create")
    before = sorted(folder.iterdir())
    dry = ipsm("backup", "prune", "--dry-run")
    assert dry.code == 0 and sorted(folder.iterdir()) == before
    assert len(dry.lines) == 5  # three names, one more, and the sum
    asked = ipsm("backup", "prune")
    assert asked.code == 3 and sorted(folder.iterdir()) == before
    assert ipsm("backup", "prune", "--yes").code == 0
    assert list(folder.iterdir()) == before[-1:]
    again = ipsm("backup", "prune", "--yes")
    assert again.code == 0 and list(folder.iterdir()) == before[-1:]


def test_a_person_is_asked_before_any_goes(ipsm: Any, terminal: Any, register: Path) -> None:
    for number in range(2):
        ipsm("worker", "edit", "1", "--phone", f"08123456789{number}")
        ipsm("backup", "create")
    sitting = terminal("backup", "prune", env={"IPSM_LANG": "id"})
    sitting.answer("(y/T)", "")
    assert sitting.end() == 3
    assert len(list((register.parent / "backups").iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_backups_are_for_their_owner_alone(ipsm: Any, register: Path) -> None:
    made = Path(ipsm("backup", "create").out.strip())
    assert made.stat().st_mode & 0o777 == 0o600 and made.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_name_of_a_strangers_branch_is_obeyed(
    ipsm: Any, nasty: Path, lang: str, tmp_path: Path
) -> None:
    made = Path(ipsm("backup", "create", "--into", tmp_path / "usb").out.strip())
    shutil.copy(made, made.with_name("x" + made.name))
    for words in (("list", "--folder", made.parent), ("verify", made)):
        done = ipsm("backup", *words, "--lang", lang)
        assert done.code == 0 and "\x1b" not in done.out and "\u202e" not in done.out
