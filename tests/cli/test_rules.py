"""Rules of the counter that hold for every command; what is one command's own is in its test."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli import counter
from ipsm_cli.cli.tree import all_paths

NIK = "3201014107850003"
OTHER_NIK = "3201014107850004"

LOOKING = (
    "worker list",
    "worker show 1",
    "worker show 1 --full",
    "activity list",
    "activity show 1",
    "summary month",
    "export month",
    "history",
    "branch show",
    "month list",
    "month show last-month",
    "check",
    "doctor",
    "info",
)
WRITING = (
    "worker add --name Ani --sex P",
    "worker edit 1 --phone 081234567899",
    "worker end 2 --date today --reason PS",
    "worker reinstate 3 --date today",
    "activity add --date yesterday --kind KD01 --worker dadang",
    "activity edit 1 --people 3",
    "activity void 1 --reason wrong",
    "branch edit --chair Ani",
    "code add kind --code LH90 --label Beach --parent LH",
    "month close last-month",
    "letterhead set --lines SATU",
    "signatory add --office camat --name Ani",
    "letter add --subject Undangan",
    "undo",
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that a command writes without being told where go to the test's own folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


# --- writing (rules 11 to 14)


@pytest.mark.parametrize("words", WRITING)
def test_a_dry_run_changes_no_byte_and_says_the_same(ipsm: Any, register: Path, words: str) -> None:
    before = register.read_bytes()
    dry = ipsm(*words.split(), "--dry-run")
    assert (dry.code, dry.out, len(dry.lines)) == (0, "", 1)
    assert register.read_bytes() == before
    real = ipsm(*words.split())
    assert real.code == 0
    assert dry.err.endswith(real.lines[0] + "\n") and dry.err != real.lines[0] + "\n"


@pytest.mark.parametrize("words", WRITING)
def test_every_write_is_one_entry_and_names_the_way_back(
    ipsm: Any, register: Path, words: str
) -> None:
    done = ipsm(*words.split())
    assert done.code == 0 and len(done.lines) == 2
    assert done.lines[1].endswith("ipsm undo 10")
    with sqlite3.connect(register) as db:
        assert db.execute("SELECT max(number), count(*) FROM action").fetchone() == (10, 10)
    db.close()


def test_numbers_are_never_used_again(ipsm: Any, register: Path) -> None:
    add = ("worker", "add", "--name", "Ani", "--sex", "P")
    assert ipsm(*add).out == "4\n"
    assert ipsm("undo").code == 0
    assert ipsm(*add).out == "5\n"


# --- trouble with the file (exit 5), one sentence, nothing touched


def a_text(path: Path) -> None:
    path.write_text("catatan harian, bukan buku data; " * 100)


def another_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE worker (number)")
    db.close()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()


def altered(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("ALTER TABLE worker ADD COLUMN x TEXT")
    db.close()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


BROKEN: tuple[Callable[[Path], None], ...] = (
    *(a_text, another_database, newer, altered, empty, missing, folder, cut),
)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("breaking", BROKEN, ids=lambda breaking: breaking.__name__)
@pytest.mark.parametrize("words", ["worker list", "worker add --name Ani --sex P", "export month"])
def test_a_file_that_cannot_be_the_register(
    ipsm: Any, register: Path, breaking: Callable[[Path], None], words: str, lang: str
) -> None:
    breaking(register)
    before = register.read_bytes() if register.is_file() else None
    done = ipsm(*words.split(), "--lang", lang)
    assert (done.code, done.out, len(done.lines)) == (5, "", 1)
    assert str(register) in done.err and "Traceback" not in done.err
    assert (register.read_bytes() if register.is_file() else None) == before


def test_the_sentence_is_in_the_language_asked_for(ipsm: Any, register: Path) -> None:
    a_text(register)
    said = {lang: ipsm("info", "--lang", lang).err for lang in ("id", "en")}
    assert "bukan buku data ipsm" in said["id"] and "bukan" not in said["en"]


@pytest.mark.parametrize("words", [*LOOKING, *WRITING])
def test_a_missing_register_is_never_made(ipsm: Any, place: Path, words: str) -> None:
    done = ipsm(*words.split())
    assert (done.code, len(done.lines)) == (5, 1) and "ipsm init" in done.err
    assert not place.parent.exists()


# --- rights, as somebody who is not root

DROPPED = (1, 2, 3)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER


def _humble() -> None:
    """Takes root's way round the rights of files from the process that is about to start."""
    import ctypes

    libc = ctypes.CDLL(None)
    for capability in DROPPED:
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.fixture
def humbly(register: Path, process: Any) -> Callable[..., Any]:
    """Runs the program in the register's folder; the rights of files bind root too."""
    if not sys.platform.startswith("linux"):
        pytest.skip("capabilities of Linux")

    def run(*words: str) -> Any:
        env = {"IPSM_LANG": "id"}
        more = {"preexec_fn": _humble, "cwd": register.parent, "encoding": "utf-8"}
        return process(*words, env=env, **more)

    register.chmod(0)
    bound = run("info").returncode
    register.chmod(0o600)
    if bound == 0:
        pytest.skip("rights of files do not bind here")
    return run


