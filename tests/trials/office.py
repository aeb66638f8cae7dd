"""A stocked register in a folder with an awkward name, and a clerk who runs commands on it."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from trials.every import FILES, STOCK, filled, words_of

from ipsm_cli.store import verify
from ipsm_cli.store.register import open_to_read

ROOT = Path(__file__).parents[2]
FOLDER = "buku data 100% #ü 数 é"
MONTH = f"{datetime.date.today().replace(day=1) - datetime.timedelta(1):%Y-%m}"


class Ended(NamedTuple):
    """How a command ended: exit code, or minus the signal; what it said."""

    code: int
    out: str
    err: str

    @property
    def said_done(self) -> bool:
        """Whether it told the person that something was written, and how to take it back."""
        return "ipsm undo " in self.err


class Clerk:
    """Runs commands in forked processes of a process that has the program loaded."""

    def __init__(self, home: Path) -> None:
        self.home = home
        # settings of the person who runs the trials are none of the clerk's
        known = {k: v for k, v in os.environ.items() if not k.startswith(("IPSM_", "XDG_", "LC_"))}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("clerk.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**known, "PYTHONPATH": str(ROOT), "HOME": str(home)},
        )
        self._read()

    def close(self) -> None:
        self._process.communicate(timeout=60)

    def start(self, folder: Path, *lines: Sequence[str], **job: Any) -> int:
        """Starts the commands in the folder of a register; the process's number."""
        for name in ("out", "err"):
            (self.home / name).unlink(missing_ok=True)
        places = {name: str(self.home / name) for name in ("out", "err")}
        env = {
            "IPSM_FILE": str(folder / "ipsm.db"),
            "HOME": str(home_of(folder)),
            "IPSM_ACTOR": "rina",
            "IPSM_LANG": "id",
            **job.pop("env", {}),
        }
        told = {"lines": lines, "folder": str(folder), "env": env, **places, **job}
        assert self._process.stdin
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        return int(self._read())

    def end(self) -> Ended:
        code = int(self._read())
        said = [(self.home / name).read_text("utf-8", "replace") for name in ("out", "err")]
        return Ended(code, *said)

    def run(self, folder: Path, *words: str, **job: Any) -> Ended:
        self.start(folder, words, **job)
        return self.end()

    def run_all(self, folder: Path, lines: Sequence[Sequence[str]], **job: Any) -> Ended:
        """One command after the other, in one process."""
        self.start(folder, *lines, **job)
        return self.end()

    def _read(self) -> Any:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())


def home_of(folder: Path) -> Path:
    """What the computer remembers of the register, beside its folder."""
    return folder.with_name("home")


def stock(clerk: Clerk, folder: Path) -> None:
    """Fills the folder: the register and the files that come in."""
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text.replace("{month}", MONTH), "utf-8")
    Image.new("RGB", (64, 48), (200, 30, 40)).save(folder / "foto.png")
    for line in STOCK:
        done = clerk.run(folder, *filled(line, folder=folder, month=MONTH))
        assert done.code == 0, (line, done)


def copy_of(pattern: Path, parent: Path) -> Path:
    """A folder of its own for each run, with nothing of an earlier one in it."""
    folder = parent / FOLDER
    for left in (folder, home_of(folder)):
        if left.exists():
            shutil.rmtree(left)
    shutil.copytree(pattern, folder)
    return folder


def words(path: str, folder: Path) -> list[str]:
    return words_of(path, folder=folder, month=MONTH)


def entries(register: Path) -> int:
    """The entries of the register's history, which is sound from end to end: file, chain, rows."""
    with open_to_read(register, 60) as opened:
        assert verify.findings(opened.db) == []
        return verify.head(opened.db)[0]


@contextmanager
def clerk(home: Path) -> Iterator[Clerk]:
    """The fixture's heart: a clerk for as long as the tests of a module last."""
    made = Clerk(home)
    try:
        yield made
    finally:
        with suppress(OSError):
            made.close()


def until(answer: Any, seconds: float = 30) -> None:
    """Waits until ``answer()`` is true."""
    end = time.monotonic() + seconds
    while not answer():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.001)
