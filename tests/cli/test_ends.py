"""What is said of a command that was not done; a bug's sentence is tested in ``test_main``."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from cli.test_counter import at

from ipsm_cli.cli import ends
from ipsm_cli.cli.counter import Counter
from ipsm_cli.core import errors
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.records import Coded
from ipsm_cli.records import history
from ipsm_cli.text import Words

ID = Words("id")


def test_a_refusal_shows_every_doubt(capsys: pytest.CaptureFixture[str]) -> None:
    doubts = (Doubt("doubt.nik_sex", {}), Doubt("doubt.nik_region", {"code": "32.99"}))
    counter = at()
    assert ends.refuse(counter, errors.DoubtfulEntry(doubts=doubts)) == 3
    said = capsys.readouterr().err
    assert "32.99" in said and "Jenis kelamin" in said and "--yes" in said
    assert said.count("\n") == 1


def test_a_refusal_in_a_register_knows_its_villages(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = at(register)
    with counter.look():
        ends.refuse(counter, errors.OutsideBranch(desa=Coded("village", "32.01.01.1007")))
    assert "Pakansari" in capsys.readouterr().err


# --- Ctrl-C


def said(counter: Counter, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert ends.interrupted(counter) == 130
    return capsys.readouterr().err.splitlines()


def edit(counter: Counter, chair: str, *, stop: bool = False) -> None:
    with counter.change("branch edit") as desk:
        desk.pen.update("branch", (1,), {"chair": chair})
        if stop:
            raise KeyboardInterrupt


def test_after_the_commit_it_is_said_that_it_was_saved(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = at(register)
    edit(counter, "Ani")
    assert said(counter, capsys) == ["", ID("interrupted.saved", entry=10)]
    edit(counter, "Budi")  # another change of the same command
    told = [ID("interrupted.saved", entry=entry) for entry in (10, 11)]
    assert said(counter, capsys) == ["", *told]


def test_before_it_that_nothing_has_changed(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter, before = at(register), register.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        edit(counter, "Ani", stop=True)
    assert said(counter, capsys) == ["", ID("interrupted.unchanged")]
    counter.dry_run = True
    edit(counter, "Ani")  # sealed, and taken back
    assert said(counter, capsys) == ["", ID("interrupted.unchanged")]
    assert register.read_bytes() == before


def test_an_entry_of_somebody_else_is_not_taken_for_it(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter, other = at(register), at(register, IPSM_ACTOR="sari")
    counter.dry_run = True
    edit(counter, "Ani")
    edit(other, "Budi")
    assert [pen.entry for pen in (*counter.pens, *other.pens)] == [10, 10]
    assert said(counter, capsys) == ["", ID("interrupted.unchanged")]


def test_what_was_told_is_not_told_again(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = at(register)
    assert said(counter, capsys) == ["", ID("interrupted")]
    edit(counter, "Ani")
    counter.done("branch.changed")
    assert said(counter, capsys) == ["", ID("interrupted")]


def test_a_disclosure_cannot_be_taken_back(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = at(register)
    with counter.change("worker show") as desk:
        history.disclose(desk.pen, "worker 1")
    assert said(counter, capsys) == ["", ID("interrupted.noted", entry=10)]


def test_a_register_that_does_not_answer_is_asked_later(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = at(register)
    edit(counter, "Ani")
    register.write_bytes(b"")
    assert said(counter, capsys) == ["", ID("interrupted.unsure")]


@pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
def test_a_signal_right_after_the_commit(register: Path, tmp_path: Path) -> None:
    """Nobody reads what the command says, so it stands still at its first word after COMMIT."""
    out, into = os.pipe()
    os.set_blocking(into, False)
    with suppress(BlockingIOError):
        while True:
            os.write(into, b"-" * 4096)
    os.set_blocking(into, True)
    env = {"PYTHONPATH": str(Path(ends.__file__).parents[2]), "IPSM_FILE": str(register)}
    words = [sys.executable, "-m", "ipsm_cli", "branch", "edit", "--chair", "Ani"]
    with subprocess.Popen(words, env={**env, "HOME": str(tmp_path)}, stderr=into) as run:
        os.close(into)
        _until_saved(register, "Ani")
        run.send_signal(signal.SIGINT)
        with os.fdopen(out, "rb") as read:
            told = read.read().lstrip(b"-").decode()
    assert run.returncode == 130
    assert told.splitlines()[-1] == ID("interrupted.saved", entry=10)


def _until_saved(register: Path, chair: str) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with closing(sqlite3.connect(register)) as db:
            if db.execute("SELECT chair FROM branch").fetchone() == (chair,):
                return
        time.sleep(0.05)
    raise AssertionError("the change does not come")