@pytest.fixture
def unlocked(register: Path) -> Iterator[None]:
    """Gives the rights back, so that the folder can be cleared away."""
    yield
    for path in (register.parent, *register.parent.iterdir()):
        path.chmod(0o700)


def _one_sentence(done: Any, code: int) -> None:
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr


def test_a_read_only_register_can_be_read_and_not_written(
    register: Path, humbly: Callable[..., Any]
) -> None:
    before = register.read_bytes()
    register.chmod(0o444)
    _one_sentence(humbly("worker", "add", "--name", "Budi", "--sex", "L"), 5)
    _one_sentence(humbly("worker", "show", "1", "--full"), 5)
    assert humbly("worker", "list").returncode in (0, 5)
    assert register.read_bytes() == before


@pytest.mark.usefixtures("unlocked")
def test_a_folder_where_nothing_may_be_written(register: Path, humbly: Callable[..., Any]) -> None:
    before = register.read_bytes()
    register.with_name("ipsm.db.lock").unlink(missing_ok=True)
    register.parent.chmod(0o555)
    _one_sentence(humbly("worker", "add", "--name", "Ani", "--sex", "P"), 5)
    _one_sentence(humbly("worker", "list", "-o", "psm.csv"), 5)
    _one_sentence(humbly("export", "month", "--into", "laporan"), 5)
    init = ("init", "--level", "desa", "--region", "32.01.01.1007", "--file", "b.db")
    _one_sentence(humbly(*init), 5)
    _one_sentence(humbly("demo", "contoh"), 5)
    assert humbly("worker", "list").returncode == 0
    assert register.read_bytes() == before
    assert [path.name for path in register.parent.iterdir()] == ["ipsm.db"]


@pytest.mark.usefixtures("unlocked")
def test_a_register_or_file_that_may_not_be_opened(
    register: Path, humbly: Callable[..., Any]
) -> None:
    assert humbly("worker", "list", "-o", "psm.csv").returncode == 0
    exported = humbly("export", "month").stdout.strip()
    for name in ("psm.csv", exported):
        (register.parent / name).chmod(0)
    _one_sentence(humbly("worker", "list", "-o", "psm.csv"), 5)
    _one_sentence(humbly("export", "month"), 5)
    register.chmod(0)
    for words in (["worker", "list"], ["undo"], ["info"], ["code", "list"]):
        _one_sentence(humbly(*words), 5)


def test_a_folder_that_may_not_be_entered(
    register: Path, humbly: Callable[..., Any], tmp_path: Path
) -> None:
    shut = tmp_path / "kantor lain"
    shut.mkdir(mode=0)
    there = ("--file", str(shut / "ipsm.db"))
    for words in (("info",), ("undo",), ("init", "--level", "desa", "--region", "32.01.01.1007")):
        _one_sentence(humbly(*words, *there), 5)
    _one_sentence(humbly("worker", "list", "-o", str(shut / "a.csv")), 5)
    _one_sentence(humbly("export", "month", "--into", str(shut)), 5)
    shut.chmod(0o700)


# --- another process holds it (exit 8)

