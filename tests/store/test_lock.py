"""One writer at a time: who waits, who is named, and that a crowd loses nothing."""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from trials import ledger

from ipsm_cli.core import errors
from ipsm_cli.store.lock import Lock, marks
from ipsm_cli.store.register import open_to_read

posix = pytest.mark.skipif(os.name == "nt", reason="signals and devices of POSIX")


@pytest.fixture
def held(path: Path, writers: Any) -> Any:
    """The register held by another process, inside a transaction; let go at the end."""
    process = writers("hold", path)
    assert int(process.stdout.readline()) == process.pid
    yield process
    if not process.stdin.closed:
        process.communicate("\n", timeout=30)


# --- waiting -----------------------------------------------------------------------------------


def test_who_holds_it_is_named(path: Path, held: Any, add: Any) -> None:
    before = path.read_bytes()
    with pytest.raises(errors.RegisterBusy) as caught:
        add(path, wait=0.1)
    holder = str(caught.value.facts["holder"])
    assert re.fullmatch(rf"ipsm import, pid {held.pid}, .+", holder)
    assert caught.value.facts["seconds"] == 0
    assert path.read_bytes() == before


def test_looking_does_not_wait(path: Path, held: Any) -> None:
    with open_to_read(path, 0) as register:
        assert register.db.execute("SELECT count(*) FROM worker").fetchone()[0] == 500


def test_a_second_writer_gets_in_when_the_first_lets_go(path: Path, held: Any, add: Any) -> None:
    numbers: list[int] = []
    second = threading.Thread(target=lambda: numbers.append(add(path, wait=30)))
    second.start()
    second.join(0.2)
    assert second.is_alive() and numbers == []
    held.communicate("\n", timeout=30)
    second.join(30)
    assert numbers == [501]


def test_the_lock_of_a_killed_writer_is_free(path: Path, held: Any, add: Any) -> None:
    held.kill()
    held.wait(30)
    assert add(path, wait=0) == 501


# --- the lock itself ---------------------------------------------------------------------------


def test_what_a_writer_remembers_is_handed_to_the_next(path: Path) -> None:
    first, second = (Lock(path, f"ipsm {name}", 0) for name in ("satu", "dua"))
    first.take()
    assert first.memory == ""
    with pytest.raises(errors.RegisterBusy) as caught:
        second.take()
    assert str(caught.value.facts["holder"]).startswith("ipsm satu, pid ")
    first.release("tanda")
    second.take()
    assert second.memory == "tanda"
    second.release()
    first.take()
    assert first.memory == ""
    first.release()


@posix
def test_the_lock_file_is_for_its_owner_alone(path: Path) -> None:
    lock = Lock(path, "ipsm test", 0)
    lock.take()
    lock.release()
    assert path.with_name("ipsm.db.lock").stat().st_mode & 0o777 == 0o600


def test_no_lock_where_no_file_can_be(folder: Path) -> None:
    with pytest.raises(errors.RegisterUnreachable):
        Lock(folder / "tidak ada" / "ipsm.db", "ipsm test", 0).take()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_does_not_lose_the_lock(path: Path) -> None:
    path.with_name("ipsm.db.lock").symlink_to("/dev/full")
    first, second = Lock(path, "ipsm satu", 0), Lock(path, "ipsm dua", 0)
    first.take()
    with pytest.raises(errors.RegisterBusy):
        second.take()
    first.release("tanda")
    second.take()
    second.release()


def test_marks_tell_a_touched_file(path: Path, add: Any) -> None:
    seen = {marks(path)}
    assert marks(path) in seen
    add(path)
    seen.add(marks(path))
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))
    seen.add(marks(path))
    path.write_bytes(path.read_bytes() + b"\0")
    seen.add(marks(path))
    assert len(seen) == 4


def test_a_missing_file_has_no_marks(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        marks(folder / "ipsm.db")


# --- a crowd -----------------------------------------------------------------------------------


def test_a_crowd_loses_nothing(
    path: Path, raw: Any, writers: Callable[..., subprocess.Popen[str]]
) -> None:
    """Eight processes, many activities each: all there, no number twice, nobody sent away."""
    seats, each = 8, ledger.size(25, 500)
    crowd = [writers("crowd", path, f"meja {seat}", each) for seat in range(seats)]
    for process in crowd:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in crowd:  # all at once
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said: list[int] = []
    for process in crowd:
        out, err = process.communicate(timeout=900)
        assert (process.returncode, err) == (0, "")
        said += map(int, out.split())
    assert sorted(said) == list(range(1, seats * each + 1))
    with raw(path) as db:
        places = Counter(place for (place,) in db.execute("SELECT place FROM activity"))
        assert places == {f"meja {seat}": each for seat in range(seats)}
        assert db.execute("SELECT count(*) FROM participant").fetchone()[0] == 3 * len(said)
        assert db.execute("SELECT count(*) FROM action").fetchone()[0] == 1 + len(said)
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    ledger.record("together", writers=seats, records=seats * each, lost=0)
