"""Starting, recording one activity, and meeting peers; the numbers are promises."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import peers
from benchmarks.filling import LAST_MONTH
from benchmarks.ground import Ground
from benchmarks.lines import Line, Sizes, line_of, peer_line

TYPER = "import typer"
TABLE = "import typer, rich.table"
MOST_SYNCS = 5


def starting(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """What every command pays before its work begins."""
    python = ground.python
    yield line_of(
        ground, "--version", ground.ipsm("--version"), "python -c pass", python("pass"), 2.5
    )
    rich = ground.floor("one_command", "--help")
    yield line_of(ground, "--help", ground.ipsm("--help"), "rich help of one command", rich, 1.1)
    yield line_of(ground, "import typer", python(TYPER), "python -c pass", python("pass"), None)
    register = ground.register(sizes.growing[0])
    show = ground.ipsm("worker", "show", "12", "--format", "json", register=register)
    yield line_of(ground, "worker show, json", show, "python -c pass", python("pass"), None)
    yield line_of(ground, "worker show, json", show, TYPER, python(TYPER), 1.25)
    yield peer_line(
        ground,
        "sqlite-utils",
        "worker show, json",
        show,
        "sqlite-utils query",
        lambda program: peers.sqlite_utils_query(program, register),
        0.6,
    )
    month = ground.ipsm("summary", "month", LAST_MONTH, register=register, terminal=True)
    floor = python(TABLE, terminal=True)
    yield line_of(ground, "summary month, on a terminal", month, TABLE, floor, 1.4)


def recording(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """One durable record with its history."""
    small = ground.register(sizes.growing[0] + 1)  # a register of its own: it grows
    add = ground.adding(small)
    yield line_of(ground, "activity add", add, TYPER, ground.python(TYPER), 1.4)
    folder = ground.bench.folder
    yield peer_line(
        ground,
        "sqlite-utils",
        "activity add",
        add,
        "sqlite-utils insert",
        lambda program: peers.sqlite_utils_insert(program, small, folder),
        0.6,
    )
    for size in sizes.growing[1:]:
        name = f"activity add at {size:,}"
        large = ground.adding(ground.register(size))
        yield line_of(ground, name, large, f"at {sizes.growing[0]:,}", add, 1.1)
    kept = ground.register(sizes.peers)
    yield peer_line(
        ground,
        "watson",
        f"activity add at {sizes.peers:,}",
        ground.adding(kept),
        "watson add",
        lambda program: peers.watson_add(program, kept, folder),
        sizes.promise(0.03),
    )
    strace = peers.where("strace")
    operation, against = "disk syncs of an activity add", "count"
    if strace is None:
        yield Line(operation, against, MOST_SYNCS, unit="syncs", skipped="strace is not installed")
    else:
        counted = ground.syncs(strace, add)
        yield Line(operation, against, MOST_SYNCS, counted=counted, unit="syncs")


def meeting(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """A month's summary by programs that keep text files, of the same activities."""
    register, folder = ground.register(sizes.peers), ground.bench.folder
    month = ground.ipsm("summary", "month", LAST_MONTH, register=register)
    for name, against, make, budget in (
        ("hledger", "hledger balance of the month", peers.hledger_month, 0.05),
        ("watson", "watson report of the month", peers.watson_month, 0.05),
        ("task", "task summary", peers.task_summary, 0.2),
    ):
        yield peer_line(
            ground,
            name,
            f"summary month at {sizes.peers:,}",
            month,
            against,
            lambda program, make=make: make(program, register, folder),  # type: ignore[misc]
            sizes.promise(budget),
        )
