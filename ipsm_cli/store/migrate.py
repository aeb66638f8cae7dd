"""Bringing a register's shape forward: a verified copy first, then one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ipsm_cli.store.backup import FOLDER, create
from ipsm_cli.store.schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    import sqlite3

Diary = Sequence[Callable[["sqlite3.Connection"], None]]


def apply(
    db: sqlite3.Connection,
    found: int,
    diary: Diary = MIGRATIONS,
    check: Callable[[], None] | None = None,
) -> None:
    """Runs the entries after number ``found`` in one transaction, the new number inside it.

    ``check`` is asked before the end; what it raises leaves everything as it was.
    """
    db.execute(
        "PRAGMA foreign_keys = OFF"
    )  # tables may be rebuilt; all references are checked below
    db.execute("BEGIN IMMEDIATE")
    try:
        for step in diary[found:]:
            step(db)
        if (broken := db.execute("PRAGMA foreign_key_check").fetchone()) is not None:
            raise ValueError(f"migration leaves a row of {broken[0]} without its owner")
        if check is not None:
            check()
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(diary)}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def bring_forward(
    db: sqlite3.Connection,
    path: Path,
    found: int,
    diary: Diary = MIGRATIONS,
    check: Callable[[], None] | None = None,
) -> Path | None:
    """Backs the register of ``path`` up, then applies the diary.

    Answers the backup's path; None for a file in which there is no shape yet, and so no row.
    """
    kept = create(db, path, path.parent / FOLDER).path if found else None
    apply(db, found, diary, check)
    return kept
