"""Programs that a branch could keep its activities with, each given those of a register."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.filling import LAST_MONTH
from benchmarks.running import Program

FIRST_DAY, LAST_DAY, DAY_AFTER = f"{LAST_MONTH}-01", f"{LAST_MONTH}-31", "2026-01-01"


class Activity(NamedTuple):
    """As much of an activity as every peer can hold."""

    uid: str
    date: str
    area: str
    kind: str
    description: str
    people: int
    minutes: int


def where(name: str) -> str | None:
    """The peer's program: beside our Python, else on the PATH; None where it is not installed."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.is_file() else shutil.which(name)


def activities(register: Path) -> Iterator[Activity]:
    db = sqlite3.connect(f"{register.as_uri()}?mode=ro", uri=True)
    rows = db.execute(
        "SELECT uid, date, area, kind, description, COALESCE(people, 0), COALESCE(minutes, 60)"
        " FROM activity ORDER BY number"
    )
    yield from map(Activity._make, rows)
    db.close()


# --- hledger: a text journal


def hledger_month(program: str, register: Path, folder: Path) -> Program:
    """People served in the month, by kind of activity."""
    journal = folder / "peer.journal"
    with journal.open("w", encoding="utf-8") as file:
        for each in activities(register):
            file.write(f"{each.date} {each.description}\n")
            file.write(f"    ({each.area}:{each.kind})  {each.people}\n\n")
    return Program((program, "-f", str(journal), "balance", "-b", FIRST_DAY, "-e", DAY_AFTER))


# --- watson: one JSON file


def _watson_frames(register: Path, folder: Path) -> dict[str, str]:
    place = folder / "watson"
    place.mkdir(exist_ok=True)
    frames = []
    for each in activities(register):
        start = int(datetime.fromisoformat(f"{each.date}T09:00:00+00:00").timestamp())
        stop = start + 60 * each.minutes
        frames.append([start, stop, each.area, each.uid.replace("-", ""), [each.kind], stop])
    (place / "frames").write_text(json.dumps(frames), "utf-8")
    return {"WATSON_DIR": str(place)}


def watson_add(program: str, register: Path, folder: Path) -> Program:
    day = f"{LAST_MONTH}-15"
    words = ("add", "--from", f"{day} 09:00", "--to", f"{day} 10:00", "LH", "+LH01")
    return Program((program, *words), variables=_watson_frames(register, folder))


def watson_month(program: str, register: Path, folder: Path) -> Program:
    words = ("report", "--no-pager", "--from", FIRST_DAY, "--to", LAST_DAY)
    return Program((program, *words), variables=_watson_frames(register, folder))


# --- taskwarrior: a line of text for each task


def task_summary(program: str, register: Path, folder: Path) -> Program:
    """Its summary by project, of all time: it has none of a month."""
    place = folder / "task"
    place.mkdir(exist_ok=True)
    with (place / "completed.data").open("w", encoding="utf-8") as file:
        for each in activities(register):
            at = int(datetime.fromisoformat(f"{each.date}T09:00:00+00:00").timestamp())
            file.write(
                f'[description:"{each.description}" end:"{at}" entry:"{at}"'
                f' project:"{each.area}" status:"completed" uuid:"{each.uid}"]\n'
            )
    words = ("rc:/dev/null", "rc.confirmation=off", "rc.verbose=nothing")
    settings = (f"rc.data.location={place}", "rc.summary.all.projects=1")
    return Program((program, *words, *settings, "summary"))


# --- sqlite-utils: a database table


def sqlite_utils_query(program: str, register: Path) -> Program:
    return Program((program, "query", str(register), "select * from worker where number = 12"))


def sqlite_utils_insert(program: str, register: Path, folder: Path) -> Program:
    """One row into a table that already holds the register's activities."""
    database = folder / "peer.db"
    database.unlink(missing_ok=True)
    with sqlite3.connect(database) as db:
        columns = ", ".join(Activity._fields)
        db.execute(f"CREATE TABLE activity ({columns})")
        marks = ", ".join("?" * len(Activity._fields))
        db.executemany(f"INSERT INTO activity VALUES ({marks})", activities(register))
    db.close()
    row = Activity("new", f"{LAST_MONTH}-15", "LH", "LH01", "", 5, 60)
    words = (program, "insert", str(database), "activity", "-")
    return Program(words, stdin=json.dumps(row._asdict()).encode())
