"""A command under ``strace``, which lets one system call fail or kills the process there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from trials.clerk import GO
from trials.office import Clerk, Ended, until

CALLS = "%file,%desc"  # all that have to do with files
KILL, BAD, FULL = "signal=SIGKILL", "error=EIO", "error=ENOSPC"
WRITES = frozenset(
    {
        *("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "mkdir", "link"),
        *("rename", "unlink", "fallocate", "fchmod", "utimensat"),
    }
)  # what a full disk may refuse
_CALL = re.compile(r"^(\w+)\(", re.MULTILINE)


class Point(NamedTuple):
    """The ``nth`` call of that name in the command's way, and how strace writes it."""

    name: str
    nth: int
    line: str


def can_watch() -> bool:
    """Whether strace is there and may watch."""
    strace = shutil.which("strace")
    return (
        bool(strace) and subprocess.run([strace, "-qq", "-o", os.devnull, "true"]).returncode == 0
    )


def watch(
    clerk: Clerk, folder: Path, words: Sequence[str], *rule: str, **job: Any
) -> tuple[Ended, str]:
    """Runs the command under strace with one more rule; how it ended, and its calls."""
    trace, ready = folder.with_name("trace"), folder.with_name("ready")
    child = clerk.start(folder, words, waits=str(ready), **job)
    until(ready.exists)
    ready.rmdir()
    command = ["strace", "-y", "-qq", "-s", "200", "-o", str(trace), "-p", str(child)]
    with subprocess.Popen([*command, "-e", f"trace={CALLS}", *rule], stderr=-3) as watcher:
        status = Path(f"/proc/{child}/status")
        until(lambda: f"TracerPid:\t{watcher.pid}\n" in status.read_text("utf-8"))
        os.kill(child, GO)
        done = clerk.end()
        watcher.wait(30)
    return done, trace.read_text("utf-8", "replace")


def points(clerk: Clerk, folder: Path, words: Sequence[str], **job: Any) -> list[Point]:
    """Every call that the command makes while nothing fails, in its order."""
    done, trace = watch(clerk, folder, words, **job)
    assert done.code == 0, done
    seen: Counter[str] = Counter()
    found = []
    for line in trace.splitlines():
        if called := _CALL.match(line):
            seen[called[1]] += 1
            found.append(Point(called[1], seen[called[1]], line))
    return found


def strike(
    clerk: Clerk,
    folder: Path,
    words: Sequence[str],
    point: Point,
    fault: str,
    after: str = "",
    **job: Any,
) -> Ended:
    """Runs the command with that call failing; ``after="+"`` lets all later ones fail too."""
    rule = f"inject={point.name}:{fault}:when={point.nth}{after}"
    return watch(clerk, folder, words, "-e", rule, **job)[0]
