"""The operations with a budget, each beside its floor or peer; the numbers are promises."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import peers
from benchmarks.filling import LAST_MONTH
from benchmarks.ground import Ground
from benchmarks.running import Failed, Measured, Program

TYPER = "import typer"
TABLE = "import typer, rich.table"
SUMMARIES = ("month", "area", "kind", "worker", "village", "ppks", "programme", "trend")
BUSY_MONTH = 3_200  # activities a month of a dense city branch
HISTORY = 100_000  # activities at which peers are met
MOST_SYNCS, MOST_MIB = 5, 200


class Line(NamedTuple):
    """One line of the table. ``budget`` None is a figure without a promise."""

    operation: str
    against: str
    budget: float | None
    measured: Measured | None = None  # None for a count
    counted: int | None = None
    unit: str = "×"
    skipped: str | None = None  # why nothing was measured

    @property
    def value(self) -> float | None:
        return self.measured.ratio if self.measured else self.counted

    @property
    def met(self) -> bool | None:
        if self.value is None or self.budget is None:
            return None
        return self.value <= self.budget


class Sizes(NamedTuple):
    """Activities of the registers that grow, and of the one that peers keep as well."""

    growing: tuple[int, ...]
    peers: int


QUICK = Sizes((1_000, 10_000), 10_000)
FULL = Sizes((1_000, 10_000, 100_000, 1_000_000), HISTORY)
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


def _peer(
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
    yield line_of(ground, "worker show, json", show, TYPER, python(TYPER), 1.25)
    yield _peer(
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
    yield _peer(
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
    yield _peer(
        ground,
        "watson",
        f"activity add at {sizes.peers:,}",
        ground.adding(kept),
        "watson add",
        lambda program: peers.watson_add(program, kept, folder),
        0.03 if sizes.peers == HISTORY else None,
    )
    strace = peers.where("strace")
    operation, against = "disk syncs of an activity add", "count"
    if strace is None:
        yield Line(operation, against, MOST_SYNCS, unit="syncs", skipped="strace is not installed")
    else:
        counted = ground.syncs(strace, add)
        yield Line(operation, against, MOST_SYNCS, counted=counted, unit="syncs")


def growing(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """The same question to registers of all sizes: a month's cost follows the month's rows."""
    empty = ground.register(0)
    for size in sizes.growing:
        largest = size == sizes.growing[-1]
        for name in SUMMARIES if largest else ("month", "trend"):
            words = ("summary", name, LAST_MONTH)
            yield line_of(
                ground,
                f"summary {name} at {size:,}",
                ground.ipsm(*words, register=ground.register(size)),
                "at 0",
                ground.ipsm(*words, register=empty),
                1.3 if name in ("month", "trend") else None,
            )


def meeting(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """A month's summary by programs that keep text files, of the same activities."""
    register, folder = ground.register(sizes.peers), ground.bench.folder
    real = sizes.peers == HISTORY
    month = ground.ipsm("summary", "month", LAST_MONTH, register=register)
    for name, against, make, budget in (
        ("hledger", "hledger balance of the month", peers.hledger_month, 0.05),
        ("watson", "watson report of the month", peers.watson_month, 0.05),
        ("task", "task summary", peers.task_summary, 0.2),
    ):
        yield _peer(
            ground,
            name,
            f"summary month at {sizes.peers:,}",
            month,
            against,
            lambda program, make=make: make(program, register, folder),  # type: ignore[misc]
            budget if real else None,
        )


def handing_over(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """Long lists and whole workbooks."""
    small = ground.register(sizes.growing[0])
    listing = ground.ipsm("activity", "list", register=small)
    plain = ground.floor("plain_list", str(small))
    name = f"activity list of {sizes.growing[0]:,}, piped"
    yield line_of(ground, name, listing, "plain print, with tabs", plain, 1.5)
    tabs = ground.ipsm("activity", "list", "--format", "tsv", register=small)
    yield line_of(ground, name, listing, "ours, with tabs", tabs, None)

    busy, folder = ground.register(BUSY_MONTH, months=1), ground.bench.folder
    words = ("export", "month", LAST_MONTH, "--into", str(folder), "--force")
    export = ground.ipsm(*words, register=busy)
    name, against = f"export month of {BUSY_MONTH:,}", "bare openpyxl, same cells"
    try:
        written = Path(ground.bench.run(export).decode().strip())
    except Failed as failed:
        yield Line(name, against, 1.5, skipped=str(failed))
    else:
        cells = folder / "cells"
        cells.write_bytes(_cells(written))
        bare = ground.floor("bare_workbook", str(cells), str(folder / "bare.xlsx"))
        yield line_of(ground, name, export, against, bare, 1.5)
    yield from _memory(ground, ground.register(sizes.peers), sizes.peers)


def _memory(ground: Ground, register: Path, size: int) -> Iterator[Line]:
    folder = ground.bench.folder
    all_of_it = f"{int(LAST_MONTH[:4]) - 4}-01..{LAST_MONTH}"
    for name, words in (
        ("activity list, csv", ("activity", "list", "--format", "csv")),
        ("export month, xlsx", ("export", "month", all_of_it, "--into", str(folder), "--force")),
    ):
        operation = f"memory of {name}, {size:,}"
        try:
            peak = ground.peak(ground.ipsm(*words, register=register))
        except Failed as failed:
            yield Line(operation, "peak", MOST_MIB, unit="MiB", skipped=str(failed))
        else:
            yield Line(operation, "peak", MOST_MIB, counted=peak, unit="MiB")


def _cells(workbook: Path) -> bytes:
    """The values of a workbook's cells, sheet by sheet, as the bare writer reads them."""
    from openpyxl import load_workbook  # only here, and 100 ms

    book = load_workbook(workbook, read_only=True)
    sheets = [(s.title, [list(row) for row in s.iter_rows(values_only=True)]) for s in book]
    return pickle.dumps(sheets)


OPERATIONS: dict[str, Part] = {
    "starting": starting,
    "recording": recording,
    "growing": growing,
    "meeting": meeting,
    "handing-over": handing_over,
}
