"""What goes out: long lists and whole workbooks, beside bare programs that write the same."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

from benchmarks.filling import LAST_MONTH, YEARS
from benchmarks.ground import Ground
from benchmarks.lines import MOST_MIB, Line, Sizes, line_of, memory_line
from benchmarks.running import Failed, Program

BUSY_MONTH = 3_200  # activities a month of a dense city branch
ALL_MONTHS = f"{int(LAST_MONTH[:4]) - YEARS + 1}-01..{LAST_MONTH}"
SAME_CELLS = "bare openpyxl, same cells"


def handing_over(ground: Ground, sizes: Sizes) -> Iterator[Line]:
    """A short list and a month's workbook; then all activities of the register that is bulk."""
    small = ground.register(sizes.growing[0])
    listing = ground.ipsm("activity", "list", register=small)
    plain = ground.floor("plain_list", str(small))
    name = f"activity list of {sizes.growing[0]:,}, piped"
    yield line_of(ground, name, listing, "plain print, with tabs", plain, 1.5)
    tabs = ground.ipsm("activity", "list", "--format", "tsv", register=small)
    yield line_of(ground, name, listing, "ours, with tabs", tabs, None)
    yield from _month(ground)
    yield from _all_rows(ground, sizes.bulk)
    yield from _all_papers(ground, sizes.bulk)


def _month(ground: Ground) -> Iterator[Line]:
    operation = f"export month of {BUSY_MONTH:,}"
    try:
        export, bare = _papers(ground, ground.register(BUSY_MONTH, months=1), LAST_MONTH)
    except Failed as failed:
        yield Line(operation, SAME_CELLS, 1.5, skipped=str(failed))
    else:
        yield line_of(ground, operation, export, SAME_CELLS, bare, 1.5)


def _all_rows(ground: Ground, count: int) -> Iterator[Line]:
    """Lists of every activity, in the forms that programs read, and aligned."""
    register = ground.register(count)
    for form, against in (("csv", "bare csv.writer, same rows"), ("json", "bare json, same rows")):
        operation = f"activity list, {form}, {count:,}"
        ours = ground.ipsm("activity", "list", "--format", form, register=register)
        bare = ground.floor("bare_list", str(register), form)
        line = line_of(ground, operation, ours, against, bare, None)
        yield line._replace(rows=count)
        yield memory_line(ground, operation, ours, MOST_MIB, (against, bare))
    aligned = ground.ipsm("activity", "list", register=register)
    yield memory_line(ground, f"activity list, aligned, {count:,}", aligned, MOST_MIB)


def _all_papers(ground: Ground, count: int) -> Iterator[Line]:
    """A workbook of five years, as nobody prints it: what a row costs, and what is held."""
    operation = f"export of {count:,} to xlsx"
    try:
        export, bare = _papers(ground, ground.register(count), ALL_MONTHS)
    except Failed as failed:
        yield Line(operation, SAME_CELLS, None, skipped=str(failed))
        return
    line = line_of(ground, operation, export, SAME_CELLS, bare, None)
    yield line._replace(rows=count)
    yield memory_line(ground, operation, export, MOST_MIB, (SAME_CELLS, bare))


def _papers(ground: Ground, register: Path, period: str) -> tuple[Program, Program]:
    """The export of the period, and the bare writer of the cells that it wrote. Raises Failed."""
    folder = ground.bench.folder
    words = ("export", "month", period, "--into", str(folder), "--force")
    export = ground.ipsm(*words, register=register)
    written = Path(ground.bench.run(export).decode().strip())
    cells = folder / f"{register.stem}.cells"
    _keep_cells(written, cells)
    return export, ground.floor("bare_workbook", str(cells), str(folder / "bare.xlsx"))


def _keep_cells(workbook: Path, cells: Path) -> None:
    """The values of a workbook's cells, row after row: the title of a sheet, then its rows."""
    from openpyxl import load_workbook  # only here, and 100 ms

    with cells.open("wb") as file:
        for sheet in load_workbook(workbook, read_only=True):
            pickle.dump(sheet.title, file)
            for row in sheet.iter_rows(values_only=True):
                pickle.dump(list(row), file)
