"""Help pages, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from ipsm_cli.cli.tree import all_paths
from ipsm_cli.text import LANGUAGES, Words

PATHS = all_paths()
TYPERS_OWN = re.compile(r"Usage:|Options:|Arguments:|Commands:|Show this message|\[OPTIONS\]")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_page(ipsm: Any, path: Sequence[str], language: str) -> None:
    """Exit 0 with both spellings; an example first; 80 columns; every option has its words."""
    done = ipsm("--lang", language, *path, "--help")
    assert (done.code, done.err) == (0, "")
    assert ipsm("--lang", language, *path, "-h") == done
    first, words = done.out.splitlines(), Words(language)
    if f"example.{' '.join(path) or 'ipsm'}" in words or len(path) != 1:
        assert first[0].startswith("  ipsm")
    assert not [line for line in first if len(line) > 80]
    assert f"{words('help:usage')}: ipsm {' '.join(path)}".strip() in done.out
    if language != "en":
        assert not TYPERS_OWN.search(done.out)
    assert "--file" in done.out and "--lang" in done.out


@pytest.mark.parametrize("words", [(), ("worker",), ("summary",)])
def test_a_bare_group_shows_its_page(ipsm: Any, words: tuple[str, ...]) -> None:
    done = ipsm(*words)
    assert done == ipsm(*words, "--help") and done.code == 0


def test_the_groups_own_page_names_its_commands(ipsm: Any) -> None:
    page = ipsm("--lang", "id", "worker", "-h").out
    for name in ("add", "list", "show", "edit", "end", "reinstate"):
        assert re.search(rf"^  {name} +[A-Z]", page, re.MULTILINE)


def test_what_follows_a_command_is_named_in_the_readers_language(ipsm: Any) -> None:
    page = ipsm("--lang", "id", "worker", "show", "-h").out
    assert "ipsm worker show PSM [PILIHAN]" in page and "\n  PSM  " in page
    assert "ipsm worker show WHO [OPTIONS]" in ipsm("--lang", "en", "worker", "show", "-h").out


def test_an_option_is_told_as_it_is_meant_here(ipsm: Any) -> None:
    assert "Wilayah tugas" in ipsm("--lang", "id", "worker", "add", "-h").out
    assert "Wilayah tugas" not in ipsm("--lang", "id", "activity", "add", "-h").out


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_examples_can_be_typed(path: Sequence[str]) -> None:
    """Each example names a command that is there and options that it takes."""
    import shlex

    from ipsm_cli.cli.tree import root

    for language in LANGUAGES:
        words, key = Words(language), f"example.{' '.join(path) or 'ipsm'}"
        for line in words(key).splitlines() if key in words else []:
            typed = shlex.split(line.partition(" >> ")[0])[1:]
            command: Any = root()
            while hasattr(command, "list_commands"):
                while typed and typed[0] == "--file":
                    typed = typed[2:]
                command = command.get_command(None, typed.pop(0))
                assert command is not None, line
            known = {name for param in command.params for name in param.opts}
            assert {word for word in typed if word.startswith("-")} <= known, line
