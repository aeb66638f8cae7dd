"""The office of the trials: one clerk and one stocked register for the tests of a process."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from trials import office

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the program")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The trials fork processes, which Windows does not."""
    for item in items:
        if Path(str(item.path)).parent == Path(__file__).parent:
            item.add_marker(needs_fork)


@pytest.fixture(scope="session")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[office.Clerk]:
    with office.clerk(tmp_path_factory.mktemp("clerk")) as made:
        yield made


@pytest.fixture(scope="session")
def pattern(clerk: office.Clerk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register that has something of everything in it."""
    folder = tmp_path_factory.mktemp("pattern") / office.FOLDER
    office.stock(clerk, folder)
    return folder


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder in memory where the system has one: thousands of flushes, and no disk to save.

    A killed process leaves the same there as on a disk; only a loss of power would not.
    """
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made)


@pytest.fixture
def fresh(pattern: Path, room: Path) -> Callable[[], Path]:
    """Answers a new copy of the pattern at each call, in place of the one before."""
    return lambda: office.copy_of(pattern, room)


@pytest.fixture
def folder(fresh: Callable[[], Path]) -> Path:
    return fresh()
