"""A branch's register to do deeds in: founded, three villages, nobody in it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.records import Part, Who
from ipsm_cli.records import activities, branch, history, workers
from ipsm_cli.store.create import create
from ipsm_cli.store.register import Register, open_to_write
from ipsm_cli.store.schema import KEEPING

TODAY = "2026-11-24"
VILLAGES = [
    ("32.01.01.1001", "Cibinong"),
    ("32.01.01.1002", "Pabuaran"),
    ("32.01.01.2003", "Karadenan"),
]
BRANCH = {
    "level": "kecamatan",
    "region": "32.01.01",
    "name": "IPSM Kecamatan Cibinong",
    "language": "id",
    "due_day": 5,
}


def nobody_asks(doubts: Sequence[Doubt]) -> str:
    raise AssertionError(doubts)


class Office:
    """One deed after the other, each in a transaction of its own."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.today = TODAY

    @property
    def db(self) -> sqlite3.Connection:
        return self.register.db

    def do(self, deed: Callable[..., Any], *words: Any, **options: Any) -> Any:
        """Does a deed and answers what it answers."""
        who = Who("sekretaris", deed.__name__, f"{self.today}T08:00:00+07:00", self.today)
        with self.register.change(who) as pen:
            return deed(pen, *words, **options)

    def worker(
        self,
        name: str = "Siti Aminah",
        *,
        status: str = "aktif",
        desas: Sequence[str] = (),
        keep: Any = nobody_asks,
        **fields: Any,
    ) -> int:
        """Registers a worker; active since 2024 unless it is said otherwise."""
        number: int = self.do(
            workers.add,
            {"name": name, "sex": "P", "active_since": "2024-01-01", **fields},
            desas=desas,
            status=status,
            active=status == "aktif",
            keep=keep,
        )
        return number

    def edit(
        self, number: int, *, desas: Any = None, keep: Any = nobody_asks, **fields: Any
    ) -> None:
        self.do(workers.edit, number, fields, desas=desas, keep=keep)

    def end(self, number: int, day: str, status: str = "berhenti", note: str | None = None) -> None:
        self.do(workers.end, number, day, status=status, reason="PS", note=note)

    def reinstate(self, number: int, day: str) -> None:
        self.do(workers.reinstate, number, day, status="aktif")

    def activity(self, date: str, *who: int, **options: Any) -> int:
        """Records an activity of the workers, the first of them in charge."""
        options = {"served": (), "partners": (), **options}
        lists = {name: options.pop(name) for name in ("served", "partners")}
        parts = [Part(n, "peserta" if place else "pelaksana") for place, n in enumerate(who)]
        fields = {"date": date, "kind": "LH01", **options}
        number: int = self.do(activities.add, fields, "LH", parts, **lists)
        return number

    def undo(self, number: int | None = None) -> Any:
        which = history.last_standing(self.db) if number is None else number
        return self.do(history.undo, which)

    @property
    def entry(self) -> int:
        """The number of the newest entry."""
        return int(self.db.execute("SELECT max(number) FROM action").fetchone()[0])

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table but the history's."""
        return {
            table: sorted(self.db.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in KEEPING
        }

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.db.execute(query, values).fetchall()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("founded") / "ipsm.db"
    who = Who("sekretaris", "init", "2026-01-02T08:00:00+07:00", "2026-01-02")
    with create(path) as register, register.change(who) as pen:
        branch.found(pen, BRANCH, VILLAGES)
    return path


@pytest.fixture
def office(tmp_path: Path, founded: Path) -> Iterator[Office]:
    copy = Path(shutil.copy(founded, tmp_path / "ipsm.db"))
    with open_to_write(copy, "ipsm test", 1) as register:
        register.db.execute("PRAGMA synchronous = OFF")  # nothing is killed here
        yield Office(register)


@pytest.fixture
def because() -> Callable[[str], Any]:
    """Keeps what is doubtful, with a reason; what it was asked stands in ``asked``."""

    class Kept:
        def __init__(self, reason: str) -> None:
            self.reason = reason
            self.asked: list[Doubt] = []

        def __call__(self, doubts: Sequence[Doubt]) -> str:
            self.asked += doubts
            return self.reason

    return Kept


@pytest.fixture
def refuse() -> Callable[[Sequence[Doubt]], str]:
    """What a script without --yes does with doubts."""

    def keep(doubts: Sequence[Doubt]) -> str:
        raise errors.DoubtfulEntry(doubts=tuple(doubts))

    return keep


@pytest.fixture
def unchanged(office: Office) -> Iterator[None]:
    """Whatever the test does leaves rows and history as they were before it began."""
    before = list(office.db.iterdump())
    yield
    assert list(office.db.iterdump()) == before
