"""A process with the whole program loaded, which forks for each command that it is told to run.

Started by ``office.py``; takes a job a line and answers a line, both JSON. A forked command is the
program from ``main`` on, with streams, environment and a death of its own; only the start of the
interpreter is saved, which no trial of writing needs. A job may ask that the command die or be
counted at a point of its way (``stop``), or wait until somebody watches it (``waits``).
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

import ipsm_cli
from ipsm_cli.cli.main import main
from ipsm_cli.render import files
from ipsm_cli.store import register
from ipsm_cli.store.change import Pen

GO = signal.SIGUSR1  # what a command that waits is told to begin with
STORE = str(Path(ipsm_cli.__file__).parent / "store")


def load_all() -> None:
    """Every module of the program, with the libraries behind it."""
    for found in pkgutil.walk_packages(ipsm_cli.__path__, "ipsm_cli."):
        if found.name != "ipsm_cli.__main__":
            importlib.import_module(found.name)
    # a user without rights may not reach the library
    for name in ("ascii", "cp1252", "utf-16", "utf-8-sig"):
        codecs.lookup(name)
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):
        main(["worker", "list", "--file", os.devnull])  # what typer loads when it is used
    gc.collect()
    gc.freeze()  # what all share stays shared


def speak_early() -> None:
    """The control: a writer that tells of an entry before it is committed."""
    seal = Pen.seal

    def sealed(pen: Pen) -> int | None:
        number = seal(pen)
        os.write(2, f"ipsm undo {number}\n".encode())
        time.sleep(0.01)  # as long as a disk takes to flush
        return number

    Pen.seal = sealed  # type: ignore[method-assign]


def write_in_place() -> None:
    """The control: a program that writes a file straight under its name."""

    def written(path: Path, data: bytes) -> None:
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(data), 40):
                file.write(data[start : start + 40])

    files._write_beside = written


def break_down(told: str) -> None:
    """A mistake of the program in the middle of its work, with personal data in its error."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError(told)

    for name in ("open_to_read", "open_to_write"):
        setattr(register, name, broken)


class Points:
    """The points of a way through ``store``: every call, return and call of a library there."""

    def __init__(self, stop: int, names: str | None) -> None:
        self._stop = stop
        self._left: list[str] = []
        self._names = names
        self._count = 0

    def __call__(self, frame: FrameType, event: str, what: Any) -> None:
        if not frame.f_code.co_filename.startswith(STORE):
            return
        self._count += 1
        if self._names is not None:
            called = getattr(what, "__name__", "") if event.startswith("c_") else ""
            self._left.append(f"{frame.f_code.co_name} {event} {called}".rstrip())
        if self._count == self._stop:
            os.kill(os.getpid(), signal.SIGKILL)

    def tell(self) -> None:
        if self._names is not None:
            Path(self._names).write_text("\n".join(self._left), "utf-8")


def settle(job: dict[str, Any]) -> None:
    """Streams, surroundings and limits of the command; waits for whoever watches it."""
    for stream, name in ((0, os.devnull), (1, job["out"]), (2, job["err"])):
        flags = os.O_RDONLY if stream == 0 else os.O_WRONLY | os.O_CREAT | os.O_APPEND
        os.dup2(os.open(name, flags, 0o666), stream)
    os.environ.update(job["env"])
    os.chdir(job["folder"])
    if "room" in job:  # no file may grow beyond it
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["room"], job["room"]))
    if "user" in job:
        os.setgroups([])
        os.setgid(job["user"])
        os.setuid(job["user"])
    if job.get("early"):
        speak_early()
    if job.get("careless"):
        write_in_place()
    if "bug" in job:
        break_down(job["bug"])
    if "waits" in job:
        os.mkdir(job["waits"])  # whoever watches begins when this is there
        signal.sigwait({GO})


def command(job: dict[str, Any]) -> None:
    """In the forked child: runs the command, or command after command, and ends the process."""
    code = 70
    try:
        settle(job)
        points = Points(job.get("stop", 0), job.get("points"))
        if "stop" in job:
            sys.setprofile(points)
        codes = []
        for words in job["lines"]:
            code = main(words)
            codes.append(code)
            if code and not job.get("whatever"):
                break
        if "codes" in job:
            Path(job["codes"]).write_text(json.dumps(codes), "utf-8")
        sys.setprofile(None)
        points.tell()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - said as the interpreter itself would say it
        traceback.print_exc()
    finally:
        os._exit(code)


def serve() -> None:
    load_all()
    signal.pthread_sigmask(signal.SIG_BLOCK, {GO})
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        job = json.loads(line)
        if (child := os.fork()) == 0:
            command(job)
        print(json.dumps(child), flush=True)
        _, status = os.waitpid(child, 0)
        print(json.dumps(os.waitstatus_to_exitcode(status)), flush=True)


if __name__ == "__main__":
    serve()
