"""A counter to stand at: a small branch's register, the program in this process or its own."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ipsm_cli.cli.main import main
from ipsm_cli.codes.region_tree import within
from ipsm_cli.core.records import Part, Served, Who
from ipsm_cli.records import activities, branch, workers
from ipsm_cli.store.create import create

ROOT = Path(__file__).parents[2]
NIK = "3201014107850003"  # invented; it must come out nowhere but where it was asked for
PAKANSARI = "32.01.01.1007"


class Done(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


def last_month() -> str:
    """The month before this one, as 2026-10."""
    return f"{datetime.date.today().replace(day=1) - datetime.timedelta(1):%Y-%m}"


@pytest.fixture(scope="session")
def month() -> str:
    return last_month()


def _found(pen: Any) -> None:
    fields = {
        "level": "kecamatan",
        "region": "32.01.01",
        "name": "IPSM Kecamatan Cibinong",
        "chair": "Tati Hartati",
        "secretary": "Rina Wati",
        "language": "id",
        "due_day": 5,
    }
    branch.found(pen, fields, [(region.code, region.name) for region in within("32.01.01")])


def _register(pen: Any, name: str, sex: str, **more: Any) -> None:
    keep = lambda _: "sesuai KTP"  # noqa: E731
    desas = [PAKANSARI] if sex == "P" else []
    fields = {"name": name, "sex": sex, **more}
    workers.add(pen, fields, desas=desas, status="aktif", active=True, keep=keep)


def _steps(month: str) -> list[tuple[str, Callable[[Any], Any]]]:
    """Command and deed of every history entry: 1 init, 2 to 4 workers, 5 end, 6 to 9 activities."""
    siti = {
        "nik": NIK,
        "birth_date": "1985-07-01",
        "phone": "+6281234567890",
        "member_number": "0321010001",
        "active_since": "2019",
    }
    act = activities.add
    led = [Part(1, "pelaksana"), Part(2, "pendamping")]
    first = {"date": f"{month}-05", "kind": "LH01", "desa": PAKANSARI, "minutes": 120}
    second = {"date": f"{month}-12", "kind": "KD01", "minutes": 90, "cost": 150_000}
    third = {"date": f"{month}-20", "kind": "KD01", "minutes": 600}
    counts = [Served("", "L", "", 30), Served("08", "P", "60+", 10)]
    return [
        ("init", _found),
        ("worker add", partial(_register, name="Siti Aminah", sex="P", **siti)),
        ("worker add", partial(_register, name="Dadang Suhendar", sex="L")),
        ("worker add", partial(_register, name="Siti Komariah", sex="P", active_since="2020")),
        (
            "worker end",
            lambda pen: workers.end(
                pen, 3, "2024-05-01", status="berhenti", reason="PS", note=None
            ),
        ),
        ("activity add", lambda pen: act(pen, first, "LH", led, counts)),
        ("activity add", lambda pen: act(pen, second, "KD", led[1:], [Served("", "", "", 25)])),
        ("activity add", lambda pen: act(pen, third, "KD", led[:1], [Served("", "", "", 99)])),
        ("activity void", lambda pen: activities.void(pen, 3, "tercatat dua kali")),
    ]


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory, month: str) -> bytes:
    """The bytes of the register of a branch: 3 workers, 3 activities of the last month."""
    path = tmp_path_factory.mktemp("stock") / "ipsm.db"
    today = datetime.date.today().isoformat()
    with create(path) as register:
        for command, deed in _steps(month):
            who = Who("rina", command, f"{today}T08:00:00+07:00", today)
            with register.change(who) as pen:
                deed(pen)
    return path.read_bytes()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where IPSM_FILE points; nothing is there yet. The folder's name has a space in it."""
    path = tmp_path / "buku data" / "ipsm.db"
    monkeypatch.setenv("IPSM_FILE", str(path))
    monkeypatch.setenv("IPSM_ACTOR", "rina")
    return path


@pytest.fixture
def register(place: Path, stocked: bytes) -> Path:
    """A copy of the stocked register, where IPSM_FILE points."""
    place.parent.mkdir()
    place.write_bytes(stocked)
    return place


@pytest.fixture
def ipsm(place: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs a command in this process; nobody sits at a terminal."""

    def run(*words: object) -> Done:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def process(place: Path, nobody: Path) -> Callable[..., Any]:
    """Runs ``python -m ipsm_cli`` with nothing in its environment but what is given."""

    def run(*words: object, env: dict[str, str] | None = None, **more: Any) -> Any:
        known = {"PYTHONPATH": str(ROOT), "HOME": str(nobody), "IPSM_FILE": str(place)}
        found = {"stdin": subprocess.DEVNULL, "capture_output": True, **more}
        command = [sys.executable, "-m", "ipsm_cli", *map(str, words)]
        if os.name == "nt":
            known["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        return subprocess.run(command, env=known | (env or {}), **found)

    return run


@pytest.fixture
def terminal(place: Path, nobody: Path) -> Callable[..., Any]:
    """Runs a command at a terminal of its own: see ``terminal.Terminal``."""
    terminals = pytest.importorskip("cli.terminal", reason="pseudo-terminals of POSIX")

    def sit(*words: object, env: dict[str, str] | None = None, **more: Any) -> Any:
        known = {"PYTHONPATH": str(ROOT), "HOME": str(nobody), "IPSM_FILE": str(place)}
        return terminals.Terminal([str(word) for word in words], known | (env or {}), **more)

    return sit


NASTY = "[red]Ani[/] \x1b[31m\u202e\u200b=1+1 [/]"


@pytest.fixture
def nasty(register: Path) -> Path:
    """The register with a worker and an activity whose texts want to be obeyed.

    No command takes such a text; one from another program may be there all the same.
    """
    from ipsm_cli.store.register import open_to_write

    who = Who("\x1b[2Jrina", "worker add", "2026-11-24T08:00:00+07:00", last_month() + "-28")
    with open_to_write(register, "test", 1) as opened, opened.change(who) as pen:
        worker = {"uid": "n", "name": NASTY, "search": "ani", "sex": "P", "note": "\x1b]0;x\x07"}
        number = pen.insert("worker", worker)
        service = {"since": "2020-01-01", "status": "aktif", "active": 1, "note": NASTY}
        pen.insert("service", {"worker": number, **service})
        texts = {"place": NASTY, "description": "=cmd|' /C calc'!A0\n[/]", "result": NASTY}
        activity = {"uid": "n", "date": f"{last_month()}-03", "area": "LH", "kind": "LH01"}
        recorded = {"recorded_on": f"{last_month()}-28", **texts}
        done = pen.insert("activity", {**activity, **recorded})
        part = {"worker": number, "part": "pelaksana", "place": 1}
        pen.insert("participant", {"activity": done, **part})
        pen.update("branch", (1,), {"name": NASTY})
    return register
