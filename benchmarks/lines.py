"""A line of the table, and the sizes that the operations are measured at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks import peers
from benchmarks.ground import Ground
from benchmarks.running import Failed, Measured, Program

HISTORY = 100_000  # activities at which peers are met, and of bulk work
MOST_MIB = 200  # of bulk work
MIB = "MiB"


class Line(NamedTuple):
    """One line of the table. ``budget`` None is a figure without a promise."""

    operation: str
    against: str
    budget: float | None
    measured: Measured | None = None  # None for a count
    counted: int | None = None
    unit: str = "×"
    skipped: str | None = None  # why nothing was measured
    other: int | None = None  # the floor's count, in the same unit
    rows: int | None = None  # told as rows a second, not as time

    @property
    def value(self) -> float | None:
        """What the budget is held to."""
        return self.measured.ratio if self.measured else self.counted

    @property
    def met(self) -> bool | None:
        if self.value is None or self.budget is None:
            return None
        return self.value <= self.budget


class Sizes(NamedTuple):
    """What is measured on: a few small registers, or all of it."""

    growing: tuple[int, ...]  # activities of the registers that grow
    peers: int  # activities of the one that peers keep as well
    bulk: int  # activities of sheets, long lists and workbooks
    summaries: tuple[str, ...]  # those asked of the largest of them

    def promise(self, budget: float) -> float | None:
        """A budget that holds at 100,000 activities only."""
        return budget if self.bulk == HISTORY else None


SUMMARIES = (
    *("month", "area", "kind", "worker", "village", "ppks", "programme", "trend", "recap"),
    *("pivot", "compare", "targets", "coverage", "balance", "pas", "spm", "partners", "missing"),
    *("recognition", "honor", "term", "words", "constraints"),
)
QUICK = Sizes((1_000, 10_000), 10_000, 1_000, ("month", "kind", "trend"))
FULL = Sizes((1_000, 10_000, 100_000, 1_000_000), HISTORY, HISTORY, SUMMARIES)
Part = Callable[[Ground, Sizes], Iterator[Line]]


def line_of(
    ground: Ground,
    operation: str,
    ours: Program,
    against: str,
    other: Program,
    budget: float | None,
) -> Line:
    try:
        return Line(operation, against, budget, ground.bench.compare(ours, other))
    except Failed as failed:
        return Line(operation, against, budget, skipped=str(failed))


def peer_line(
    ground: Ground,
    name: str,
    operation: str,
    ours: Program,
    against: str,
    other: Callable[[str], Program],
    budget: float | None,
) -> Line:
    """A line against a peer; ``other`` is given its program, and called only where there is one."""
    program = peers.where(name)
    if program is None:
        return Line(operation, against, budget, skipped=f"{name} is not installed")
    return line_of(ground, operation, ours, against, other(program), budget)


def memory_line(
    ground: Ground,
    operation: str,
    ours: Program,
    budget: float | None,
    floor: tuple[str, Program] | None = None,
) -> Line:
    """The most memory that one run holds, beside what the ``floor`` of this name holds."""
    operation, against = f"memory of {operation}", floor[0] if floor else "peak"
    try:
        peak = ground.peak(ours)
        other = ground.peak(floor[1]) if floor else None
    except Failed as failed:
        return Line(operation, against, budget, unit=MIB, skipped=str(failed))
    return Line(operation, against, budget, counted=peak, unit=MIB, other=other)
