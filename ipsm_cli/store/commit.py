"""The end of a transaction, told truly even where the disk fails at the very end."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ipsm_cli.core import errors


def commit(db: sqlite3.Connection, path: Path, entry: int | None) -> None:
    """Commits the entry of that number. Raises CommitUnsure where it may stand all the same.

    What ends SQLite's transaction is the emptied journal. If the flush after it fails, what was
    written stands for now, and nobody can promise that it will after a loss of power.
    """
    try:
        db.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if not db.in_transaction and _may_stand(db, entry):
            trouble = error.sqlite_errorname
            raise errors.CommitUnsure(file=str(path), trouble=trouble) from error
        raise


def stands(db: sqlite3.Connection, entry: int, seal: str) -> bool:
    """Whether that very entry is in the register: another one may have got its number since."""
    found = db.execute("SELECT 1 FROM action WHERE number = ? AND seal = ?", (entry, seal))
    return found.fetchone() is not None


def _may_stand(db: sqlite3.Connection, entry: int | None) -> bool:
    try:
        found = db.execute("SELECT 1 FROM action WHERE number = ?", (entry,)).fetchone()
    except sqlite3.Error:  # the disk does not even answer
        return True
    return found is not None
