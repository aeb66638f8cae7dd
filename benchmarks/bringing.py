"""Sheets brought in, and people found among many: beside bare loops over the same rows."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ground import Ground, is_of_this_shape
from benchmarks.lines import MOST_MIB, Line, Sizes, line_of, memory_line
from benchmarks.running import Failed, Program

PEOPLE = 25_000  # workers of the largest province
LONGEST = 30  # seconds for all pairs of them
HEADINGS = ("date", "kind", "desa", "workers", "people", "hours", "description")
PEOPLE_FILLING = Path(__file__).with_name("people.py")


def finding(ground: Ground, sizes: Sizes) -> Iterator[Line]:  # noqa: ARG001 - parts are asked alike
    """A name with a slip of the finger, and likely duplicates, among 25,000 workers."""
    register = ground.bench.folder / f"{PEOPLE}-workers.db"
    if not is_of_this_shape(register):
        register.unlink(missing_ok=True)
        print(f"… a register of {PEOPLE:,} workers", file=sys.stderr)
        words = (sys.executable, "-P", str(PEOPLE_FILLING), str(register), str(PEOPLE))
        subprocess.run(words, check=True)
    name = ground.name(register)
    slip = name[:-2] + name[-1] + name[-2]
    find = ground.ipsm("worker", "find", slip, register=register)
    show = ground.ipsm("worker", "show", "12", register=register)
    yield line_of(ground, f"worker find, a slip, {PEOPLE:,}", find, "worker show", show, 3)
    pairs = ground.ipsm("worker", "duplicates", register=register)
    operation = f"worker duplicates, {PEOPLE:,}"
    try:
        seconds = round(ground.bench.time(pairs) + 0.5)
    except Failed as failed:
        yield Line(operation, "seconds", LONGEST, unit="s", skipped=str(failed))
    else:
        yield Line(operation, "seconds", LONGEST, counted=seconds, unit="s")


def bringing_in(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """Activities from csv and xlsx into a fresh copy, beside the bare rows in the same schema."""
    count = sizes.bulk
    sheet, book = sheets(ground.bench.folder, count)
    operation, against = f"import of {count:,} from csv", "bare executemany, same schema"
    ours, bare = importing(ground, sheet), _bare(ground, sheet)
    line = line_of(ground, operation, ours, against, bare, sizes.promise(4))
    yield line._replace(rows=count)
    yield memory_line(ground, operation, ours, MOST_MIB, (against, bare))

    operation, against = f"import of {count:,} from xlsx", "bare calamine, executemany"
    ours, bare = importing(ground, book), _bare(ground, book)
    both = importing(ground, sheet, f"--read={book}")
    line = line_of(ground, operation, ours, "csv and bare calamine", both, 1.3)
    yield line._replace(rows=count)
    if line.measured:
        speeds = (round(count / took) for took in (line.measured.ours, ground.bench.time(bare)))
        ours_a_second, other = speeds
        yield Line(operation, against, None, counted=ours_a_second, unit="rows/s", other=other)
    yield memory_line(ground, operation, ours, MOST_MIB, (against, bare))


def importing(ground: Ground, file: Path, *more: str) -> Program:
    """The import of a sheet into a fresh copy of the empty register."""
    words = ("import", "activities", str(file), "--yes", "--quiet")
    return ground.on_a_copy(ground.register(0), ground.ipsm(*words), *more)


def _bare(ground: Ground, file: Path) -> Program:
    return ground.floor("bare_rows", str(ground.register(0)), str(ground.bench.folder), str(file))


def sheets(folder: Path, count: int) -> tuple[Path, Path]:
    """So many activities as csv and as xlsx."""
    sheet, book = folder / f"{count}.csv", folder / f"{count}.xlsx"
    if not book.exists():
        _write_sheets(sheet, book, count)
    return sheet, book


def _write_sheets(sheet: Path, book: Path, count: int) -> None:
    from openpyxl import Workbook  # only here, and 100 ms

    rng = random.Random(count)
    kinds = ("LH01", "KD01", "PP01", "KP05", "KD04", "PP09")
    rows = [
        (
            f"{2021 + place % 4}-{1 + place % 12:02}-{1 + place // 12 % 28:02}",
            *(kinds[place % 6], "Tengah", str(1 + place % 900)),
            *(rng.randint(1, 60), rng.randint(1, 8), f"Kegiatan ke {place}"),
        )
        for place in range(count)
    ]
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADINGS, *rows])
    whole = Workbook(write_only=True)
    page = whole.create_sheet("Kegiatan")
    for row in (HEADINGS, *rows):
        page.append(list(row))
    whole.save(book)
