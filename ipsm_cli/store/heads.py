"""The newest history entries of each register that this computer saw, kept away from the register.

No look at a file alone can tell an older copy of it, put back by a cloud folder, from the register
itself, nor two copies that went on separately: each is sound. What was last seen can.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

BEHIND = "behind"  # the register ends before what was last seen
PARTED = "parted"  # it went on by itself: what was seen is not in its history
_KEPT = 50  # entries seen last, by which an older copy is told from one that went on by itself


class Head(NamedTuple):
    """A history entry: its number, seal and ISO moment."""

    number: int
    seal: str
    at: str


class Copy(NamedTuple):
    """The register as it is open, beside what was last seen of it. ``sort`` is empty when well."""

    sort: str
    uid: str
    found: Head
    known: Head | None


def compare(db: sqlite3.Connection, folder: Path) -> Copy | None:
    """How the open register stands to what was last seen; None for one without any history.

    ``db`` must be inside a transaction, so that nobody writes between the two looks.
    """
    row = db.execute(
        "SELECT b.uid, a.number, a.seal, a.at FROM branch b, action a"
        " ORDER BY a.number DESC LIMIT 1"
    ).fetchone()
    if row is None or not _names_a_file(row[0]):
        return None
    uid, found = row[0], Head(*row[1:])
    seen = recall(folder, uid)
    if not seen or seen[-1][:2] == found[:2]:
        return Copy("", uid, found, seen[-1] if seen else None)
    return Copy(_sort(db, found, seen), uid, found, seen[-1])


def _sort(db: sqlite3.Connection, found: Head, seen: list[Head]) -> str:
    """Only the newest of what was seen that is not later than the register's end can be asked."""
    asked = [head for head in seen if head.number <= found.number]
    if asked:
        at = (asked[-1].number,)
        seal = db.execute("SELECT seal FROM action WHERE number = ?", at).fetchone()
        if seal != (asked[-1].seal,):
            return PARTED
    return BEHIND if found.number < seen[-1].number else ""


def uid_of(db: sqlite3.Connection) -> str:
    """Whose register it is; empty before there is a branch."""
    row = db.execute("SELECT uid FROM branch").fetchone()
    return str(row[0]) if row else ""


def recall(folder: Path, uid: str) -> list[Head]:
    """What was seen of the register, the newest last; nothing where nothing readable is kept."""
    try:
        with open(folder / uid, encoding="utf-8") as file:
            lines = [line.split(" ") for line in file.read(_KEPT * 200).splitlines()]
        return [Head(int(number), seal, at) for number, seal, at in lines]
    except (OSError, ValueError):
        return []


def remember(folder: Path, uid: str, head: Head, *, anew: bool = False) -> None:
    """Keeps what was seen last; ``anew`` forgets what was seen before, as a person decided.

    Where nothing can be kept the work goes on without it.
    """
    if not _names_a_file(uid):
        return
    before = [] if anew else [one for one in recall(folder, uid) if one.number < head.number]
    lines = [f"{number} {seal} {at}\n" for number, seal, at in (*before[1 - _KEPT :], head)]
    beside = folder / f".{uid}.{os.getpid()}.part"
    with suppress(OSError):
        try:
            file = _made(beside, folder)
            try:
                os.write(file, "".join(lines).encode("ascii", "replace"))
            finally:
                os.close(file)
            os.replace(beside, folder / uid)
        except OSError:
            beside.unlink(missing_ok=True)


def _names_a_file(uid: str) -> bool:
    """Whether nothing in it could lead to another folder."""
    return len(uid) <= 64 and uid.isascii() and uid.replace("-", "").isalnum()


def _made(beside: Path, folder: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        return os.open(beside, flags, 0o600)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return os.open(beside, flags, 0o600)
