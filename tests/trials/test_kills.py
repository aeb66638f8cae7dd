"""Commands killed at random moments and at every point of a write: nothing told is lost.

What a command tells (``ipsm undo 57`` on stderr) is its acknowledgement: entry 57 is in the
register from then on. After each death the file, the chain of the history and every row against
the history are proven (``office.entries``).
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from trials import ledger
from trials.every import NO_ENTRY, filled, writing
from trials.office import Clerk, Ended, entries, until, words

KILLS = ledger.size(160, 2_000)
PARTS = 4
TOGETHER = 30  # kills of one register, whose history grows meanwhile
STEPS = 60  # of each command's points, at each push
STEPPED = writing() if ledger.FULL else ("worker add", "import activities")
_TOLD = re.compile(r"ipsm undo (\d+)")
LINES = (
    "worker add --name Ani --sex P --desa pakansari --yes --not-same-as 1",
    "worker edit 1 --note {n}",
    "activity add --date {month}-05 --kind LH01 --worker 1 --worker 2 --people {n}",
    "activity edit 1 --people {n} --worker 5 --worker 1",
    "activity add --date {month}-09 --kind KD01 --worker 5 --served 08:P:60+={n}",
    "role add 2 --programme PKH --since 2025-02-01",
    "undo",
)


def told(done: Ended) -> list[int]:
    """The entries that were acknowledged; a line that was cut short is none."""
    whole = done.err[: done.err.rfind("\n") + 1]
    return [int(number) for number in _TOLD.findall(whole)]


def some_lines(chance: random.Random) -> list[list[str]]:
    """Commands for longer than anybody lets them live."""
    return [
        filled(chance.choice(LINES), month="2026-03", n=chance.randint(31, 900)) for _ in range(600)
    ]


def killed(clerk: Clerk, folder: Path, chance: random.Random, span: float, early: bool) -> Ended:
    """A process that runs one command after the other, killed while it does."""
    lines = some_lines(chance)
    pid = clerk.start(folder, *lines, whatever=True, early=early)
    said = clerk.home / "err"
    until(lambda: said.exists() and said.stat().st_size > 0)
    time.sleep(chance.uniform(0, span))
    with suppress(ProcessLookupError):  # then its end is told below
        os.kill(pid, signal.SIGKILL)
    return clerk.end()


@pytest.fixture(scope="module")
def span(clerk: Clerk, pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds that three commands take on this machine."""
    from trials.office import copy_of

    folder = copy_of(pattern, tmp_path_factory.mktemp("span"))
    began = time.monotonic()
    clerk.run(folder, *some_lines(random.Random(1))[0])
    return 3 * (time.monotonic() - began)


@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_told_is_there_after_a_kill(
    clerk: Clerk, fresh: Callable[[], Path], span: float, part: int
) -> None:
    chance = random.Random(f"{ledger.SEED}/{part}")
    folder, before, acknowledged = fresh(), 0, 0
    for turn in range(KILLS // PARTS):
        if turn % TOGETHER == 0:
            folder = fresh()
            before = entries(folder / "ipsm.db")
        done = killed(clerk, folder, chance, span, early=False)
        assert done.code == -signal.SIGKILL, done
        said, after = told(done), entries(folder / "ipsm.db")
        assert said == list(range(before + 1, before + 1 + len(said)))
        assert after - before - len(said) in (0, 1)  # committed, and killed before saying so
        acknowledged += len(said)
        before = after
    assert acknowledged
    ledger.record("kills", kills=KILLS // PARTS, acknowledged=acknowledged, lost=0)


def test_a_writer_that_speaks_too_early_is_caught(
    clerk: Clerk, fresh: Callable[[], Path], span: float
) -> None:
    """The control: it tells of entries before they are committed, and a kill shows it."""
    chance = random.Random(ledger.SEED)
    lost = 0
    for _ in range(200):
        folder = fresh()
        said = told(killed(clerk, folder, chance, span, early=True))
        lost += bool(said) and said[-1] > entries(folder / "ipsm.db")
        if lost:
            break
    assert lost


@pytest.mark.parametrize("path", [path for path in STEPPED if path not in NO_ENTRY])
def test_killed_at_every_point_of_a_write(
    clerk: Clerk, fresh: Callable[[], Path], tmp_path: Path, path: str
) -> None:
    """Every call, return and library call within ``store``: wholly before or wholly after."""
    folder, names = fresh(), tmp_path / "points"
    old = entries(folder / "ipsm.db")
    whole = clerk.run(folder, *words(path, folder), stop=0, points=str(names))
    assert names.exists(), whole
    points = names.read_text("utf-8").splitlines()
    new = entries(folder / "ipsm.db")
    assert whole.code == 0 and new == old + 1 and len(points) > 100
    outcomes = set()
    tried = ledger.sample(list(range(1, len(points) + 1)), STEPS)
    for point in tried:
        folder = fresh()
        done = clerk.run(folder, *words(path, folder), stop=point)
        assert done.code == -signal.SIGKILL, (point, points[point - 1], done)
        outcomes.add(entries(folder / "ipsm.db"))
        assert not told(done)  # nothing is told before the register is let go
    assert outcomes <= {old, new} and old in outcomes
    ledger.record("points", commands=1, points=len(tried))
