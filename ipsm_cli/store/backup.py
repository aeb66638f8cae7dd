"""A copy of the register made through SQLite, verified before it is called a copy."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from ipsm_cli.core import errors
from ipsm_cli.store.translate import trouble


def copy_whole(db: sqlite3.Connection, target: Path) -> None:
    """Copies the open register to ``target``: beside its place, checked, counted, then renamed.

    Raises RegisterDamaged when the copy does not hold what the register holds; RegisterReadOnly,
    RegisterFull and RegisterUnreachable where no copy can be put.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _copy(db, draft, target)
    except OSError as error:
        raise trouble(error, target) from error


def _copy(db: sqlite3.Connection, draft: Path, target: Path) -> None:
    draft.unlink(missing_ok=True)
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        copy = sqlite3.connect(draft, isolation_level=None)
        try:
            db.backup(copy)
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            same = _counts(copy) == _counts(db)
        finally:
            copy.close()
        if not (sound and same):
            raise errors.RegisterDamaged(file=str(target))
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(draft, target)
        settle_name(target)
    finally:
        draft.unlink(missing_ok=True)


def settle_name(path: Path) -> None:
    """Makes a file's new name last through a loss of power; Windows does so by itself."""
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    """Rows of every table, by name."""
    tables = Database(db, execute_plugins=False).tables
    return {table.name: table.count for table in tables}
