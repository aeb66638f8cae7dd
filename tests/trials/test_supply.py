"""What comes with the program: declared, locked with hashes, licensed, and nothing else needed."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from trials.every import EVERY
from trials.office import ROOT, words

LOCKS = ("requirements.lock", "requirements-dev.lock")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\s;<>=!~\[(]", name.strip())[0]).lower()


def declared() -> set[str]:
    """The packages of pyproject.toml and what these ask for in their turn, without extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting, found = [plain(name) for name in project["dependencies"]], set()
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            try:
                asked = distribution(name).requires or []
            except ModuleNotFoundError:  # of another system
                continue
            waiting += [plain(each) for each in asked if "extra ==" not in each]
    return found


def modules_of(packages: set[str]) -> list[str]:
    owners = packages_distributions()
    return [name for name, from_ in owners.items() if {plain(one) for one in from_} & packages]


def test_every_command_runs_with_the_declared_packages_alone(folder: Path, tmp_path: Path) -> None:
    """Others are installed here, and not found."""
    files = []
    for name, content in (
        ("packages", modules_of(declared())),
        ("lines", [words(path, folder) for path in EVERY]),
    ):
        files.append(tmp_path / f"{name}.json")
        files[-1].write_text(json.dumps(content), "utf-8")
    home = {"HOME": str(tmp_path), "IPSM_FILE": str(folder / "ipsm.db"), "PYTHONPATH": str(ROOT)}
    script = Path(__file__).with_name("declared.py")
    done = subprocess.run(
        [sys.executable, str(script), *map(str, files)],
        env={**os.environ, **home},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_a_package_that_is_not_declared_would_be_missed(folder: Path, tmp_path: Path) -> None:
    """The control: without openpyxl declared, the workbook fails."""
    (tmp_path / "p").write_text(json.dumps(modules_of(declared() - {"openpyxl"})), "utf-8")
    lines = [words("export month", folder)]
    (tmp_path / "l").write_text(json.dumps(lines), "utf-8")
    home = {"HOME": str(tmp_path), "IPSM_FILE": str(folder / "ipsm.db"), "PYTHONPATH": str(ROOT)}
    script = [sys.executable, str(Path(__file__).with_name("declared.py"))]
    done = subprocess.run(
        [*script, str(tmp_path / "p"), str(tmp_path / "l")],
        env={**os.environ, **home},
        capture_output=True,
        text=True,
    )
    assert json.loads(done.stdout) == lines


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_one_version(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text[text.index("\n", text.rindex("\n#", 0, 400)) :])
    named = [entry for entry in entries if re.match(r"\n?[a-z0-9]", entry)]
    assert len(named) > 15
    for entry in named:
        assert re.match(r"\n?[a-z0-9._-]+==\S+", entry), entry[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    assert "://" not in text


def test_what_is_declared_is_locked() -> None:
    locked = set(
        re.findall(r"^([a-z0-9._-]+)==", (ROOT / LOCKS[0]).read_text("utf-8"), re.MULTILINE)
    )
    assert {plain(name) for name in declared()} - {plain(name) for name in locked} <= {"pip"}


def test_the_list_of_licences_is_true() -> None:
    script: Any = importlib.util.spec_from_file_location("w", ROOT / "scripts/write_licences.py")
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    assert module.PAGE.read_text("utf-8") == module.page()
