"""A bar on a terminal's stderr for work that takes longer than a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 1.0  # seconds without a bar


@contextmanager
def progress(label: str, total: int, stream: TextIO) -> Iterator[Callable[[int], None]]:
    """Gives a function that takes how much of ``total`` is done; the bar goes when the block ends.

    rich is loaded once the patience is over, so short work pays nothing.
    """
    began = time.monotonic()
    bars: list[tuple[Any, Any]] = []

    def tick(done: int) -> None:
        if not bars and time.monotonic() - began >= PATIENCE:
            bars.append(_bar(label, total, stream))
        for bar, task in bars:
            bar.update(task, completed=min(done, total))

    try:
        yield tick
    finally:
        for bar, _ in bars:
            bar.stop()


def _bar(label: str, total: int, stream: TextIO) -> tuple[Any, Any]:
    from rich.console import Console  # 60 ms, for long work on a terminal only
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        console=Console(file=stream),
        transient=True,
    )
    task = bar.add_task(label, total=total)
    bar.start()
    return bar, task
