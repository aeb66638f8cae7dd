"""Whole processes measured in turn: A B A B, after warm-up, compared pair by pair."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

SCREEN = (24, 80)  # rows and columns of the terminal that programs see
LONG = 0.5  # seconds from which a program is warmed up once, not twice
FEWEST = 3  # pairs below which no ratio is told


class Program(NamedTuple):
    """What is started: its words, what it reads, its own variables, a terminal or a pipe."""

    words: tuple[str, ...]
    stdin: bytes = b""
    variables: Mapping[str, str] = {}
    terminal: bool = False


class Effort(NamedTuple):
    """How long one comparison may go on: pairs at most, seconds at most."""

    pairs: int
    seconds: float


class Measured(NamedTuple):
    """Median times in seconds, and the ratio of ours to the other: median and quartiles."""

    ours: float
    other: float
    ratio: float
    low: float
    high: float


class Failed(Exception):
    """A measured program did not do its work."""


class Bench:
    """The place where programs run: an empty folder, and no setting but the ones given here."""

    def __init__(self, folder: Path, effort: Effort) -> None:
        self.folder = folder
        self.effort = effort
        self._here = folder / "here"
        self._here.mkdir(exist_ok=True)
        self._variables = {
            "HOME": str(folder),
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "IPSM_ACTOR": "rina",
        }

    def compare(self, ours: Program, other: Program) -> Measured:
        """Runs both in turn. Raises Failed when one of them ends with an error."""
        for program in (ours, other):
            if self.time(program) < LONG:
                self.run(program)
        pairs: list[tuple[float, float]] = []
        until = time.perf_counter() + self.effort.seconds
        while len(pairs) < self.effort.pairs:
            pairs.append((self.time(ours), self.time(other)))
            if len(pairs) >= FEWEST and time.perf_counter() > until:
                break
        ratios = [one / two for one, two in pairs]
        low, _, high = quantiles(ratios, n=4)
        return Measured(
            median(one for one, _ in pairs),
            median(two for _, two in pairs),
            median(ratios),
            low,
            high,
        )

    def time(self, program: Program) -> float:
        """Seconds from the start of the process to its end."""
        start = time.perf_counter()
        self.run(program)
        return time.perf_counter() - start

    def run(self, program: Program) -> bytes:
        """What the program says on stdout. Raises Failed."""
        if program.terminal:
            return self._on_terminal(program)
        done = subprocess.run(
            program.words,
            input=program.stdin,
            capture_output=True,
            cwd=self._here,
            env={**self._variables, **program.variables},
            check=False,
        )
        return _sound(program, done.returncode, done.stdout, done.stderr)

    def _on_terminal(self, program: Program) -> bytes:
        import fcntl  # Windows has neither terminals of this sort
        import termios

        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SCREEN, 0, 0))
        with subprocess.Popen(
            program.words,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=self._here,
            env={**self._variables, **program.variables},
        ) as process:
            os.close(theirs)
            said = _read_all(ours)
            os.close(ours)
            code = process.wait()
        return _sound(program, code, said, said)


def _read_all(terminal: int) -> bytes:
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says EIO when the last process has left the terminal
            break
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces)


def _sound(program: Program, code: int, said: bytes, complaint: bytes) -> bytes:
    if code:
        sys.stderr.write(complaint.decode("utf-8", "replace"))
        words = " ".join(Path(word).name for word in program.words)
        raise Failed(f"exit code {code} of {words}")
    return said
