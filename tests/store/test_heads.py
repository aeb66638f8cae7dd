"""An older copy and one that went on by itself, told from the register by what was seen last."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core.records import Who
from ipsm_cli.store import heads
from ipsm_cli.store.create import create
from ipsm_cli.store.register import open_to_write

WHO = Who("rina", "worker edit", "2026-11-24T08:00:00+07:00", "2026-11-24")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "keadaan" / "heads"


def write_on(path: Path, note: str, state: Path | None = None) -> None:
    """One more entry, seen by this computer where ``state`` is given."""
    with open_to_write(path, "ipsm test", 1) as register, register.change(WHO) as pen:
        pen.update("worker", (1,), {"note": note})
    if state is not None:
        assert pen.entry is not None
        heads.remember(state, "b", heads.Head(pen.entry, pen.sealed, WHO.at))


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")
        yield db


def sort_of(path: Path, state: Path) -> tuple[str, int, int | None]:
    with opened(path) as db:
        copy = heads.compare(db, state)
    assert copy is not None and copy.uid == "b"
    return copy.sort, copy.found.number, copy.known.number if copy.known else None


def test_what_was_never_seen_is_well(path: Path, state: Path) -> None:
    assert sort_of(path, state) == ("", 1, None)
    assert not state.exists()  # comparing keeps nothing


def test_the_register_that_goes_on_is_well(path: Path, state: Path) -> None:
    for number in range(2, 5):
        write_on(path, f"{number}", state)
        assert sort_of(path, state) == ("", number, number)
    write_on(path, "on the other laptop")
    assert sort_of(path, state) == ("", 5, 4)


@pytest.fixture
def old(path: Path, state: Path) -> Path:
    """A copy from after entry 2; this computer has seen 2, 3 and 4."""
    write_on(path, "dua", state)
    copy = Path(shutil.copy(path, path.with_name("lama.db")))
    write_on(path, "tiga", state)
    write_on(path, "empat", state)
    return copy


def test_an_older_copy(old: Path, state: Path) -> None:
    assert sort_of(old, state) == ("behind", 2, 4)


@pytest.mark.parametrize(("entries", "found"), [(1, 3), (2, 4), (3, 5), (9, 11)])
def test_a_copy_that_went_on_by_itself(
    old: Path, path: Path, state: Path, entries: int, found: int
) -> None:
    """With fewer, as many and more entries than the one that was seen."""
    for number in range(entries):
        write_on(old, f"lain {number}")
    assert sort_of(old, state) == ("parted", found, 4)
    assert sort_of(path, state) == ("", 4, 4)


def test_an_older_copy_from_before_all_that_was_seen(path: Path, state: Path) -> None:
    old = Path(shutil.copy(path, path.with_name("lama.db")))
    write_on(path, "dua", state)
    assert sort_of(old, state) == ("behind", 1, 2)


def test_a_decision_forgets_what_was_seen_before(old: Path, path: Path, state: Path) -> None:
    with opened(old) as db:
        copy = heads.compare(db, state)
    assert copy is not None
    heads.remember(state, "b", copy.found, anew=True)
    assert sort_of(old, state) == ("", 2, 2)
    write_on(old, "lanjut", state)
    assert sort_of(path, state) == ("parted", 4, 3)


def test_no_more_is_kept_than_needed(path: Path, state: Path) -> None:
    for number in range(1, 200):
        heads.remember(state, "b", heads.Head(number, f"{number:064x}", WHO.at))
    seen = heads.recall(state, "b")
    assert [head.number for head in seen] == list(range(150, 200))
    assert (state / "b").stat().st_size < 6000


@pytest.mark.parametrize("kept", [b"", b"x", b"\xff\xfe", b"12 34\n", b"a b c\n", bytes(5000)])
def test_what_cannot_be_read_is_nothing(path: Path, state: Path, kept: bytes) -> None:
    state.mkdir(parents=True)
    (state / "b").write_bytes(kept)
    assert sort_of(path, state) == ("", 1, None)
    write_on(path, "x", state)
    assert sort_of(path, state) == ("", 2, 2)


def test_where_nothing_can_be_kept_the_work_goes_on(path: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_bytes(b"x")
    for folder in (blocked, blocked / "heads", Path(os.devnull)):
        heads.remember(folder, "b", heads.Head(1, "0" * 64, WHO.at))
        assert sort_of(path, folder) == ("", 1, None)
    assert blocked.read_bytes() == b"x"


@pytest.mark.parametrize("uid", ["", "../x", "a/b", "a\\b", "x" * 65, "é", "."])
def test_the_name_of_a_branch_makes_no_path(path: Path, state: Path, uid: str, raw: Any) -> None:
    heads.remember(state, uid, heads.Head(1, "0" * 64, WHO.at))
    assert not state.parent.exists()
    with raw(path) as db:
        db.execute("UPDATE branch SET uid = ?", (uid,))
        assert heads.compare(db, state) is None


def test_a_register_without_any_history(folder: Path, state: Path) -> None:
    with create(folder / "baru.db") as register:
        assert heads.compare(register.db, state) is None
        assert heads.uid_of(register.db) == ""


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_kept_for_its_owner_alone(state: Path) -> None:
    heads.remember(state, "b", heads.Head(1, "0" * 64, WHO.at))
    assert (state / "b").stat().st_mode & 0o777 == 0o600
    assert state.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in state.iterdir()] == ["b"]
