"""One writer at a time: an operating-system lock beside the register, with its holder's name in it.

SQLite's own lock is the safety; this one is for fairness between waiting processes, for the message
that says who holds the register, and for a memory of how the last writer left it (see ``marks``).
"""

from __future__ import annotations

import os
import platform
import time
from contextlib import suppress
from pathlib import Path

from ipsm_cli.core import errors
from ipsm_cli.store.translate import trouble

_PAUSE = 0.02  # seconds between two tries
_LOCKED_BYTE = 1 << 30  # Windows locks a byte far behind the text, so that the text stays readable


class Lock:
    """Held from ``take`` to ``leave`` or ``release``; the file stays.

    ``memory`` is what the writer before us left: the register's marks, or an empty text.
    """

    def __init__(self, register: Path, command: str, wait: float) -> None:
        self._register = register
        self._path = register.with_name(register.name + ".lock")
        self._command = command
        self._wait = wait
        self._file = -1
        self.memory = ""

    def take(self) -> None:
        """Raises RegisterBusy after ``wait`` seconds; RegisterReadOnly, RegisterFull and
        RegisterUnreachable where there can be no lock."""
        try:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            self._wait_for_it()
            self.memory = self._read().partition("\n")[2]
        except OSError as error:
            self._end()
            raise trouble(error, self._register) from error
        self._write(f"{self._command}, pid {os.getpid()}, {platform.node()}\n")

    def leave(self) -> None:
        """Lets the next writer in and tells it how the register was left."""
        try:
            memory = marks(self._register)
        except OSError:  # moved or pulled out: the next writer checks the whole file
            memory = ""
        self.release(memory)

    def release(self, memory: str = "") -> None:
        """Lets the next writer in and leaves it ``memory``."""
        self._write(f"\n{memory}")
        self._end()

    def _wait_for_it(self) -> None:
        until = time.monotonic() + self._wait
        while not _take(self._file):
            if time.monotonic() >= until:
                holder = self._read().partition("\n")[0]
                self._end()
                raise errors.RegisterBusy(
                    file=str(self._register), holder=holder or "?", seconds=round(self._wait)
                )
            time.sleep(_PAUSE)

    def _end(self) -> None:
        """Closing gives the lock back; where even that fails, the end of the process does."""
        if self._file >= 0:
            with suppress(OSError):
                os.close(self._file)
            self._file = -1

    def _read(self) -> str:
        os.lseek(self._file, 0, os.SEEK_SET)
        return os.read(self._file, 500).decode("utf-8", "replace")

    def _write(self, text: str) -> None:
        """The text is a courtesy: on a full disk it stays away, the lock holds without it."""
        with suppress(OSError):
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, text.encode("utf-8"))


def marks(register: Path) -> str:
    """What tells a file that nobody has touched since: inode, size, time, SQLite's change counter.

    A whole ``quick_check`` costs time that grows with the register. It is run before a write unless
    the marks are those that our last write left: then the check before that write still holds.
    Raises OSError.
    """
    found = register.stat()
    with register.open("rb") as file:
        counter = file.read(28)[24:].hex()
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {counter}"


if os.name == "nt":  # pragma: no cover - the other branch runs elsewhere
    import msvcrt

    def _take(file: int) -> bool:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except PermissionError:  # taken
            return False
        return True

else:
    import fcntl

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # taken
            return False
        return True
