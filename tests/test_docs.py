"""What the documents show is what the program does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ipsm_cli.text import LANGUAGES

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_commands_are_the_programs_help(language: str) -> None:
    from write_commands import page

    written = (ROOT / "docs" / f"commands.{language}.md").read_text(encoding="utf-8")
    assert written == page(language), "run: python scripts/write_commands.py"


def sessions(text: str) -> list[tuple[str, str]]:
    """Each command of the console blocks, with what it shows."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for step in block.split("$ ")[1:]:
            command, _, shown = step.partition("\n")
            found.append((command, shown))
    return found


def test_readme_session_shows_what_it_says(tmp_path: Path) -> None:
    environ = os.environ | {
        "IPSM_FILE": "ipsm.db",
        "IPSM_LANG": "id",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
    steps = sessions((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(steps) > 5
    for command, expected in steps:
        words = shlex.split(command)
        assert words[0] == "ipsm"
        done = subprocess.run(
            [sys.executable, "-m", "ipsm_cli", *words[1:]],
            cwd=tmp_path,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
        )
        shown = done.stdout if _shows(words) else done.stderr
        assert done.returncode == 0, done.stderr
        assert _same(shown) == _same(expected), command


def _shows(words: list[str]) -> bool:
    """Whether the command's answer is on stdout; a person also sees the talk on stderr."""
    return words[1] in ("summary", "export")


def _same(text: str) -> str:
    """Paths as on this system, without what surrounds the folder."""
    return re.sub(r"\S*[/\\](ipsm\.db)", r"\1", text).replace("\\", "/").strip()
