"""A person at a terminal: types an answer when the question stands there."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from typing import Any

PATIENCE = 20  # seconds until a question that does not come is given up


def _sit_down() -> None:
    """Makes stdin the terminal that Ctrl-C comes from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A command on a terminal of its own. ``shown`` is everything it has written there so far."""

    def __init__(self, words: list[str], env: dict[str, str], **more: Any) -> None:
        self._ours, theirs = pty.openpty()
        self.shown = ""
        self._read_to = 0
        self._open = True
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ipsm_cli", *words],
            env={"TERM": "xterm", "COLUMNS": "200", **env},
            **{"stdin": theirs, "stdout": theirs, "stderr": theirs, **more},
            start_new_session=True,
            preexec_fn=_sit_down,
        )
        os.close(theirs)

    def see(self, text: str) -> None:
        """Waits until ``text`` stands after what was seen before."""
        until = time.monotonic() + PATIENCE
        while text not in self.shown[self._read_to :]:
            if time.monotonic() > until or not self._more(until):
                raise AssertionError(f"{text!r} did not come:\n{self.shown}")
        self._read_to = self.shown.index(text, self._read_to) + len(text)

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def answer(self, question: str, text: str) -> None:
        self.see(question)
        self.type(text + "\r")

    def leave(self, key: str = "\x03") -> int:
        """Presses Ctrl-C (or ``key``) until the command ends.

        An interrupt that falls between two waits of the line editor is seen at the next key; Ctrl-U
        is one that types nothing. See the next question before leaving: an interrupt throws away
        what is typed and not yet read.
        """
        self.type(key)
        until = time.monotonic() + PATIENCE
        while self._open and time.monotonic() < until:
            if not self._more(time.monotonic() + 2) and self._open:
                self.type("\x15")
                self.type(key)
        return self.end()

    def end(self) -> int:
        """Reads to the end; the exit code."""
        while self._more(time.monotonic() + PATIENCE):
            pass
        os.close(self._ours)
        return self.process.wait(PATIENCE)

    def _more(self, until: float) -> bool:
        """Reads once; False when nothing comes, or nothing more can."""
        ready, _, _ = select.select([self._ours], [], [], max(0, until - time.monotonic()))
        try:
            piece = os.read(self._ours, 4096) if ready else b""
        except OSError:  # the other side has closed
            self._open = False
            return False
        self.shown += piece.decode("utf-8", "replace")
        return bool(piece)
