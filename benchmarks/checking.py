"""The whole register looked through, and a whole import taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.bringing import importing, sheets
from benchmarks.ground import Ground
from benchmarks.lines import MIB, Line, Sizes, line_of, memory_line
from benchmarks.running import Failed


def checking(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """Every seal and row against the history, beside SQLite looking at its own pages."""
    count = sizes.bulk
    register = ground.register(count)
    check = ground.ipsm("check", register=register)
    pages = ground.floor("integrity", str(register))
    operation, against = f"check of {count:,}", "PRAGMA integrity_check"
    yield line_of(ground, operation, check, against, pages, sizes.promise(10))
    yield memory_line(ground, operation, check, None, (against, pages))
    yield from _undoing(ground, count)


def _undoing(ground: Ground, count: int) -> Iterator[Line]:
    operation = f"undo of an import of {count:,}"
    sheet, _ = sheets(ground.bench.folder, count)
    try:
        ground.bench.run(importing(ground, sheet))
        imported = shutil.copy(ground.copy, ground.bench.folder / "imported.db")
        undo = ground.on_a_copy(Path(imported), ground.ipsm("undo", "--yes", "--quiet"))
        start = perf_counter()
        peak = ground.peak(undo)
        seconds = round(perf_counter() - start + 0.5)
    except Failed as failed:
        yield Line(operation, "seconds", None, unit="s", skipped=str(failed))
        return
    yield Line(operation, "seconds", None, counted=seconds, unit="s")
    yield Line(f"memory of {operation}", "peak", None, counted=peak, unit=MIB)
