"""The door to the register: what is refused at it, and what a crash leaves behind it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.store.create import create
from ipsm_cli.store.lock import marks
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.register import (
    SHAPE,
    VERSION,
    Register,
    language_of,
    open_to_read,
    open_to_write,
)
from ipsm_cli.store.schema import APPLICATION_ID, MIGRATIONS, shape

posix = pytest.mark.skipif(os.name == "nt", reason="rights and signals of POSIX")

PRAGMAS = {
    "journal_mode": "truncate",
    "synchronous": 3,  # EXTRA
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "temp_store": 2,  # MEMORY
    "cell_size_check": 1,
    "mmap_size": 0,
}


def read(path: Path) -> Register:
    return open_to_read(path, 1)


def write(path: Path) -> Register:
    return open_to_write(path, "ipsm test", 1)


both = pytest.mark.parametrize("enter", [read, write])


def settings(db: sqlite3.Connection) -> dict[str, Any]:
    return {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}


# --- settings ----------------------------------------------------------------------------------


@both
def test_every_setting_is_in_force(path: Path, enter: Callable[[Path], Register]) -> None:
    with enter(path) as register:
        assert settings(register.db) == PRAGMAS


def test_a_new_register_is_written_under_the_same_settings(folder: Path) -> None:
    """But for the syncs: the draft is flushed once, before it gets its name."""
    with create(folder / "baru.db") as register:
        assert settings(register.db) == {**PRAGMAS, "synchronous": 0}


def test_a_register_that_came_in_wal_mode_leaves_it(path: Path, raw: Any) -> None:
    with raw(path) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
    with read(path) as register:
        assert settings(register.db) == PRAGMAS
    assert not path.with_name("ipsm.db-wal").exists()


def test_who_looks_cannot_write(path: Path) -> None:
    before = path.read_bytes()
    with read(path) as register, pytest.raises(sqlite3.OperationalError, match="readonly"):
        register.db.execute("DELETE FROM worker")
    with pytest.raises(errors.RegisterReadOnly), read(path) as register:
        register.db.execute("DELETE FROM worker")
    assert path.read_bytes() == before


def test_shape_is_that_of_a_new_register(folder: Path) -> None:
    with create(folder / "baru.db") as register:
        assert zlib.crc32(shape(register.db).encode()) == SHAPE
        assert register.db.execute("PRAGMA user_version").fetchone()[0] == VERSION


# --- what is no register -----------------------------------------------------------------------


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE worker (number INTEGER)")
    db.close()


def text(path: Path) -> None:
    path.write_text("Nama;Desa\nSiti;Cibinong\n" * 500, "utf-8")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def under_a_file(path: Path) -> None:
    path.parent.joinpath("ipsm.db").unlink()
    path.parent.rmdir()
    path.parent.write_text("a file where the folder should be")


def newer(path: Path) -> None:
    _alter(path, f"PRAGMA user_version = {VERSION + 1}")


def foreign_trigger(path: Path) -> None:
    _alter(
        path,
        """CREATE TRIGGER sly AFTER INSERT ON worker
           BEGIN UPDATE worker SET note = 'x' WHERE number = NEW.number; END""",
    )


def index_dropped(path: Path) -> None:
    _alter(path, "DROP INDEX activity_month")


def trigger_lost(path: Path) -> None:
    _alter(path, "DROP TRIGGER action_stays")


def header_gone(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def _alter(path: Path, statement: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(statement)
    db.close()


def cut_to(share: float) -> Callable[[Path], None]:
    def cut(path: Path) -> None:
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * share)])

    return cut


def garbage(path: Path) -> None:
    """One page of the workers' table overwritten, as a bad stick does."""
    whole = bytearray(path.read_bytes())
    page = 4096 * (whole.index(b"Anggota 250") // 4096)
    whole[page : page + 4096] = random.Random(7).randbytes(4096)
    path.write_bytes(whole)


REFUSED = [
    (missing, errors.RegisterMissing),
    (under_a_file, errors.RegisterMissing),
    (empty, errors.RegisterEmpty),
    (foreign, errors.NotARegister),
    (text, errors.NotARegister),
    (header_gone, errors.NotARegister),
    (directory, errors.RegisterIsFolder),
    (newer, errors.RegisterNewer),
    (foreign_trigger, errors.RegisterAltered),
    (index_dropped, errors.RegisterAltered),
    (trigger_lost, errors.RegisterAltered),
]


@both
@pytest.mark.parametrize(("spoil", "refusal"), REFUSED, ids=lambda value: value.__name__)
def test_what_is_no_register_is_refused_and_left_alone(
    path: Path,
    enter: Callable[[Path], Register],
    spoil: Callable[[Path], None],
    refusal: type[errors.IpsmError],
) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(errors.FileTrouble) as caught:
        enter(path)
    assert type(caught.value) is refusal
    assert caught.value.facts["file"] == str(path)
    assert (path.read_bytes() if path.is_file() else None) == before


@both
def test_a_typing_slip_creates_nothing(folder: Path, enter: Callable[[Path], Register]) -> None:
    with pytest.raises(errors.RegisterMissing):
        enter(folder / "ipms.db")
    assert list(folder.iterdir()) == []


DAMAGE = [cut_to(0.99), cut_to(0.5), garbage]


@pytest.mark.parametrize("spoil", DAMAGE, ids=["99 %", "50 %", "garbage"])
def test_damage_is_refused_before_a_write(path: Path, add: Any, spoil: Any) -> None:
    add(path)  # the marks of a good register are known
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(errors.RegisterDamaged):
        add(path)
    assert path.read_bytes() == before


def look_at_everything(path: Path) -> None:
    with read(path) as register:
        for statement in register.db.iterdump():
            assert statement


@pytest.mark.parametrize("spoil", DAMAGE, ids=["99 %", "50 %", "garbage"])
def test_damage_met_while_looking_is_said(path: Path, spoil: Any) -> None:
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(errors.RegisterDamaged):
        look_at_everything(path)
    assert path.read_bytes() == before


def test_a_foreign_program_would_have_written_into_the_damage(path: Path, raw: Any) -> None:
    """The control: without the check SQLite takes new rows without a word."""
    garbage(path)
    with raw(path) as db:
        db.execute("INSERT INTO village VALUES ('32.01.01.1002', 'Pabuaran')")


# --- the shortcut ------------------------------------------------------------------------------


def remember(path: Path) -> None:
    """Leaves in the lock what a write of ours leaves there."""
    path.with_name("ipsm.db.lock").write_text(f"\n{marks(path)}")


def test_a_write_leaves_the_marks_of_what_it_wrote(path: Path, add: Any) -> None:
    add(path)
    assert path.with_name("ipsm.db.lock").read_text() == f"\n{marks(path)}"


def test_a_file_as_we_left_it_is_not_checked_again(path: Path) -> None:
    garbage(path)
    remember(path)  # damage that a check would find
    with write(path) as register:
        assert register.db.execute("SELECT count(*) FROM village").fetchone()[0] == 1


@pytest.mark.parametrize("what", ["time", "size", "inode", "counter"])
def test_a_touched_file_is_checked(path: Path, what: str) -> None:
    garbage(path)
    remember(path)
    status = path.stat()
    if what == "time":
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))
    elif what == "size":
        with path.open("ab") as file:
            file.write(b"\0" * 4096)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif what == "inode":
        shutil.copy2(path, path.with_name("copy"))
        os.replace(path.with_name("copy"), path)
    else:
        with path.open("rb+") as file:
            file.seek(24)
            file.write(b"\1\2\3\4")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(errors.RegisterDamaged):
        write(path)


