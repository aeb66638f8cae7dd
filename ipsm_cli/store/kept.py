"""The backups in a folder: what each holds, which of them may go."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.rotation import Moment, Policy, worth_keeping
from ipsm_cli.store import stranger
from ipsm_cli.store.backup import State, is_name, settle_name, state_of
from ipsm_cli.store.translate import trouble

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

SOUND = "sound"


class Kept(NamedTuple):
    """One file that bears a backup's name. Without a state it is no good; ``sort`` says why."""

    path: Path
    size: int  # bytes
    sort: str  # SOUND, else the name of the refusal
    state: State | None


def names(folder: Path) -> list[Path]:
    """Every file in the folder that is called as a backup is. Raises RegisterReadOnly."""
    try:
        return sorted(path for path in folder.iterdir() if is_name(path.name) and path.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise trouble(error, folder) from error


def listed(folder: Path) -> list[Kept]:
    """Every backup in the folder, the oldest state first, after a look at all of its pages.

    What only the history can tell (a row changed behind it) is for ``backup.verify``.
    """
    return sorted(map(looked_at, names(folder)), key=_order)


def looked_at(path: Path) -> Kept:
    """One backup; whatever is wrong with it is its sort, for the others are listed all the same."""
    try:
        size = path.stat().st_size
        with stranger.opened(path) as db:
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise errors.RegisterDamaged(file=str(path))
            return Kept(path, size, SOUND, state_of(db))
    except OSError as error:
        return Kept(path, 0, type(trouble(error, path)).__name__, None)
    except errors.FileTrouble as error:
        return Kept(path, size, type(error).__name__, None)


def newest(folder: Path) -> Kept:
    """The sound backup of the newest state. Raises NoBackup."""
    sound = [kept for kept in listed(folder) if kept.state is not None]
    if not sound:
        raise errors.NoBackup(folder=str(folder))
    return sound[-1]


def superfluous(db: sqlite3.Connection, found: Sequence[Kept], policy: Policy) -> list[Kept]:
    """The backups that may go: sound ones of this very register that the policy does not keep.

    A backup whose state is not in the register's history (of another register, or of a copy that
    went on by itself) is nobody's to take away by rule.
    """
    ours = [
        (kept, Moment(datetime.date.fromisoformat(kept.state.at[:10]), kept.state.entry))
        for kept in found
        if kept.state is not None and _is_past(db, kept.state)
    ]
    worth = worth_keeping([moment for _, moment in ours], policy)
    return [kept for kept, moment in ours if moment not in worth]


def remove(kept: Sequence[Kept]) -> None:
    """Takes the files away. Raises RegisterReadOnly, RegisterUnreachable."""
    for one in kept:
        try:
            one.path.unlink(missing_ok=True)
            settle_name(one.path)
        except OSError as error:
            raise trouble(error, one.path) from error


def _is_past(db: sqlite3.Connection, state: State) -> bool:
    row = db.execute(
        "SELECT 1 FROM branch b JOIN action a ON a.number = ? AND a.seal = ? WHERE b.uid = ?",
        (state.entry, state.seal, state.uid),
    ).fetchone()
    return row is not None


def _order(kept: Kept) -> tuple[str, int, int, str]:
    """By day and entry; what cannot be read goes by its name, which says the same."""
    if kept.state is None:
        return "", 0, 0, kept.path.name
    return kept.state.at[:10], kept.state.entry, kept.state.version, kept.path.name
