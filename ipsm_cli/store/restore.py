"""Putting a backup in the register's place, with the register that was there kept beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipsm_cli.store import stranger
from ipsm_cli.store.backup import State, drafting, fill, state_of
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.register import VERSION, check_shape, set_pragmas
from ipsm_cli.store.translate import trouble


@contextmanager
def trial(path: Path, target: Path) -> Iterator[tuple[State, sqlite3.Connection]]:
    """The backup ``path`` restored into a draft beside ``target``, brought to the present shape.

    Answers its state as it was stored, and the draft, open to be written. Raises as
    ``stranger.opened``, and what keeps a file from being written.
    """
    try:
        with drafting(target) as draft:
            with stranger.opened(path) as theirs:
                state = state_of(theirs)
                fill(draft, theirs, target)
            db = sqlite3.connect(draft, isolation_level=None)
            try:
                _bring_up(db, state, path)
                yield state, db
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
