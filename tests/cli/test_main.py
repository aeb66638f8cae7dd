"""From argv to exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli import counter, main


def test_a_command_that_is_done_answers_0(ipsm: Any, register: Path) -> None:
    assert ipsm("worker", "list").code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("worker list --nosuch", 2),
        ("worker add --name Ani --sex P --phone 123", 3),
        ("worker show 77", 4),
        ("--file {folder} worker list", 5),
    ],
)
def test_every_refusal_has_its_code(ipsm: Any, register: Path, words: str, code: int) -> None:
    folder = str(register.parent)
    assert ipsm(*(word.format(folder=folder) for word in words.split())).code == code


@pytest.mark.parametrize("words", [["--version"], ["--lang", "id", "--version"]])
def test_version_tells_program_shape_sqlite_and_python(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(words) == 0
    import sqlite3

    from ipsm_cli import SCHEMA, __version__

    python = ".".join(map(str, sys.version_info[:3]))
    expected = f"ipsm {__version__} (register {SCHEMA}, SQLite {sqlite3.sqlite_version}"
    assert capsys.readouterr().out == f"{expected}, Python {python})\n"


def test_a_bug_is_a_sentence_and_exit_1(
    ipsm: Any, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("3201014107850003")

    monkeypatch.setattr(counter.Counter, "look", broken)
    done = ipsm("worker", "list")
    assert done.code == 1
    assert len(done.lines) == 1 and "ipsm.log" in done.err
    assert "Traceback" not in done.err and "3201014107850003" not in done.err


def test_debug_shows_the_trace(ipsm: Any, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counter.Counter, "look", lambda *_: 1 / 0)
    assert "ZeroDivisionError" in ipsm("worker", "list", "--debug").err


def test_a_reader_who_has_seen_enough_ends_it_quietly(process: Any, place: Path) -> None:
    """More than a pipe holds is written, and the reader takes one line."""
    words = [sys.executable, "-m", "ipsm_cli", "region", "find", "a", "--limit", "20000"]
    env = {"PYTHONPATH": str(Path(main.__file__).parents[2]), "HOME": str(place.parent.parent)}
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout and run.stderr
        assert run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a Linux device")
def test_a_full_disk_behind_stdout_is_trouble_with_a_file(process: Any, register: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = process("worker", "list", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 5
    assert len(done.stderr.decode().splitlines()) == 1 and b"stdout" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="descriptors of POSIX")
def test_closed_streams_are_no_bug(process: Any, register: Path) -> None:
    done = process("worker", "list", preexec_fn=lambda: [os.close(n) for n in (0, 1, 2)])
    assert done.returncode == 0


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="looks into /proc")
def test_an_interrupt_answers_130(process: Any, register: Path, tmp_path: Path) -> None:
    """A writer waits for another one and is interrupted meanwhile."""
    import fcntl

    before = register.read_bytes()
    env = {"PYTHONPATH": str(Path(main.__file__).parents[2]), "IPSM_FILE": str(register)}
    env["HOME"] = str(register.parent)
    words = [sys.executable, "-m", "ipsm_cli", "undo"]
    lock = register.with_name(register.name + ".lock")
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with subprocess.Popen(words, env=env, stderr=subprocess.PIPE) as run:
            _until_open(run.pid, lock)
            run.send_signal(signal.SIGINT)
            assert run.stderr
            said = run.stderr.read().decode()
        assert run.returncode == 130
    assert "Dihentikan. Buku data tidak berubah." in said and "Traceback" not in said
    assert register.read_bytes() == before


def _until_open(pid: int, file: Path) -> None:
    """Waits until the process has the file open."""
    import time

    until = time.monotonic() + 20
    folder = Path(f"/proc/{pid}/fd")
    while time.monotonic() < until:
        if any(os.path.realpath(entry) == str(file) for entry in folder.iterdir()):
            return
        time.sleep(0.02)
    raise AssertionError("the command does not wait for the lock")
