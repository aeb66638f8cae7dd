"""Putting a backup in the register's place, with the register that was there kept beside it."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from ipsm_cli.core import errors
from ipsm_cli.store import stranger
from ipsm_cli.store.backup import State, drafting, fill, put, settle_name, state_of
from ipsm_cli.store.lock import Lock
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.personal import erased
from ipsm_cli.store.register import VERSION, Register, check_shape, set_pragmas
from ipsm_cli.store.translate import trouble


class Restored:
    """A register before it is in its place; ``aside`` is where the present one will be, None where
    there is none.

    ``unsure`` says what the disk answered when the name it then has was to be made to last: the
    system's name of the error, empty when all went well.
    """

    def __init__(self, register: Register, aside: Path | None) -> None:
        self.register = register
        self.aside = aside
        self.unsure = ""


class Present(NamedTuple):
    """What the register holds now, and the persons erased from it: uids, and what was said."""

    state: State
    erased: dict[str, str]


_BESIDE = ("-journal", "-wal", "-shm")  # what SQLite may have left that belongs to a file


@contextmanager
def trial(path: Path, target: Path) -> Iterator[tuple[State, sqlite3.Connection]]:
    """The backup ``path`` restored into a draft beside ``target``, brought to the present shape.

    Answers its state as it was stored, and the draft, open to be written. Raises as
    ``stranger.opened``, and what keeps a file from being written.
    """
    with _drafted(path, target) as (_, state, db):
        yield state, db


@contextmanager
def restoring(
    path: Path, source: Path, today: str, command: str, wait: float
) -> Iterator[Restored]:
    """The backup ``source`` as the register ``path`` that is to be, open to be written.

    What the block writes comes along. When it ends well, the file that is there now is kept under
    the name that is answered, and the restored one takes its place; at every moment one of the two
    bears the register's name, and both are there. Raises as ``trial``, and RegisterBusy.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise trouble(error, path) from error
    lock = Lock(path, command, wait)
    lock.take()
    try:
        with _drafted(source, path) as (draft, _, db):
            aside = _free_name(path, today) if os.path.lexists(path) else None
            new = Restored(Register(draft, db, None), aside)
            yield new
            db.close()
            if aside is not None:
                _keep(path, aside)
            put(draft, path)
            new.unsure = _unsettled(path)
    finally:
        lock.release()  # without a memory: the next writer looks through the whole file


def _unsettled(path: Path) -> str:
    """Makes the name of the restored register last; what the disk said where it did not confirm."""
    try:
        settle_name(path)
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "?")
    return ""


def present(path: Path, command: str, wait: float) -> Present | None:
    """The register that a backup would replace; None where none can be read.

    Nobody writes to it meanwhile. Raises RegisterBusy, RegisterReadOnly.
    """
    if not path.is_file():
        return None
    lock = Lock(path, command, wait)
    lock.take()
    try:
        return _present(path)
    finally:
        lock.release(lock.memory)


def _present(path: Path) -> Present | None:
    if _size(path, "-journal"):
        with suppress(sqlite3.Error):
            _settle(path)
    try:
        with stranger.opened(path) as db:
            return Present(state_of(db), erased(db))
    except errors.FileTrouble:
        return None


def _settle(path: Path) -> None:
    """Whoever opens a register of ours takes back what an interrupted write left in it."""
    place = f"file:{quote(path.resolve().as_posix())}?mode=rw"
    db = sqlite3.connect(place, uri=True, isolation_level=None)
    try:
        db.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    finally:
        db.close()


@contextmanager
def _drafted(path: Path, target: Path) -> Iterator[tuple[Path, State, sqlite3.Connection]]:
    try:
        with drafting(target) as draft:
            with stranger.opened(path) as theirs:
                state = state_of(theirs)
                fill(draft, theirs, target)
            db = sqlite3.connect(draft, isolation_level=None)
            try:
                _bring_up(db, state, path)
                yield draft, state, db
            except stranger.UNREADABLE as error:
                raise stranger.translated(error, path) from error
            finally:
                db.close()
    except OSError as error:
        raise trouble(error, target) from error


def _bring_up(db: sqlite3.Connection, state: State, path: Path) -> None:
    set_pragmas(db)
    db.execute("PRAGMA synchronous = OFF")  # flushed whole before it has its name
    if state.version < VERSION:
        apply(db, state.version, check=lambda: check_shape(db, path))
    check_shape(db, path)


def _free_name(path: Path, today: str) -> Path:
    """``ipsm.before-restore-2026-11-24.db``, or with a number where that is taken."""
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        free = path.with_name(f"{path.stem}.before-restore-{today}{more}{path.suffix}")
        if not os.path.lexists(free):
            return free
        number += 1


def _keep(path: Path, aside: Path) -> None:
    """A second name for the file that is there, or a copy where a file has only one name.

    A journal that belongs to it goes along, and must not lie beside the file that comes: SQLite
    would roll that one back by it.
    """
    left = [ending for ending in _BESIDE if _size(path, ending)]
    for ending in ("", *left):
        one, other = path.with_name(path.name + ending), aside.with_name(aside.name + ending)
        try:
            os.link(one, other)
        except OSError:  # FAT and some network disks
            shutil.copyfile(one, other)
            other.chmod(0o600)
            with other.open("rb+") as file:
                os.fsync(file.fileno())
    settle_name(aside)
    for ending in left:
        path.with_name(path.name + ending).unlink()


def _size(path: Path, ending: str) -> int:
    with suppress(OSError):
        return path.with_name(path.name + ending).stat().st_size
    return 0
