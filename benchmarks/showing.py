"""The table of a run: on the screen as it grows, and in Markdown between two marks of a page."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.lines import Line

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
HEADINGS = ("operation", "against", "ratio", "middle half", "budget", "met", "ours", "other")
WIDTHS = (42, 30, 6, 12, 9, 4, 14, 14)


def facts() -> str:
    """What the figures depend on, in one sentence that names no machine."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return (
        f"{platform.system()}, {processors} processors, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}"
    )


def cells(line: Line) -> tuple[str, ...]:
    """The line as texts, in the order of HEADINGS."""
    head, budget = (line.operation, line.against), _number(line.budget, line.unit)
    met = {True: "yes", False: "NO", None: "–"}[line.met]
    if (measured := line.measured) is not None:
        middle = f"{measured.low:.2f}–{measured.high:.2f}"
        took = (_took(seconds, line.rows) for seconds in (measured.ours, measured.other))
        return (*head, _number(measured.ratio), middle, budget, met, *took)
    if line.counted is None:
        return (*head, "–", "", budget, "–", "", "")
    ratio = _number(line.counted / line.other) if line.other else "–"
    counts = (_number(count, line.unit) for count in (line.counted, line.other))
    return (*head, ratio, "", budget, met, *counts)


def _took(seconds: float, rows: int | None) -> str:
    return f"{rows / seconds:,.0f} rows/s" if rows else f"{1000 * seconds:,.1f} ms"


def _number(value: float | None, unit: str = "×") -> str:
    if value is None:
        return "–"
    if unit != "×":
        return f"{value:,.0f} {unit}"
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def on_screen(texts: Sequence[str]) -> str:
    pairs = list(zip(texts, WIDTHS, strict=True))
    left = "  ".join(text.ljust(width) for text, width in pairs[:2])
    return left + "  " + "  ".join(text.rjust(width) for text, width in pairs[2:])


def markdown(lines: Sequence[Line], facts: str) -> str:
    """The whole table, the machine it was made on, and what could not be measured."""
    rows = [HEADINGS, ("---", "---", *["---:"] * 6), *map(cells, lines)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    missing = "".join(f"\n- {each.operation}: {each.skipped}" for each in lines if each.skipped)
    parts = [f"{facts}. {verdict(lines)}", table]
    if missing:
        parts.append(f"Not measured:\n{missing}")
    return "\n\n".join(parts)


def verdict(lines: Sequence[Line]) -> str:
    promised = [line for line in lines if line.met is not None]
    return f"{sum(line.met is True for line in promised)} of {len(promised)} budgets met."


def put_into(page: Path, table: str) -> None:
    """Replaces what stands between the marks of ``page``. Raises ValueError without marks."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"{page.name} has no place for the table")
    page.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", "utf-8")
