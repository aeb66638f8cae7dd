"""Copies of the register made through SQLite, proven before they are called backups.

``create`` makes one of an open register, ``verify`` proves one by restoring it beside and looking
at everything. A backup's name tells the state that it holds, so that no state is stored twice::

    ipsm-2026-11-24-n000123-1a2b3c4d-v7.db
         day of the newest history entry, its number, the head of its seal, number of the shape
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.finding import Finding
from ipsm_cli.store import stranger
from ipsm_cli.store import verify as proving
from ipsm_cli.store.translate import as_ours, trouble

FOLDER = "backups"  # beside the register
_NAME = re.compile(
    r".+-[0-9]{4}-[0-9]{2}-[0-9]{2}-n[0-9]{6,}-[0-9a-f]{8}-v[0-9]+\.[^.]+", re.DOTALL
)
_MOMENT = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}\Z")
_PIECE = 1 << 20  # bytes hashed at once


class State(NamedTuple):
    """What a register is at one moment: whose, of which shape, after which history entry."""

    uid: str  # of the branch
    branch: str
    version: int
    entry: int
    seal: str
    at: str  # ISO moment of the newest history entry; empty where nothing readable stands
    counts: dict[str, int]  # rows of every table, by name


class Made(NamedTuple):
    """A backup that is there; ``new`` is False where the same state had been stored before."""

    path: Path
    state: State
    sha256: str
    new: bool
    findings: tuple[Finding, ...]  # what is wrong in the register itself, and so in its copy


class Held(NamedTuple):
    """What a backup was found to hold; without findings it is sound."""

    path: Path
    state: State
    size: int  # bytes
    sha256: str
    findings: tuple[Finding, ...]


def create(db: sqlite3.Connection, path: Path, folder: Path) -> Made:
    """Stores the state of the open register ``path`` in ``folder``, once.

    The copy is written beside its place, opened again, counted and proven (file, references, chain
    of the history, rows), flushed, and then gets its name. Raises RegisterDamaged when the
    register's file is damaged or the copy is not what the register is; RegisterReadOnly,
    RegisterFull and RegisterUnreachable where no copy can be put.
    """
    with _one_state(db):
        state = state_of(db)
    target = folder / name_of(path, state)
    try:
        if (known := _stored(target, state)) is not None:
            return Made(target, known.state, known.sha256, False, known.findings)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _make(db, path, target)
    except OSError as error:
        raise trouble(error, target) from error


def verify(path: Path, beside: Path | None = None) -> Held:
    """Proves a backup: restored into ``beside`` (else its own folder), opened, looked through.

    The trial copy is taken away again; the backup is only read. Raises what ``stranger.opened``
    raises, and RegisterReadOnly, RegisterFull, RegisterUnreachable where there is no room to try.
    """
    from ipsm_cli.store.restore import trial  # which migrates, and so makes backups itself

    with trial(path, (beside or path.parent) / path.name) as (state, db):
        findings = tuple(proving.findings(db))
    return Held(path, state, path.stat().st_size, digest(path), findings)


def state_of(db: sqlite3.Connection) -> State:
    """Of a register in any shape of the diary."""
    entry, seal = proving.head(db)
    (at,) = db.execute("SELECT at FROM action WHERE number = ?", (entry,)).fetchone() or ("",)
    uid, name = db.execute("SELECT uid, name FROM branch").fetchone() or ("", "")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    return State(uid, name, version, entry, seal, at if _MOMENT.match(at) else "", _counts(db))


def name_of(path: Path, state: State) -> str:
    """The file name of a backup of register ``path`` in this state.

    The letters part its digits, so that no run of them can be taken for a NIK and masked.
    """
    day = state.at[:10] or "0001-01-01"
    moment = f"{day}-n{state.entry:06}-{state.seal[:8]}"
    return f"{path.stem}-{moment}-v{state.version}{path.suffix or '.db'}"


def is_name(name: str) -> bool:
    """Whether a file is called as ``create`` calls its backups."""
    return _NAME.fullmatch(name) is not None and not name.startswith(".")


def digest(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal digits."""
    found = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def settle(draft: Path, target: Path) -> None:
    """Flushes a finished file and gives it its name for good, in place of an older one."""
    put(draft, target)
    settle_name(target)


def put(draft: Path, target: Path) -> None:
    """Flushes a finished file and gives it its name, which ``settle_name`` makes last."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(draft, target)


def settle_name(path: Path) -> None:
    """Makes a file's new name last through a loss of power; Windows does so by itself."""
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def drafting(target: Path) -> Iterator[Path]:
    """An empty file beside ``target``, for its owner alone; gone when the block ends."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    draft.unlink(missing_ok=True)
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield draft
    finally:
        for left in (draft, draft.with_name(draft.name + "-journal")):
            with suppress(OSError):  # what was made of it stands all the same; a writer sweeps
                left.unlink()


@contextmanager
def _one_state(db: sqlite3.Connection) -> Iterator[None]:
    """What is copied and counted is one state, whoever else writes."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("COMMIT")


def _stored(target: Path, state: State) -> Held | None:
    """The backup of this state that is there already, if it is sound enough to count."""
    if not target.exists():
        return None
    try:
        held = verify(target)
    except errors.FileTrouble:  # a spoilt one is made anew
        return None
    return held if held.state == state else None


def _make(db: sqlite3.Connection, path: Path, target: Path) -> Made:
    with drafting(target) as draft:
        with _one_state(db):
            state = state_of(db)
            fill(draft, db, target)
        with stranger.opened(draft, path) as copy:  # whoever writes need not wait for this
            findings = tuple(proving.findings(copy))
            same = state_of(copy) == state
        if not same or any(finding.what == "damaged" for finding in findings):
            raise errors.RegisterDamaged(file=str(path))
        target = target.with_name(name_of(path, state))  # somebody may have written meanwhile
        settle(draft, target)
    return Made(target, state, digest(target), True, findings)


def fill(draft: Path, db: sqlite3.Connection, target: Path) -> None:
    """Copies the open register into a file; ``target`` is named where that fails."""
    copy = sqlite3.connect(draft, isolation_level=None)
    try:
        db.backup(copy)
    except sqlite3.Error as error:
        raise as_ours(error, target) or error from error
    finally:
        copy.close()


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    """Rows of every table of ours, by name."""
    names = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " ORDER BY name"
    ).fetchall()
    return {
        name: int(db.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]) for (name,) in names
    }
