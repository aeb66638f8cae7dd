"""A branch that sheets are brought into: four workers, the villages of Cibinong, a day to do it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ipsm_cli.codes.codebook import Codes
from ipsm_cli.core.records import Part, Who
from ipsm_cli.exchange import bringing
from ipsm_cli.exchange.foreign import Foreign, Grid
from ipsm_cli.exchange.job import Asked, Job, prepare, reader
from ipsm_cli.exchange.plan import Plan
from ipsm_cli.exchange.values import Reader
from ipsm_cli.records import activities, branch, history, workers
from ipsm_cli.store.create import create
from ipsm_cli.store.register import Register, open_to_write

TODAY = datetime.date(2026, 11, 24)
CODES = Codes()
VILLAGES = [
    ("32.01.01.1001", "Cibinong"),
    ("32.01.01.1002", "Pabuaran"),
    ("32.01.01.2003", "Karadenan"),
    ("32.01.01.1007", "Pakansari"),
]
BRANCH = {
    "level": "kecamatan",
    "region": "32.01.01",
    "name": "IPSM Kecamatan Cibinong",
    "language": "id",
    "due_day": 5,
}
SITI_NIK = "3201014107850003"  # invented
# number 1 to 4
WORKERS: tuple[dict[str, Any], ...] = (
    {
        "name": "Siti Aminah",
        "sex": "P",
        "nik": SITI_NIK,
        "birth_date": "1985-07-01",
        "member_number": "0321010001",
        "phone": "+6281234567890",
        "active_since": "2019",
    },
    {"name": "Dadang Suhendar", "sex": "L", "active_since": "2019"},
    {"name": "Siti Komariah", "sex": "P", "active_since": "2020"},
    {"name": "Muhammad Yusuf", "sex": "L", "active_since": "2026-06-01"},
)
HEAD = ("Tanggal", "Jenis kegiatan", "Uraian", "Desa", "Nama PSM", "L", "P")
VISIT = ("05/03/2026", "KD09", "Kunjungan lansia", "Pakansari", "Siti Aminah", 5, 7)


class Ground:
    """A register, and sheets coming in one after the other."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.db = register.db

    @contextmanager
    def pen(self, command: str = "test", *, dry_run: bool = False) -> Iterator[Any]:
        who = Who("rina", command, "2026-11-24T08:00:00+07:00", TODAY.isoformat())
        with self.register.change(who, dry_run=dry_run) as pen:
            yield pen

    def bring(
        self,
        kind: str,
        *rows: Sequence[Any],
        file: str = "maret.xlsx",
        write: bool = True,
        **asked: Any,
    ) -> Plan:
        """Brings one sheet in, headings first."""
        return self.run(prepare(sheet(*rows, file=file), Asked(kind, **asked)), write=write)

    def run(self, job: Job, *, write: bool = True) -> Plan:
        with self.pen(f"import {job.asked.kind}", dry_run=not write) as pen:
            return bringing.bring_in(pen, job, CODES, TODAY, "id", lambda _: None, write=write)

    def reader(self, kind: str, *rows: Sequence[Any], **asked: Any) -> tuple[Job, Reader]:
        job = prepare(sheet(*rows), Asked(kind, **asked))
        return job, reader(self.db, job, CODES, TODAY, "id")

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.db.execute(query, values).fetchall()

    def one(self, query: str, *values: Any) -> Any:
        return self.rows(query, *values)[0][0]

    def activity(self, day: str, *who: int, **fields: Any) -> int:
        """An activity typed at the counter."""
        told: Any = {"date": day, "kind": "KD09", **fields}
        parts = [Part(n, "pendamping" if place else "pelaksana") for place, n in enumerate(who)]
        with self.pen() as pen:
            return activities.add(pen, told, "KD", parts)

    def undo(self) -> None:
        with self.pen("undo") as pen:
            history.undo(pen, history.last_standing(self.db))

    def dump(self) -> list[str]:
        """Every row but those of the history and of the counters of numbers."""
        left = ('INSERT INTO "change"', 'INSERT INTO "action"', "sqlite_sequence")
        return [line for line in self.db.iterdump() if not any(word in line for word in left)]


def sheet(*rows: Sequence[Any], file: str = "maret.xlsx", name: str = "Kegiatan") -> Foreign:
    """A foreign file of one sheet."""
    return book((name, rows), file=file)


def book(*sheets: tuple[str, Sequence[Sequence[Any]]], file: str = "maret.xlsx") -> Foreign:
    grids = tuple(Grid(name, False, [list(row) for row in rows], 1) for name, rows in sheets)
    return Foreign(file, "0" * 64, "xlsx", grids, ())


def found(folder: Path) -> Path:
    """The register of the branch, made anew in the folder."""
    path = folder / "ipsm.db"
    who = Who("rina", "init", "2026-01-02T08:00:00+07:00", "2026-06-02")
    fields: Any = BRANCH
    with create(path) as register:
        with register.change(who) as pen:
            branch.found(pen, fields, VILLAGES)
        for told in WORKERS:
            more: Any = told
            with register.change(who) as pen:
                workers.add(
                    pen,
                    more,
                    desas=["32.01.01.1007"] if told["sex"] == "P" else [],
                    status="aktif",
                    active=True,
                    keep=lambda _: "sesuai KTP",
                )
    return path


@contextmanager
def opened(path: Path) -> Iterator[Ground]:
    with open_to_write(path, "ipsm test", 1) as register:
        register.db.execute("PRAGMA synchronous = OFF")  # nothing is killed here
        yield Ground(register)
