"""Every command of the tree has a call that the trials can make, and the call succeeds."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from trials.every import EVERY, NO_ENTRY, commands, writing
from trials.office import Clerk, words


def test_no_command_is_left_out_of_the_trials() -> None:
    assert set(commands()) == set(EVERY), "give the command a line in tests/trials/every.py"


@pytest.mark.parametrize("path", EVERY)
def test_the_call_succeeds_and_says_what_it_did(clerk: Clerk, folder: Path, path: str) -> None:
    before = set(folder.rglob("*"))
    done = clerk.run(folder, *words(path, folder))
    assert done.code == 0, done.err
    assert done.said_done == (path in writing() and path not in NO_ENTRY)
    made = set(folder.rglob("*")) - before
    assert [file.name for file in made if file.stat().st_mode & 0o077] == []  # the owner's alone
    assert [file.name for file in made if file.name.startswith(".")] == []


def test_what_a_killed_command_left_is_gone_at_the_next_start(clerk: Clerk, folder: Path) -> None:
    """A register in the making, killed halfway; the next write clears it away."""
    line = words("init", folder)
    names = folder.with_name("points")
    clerk.run(folder, *line, stop=0, points=str(names))
    points = names.read_text("utf-8").splitlines()
    (folder / "lain.db").unlink()
    halfway = next(n for n, name in enumerate(points, 1) if "_publish call" in name)
    assert clerk.run(folder, *line, stop=halfway).code == -signal.SIGKILL
    (left,) = folder.glob(".*.part")
    assert clerk.run(folder, *words("worker add", folder)).code == 0
    assert not left.exists()
