"""A backup put in the register's place."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.store import verify as proving
from ipsm_cli.store.backup import State, create
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.register import VERSION, open_to_read, open_to_write
from ipsm_cli.store.restore import present, restoring, trial
from ipsm_cli.store.schema import MIGRATIONS

WHO = Who("rina", "backup restore", "2026-11-24T09:00:00+07:00", "2026-11-24")


def seen(path: Path) -> State | None:
    """What the present register holds, asked while nobody writes."""
    found = present(path, "ipsm test", 0)
    return found and found.state


def older(path: Path, version: int) -> None:
    """A register as the program of that version left it."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    apply(db, 0, MIGRATIONS[:version])
    db.execute(
        "INSERT INTO branch (id, uid, level, region, name, language, due_day, founded)"
        " VALUES (1, 'b', 'kecamatan', '32.01.01', 'IPSM Lama', 'id', 5, '2026-01-02')"
    )
    db.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_trial_has_the_present_shape_and_leaves_nothing(
    path: Path, folder: Path, version: int, raw: Any
) -> None:
    older(path, version)
    before = path.read_bytes()
    with trial(path, folder / "coba.db") as (state, db):
        assert (state.version, state.branch) == (version, "IPSM Lama")
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert db.execute("SELECT COUNT(*) FROM account").fetchone() == (0,)
    assert path.read_bytes() == before
    assert [one.name for one in folder.iterdir()] == [path.name]


def dump(path: Path) -> list[str]:
    with open_to_read(path) as register:
        return list(register.db.iterdump())


def put_back(path: Path, source: Path) -> Path | None:
    told = ("2026-11-24", "ipsm backup restore", 0)
    with restoring(path, source, *told) as new, new.register.change(WHO) as pen:
        pen.note = "dipulihkan"
    return new.aside


@pytest.fixture
def source(path: Path, add: Any) -> Path:
    """A backup of ``path``, which has gone on since."""
    with open_to_read(path) as register:
        register.let_go()
        made = create(register.db, path, path.with_name("backups")).path
    add(path)
    return made


def test_the_one_before_is_kept_and_the_restored_one_says_so(path: Path, source: Path) -> None:
    before, stored = path.read_bytes(), dump(source)
    aside = put_back(path, source)
    assert aside == path.with_name("ipsm.before-restore-2026-11-24.db")
    assert aside.read_bytes() == before
    with open_to_read(path) as register:
        assert proving.findings(register.db) == []
        last = register.db.execute(
            "SELECT number, command, note FROM action ORDER BY number DESC LIMIT 1"
        ).fetchone()
    assert last == (2, WHO.command, "dipulihkan")
    assert set(stored) <= {line for line in dump(path) if 'INTO "sqlite_sequence' not in line} | {
        line for line in stored if "sqlite_sequence" in line
    }
    assert dump(source) == stored
    assert put_back(path, aside) == path.with_name("ipsm.before-restore-2026-11-24-2.db")
    assert len(list(path.parent.glob("*.part*"))) == 0


def test_where_nothing_is_the_backup_becomes_the_register(path: Path, source: Path) -> None:
    new = path.parent / "baru" / "ipsm.db"
    assert put_back(new, source) is None
    with open_to_read(new) as register:
        assert register.db.execute("SELECT COUNT(*) FROM worker").fetchone() == (500,)
    if os.name != "nt":
        assert new.stat().st_mode & 0o777 == 0o600


def test_a_damaged_register_is_kept_as_it_is_with_its_journal(path: Path, source: Path) -> None:
    """A journal beside the restored file would undo it."""
    spoilt = path.read_bytes()[:20_000]
    path.write_bytes(spoilt)
    journal = path.with_name("ipsm.db-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(1000))
    aside = put_back(path, source)
    assert aside is not None and aside.read_bytes() == spoilt
    assert aside.with_name(aside.name + "-journal").stat().st_size == 1008
    assert not journal.exists() or journal.stat().st_size == 0
    with open_to_read(path) as register:
        assert proving.findings(register.db) == []


def test_a_block_that_fails_leaves_everything(path: Path, source: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RuntimeError), restoring(path, source, "2026-11-24", "x", 0):
        raise RuntimeError
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*before-restore*")) and not list(path.parent.glob(".*"))


def test_nobody_writes_meanwhile(path: Path, source: Path) -> None:
    told = ("2026-11-24", "ipsm backup restore", 0)
    with restoring(path, source, *told), pytest.raises(errors.RegisterBusy):
        open_to_write(path, "ipsm test", 0)
    open_to_write(path, "ipsm test", 0).close()


def test_what_the_present_register_holds(path: Path, source: Path) -> None:
    state = seen(path)
    assert state is not None and (state.entry, state.counts["worker"]) == (2, 501)
    assert seen(path.with_name("tidak ada.db")) is None
    path.write_bytes(b"x")
    assert seen(path) is None


def test_a_crash_of_the_present_register_is_settled_first(path: Path, writers: Any) -> None:
    process = writers("crash", path)
    process.communicate(timeout=60)
    assert path.with_name("ipsm.db-journal").stat().st_size > 0
    state = seen(path)
    assert state is not None and state.entry == 1


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_killed_at_any_moment_one_of_both_is_there(path: Path, source: Path, raw: Any) -> None:
    """Every moment between two calls to the system that change a name or flush one."""
    good = {tuple(dump(path)), tuple(dump(source))}
    for moment in range(1, 40):
        pid = os.fork()
        if pid == 0:
            _die_at(moment)
            put_back(path, source)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        kept = [*path.parent.glob("*.before-restore*.db"), path]
        found = {tuple(line for line in dump(each) if "dipulihkan" not in line) for each in kept}
        assert any(_alike(each, found) for each in good), moment
        with open_to_read(path) as register:
            assert proving.findings(register.db) == [], moment
        if os.WIFEXITED(status):
            return
    raise AssertionError("never ended by itself")


def _alike(lines: tuple[str, ...], found: set[tuple[str, ...]]) -> bool:
    plain = [line for line in lines if "sqlite_sequence" not in line]
    return any(plain == [line for line in f if "sqlite_sequence" not in line] for f in found)


def _die_at(moment: int) -> None:
    """Kills this process at the n-th flush, link, replacement or removal of a file."""
    left = [moment]

    def count(event: str, _: object) -> None:
        if event in ("os.rename", "os.remove", "os.link", "shutil.copyfile", "open"):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
