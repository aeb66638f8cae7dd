"""The one door to the register's file: open, check, change, close."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import quote

from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.store.schema import APPLICATION_ID, MIGRATIONS, shape
from ipsm_cli.store.translate import as_ours, trouble

VERSION = len(MIGRATIONS)
SHAPE = 0xF4A4DC57  # zlib.crc32 of shape() at VERSION; a test keeps it true
_OLDEST_SQLITE = (3, 37, 0)  # STRICT tables

# each is read back after setting: a pragma that does not take says nothing
_PRAGMAS = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("cell_size_check", "ON", 1),
)

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen
    from ipsm_cli.store.lock import Lock


class Register:
    """An open register. A context manager: SQLite's errors leave it as errors of the family."""

    def __init__(self, path: Path, db: sqlite3.Connection, lock: Lock | None) -> None:
        self.path = path
        self.db = db
        self._lock = lock

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.Error) and (ours := as_ours(error, self.path)):
            raise ours from error

    def let_go(self) -> None:
        """Ends the looking at one state, so that a writer need not wait for a slow reader."""
        if self.db.in_transaction:
            self.db.execute("COMMIT")

    def close(self) -> None:
        """Ends the connection, then lets the next writer in. Safe to call twice."""
        self.db.close()
        if self._lock is not None:
            self._lock.leave()
            self._lock = None

    @contextmanager
    def change(
        self, who: Who, *, chance: Callable[[int], bytes] = os.urandom, dry_run: bool = False
    ) -> Iterator[Pen]:
        """One transaction, one history entry. An exception or a dry run takes all of it back.

        What the caller says after this block is said after COMMIT returned.
        """
        from ipsm_cli.store.change import Pen  # json and sealing: 1 ms that looking need not pay
        from ipsm_cli.store.commit import commit

        self.db.execute("BEGIN IMMEDIATE")
        try:
            pen = Pen(self.db, who, chance)
            yield pen
            pen.seal()
            if dry_run:
                self.db.execute("ROLLBACK")
            else:
                commit(self.db, self.path, pen.entry)
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise


def open_to_read(path: Path, wait: float = 10) -> Register:
    """The register, for looking. Raises FileTrouble errors and RegisterBusy."""
    db = _connect(path)
    with _closing(db, path):
        version = _version(db, path)
        if version < VERSION:
            db.close()
            open_to_write(path, "migrate", wait).close()
            return open_to_read(path, wait)
        set_pragmas(db)
        check_shape(db, path)
        db.execute("PRAGMA query_only = ON")
        db.execute("BEGIN")  # every question of one command is answered from one state
    return Register(path, db, None)


def open_to_write(path: Path, command: str, wait: float) -> Register:
    """The register, for one writer, after at most ``wait`` seconds for the one before.

    A register of an older shape is brought forward first.
    """
    from ipsm_cli.store.lock import Lock, marks  # 0.3 ms that looking need not pay

    look_at(path)
    lock = Lock(path, command, wait)
    lock.take()
    try:
        if not os.access(path, os.W_OK):
            raise errors.RegisterReadOnly(file=str(path))
        db = _connect(path)
        with _closing(db, path):
            version = _version(db, path)
            set_pragmas(db)
            untouched = lock.memory == marks(path)
            if not untouched and db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise errors.RegisterDamaged(file=str(path))
            if version < VERSION:
                from ipsm_cli.store.migrate import bring_forward  # once in a version's life

                bring_forward(db, path, version, check=lambda: check_shape(db, path))
            check_shape(db, path)
    except BaseException:
        lock.release(lock.memory)
        raise
    return Register(path, db, lock)


def look_at(path: Path) -> None:
    """Raises RegisterMissing, RegisterIsFolder, RegisterEmpty, RegisterReadOnly."""
    try:
        if path.is_dir():
            raise errors.RegisterIsFolder(file=str(path))
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise errors.RegisterMissing(file=str(path)) from error
    except OSError as error:
        raise trouble(error, path) from error
    if size == 0:
        raise errors.RegisterEmpty(file=str(path))


def _connect(path: Path) -> sqlite3.Connection:
    """An own connection, transactions said by hand; ``mode=rw`` never creates a file."""
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        needed = ".".join(map(str, _OLDEST_SQLITE))
        raise errors.OldSQLite(found=sqlite3.sqlite_version, needed=needed)
    look_at(path)
    try:
        return sqlite3.connect(
            f"file:{quote(path.resolve().as_posix())}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=5,
        )
    except sqlite3.Error as error:
        raise as_ours(error, path) or error from error


@contextmanager
def _closing(db: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Closes the connection when opening fails, and says why in our own words."""
    try:
        yield
    except sqlite3.Error as error:
        db.close()
        raise as_ours(error, path) or error from error
    except OSError as error:
        db.close()
        raise trouble(error, path) from error
    except BaseException:
        db.close()
        raise


def _version(db: sqlite3.Connection, path: Path) -> int:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise errors.NotARegister(file=str(path))
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise errors.RegisterNewer(file=str(path), found=found, known=VERSION)
    return found


def set_pragmas(db: sqlite3.Connection) -> None:
    """The settings of every connection; raises OperationalError when one does not take."""
    db.execute("PRAGMA mmap_size = 0")
    for name, value, back in _PRAGMAS:
        db.execute(f"PRAGMA {name} = {value}")
        if db.execute(f"PRAGMA {name}").fetchone()[0] != back:
            raise sqlite3.OperationalError(f"pragma {name} does not take")


def check_shape(db: sqlite3.Connection, path: Path) -> None:
    """Raises RegisterAltered where the file is not of the shape that VERSION makes."""
    if zlib.crc32(shape(db).encode()) != SHAPE:
        raise errors.RegisterAltered(file=str(path))


def language_of(path: Path) -> str | None:
    """The language that ``init`` stored; None where no register of ours can tell."""
    try:
        if not path.is_file():
            return None
        db = sqlite3.connect(f"file:{quote(path.resolve().as_posix())}?mode=ro", uri=True)
        try:
            if db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
                return str(db.execute("SELECT language FROM branch").fetchone()[0])
        finally:
            db.close()
    except (sqlite3.Error, OSError, TypeError):
        pass  # whoever opens the register next says what is wrong with it
    return None
