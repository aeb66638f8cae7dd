"""Full disks, missing rights, odd places and files, for every command: one sentence, bytes kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from trials import ledger
from trials.every import EVERY, NO_ENTRY, exporting, writing
from trials.office import Clerk, Ended, entries, home_of, words

NOBODY = 65534  # who has no rights that are not given; only root can become it
plain_user = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
ENTRIES = [path for path in writing() if path not in NO_ENTRY]
ELSEWHERE = {"init", "demo", "completion", "region find", "region list", "template attendance"}
ON_REGISTER = [
    path
    for path in EVERY
    if path not in {"info", *ELSEWHERE, "doctor", "salvage", "backup restore"}
]


def refused(done: Ended, code: int = 5) -> None:
    assert done.code == code, done
    assert done.err.endswith("\n") and "Traceback" not in done.err
    assert len(done.err.rstrip("\n").splitlines()[-1]) > 20


@pytest.mark.parametrize("path", ENTRIES)
def test_a_full_disk_takes_nothing(clerk: Clerk, fresh: Callable[[], Path], path: str) -> None:
    """No file may grow beyond what the register has now: what is written needs more, or fits."""
    folder = fresh()
    old = entries(folder / "ipsm.db")
    before = (folder / "ipsm.db").read_bytes()
    done = clerk.run(folder, *words(path, folder), room=4096 * 3)
    refused(done)
    assert (folder / "ipsm.db").read_bytes() == before
    assert entries(folder / "ipsm.db") == old
    assert clerk.run(folder, *words(path, folder)).code == 0  # there is room again
    ledger.record("faults", faults=1)


@pytest.mark.parametrize("path", exporting())
def test_a_full_disk_leaves_no_half_file(
    clerk: Clerk, fresh: Callable[[], Path], path: str
) -> None:
    folder = fresh()
    before = sorted(folder.rglob("*"))
    done = clerk.run(folder, *words(path, folder), room=500)
    if done.code == 0:  # a small file, and there was room for it
        return
    refused(done)
    after = [file for file in sorted(folder.rglob("*")) if file not in before]
    assert [file for file in after if file.is_file() and file.name != "ipsm.db.lock"] == []
    ledger.record("faults", faults=1)


def given_away(folder: Path) -> None:
    for file in (folder.parent, folder, *folder.rglob("*")):
        os.chown(file, NOBODY, NOBODY)
    home_of(folder).mkdir(exist_ok=True)
    os.chown(home_of(folder), NOBODY, NOBODY)
    folder.parent.chmod(0o755)


@plain_user
@pytest.mark.parametrize("path", ENTRIES)
def test_a_register_that_may_only_be_read(
    clerk: Clerk, fresh: Callable[[], Path], path: str
) -> None:
    folder = fresh()
    given_away(folder)
    before = (folder / "ipsm.db").read_bytes()
    (folder / "ipsm.db").chmod(0o444)
    refused(clerk.run(folder, *words(path, folder), user=NOBODY))
    assert (folder / "ipsm.db").read_bytes() == before
    ledger.record("faults", faults=1)


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("catatan harian, bukan buku data; " * 100)


def header_gone(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("tidak ada.db"))


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE TABLE worker (number)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA user_version = 99")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 9 + 7])


SPOILT = (missing, empty, text, header_gone, folder_instead, link_to_nowhere)
SPOILT += (of_another_program, newer, cut)


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_a_file_that_is_no_register(
    clerk: Clerk, fresh: Callable[[], Path], spoil: Callable[[Path], None]
) -> None:
    """Every command that needs the register refuses, and leaves it as it is."""
    folder = fresh()
    register = folder / "ipsm.db"
    spoil(register)
    before = register.read_bytes() if register.is_file() else None
    for path in ledger.sample(ON_REGISTER, 25):
        done = clerk.run(folder, *words(path, folder))
        assert done.code != 1 and "Traceback" not in done.err, (path, done)
        assert (register.read_bytes() if register.is_file() else None) == before, path
        assert done.code in (0, 2, 3, 5, 6) and (done.code == 5 or path not in ENTRIES), (
            path,
            done,
        )
    ledger.record("faults", faults=1)
