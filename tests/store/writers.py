"""Processes that write to a register as commands do: in a crowd, killed, or without rights.

Run by the tests of this folder: ``python writers.py MODE REGISTER …``; answers lines or JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipsm_cli.store
from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.store.create import create
from ipsm_cli.store.register import language_of, open_to_read, open_to_write

# a user without rights may not reach them when they are needed
for package in (ipsm_cli.store, errors):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)

WHO = Who("sekretaris", "activity add", "2026-11-24T08:00:00+07:00", "2026-11-24")
NOBODY = 65534
PARTS = 3  # workers of each activity that is written here


def write(path: Path, name: str, said: Callable[[int], None], early: bool = False) -> None:
    """One activity with its workers in one transaction; ``early`` says so before it is true."""
    with open_to_write(path, f"ipsm {name}", 60) as register:
        with register.change(WHO) as pen:
            row = {"uid": pen.chance(9).hex(), "date": "2026-10-02", "recorded_on": "2026-10-03"}
            number = pen.insert("activity", {**row, "area": "LH", "kind": "LH01", "place": name})
            for place in range(1, PARTS + 1):
                part = {"activity": number, "worker": place, "part": "peserta", "place": place}
                pen.insert("participant", part)
            pen.update("worker", (1,), {"note": f"kegiatan {number} " * 50})
            if early:
                said(number)
        if not early:
            said(number)


def crowd(path: Path, name: str, count: str) -> None:
    """Writes ``count`` activities, each in an opening of its own, when told to begin."""
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(int(count)):
        write(path, name, lambda number: print(number, flush=True))


def hold(path: Path) -> None:
    """Holds the register with a transaction under way until told to let go."""
    with open_to_write(path, "ipsm import", 5) as register, register.change(WHO) as pen:
        pen.note = "held"
        print(os.getpid(), flush=True)
        sys.stdin.readline()


def crash(path: Path) -> None:
    """Dies in a transaction so large that half of it has reached the file already."""
    with open_to_write(path, "ipsm import", 5) as register:
        register.db.execute("PRAGMA cache_size = 5")
        with register.change(WHO) as pen:
            for number in range(1, 501):
                pen.update("worker", (number,), {"name": "Setengah Jalan", "note": "x" * 300})
            os.kill(os.getpid(), signal.SIGKILL)


def kill(path: Path, kills: str, seed: str, early: str) -> None:
    """Kills a writing child ``kills`` times at a random moment; what it acknowledged, as JSON."""
    chance = random.Random(int(seed))
    said: list[int] = []
    began = time.monotonic()
    for _ in range(3):
        write(path, "pace", said.append)
    span = 2 * (time.monotonic() - began)  # six writes on this disk
    for _ in range(int(kills)):
        mouth, voice = os.pipe(), os.pipe()
        if (child := os.fork()) == 0:
            _write_for_ever(path, mouth[1], voice[1], bool(int(early)))
        os.close(mouth[1])
        os.close(voice[1])
        os.read(mouth[0], 1)  # the child is at work
        time.sleep(chance.uniform(0, span))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(voice[0]) as heard:
            said += [int(line) for line in heard]
        os.close(mouth[0])
    print(json.dumps(said))


def _write_for_ever(path: Path, mouth: int, voice: int, early: bool) -> None:
    try:
        os.write(mouth, b".")
        while True:
            write(path, "kill", lambda number: _say(voice, number), early)
    finally:
        os._exit(1)


def _say(voice: int, number: int) -> None:
    os.write(voice, f"{number}\n".encode())


def unprivileged(path: Path) -> None:
    """What reading, writing, founding and asking for the language answer to a plain user."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    deeds = {"read": _read, "write": _write, "create": _create, "language": language_of}
    print(json.dumps({name: _outcome(deed, path) for name, deed in deeds.items()}))


def _outcome(deed: Callable[[Path], Any], path: Path) -> Any:
    try:
        return deed(path)
    except errors.IpsmError as error:
        return type(error).__name__


def _read(path: Path) -> int:
    with open_to_read(path, 1) as register:
        return int(register.db.execute("SELECT count(*) FROM worker").fetchone()[0])


def _write(path: Path) -> int:
    numbers: list[int] = []
    write(path, "activity add", numbers.append)
    return numbers[0]


def _create(path: Path) -> str:
    with create(path.with_name("baru.db")) as register:
        return str(register.path)


MODES = {mode.__name__: mode for mode in (crowd, hold, crash, kill, unprivileged)}

if __name__ == "__main__":
    MODES[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