HOLD = """
import fcntl, sys
with open(sys.argv[1], "r+") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(register: Path) -> Iterator[Path]:
    """The register while another process has the writers' lock."""
    pytest.importorskip("fcntl")
    lock = register.with_name(register.name + ".lock")
    lock.write_text("ipsm worker add, pid 4711, laptop\n")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout and holder.stdin
        assert holder.stdout.readline() == b"held\n"
        yield register
        holder.stdin.close()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_writer_waits_and_then_names_the_holder(
    ipsm: Any, held: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setattr(counter, "_CRON_PATIENCE", 0.1)
    before = held.read_bytes()
    for words in WRITING:
        done = ipsm(*words.split(), "--lang", lang)
        assert (done.code, done.out, len(done.lines)) == (8, "", 1)
        assert "pid 4711" in done.err
    assert held.read_bytes() == before


def test_who_only_looks_need_not_wait(ipsm: Any, held: Path) -> None:
    assert ipsm("worker", "list").code == 0


# --- no id in any sentence or log


@pytest.mark.parametrize(
    "words",
    [
        ["worker", "add", "--name", "Ani", "--sex", "P", "--nik", NIK],
        ["worker", "add", "--name", "Ani", "--sex", "L", "--nik", OTHER_NIK],
        ["worker", "add", "--name", "Ani", "--sex", "P", "--nik", NIK + "1"],
        ["worker", "add", "--name", "Ani", "--sex", NIK],
        ["worker", "add", "--name", "Ani", "--sex", "P", "--phone", NIK],
        ["worker", "add", "--name", "Ani", "--sex", "P", "--birth-date", NIK],
        ["worker", "add", "--name", "Ani", "--sex", "P", "--education", NIK],
        ["worker", "add", "--name", "Ani", "--sex", "P", "--desa", NIK],
        ["worker", "add", "--name", "Ani", "--sex", "P", "--home-desa", NIK],
        ["worker", "add", "--name", "Ani", "--sex", "P", "--email", NIK],
        ["worker", "add", "--name", "Ani", "--sex", "P", NIK],
        ["worker", "show", NIK],
        ["worker", "list", "--status", NIK],
        ["worker", NIK],
        [NIK],
        [f"--{NIK}"],
        ["activity", "add", "--date", NIK, "--kind", "KD01", "--worker", "1"],
        ["activity", "add", "--date", "today", "--kind", NIK, "--worker", "1"],
        ["activity", "add", "--date", "today", "--kind", "KD01", "--worker", NIK],
        ["activity", "add", "--date", "today", "--kind", "KD01", "--worker", "1", "--people", NIK],
        ["activity", "add", "--date", "today", "--kind", "KD01", "--worker", "1", "--served", NIK],
        ["activity", "add", "--date", "today", "--kind", "KD01", "--worker", "1", "--hours", NIK],
        ["activity", "add", "--date", "today", "--kind", "KD01", "--worker", "1", "--cost", NIK],
        ["activity", "show", NIK],
        ["summary", "month", NIK],
        ["history", "apa", NIK],
        ["history", "--last", NIK + "x"],
        ["undo", NIK + "x"],
        ["code", "list", NIK],
        ["code", "add", NIK],
        ["region", "find", NIK],
        ["region", "list", NIK],
        ["completion", NIK],
        ["worker", "list", "--format", NIK],
        ["--lang", NIK, "info"],
    ],
    ids=" ".join,
)
def test_no_sentence_gives_an_id_away(ipsm: Any, register: Path, words: list[str]) -> None:
    before = register.read_bytes()
    done = ipsm(*words)
    assert done.code in (2, 3, 4) and len(done.lines) == 1
    for nik in (NIK, OTHER_NIK):
        assert nik not in done.err.replace(" ", "")
    assert register.read_bytes() == before


def test_a_bug_with_an_id_in_it_leaves_none_behind(
    ipsm: Any, register: Path, nobody: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ipsm_cli.records import workers

    def broken(_: object, fields: Any, **more: object) -> int:
        raise KeyError(fields["nik"])

    monkeypatch.setattr(workers, "add", broken)
    done = ipsm("worker", "add", "--name", "Ani", "--sex", "P", "--nik", OTHER_NIK)
    assert (done.code, len(done.lines)) == (1, 1) and OTHER_NIK not in done.err
    (log,) = nobody.rglob("ipsm.log")
    said = log.read_text("utf-8")
    assert "KeyError" in said and OTHER_NIK not in said


# --- texts of people (rule 6) on every page


@pytest.mark.parametrize(
    "words",
    [
        "worker list",
        "worker show 4",
        "activity list",
        "activity show 4",
        "summary worker last-month",
        "history",
        "history 10",
        "branch show",
        "info",
        "export month",
    ],
)
def test_a_name_is_text_everywhere(ipsm: Any, nasty: Path, words: str) -> None:
    done = ipsm(*words.split())
    assert done.code == 0
    for sign in ("\x1b", "\u202e", "\u200b", "\x07"):
        assert sign not in done.out + done.err


# --- every command, in one way


@pytest.mark.parametrize("path", all_paths(), ids=" ".join)
def test_an_unknown_option_is_refused_everywhere(ipsm: Any, register: Path, path: Any) -> None:
    done = ipsm(*path, "--tidak-ada")
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert "--tidak-ada" in done.err


def test_quiet_says_nothing_but_the_answer(ipsm: Any, register: Path) -> None:
    for words in WRITING:
        done = ipsm(*words.split(), "--quiet")
        assert (done.code, done.err) == (0, "")
        assert done.out.strip().isdigit() or not done.out