# --- crashes -----------------------------------------------------------------------------------


def names(path: Path) -> list[tuple[str, str]]:
    with read(path) as register:
        return register.db.execute("SELECT name, note FROM worker ORDER BY number").fetchall()


@pytest.fixture
def crashed(path: Path, writers: Any) -> Path:
    """A register whose writer was killed with half of a transaction in the file."""
    before = path.read_bytes()
    process = writers("crash", path)
    out, err = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, out + err
    assert path.read_bytes() != before
    assert path.with_name("ipsm.db-journal").stat().st_size > 4096
    return path


@posix
@both
def test_the_first_to_open_after_a_crash_takes_it_back(
    crashed: Path, pattern: Path, enter: Callable[[Path], Register]
) -> None:
    with enter(crashed) as register:
        assert register.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert names(crashed) == names(pattern)
    journal = crashed.with_name("ipsm.db-journal")
    assert not journal.exists() or journal.stat().st_size == 0


@posix
def test_mode_ro_could_not_have_read_it(crashed: Path, raw: Any) -> None:
    """The control: why looking opens the file for writing too."""
    db = sqlite3.connect(f"{crashed.as_uri()}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError):
        db.execute("SELECT count(*) FROM worker").fetchone()
    db.close()


# --- rights ------------------------------------------------------------------------------------


@pytest.fixture
def shared(pattern: Path) -> Iterator[Path]:
    """A register in a folder that every user may reach and write to."""
    with tempfile.TemporaryDirectory(prefix="ipsm ") as made:
        folder = Path(made)
        copy = Path(shutil.copy(pattern, folder / "ipsm.db"))
        folder.chmod(0o777)
        copy.chmod(0o666)
        yield copy
        folder.chmod(0o700)


@pytest.fixture
def outcome(shared: Path, writers: Any) -> Callable[[], dict[str, Any]]:
    """What an unprivileged user gets from each way to open, with the file's bytes unchanged."""

    before = shared.read_bytes()

    def ask() -> dict[str, Any]:
        out, err = writers("unprivileged", shared).communicate(timeout=60)
        assert err == ""
        answers: dict[str, Any] = json.loads(out)
        shared.parent.chmod(0o777)
        shared.chmod(0o666)
        assert (shared.read_bytes() != before) == isinstance(answers["write"], int)
        return answers

    return ask


def as_plain_user(path: Path, mode: int) -> None:
    path.chmod(mode)
    if os.getuid() == 0:
        os.chown(path, 65534, 65534)


READ_ONLY = "RegisterReadOnly"


@posix
def test_with_all_rights_everything_goes(outcome: Any, shared: Path) -> None:
    answers = outcome()
    assert answers.pop("create").startswith(str(shared.with_name(".baru.db.")))
    assert answers == {"read": 500, "write": 1, "language": "id"}
    assert language_of(shared.with_name("baru.db")) is None


@posix
def test_a_read_only_file_can_be_read(outcome: Any, shared: Path) -> None:
    as_plain_user(shared, 0o444)
    answers = outcome()
    assert (answers["read"], answers["write"], answers["language"]) == (500, READ_ONLY, "id")


@posix
def test_a_read_only_folder_can_be_read(outcome: Any, shared: Path) -> None:
    as_plain_user(shared.parent, 0o555)
    expected = {"read": 500, "write": READ_ONLY, "create": READ_ONLY, "language": "id"}
    assert outcome() == expected


@posix
def test_a_lock_from_better_days_does_not_open_a_read_only_folder(
    outcome: Any, shared: Path
) -> None:
    lock = shared.with_name("ipsm.db.lock")
    lock.write_text("")
    lock.chmod(0o666)
    as_plain_user(shared.parent, 0o555)
    assert outcome()["write"] == READ_ONLY


@posix
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_opened(outcome: Any, shared: Path, what: str) -> None:
    as_plain_user(shared.parent if what == "folder" else shared, 0)
    answers = outcome()
    assert (answers["read"], answers["write"]) == (READ_ONLY, READ_ONLY)
    assert answers["language"] is None
    assert what == "file" or answers["create"] == READ_ONLY


@posix
def test_a_crash_in_a_read_only_folder_is_left_for_somebody_with_rights(
    writers: Any, shared: Path, crashed: Path
) -> None:
    for name in ("ipsm.db", "ipsm.db-journal"):
        shutil.copyfile(crashed.with_name(name), shared.with_name(name))
    as_plain_user(shared.parent, 0o555)
    out, err = writers("unprivileged", shared).communicate(timeout=60)
    assert err == "" and json.loads(out)["read"] == READ_ONLY
    shared.parent.chmod(0o777)
    with read(shared) as register:
        assert register.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


# --- one change --------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, sqlite3.IntegrityError])
def test_an_exception_takes_everything_back(
    path: Path, who: Who, fault: type[BaseException]
) -> None:
    before = path.read_bytes()

    def fail(register: Register) -> None:
        with register.change(who) as pen:
            pen.delete("service", (400, "2024-01-01"))
            pen.update("worker", (401,), {"name": "Nama Lain"})
            if fault is not sqlite3.IntegrityError:
                raise fault
            pen.insert("worker", {"uid": "w1", "name": "Kembar", "search": "kembar", "sex": "L"})

    with write(path) as register:
        with pytest.raises(fault):
            fail(register)
        assert not register.db.in_transaction
    assert path.read_bytes() == before


def test_a_dry_run_writes_nothing(path: Path, who: Who) -> None:
    before = path.read_bytes()
    with write(path) as register, register.change(who, dry_run=True) as pen:
        pen.update("worker", (1,), {"name": "Nama Lain"})
    assert path.read_bytes() == before


def test_a_broken_rule_leaves_as_ours_without_contents(path: Path, who: Who, rows: Any) -> None:
    before = path.read_bytes()
    row = {**rows["worker"], "nik": "320101450780000X"}
    caught = pytest.raises(errors.RuleBroken)
    with caught as refusal, write(path) as register, register.change(who) as pen:
        pen.insert("worker", row)
    assert row["nik"] not in repr(refusal.value.facts)
    assert path.read_bytes() == before


def test_a_row_without_its_owner_is_refused_at_the_end(path: Path, who: Who, rows: Any) -> None:
    with pytest.raises(errors.RuleBroken), write(path) as register, register.change(who) as pen:
        pen.insert("service", {**rows["service"], "worker": 9999})


def test_closing_twice_is_harmless(path: Path, add: Any) -> None:
    register = write(path)
    register.close()
    register.close()
    add(path, wait=0)


@posix
def test_a_file_that_goes_away_while_open_still_frees_the_lock(
    path: Path, add: Any, who: Who
) -> None:
    away = path.with_name("dipindah.db")

    def write_to_nowhere() -> None:
        with write(path) as register:
            os.replace(path, away)
            with register.change(who) as pen:
                pen.update("worker", (1,), {"name": "Nama Lain"})

    with pytest.raises(errors.FileTrouble):
        write_to_nowhere()
    os.replace(away, path)
    assert add(path, wait=0) == 501


# --- an older register -------------------------------------------------------------------------


def bare(path: Path) -> None:
    """A register of version 0: ours by its id, with no tables yet."""
    path.unlink()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 0")
    db.execute("CREATE TABLE gone (a)")
    db.execute("DROP TABLE gone")
    db.close()


@both
def test_an_older_register_is_brought_forward_with_a_copy(
    path: Path, raw: Any, enter: Callable[[Path], Register]
) -> None:
    old(path, VERSION - 1)
    before = path.read_bytes()
    with enter(path) as register:
        assert zlib.crc32(shape(register.db).encode()) == SHAPE
        assert settings(register.db) == PRAGMAS
    (copy,) = path.with_name("backups").iterdir()
    with raw(copy) as kept, raw(path) as db:
        versions = [each.execute("PRAGMA user_version").fetchone()[0] for each in (kept, db)]
    assert versions == [VERSION - 1, VERSION] and path.read_bytes() != before


@both
def test_a_file_without_any_shape_yet_has_nothing_to_keep(
    path: Path, enter: Callable[[Path], Register]
) -> None:
    bare(path)
    enter(path).close()
    assert not path.with_name("backups").exists()


def old(path: Path, version: int) -> None:
    """A register as the program of that version left it, with a branch and a worker in it."""
    path.unlink()
    db = sqlite3.connect(path, isolation_level=None)
    apply(db, 0, MIGRATIONS[:version])
    db.execute(
        "INSERT INTO branch (id, uid, level, region, name, language, due_day, founded)"
        " VALUES (1, 'b', 'kecamatan', '32.01.01', 'IPSM Lama', 'id', 5, '2026-01-02')"
    )
    db.execute(
        "INSERT INTO worker (uid, name, search, sex) VALUES ('w', 'Siti Aminah', 'siti', 'P')"
    )
    db.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_rows_of_every_older_version_come_along(path: Path, version: int, add: Any) -> None:
    old(path, version)
    with read(path) as register:
        assert register.db.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert register.db.execute("SELECT name FROM branch").fetchall() == [("IPSM Lama",)]
        assert register.db.execute("SELECT name FROM worker").fetchall() == [("Siti Aminah",)]
        assert register.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert path.with_name("backups").exists() == (version < VERSION)
    assert add(path) == 2


@both
@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_altered_older_register_stays_old(
    path: Path, raw: Any, version: int, enter: Callable[[Path], Register]
) -> None:
    old(path, version)
    foreign_trigger(path)
    with raw(path) as db:
        before = list(db.iterdump())
    with pytest.raises(errors.RegisterAltered):
        enter(path)
    with raw(path) as db:
        assert list(db.iterdump()) == before
        assert db.execute("PRAGMA user_version").fetchone()[0] == version


# --- the language ------------------------------------------------------------------------------


def test_the_language_of_a_register(path: Path) -> None:
    assert language_of(path) == "id"


@pytest.mark.parametrize("spoil", [missing, empty, foreign, text, directory, under_a_file, bare])
def test_no_language_where_no_register_can_tell(path: Path, spoil: Any) -> None:
    spoil(path)
    assert language_of(path) is None
