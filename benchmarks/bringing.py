"""Sheets brought in, and people found among many: beside bare loops over the same rows."""

from __future__ import annotations

import csv
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ground import Ground, is_of_this_shape
from benchmarks.operations import HISTORY, MOST_MIB, Line, Sizes, line_of
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
    with sqlite3.connect(register) as db:
        (name,) = db.execute("SELECT name FROM worker WHERE number = 12").fetchone()
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
    count = HISTORY if sizes.peers == HISTORY else sizes.peers
    base, folder = ground.register(0), ground.bench.folder
    sheet, book = folder / f"{count}.csv", folder / f"{count}.xlsx"
    if not book.exists():
        _write_sheets(sheet, book, count)
    words = ("import", "activities", "{file}", "--yes", "--quiet")
    ipsm = ground.ipsm(*words).words

    def ours(file: Path, *more: str) -> Program:
        command = [str(file) if word == "{file}" else word for word in ipsm]
        return ground.floor("into_a_copy", str(base), str(folder), *more, *command)

    bare = ground.floor("bare_rows", str(base), str(folder), str(sheet))
    operation = f"import of {count:,} from csv"
    yield line_of(ground, operation, ours(sheet), "bare executemany, same schema", bare, 4)
    both = ours(sheet, f"--read={book}")
    against = "csv and bare calamine"
    yield line_of(ground, f"import of {count:,} from xlsx", ours(book), against, both, 1.3)
    for file in (sheet, book):
        yield from _figures(ground, ours(file), file.suffix[1:], count)


def _figures(ground: Ground, program: Program, form: str, count: int) -> Iterator[Line]:
    """Rows a second and the peak of memory."""
    name = f"{count:,} from {form}"
    try:
        speed = round(count / ground.bench.time(program))
        peak = ground.peak(program)
    except Failed as failed:
        yield Line(f"import of {name}", "rows a second", None, skipped=str(failed))
        return
    yield Line(f"import of {name}", "rows a second", None, counted=speed, unit="rows/s")
    yield Line(f"memory of import, {name}", "peak", MOST_MIB, counted=peak, unit="MiB")


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
