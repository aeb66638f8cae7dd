"""A new register: built beside its place, published whole."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ipsm_cli.core import errors
from ipsm_cli.store.backup import settle_name
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.register import Register, set_pragmas
from ipsm_cli.store.translate import as_ours, trouble


@contextmanager
def create(path: Path) -> Iterator[Register]:
    """A new register, built beside its place and put there whole when the block ends well.

    Raises RegisterExists, RegisterReadOnly, RegisterFull, RegisterUnreachable; never writes over
    anything.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists():
            raise errors.RegisterExists(file=str(path))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with _opened(draft, path) as db:
                set_pragmas(db)
                db.execute("PRAGMA synchronous = OFF")  # flushed whole before it has its name
                apply(db, 0)
                yield Register(draft, db, None)
            _publish(draft, path)
        finally:
            for left in (draft, draft.with_name(draft.name + "-journal")):
                with suppress(OSError):
                    left.unlink()
    except OSError as error:
        raise trouble(error, path) from error


def _publish(draft: Path, path: Path) -> None:
    """Gives the finished file its name; the name must still be free."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        if os.name == "nt":
            os.rename(draft, path)  # refuses an existing target on Windows
        else:
            _link(draft, path)
            settle_name(path)
    except FileExistsError as error:
        raise errors.RegisterExists(file=str(path)) from error


def _link(draft: Path, path: Path) -> None:
    """A second name for the draft, refused where the name is taken; FAT knows no second names."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
            raise
        os.rename(draft, path)


@contextmanager
def _opened(draft: Path, path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that is closed whatever happens; SQLite's errors leave as ours."""
    db = None
    try:
        db = sqlite3.connect(draft, isolation_level=None)
        yield db
    except sqlite3.Error as error:
        raise as_ours(error, path) or error from error
    finally:
        if db is not None:
            db.close()
