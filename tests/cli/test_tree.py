"""The tree of commands: what is there, and what is loaded for it."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from ipsm_cli.cli import tree
from ipsm_cli.cli.tree import BESIDE, GROUPS, MODULES, PAPERS, Group, all_paths, root
from ipsm_cli.text import LANGUAGES, Words

FOLDER = Path(tree.__file__).parent


def module_of(name: str) -> str:
    return "papers" if name in PAPERS else MODULES.get(name, name)


def test_every_name_is_a_module_with_its_command() -> None:
    for name in GROUPS:
        assert (FOLDER / f"{module_of(name)}.py").is_file()
        assert root().get_command(None, name) is not None


def test_every_module_with_a_command_is_in_the_tree() -> None:
    sources = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.py")}
    with_app = {name for name, text in sources.items() if "\napp = tree." in text}
    beside = {module for commands in BESIDE.values() for module in commands.values()}
    assert with_app <= {module_of(name) for name in GROUPS} | beside


@pytest.mark.parametrize("group", BESIDE)
def test_commands_beside_a_group_are_those_of_their_modules(group: str) -> None:
    by_module: dict[str, set[str]] = {}
    for command, module in BESIDE[group].items():
        by_module.setdefault(module, set()).add(command)
        assert root().get_command(None, group).get_command(None, command).name == command
    for module, commands in by_module.items():
        registered = import_module(f"ipsm_cli.cli.{module}").app.registered_commands
        assert {info.name or info.callback.__name__ for info in registered} == commands


def test_paths_name_groups_and_their_commands() -> None:
    paths = [" ".join(path) for path in all_paths()]
    assert paths[0] == ""
    assert {"worker", "worker add", "summary trend", "export month", "init"} <= set(paths)
    assert isinstance(root().get_command(None, "worker"), Group)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_its_words(language: str) -> None:
    words = Words(language)
    assert not [path for path in all_paths() if f"help.{' '.join(path) or 'ipsm'}" not in words]


# --- what a command loads

HEAVY = {"rich", "openpyxl", "lxml", "sqlite_utils", "pydantic", "click", "importlib.metadata"}
LOADS = """
import sys
from ipsm_cli.cli.main import main
code = main(sys.argv[1:])
sys.stderr.write("\\n" + repr((code, sorted(sys.modules))))
"""


def loaded(register: Path, *words: str) -> set[str]:
    """The modules in a fresh process after the command."""
    env = {"PYTHONPATH": str(FOLDER.parents[1]), "IPSM_FILE": str(register)}
    env["HOME"] = str(register.parent)
    command = [sys.executable, "-c", LOADS, *words]
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True)
    code, modules = ast.literal_eval(done.stderr.decode().splitlines()[-1])
    assert code == 0, done.stderr[:500]
    return set(modules)


def test_version_loads_neither_typer_nor_words(register: Path) -> None:
    modules = loaded(register, "--version")
    assert not modules & {"typer", "ipsm_cli.text", "ipsm_cli.cli.counter", "ipsm_cli.cli.tree"}
    assert not modules & HEAVY


PLAIN = {
    "--help": None,
    "worker list": "worker",
    "worker show 1 --format json": "worker",
    "worker show 1": "worker",
    "worker edit 2 --phone 081234567891": "worker",
    "activity list --format csv": "activity",
    "activity add --date kemarin --kind KD01 --worker dadang --people 5": "activity",
    "activity void 1 --reason salah": "activity",
    "summary month last-month": "summary",
    "summary trend": "summary",
    "history": "history",
    "undo": "undo",
    "branch show": "branch",
    "region find cibin": "region",
    "code list kind": "code",
    "info": "info",
    "completion bash": "completion",
}


@pytest.mark.parametrize("words", PLAIN)
def test_a_plain_command_loads_its_own_module_and_nothing_heavy(register: Path, words: str) -> None:
    modules = loaded(register, *words.split())
    assert not modules & HEAVY
    groups = {name for name in map(module_of, GROUPS) if f"ipsm_cli.cli.{name}" in modules}
    assert groups == ({PLAIN[words]} - {None})
    beside = {module for commands in BESIDE.values() for module in commands.values()}
    assert not {f"ipsm_cli.cli.{name}" for name in beside} & modules
    languages = {module for module in modules if module in ("ipsm_cli.text.id", "ipsm_cli.text.en")}
    assert len(languages) == 1
    assert not {name for name in modules if name.startswith("ipsm_cli.core.errors.")}
    assert "ipsm_cli.cli.usage" not in modules  # nothing was typed wrongly
    assert "ipsm_cli.records.demo" not in modules


def test_looking_loads_nothing_that_writes(register: Path) -> None:
    modules = loaded(register, "worker", "show", "1")
    assert not {name for name in modules if name.startswith("ipsm_cli.records")}
    assert not {"ipsm_cli.store.change", "ipsm_cli.store.lock", "json"} & modules


def test_a_command_loads_its_own_report_only(register: Path) -> None:
    modules = loaded(register, "summary", "month", "last-month")
    summaries = {m for m in modules if m.startswith("ipsm_cli.reports.summary.")}
    assert summaries == {"ipsm_cli.reports.summary.month"}


def test_the_workbook_loads_its_library_and_not_the_screens(register: Path, tmp_path: Path) -> None:
    modules = loaded(register, "export", "month", "--into", str(tmp_path))
    assert "openpyxl" in modules and "rich" not in modules and "pydantic" not in modules
