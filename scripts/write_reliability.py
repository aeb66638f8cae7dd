"""Writes the figures of a run of the trials into docs/reliability.md.

``make trial`` calls it with the file that the trials added their figures to.
"""

from __future__ import annotations

import datetime
import json
import platform
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- trial: begin -->", "<!-- trial: end -->"
# each trial's line: what is added up, and how it is told
LINES = {
    "kills": "{kills} random kills, {acknowledged} records told as written: {lost} lost",
    "points": "{points} points of {commands} commands' writes, killed at each: 0 halves",
    "calls": "{calls} system calls of {commands} commands failed or were the last: 0 halves",
    "power": "{states} states after a loss of power: {lost} records lost",
    "power of the usual settings": "{states} states under SQLite's own settings: {lost} lost one",
    "together": "{writers} writers at once, {records} records: {lost} lost, no number twice",
    "readers": "{looks} looks during an import of {rows} rows: {halves} halves seen",
    "strangers": "{files} spoilt files brought in: {bugs} bugs, {partial} in part",
    "spoilt": "{files} spoilt files read: {bugs} bugs",
    "faults": "{faults} faults of disk, rights, file: one sentence each, bytes unchanged",
    "screens": "{commands} commands on names that want to be obeyed: none was",
    "ids": "{failures} failures with an id in them: none given away",
    "undo": "{deeds} deeds at random, {undos} undone, {redos} redone: {differences} differences",
}


def table(lines: Iterable[str]) -> str:
    """The figures of a run as a table, trial by trial; those of its parts are added up."""
    sums: dict[str, Counter[str]] = {}
    seeds: set[int] = set()
    for line in lines:
        told = json.loads(line)
        trial = told.pop("trial")
        seeds.add(told.pop("seed"))
        told.pop("full")
        sums.setdefault(trial, Counter()).update(told)
    missing = set(LINES) - set(sums)
    if missing:
        raise SystemExit(f"no figures of: {', '.join(sorted(missing))}")
    rows = [f"| {LINES[trial].format(**sums[trial])} |" for trial in LINES]
    where = f"{platform.system()}, Python {platform.python_version()}, "
    where += f"SQLite {sqlite3.sqlite_version}, seeds {', '.join(map(str, sorted(seeds)))}"
    today = datetime.date.today().isoformat()
    return "\n".join([f"{today}, {where}.", "", "| last run |", "|---|", *rows])


def put(page: str, figures: str) -> str:
    """The page with these figures in the place of those before."""
    head, _, rest = page.partition(BEGIN)
    return f"{head}{BEGIN}\n{figures}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    found = Path(sys.argv[1]).read_text("utf-8").splitlines()
    PAGE.write_text(put(PAGE.read_text("utf-8"), table(found)), "utf-8")
    print(f"{PAGE.relative_to(ROOT)} written")
