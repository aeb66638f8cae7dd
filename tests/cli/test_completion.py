"""The lines that teach a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.completion import SHELLS


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_its_lines(ipsm: Any, shell: str) -> None:
    done = ipsm("completion", shell.upper())
    assert done.code == 0
    assert f"complete_{shell}" in done.out and len(done.lines) == 1
    assert "eval" not in done.out  # names of people are never run


def test_another_shell_is_refused(ipsm: Any) -> None:
    done = ipsm("completion", "tcsh")
    assert done.code == 2 and "powershell" in done.err
    assert ipsm("completion").code == 2


BASH = """
source "$SCRIPT"
COMP_WORDS=({words}); COMP_CWORD={place}; _ipsm_completion ipsm
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def bash(register: Path, tmp_path: Path, ipsm: Any) -> Any:
    """Presses Tab in a real bash that has read the lines; words are as bash splits them."""
    program = shutil.which("bash")
    if program is None or os.name == "nt":
        pytest.skip("no bash here")
    script = tmp_path / "ipsm.bash"
    script.write_text(ipsm("completion", "bash").out)
    command = tmp_path / "bin" / "ipsm"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ipsm_cli "$@"\n')
    command.chmod(0o700)
    env = {
        "PATH": f"{command.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "IPSM_FILE": str(register),
        "SCRIPT": str(script),
    }

    def press(words: str, place: int) -> list[str]:
        text = BASH.format(words=words, place=place)
        done = subprocess.run(
            [program, "--norc", "-c", text], env=env, cwd=tmp_path, capture_output=True
        )
        assert done.stderr == b""
        return done.stdout.decode().splitlines()

    return press


def test_bash_completes_commands(bash: Any) -> None:
    assert bash("ipsm wo", 1) == ["worker"]
    assert bash("ipsm worker ''", 2)[:2] == ["add", "list"]


def test_bash_types_a_name_as_one_word(bash: Any) -> None:
    assert bash("ipsm worker show si", 3) == [r"Siti\ Aminah"]
    assert bash(r"ipsm worker show 'Siti\ Am'", 3) == [r"Siti\ Aminah"]
    assert bash("""ipsm worker show '"Siti'""", 3) == ["Siti Aminah"]


def test_bash_runs_nothing_from_a_name(bash: Any, register: Path, tmp_path: Path) -> None:
    from ipsm_cli.core.records import Who
    from ipsm_cli.store.register import open_to_write

    who = Who("x", "test", "2026-11-24T08:00:00+07:00", "2026-11-24")
    with open_to_write(register, "test", 1) as opened, opened.change(who) as pen:
        name = "Ani $(touch ditangkap) `touch ditangkap`; touch ditangkap * \\"
        row = {"uid": "n", "name": name, "search": "ani", "sex": "P"}
        number = pen.insert("worker", row)
        pen.insert("service", {"worker": number, "since": "2020-01-01", "status": "a", "active": 1})
    (offer,) = bash("ipsm worker show ani", 3)
    assert offer.startswith(r"Ani\ \$\(touch")
    assert not (tmp_path / "ditangkap").exists()
