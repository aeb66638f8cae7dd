"""Opening a register that somebody else hands over: nothing of theirs runs, nothing is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ipsm_cli.core import errors
from ipsm_cli.store.register import VERSION, look_at
from ipsm_cli.store.schema import APPLICATION_ID, MIGRATIONS, shape
from ipsm_cli.store.translate import as_ours

if TYPE_CHECKING:
    from collections.abc import Callable

MAGIC = b"SQLite format 3\0"
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64_000_000,  # bytes of one value; a photo is smaller
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
}
_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "query_only = ON",
    "temp_store = MEMORY",
)
# what their contents can make our own reading raise, once SQLite itself has no complaint
UNREADABLE = (sqlite3.Error, ValueError, KeyError, TypeError, OverflowError, RecursionError)


@contextmanager
def opened(path: Path, named: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, to a register whose shape is one that this program makes.

    Refusals speak of ``named``, where the file is only a draft of that.

    Raises RegisterMissing, RegisterIsFolder, RegisterEmpty, RegisterReadOnly, RegisterUnfinished (a
    journal lies beside it), NotARegister, RegisterNewer, RegisterAltered, RegisterDamaged; the last
    also for what goes wrong inside the block with their contents.
    """
    look_at(path)
    _check_outside(path)
    named = named or path
    db = connect(path)
    try:
        version = version_of(db, named)
        if shape(db) != shape_at(version):
            raise errors.RegisterAltered(file=str(named))
        yield db
    except UNREADABLE as error:
        raise translated(error, named) from error
    finally:
        db.close()


def connect(path: Path, *, lenient: bool = False) -> sqlite3.Connection:
    """A connection that runs nothing of the file's own and takes no heed of what lies beside it.

    ``lenient`` is for a damaged file: what is wrong in its schema is passed over, letters that are
    none are kept for the reader to see.
    """
    db = sqlite3.connect(
        f"file:{quote(path.resolve().as_posix())}?mode=ro&immutable=1",
        uri=True,
        isolation_level=None,
    )
    for limit, value in _LIMITS.items():
        db.setlimit(limit, value)
    configure: Callable[[int, bool], object] | None = getattr(db, "setconfig", None)
    if configure is not None:  # Python 3.12 on
        for name, value in (
            ("DEFENSIVE", not lenient),
            ("ENABLE_TRIGGER", False),
            ("ENABLE_VIEW", False),
        ):
            configure(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), value)
    for pragma in _PRAGMAS:
        db.execute(f"PRAGMA {pragma}")
    if lenient:
        db.execute("PRAGMA writable_schema = ON")
        db.text_factory = lambda letters: letters.decode("utf-8", "surrogateescape")
    return db


def version_of(db: sqlite3.Connection, path: Path) -> int:
    """The number of its shape. Raises NotARegister, RegisterNewer."""
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID or found < 1:
        raise errors.NotARegister(file=str(path))
    if found > VERSION:
        raise errors.RegisterNewer(file=str(path), found=found, known=VERSION)
    return found


def shape_at(version: int) -> str:
    """What ``shape`` answers for a register made by the first ``version`` entries of the diary."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in MIGRATIONS[:version]:
            step(db)
        return shape(db)
    finally:
        db.close()


def _check_outside(path: Path) -> None:
    """What its first bytes and its neighbours say, before SQLite sees it."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(MAGIC))
    except OSError as error:
        raise errors.RegisterReadOnly(file=str(path)) from error
    if begins != MAGIC:
        raise errors.NotARegister(file=str(path))
    for ending in ("-journal", "-wal"):
        left = path.with_name(path.name + ending)
        with suppress(OSError):
            if left.stat().st_size > 0:
                raise errors.RegisterUnfinished(file=str(path), left=left.name)


def translated(error: Exception, path: Path) -> errors.IpsmError:
    """What ``UNREADABLE`` caught as ours: what SQLite says, else damage."""
    if isinstance(error, sqlite3.Error):
        ours = as_ours(error, path)
        if isinstance(ours, errors.FileTrouble) and hasattr(error, "sqlite_errorcode"):
            return ours
    return errors.RegisterDamaged(file=str(path))
