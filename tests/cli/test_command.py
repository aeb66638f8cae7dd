"""Options that commands of one sort share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.command import FORMS, Command, Exporting, Showing, Writing
from ipsm_cli.cli.tree import all_paths, root

COMMON = {"--file", "--lang", "--quiet", "--no-color", "--no-input", "--debug"}
SHARED = {
    Command: set(),
    Showing: {"--format", "--output", "--force"},
    Writing: {"--yes", "--dry-run"},
    Exporting: {"--force"},
}
LOOKING = {"list", "show", "summary", "history", "region", "info"}


def leaves() -> list[tuple[str, Any]]:
    found = []
    for path in all_paths():
        command: Any = root()
        for word in path:
            command = command.get_command(None, word)
        if not hasattr(command, "list_commands"):
            found.append((" ".join(path), command))
    return found


@pytest.mark.parametrize(("path", "command"), leaves(), ids=[path for path, _ in leaves()])
def test_every_command_is_of_a_sort(path: str, command: Any) -> None:
    names = {name for param in command.params for name in param.opts}
    assert names >= COMMON
    for sort, options in SHARED.items():
        if isinstance(command, sort):
            assert names >= options
    if LOOKING & set(path.split()):
        assert isinstance(command, Showing)


def test_writing_commands_can_be_tried_dry() -> None:
    writing = {path for path, command in leaves() if isinstance(command, Writing)}
    assert writing >= {
        *("init", "undo", "branch edit", "code add", "worker add", "worker edit", "worker end"),
        *("worker reinstate", "activity add", "activity edit", "activity void"),
    }


@pytest.mark.parametrize(
    "words",
    [
        ["--quiet", "undo"],
        ["undo", "--quiet"],
        ["undo", "-q"],
        ["-q", "undo", "--lang", "en"],
    ],
)
def test_a_common_option_stands_anywhere(ipsm: Any, register: Path, words: list[str]) -> None:
    assert ipsm(*words) == (0, "", "")


def test_an_unknown_language_is_refused(ipsm: Any, register: Path) -> None:
    for words in (["--lang", "fr", "info"], ["info", "--lang", "fr"], ["info", "--lang", ""]):
        done = ipsm(*words)
        assert done.code == 2 and "id, en" in done.err


def test_a_repeated_option_that_is_not_typed_says_nothing(ipsm: Any, register: Path) -> None:
    """The duty villages stay when another column is corrected."""
    assert ipsm("worker", "edit", "1", "--phone", "081234567899").code == 0
    assert "32.01.01.1007" in ipsm("worker", "show", "1", "--format", "json").out
    assert ipsm("worker", "edit", "1").code == 2


def test_words_too_many_are_named(ipsm: Any, register: Path) -> None:
    done = ipsm("worker", "show", "siti", "aminah")
    assert done.code == 2 and "aminah" in done.err


def test_forms() -> None:
    assert FORMS == ("table", "csv", "tsv", "json", "xlsx", "html", "text")
