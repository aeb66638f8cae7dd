"""Every command of the tree has a call that the trials can make, and the call succeeds."""

from __future__ import annotations

from pathlib import Path

import pytest
from trials.every import EVERY, NO_ENTRY, commands, writing
from trials.office import Clerk, words


def test_no_command_is_left_out_of_the_trials() -> None:
    assert set(commands()) == set(EVERY), "give the command a line in tests/trials/every.py"


@pytest.mark.parametrize("path", EVERY)
def test_the_call_succeeds_and_says_what_it_did(clerk: Clerk, folder: Path, path: str) -> None:
    done = clerk.run(folder, *words(path, folder))
    assert done.code == 0, done.err
    assert done.said_done == (path in writing() and path not in NO_ENTRY)
