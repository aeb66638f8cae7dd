"""A copy of the register made through SQLite, verified before it is called a copy."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from ipsm_cli.core import errors


def copy_whole(db: sqlite3.Connection, target: Path) -> None:
    """Copies the open register to ``target``: beside its place, checked, counted, then renamed.

    Raises RegisterDamaged when the copy does not hold what the register holds.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
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
    finally:
        draft.unlink(missing_ok=True)


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    """Rows of every table, by name."""
    tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
