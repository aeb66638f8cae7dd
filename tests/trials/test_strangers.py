"""Spoilt files of others brought in at the counter: all of a file, or nothing, and never a bug.

That each file alone is read or refused quickly is tried in ``tests/exchange/test_mutations.py``;
here it goes all the way into a register.
"""

from __future__ import annotations

import io
import json
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from exchange.forging import members
from exchange.test_mutations import NASTY, spoil, spoilt_zip
from trials import ledger
from trials.every import AIMS, CHAT, PEOPLE, SHEET, STOCK, WORKER
from trials.office import MONTH, Clerk, entries

FILES = ledger.size(1_000, 10_000)
PARTS = 4
SHEETS = "xl/worksheets/sheet1.xml"
STOCKED = sum("worker add" in line or line.startswith(WORKER) for line in STOCK)
ALLOWED = {0, 2, 3, 5, 6}  # done, unreadable, refused, trouble with the file, done in part


def members_of(text: str) -> dict[str, bytes]:
    """The sheet as a workbook, member by member."""
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.worksheets[0].append(line.split(";"))
    target = io.BytesIO()
    book.save(target)
    return members(target.getvalue())


def texts(text: str) -> Callable[[random.Random], bytes]:
    def made(chance: random.Random) -> bytes:
        data = text.replace("{month}", MONTH).encode(
            chance.choice(["utf-8", "utf-8-sig", "cp1252"])
        )
        return spoil(data, chance)

    return made


def books(text: str) -> Callable[[random.Random], bytes]:
    files = members_of(text.replace("{month}", MONTH))
    return lambda chance: spoilt_zip(files, SHEETS, chance)


KINDS: list[tuple[tuple[str, ...], str, Callable[[random.Random], bytes]]] = [
    (("import", "activities"), "a.csv", texts(SHEET)),
    (("import", "activities"), "a.xlsx", books(SHEET)),
    (("import", "workers"), "b.csv", texts(PEOPLE)),
    (("import", "workers"), "b.xlsx", books(PEOPLE)),
    (("import", "chat"), "c.txt", texts(CHAT)),
    (("target", "import"), "d.csv", texts(AIMS)),
    (("target", "import"), "d.xlsx", books(AIMS)),
    (("profile", "take"), "e.json", lambda chance: b""),  # its text is the pattern's own file
]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_file_comes_in_whole_or_not_at_all(
    clerk: Clerk, fresh: Callable[[], Path], part: int
) -> None:
    folder = fresh()
    given = (folder / "kader.json").read_bytes()
    lines, names = [], []
    for index in range(part, FILES, PARTS):
        command, name, make = KINDS[index % len(KINDS)]
        chance = random.Random(f"{ledger.SEED}/{index}")
        data = spoil(given, chance) if name == "e.json" else make(chance)
        file = folder / f"{index}-{name}"
        file.write_bytes(data)
        names.append(file.name)
        lines.append([*command, str(file), "--yes"])
    codes = folder / "codes"
    old = entries(folder / "ipsm.db")
    done = clerk.run_all(folder, lines, whatever=True, codes=str(codes))
    assert "Traceback" not in done.err
    found = json.loads(codes.read_text("utf-8"))
    assert len(found) == len(lines)
    wrong = [pair for pair in zip(names, found, strict=True) if pair[1] not in ALLOWED]
    assert not wrong, (ledger.SEED, wrong)
    assert entries(folder / "ipsm.db") > old  # sound throughout, and some came in
    with closing(sqlite3.connect(folder / "ipsm.db")) as db:  # what a file added is there, no more
        told = (
            db.execute("SELECT sum(added) FROM batch WHERE kind LIKE 'worker%'").fetchone()[0] or 0
        )
        people = db.execute("SELECT count(*) FROM worker").fetchone()[0]
    assert people == STOCKED + told
    print(Counter(found))
    ledger.record("strangers", files=len(lines), bugs=0, partial=0)


def test_the_faults_reach_the_rows(clerk: Clerk, fresh: Callable[[], Path]) -> None:
    """The control: a program that stops at the first odd value would be seen as a bug."""
    folder = fresh()
    (folder / "x.csv").write_bytes(SHEET.replace("{month}", MONTH).encode() + NASTY[3])
    codes = folder / "codes"
    line = ["import", "activities", str(folder / "x.csv"), "--yes"]
    clerk.run_all(folder, [line], whatever=True, codes=str(codes), bug="x")
    assert json.loads(codes.read_text("utf-8")) == [1]
