"""What is measured on: the installed program, its Python, and registers made when asked for."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from benchmarks.filling import LAST_MONTH, YEARS
from benchmarks.running import Bench, Failed, Program
from ipsm_cli import SCHEMA

FLOORS = Path(__file__).with_name("floors")
SOURCES = Path(__file__).resolve().parents[1]
PEAK = Path(__file__).with_name("peak.py")
FILLING = Path(__file__).with_name("filling.py")


class Ground:
    """``ipsm`` and ``python`` are those of the environment that runs the benchmark."""

    def __init__(self, bench: Bench, seed: int) -> None:
        self.bench = bench
        self._seed = seed
        self._ipsm = str(Path(sys.executable).with_name("ipsm"))

    def register(self, activities: int, months: int = 12 * YEARS) -> Path:
        """A register of this size and a 1,000 workers, ready for writers."""
        path = self.bench.folder / f"{activities}-in-{months}.db"
        if not is_of_this_shape(path):
            path.unlink(missing_ok=True)
            print(f"… a register of {activities:,} activities", file=sys.stderr)
            maker = (sys.executable, "-P", str(FILLING))  # -P: with the installed ipsm_cli
            words = (*maker, str(path), str(activities), str(months), str(self._seed))
            subprocess.run(words, check=True)
        return path

    def ipsm(self, *words: str, register: Path | None = None, terminal: bool = False) -> Program:
        place = register or self.bench.folder / "nothing.db"
        variables = {"IPSM_FILE": str(place)}
        return Program((self._ipsm, *words), variables=variables, terminal=terminal)

    def adding(self, register: Path) -> Program:
        """One activity, in a month that no summary here asks for."""
        day = f"{LAST_MONTH[:4]}-11-15"
        words = ("--date", day, "--kind", "LH01", "--worker", "12", "--people", "5")
        return self.ipsm("activity", "add", *words, register=register)

    def name(self, register: Path) -> str:
        """The name of worker 12."""
        with closing(sqlite3.connect(register)) as db:
            return str(db.execute("SELECT name FROM worker WHERE number = 12").fetchone()[0])

    def python(self, source: str, *, terminal: bool = False) -> Program:
        return Program((sys.executable, "-c", source), terminal=terminal)

    def floor(self, name: str, *words: str) -> Program:
        return Program((sys.executable, str(FLOORS / f"{name}.py"), *words))

    @property
    def copy(self) -> Path:
        """The register that a program on a copy leaves behind."""
        return self.bench.folder / "copy" / "ipsm.db"

    def on_a_copy(self, base: Path, program: Program, *more: str) -> Program:
        """The program on a fresh copy of a register."""
        return self.floor("into_a_copy", str(base), str(self.copy), *more, *program.words)

    def peak(self, program: Program) -> int:
        """MiB that the program held at its highest."""
        words = (sys.executable, str(PEAK), *program.words)
        return round(int(self.bench.run(program._replace(words=words))) / 1024)

    def syncs(self, strace: str, program: Program) -> int:
        """How often one run waits for the disk."""
        log = self.bench.folder / "strace.log"
        words = (strace, "-f", "-o", str(log), "-e", "trace=fsync,fdatasync", *program.words)
        self.bench.run(program._replace(words=words))
        return log.read_text().count("sync(")


def is_of_this_shape(register: Path) -> bool:
    """Whether the register is there, in the shape that the measured program writes.

    One of an older shape would be brought forward, and backed up, by the first command measured.
    """
    if not register.exists():
        return False
    with closing(sqlite3.connect(register)) as db:
        return bool(db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA)


def check_ground() -> None:
    """Raises Failed where what would be measured is not the program as people install it."""
    if not Path(sys.executable).with_name("ipsm").is_file():
        raise Failed("ipsm is not installed beside this Python; `make bench` does that first")
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        if os.environ.get(name):
            raise Failed(f"{name} is set: modules would not start as they do for people")
    words = (sys.executable, "-Pc", "import ipsm_cli; print(ipsm_cli.__file__)")
    found = subprocess.run(words, capture_output=True, text=True, check=True, cwd=os.sep).stdout
    if SOURCES in Path(found.strip()).parents and "site-packages" not in found:
        raise Failed("ipsm is installed from the working tree; install the package itself")
