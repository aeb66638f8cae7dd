"""A new register: published whole, or not at all."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.store.create import create
from ipsm_cli.store.register import open_to_read, open_to_write

posix = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


def test_a_register_is_there_once_the_block_ends(folder: Path, who: Who, rows: Any) -> None:
    path = folder / "sub" / "folder" / "ipsm.db"
    with create(path) as register, register.change(who) as pen:
        pen.insert("branch", rows["branch"])
        assert not path.exists()
    assert list(path.parent.iterdir()) == [path]
    with open_to_read(path) as register:
        assert register.db.execute("SELECT name FROM branch").fetchall() == [
            ("IPSM Kecamatan Cibinong",)
        ]
        assert register.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    open_to_write(path, "ipsm test", 0).close()


@posix
def test_only_its_owner_may_read_it(folder: Path) -> None:
    path = folder / "sub" / "ipsm.db"
    with create(path):
        pass
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_nlink == 1
    assert path.parent.stat().st_mode & 0o777 == 0o700


FAULTS = [ValueError, KeyboardInterrupt, errors.NothingToUndo, sqlite3.OperationalError, OSError]


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_left_of_a_failure(
    folder: Path, who: Who, rows: Any, fault: type[BaseException]
) -> None:
    ours = {sqlite3.OperationalError: errors.FileTrouble, OSError: errors.RegisterUnreachable}

    def found() -> None:
        with create(folder / "ipsm.db") as register, register.change(who) as pen:
            pen.insert("branch", rows["branch"])
            raise fault

    with pytest.raises(ours.get(fault, fault)):
        found()
    assert list(folder.iterdir()) == []


def test_a_rule_broken_in_the_first_entry_leaves_nothing(folder: Path, who: Who, rows: Any) -> None:
    founding = create(folder / "ipsm.db")
    with pytest.raises(errors.RuleBroken), founding as register, register.change(who) as pen:
        pen.insert("branch", {**rows["branch"], "due_day": 31})
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("what", ["register", "text", "folder", "dangling link"])
def test_nothing_is_written_over(folder: Path, path: Path, what: str) -> None:
    there = {"text": folder / "catatan.txt", "folder": folder / "sub"}.get(what, path)
    if what == "text":
        there.write_text("jangan hilang")
    elif what == "folder":
        there.mkdir()
    elif what == "dangling link":
        path.unlink()
        try:
            path.symlink_to(folder / "tidak ada")
        except OSError:
            pytest.skip("no links here")
    before = path.read_bytes() if path.exists() else None
    names = sorted(folder.iterdir())
    with pytest.raises(errors.RegisterExists) as caught, create(there):
        pass
    assert caught.value.facts == {"file": str(there)}
    assert sorted(folder.iterdir()) == names
    assert (path.read_bytes() if path.exists() else None) == before
    assert what != "text" or there.read_text() == "jangan hilang"


def test_the_first_of_two_founders_wins(folder: Path, who: Who, rows: Any) -> None:
    path = folder / "ipsm.db"

    def found_late() -> None:
        with create(path) as register, register.change(who) as pen:
            pen.insert("branch", {**rows["branch"], "name": "Terlambat"})
            path.write_bytes(b"the other founder")

    with pytest.raises(errors.RegisterExists):
        found_late()
    assert path.read_bytes() == b"the other founder"
    assert list(folder.iterdir()) == [path]


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    (folder / "sub").write_text("a file")
    with pytest.raises(errors.RegisterUnreachable), create(folder / "sub" / "ipsm.db"):
        pass
    assert (folder / "sub").read_text() == "a file"
