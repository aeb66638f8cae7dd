"""The same question to registers of all sizes: a month's cost follows the month's rows."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.filling import LAST_MONTH, YEARS
from benchmarks.ground import Ground
from benchmarks.lines import Line, Sizes, line_of
from benchmarks.running import Program

LEVEL = ("month", "trend")  # promised to cost what they cost in an empty register
OF_EMPTY, OF_ALONE, OF_FIRST = 1.3, 1.3, 1.1  # the budgets


def growing(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """Summaries beside an empty register and beside the month alone, finding, lists, papers."""
    largest = sizes.growing[-1]
    for size in sizes.growing:
        for name in LEVEL:
            yield _summary_beside_empty(ground, name, size)
    for name in sizes.summaries:
        yield _beside_alone(ground, f"summary {name}", ("summary", name, LAST_MONTH), largest)
    for size in sizes.growing:
        words = ("activity", "list", LAST_MONTH)
        yield _beside_alone(ground, "activity list of the month", words, size)
    for size in sizes.growing:
        into = ("--into", str(ground.bench.folder), "--force")
        paper = ("export", "month", LAST_MONTH, *into)
        yield _beside_alone(ground, "export month", paper, size)
    first = sizes.growing[0]
    for size in sizes.growing[1:]:
        ours, other = (_finding(ground, count) for count in (size, first))
        yield line_of(ground, f"worker find at {size:,}", ours, f"at {first:,}", other, OF_FIRST)


def _summary_beside_empty(ground: Ground, name: str, size: int) -> Line:
    words = ("summary", name, LAST_MONTH)
    ours, empty = (ground.ipsm(*words, register=ground.register(n)) for n in (size, 0))
    return line_of(ground, f"summary {name} at {size:,}", ours, "at 0", empty, OF_EMPTY)


def _beside_alone(ground: Ground, operation: str, words: tuple[str, ...], size: int) -> Line:
    """Five years of ``size`` activities, beside a register of the last month's activities only."""
    month = -(-size // (12 * YEARS))
    ours = ground.ipsm(*words, register=ground.register(size))
    alone = ground.ipsm(*words, register=ground.register(month, months=1))
    against = f"that month alone, {month:,}"
    return line_of(ground, f"{operation} at {size:,}", ours, against, alone, OF_ALONE)


def _finding(ground: Ground, size: int) -> Program:
    register = ground.register(size)
    return ground.ipsm("worker", "find", ground.name(register), register=register)
