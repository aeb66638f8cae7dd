"""The rules of the house, kept by the whole tree; test_house_rules.py shows that each can fail."""

from __future__ import annotations

import csv
import importlib
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import house_rules as rules
import pytest
from house_reading import Module, read

from ipsm_cli.core import errors
from ipsm_cli.text import LANGUAGES, Words

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ipsm_cli"
Rule = Callable[[Module], list[str]]
LISTS = PACKAGE / "codes" / "lists"
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist", "demo", ".hypothesis"}

# Lower-case codes are ordinary words as well (``desa``, ``orang``, ``draf``) and numbers are
# numbers; only codes that could be nothing else are looked for.
UNMISTAKABLE = re.compile(r"[A-Z][A-Z0-9]+")
EXCEPTED = {("codes/region_search.py", "PP")}  # PP.KK.CC.DDDD, how a region's code is written
STATUS_LIST = "worker_status"  # lower case, yet what a status means stands in its list


@cache
def package() -> tuple[Module, ...]:
    return tuple(
        read(path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


@cache
def codes() -> frozenset[str]:
    found: set[str] = set()
    for path in LISTS.glob("*.csv"):
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            code = row.get("code") or ""
            if UNMISTAKABLE.fullmatch(code) or path.stem == STATUS_LIST:
                found.add(code)
    return frozenset(found)


def list_codes(module: Module) -> list[str]:
    free = {code for path, code in EXCEPTED if path == module.path}
    return rules.list_codes(module, codes() - free)


@cache
def named_elsewhere() -> frozenset[str]:
    """Every capitalised name in the package outside the folder of the errors."""
    modules = (module for module in package() if not module.path.startswith(rules.ERRORS))
    return frozenset(name for m in modules for name in re.findall(r"\b[A-Z]\w+", m.source))


@cache
def errors_by_name() -> dict[str, type[errors.IpsmError]]:
    """The whole family, the files that are read only when needed among it."""
    files = [module.path for module in package() if module.path.startswith(rules.ERRORS)]
    names = [path.removesuffix("/__init__.py").removesuffix(".py") for path in files]
    modules = [importlib.import_module(f"ipsm_cli.{name.replace('/', '.')}") for name in names]
    classes = [value for module in modules for value in vars(module).values()]
    return {each.__name__: each for each in classes if isinstance(each, type)}


def family() -> Iterator[type[errors.IpsmError]]:
    """What is raised: the leaves of the family, a branch without leaves only where it is used."""
    everyone = errors_by_name().values()
    for error in everyone:
        below = [child for child in error.__subclasses__() if child in everyone]
        is_branch = errors.IpsmError in error.__bases__
        if not below and (not is_branch or error.__name__ in named_elsewhere()):
            yield error


def texts() -> Iterator[tuple[str, str]]:
    """Every file of the tree that is text, by its path in the tree."""
    for folder, inside, files in os.walk(ROOT):
        inside[:] = {name for name in inside if not name.endswith("_cache")} - NOT_OURS
        for name in files:
            path = Path(folder, name)
            try:
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def listed(complaints: list[str]) -> str:
    return "\n  ".join(["", *complaints])


# --- rules of a module -------------------------------------------------------------------------

RULES: tuple[Rule, ...] = (
    rules.arrows,
    rules.tools,
    rules.speech,
    rules.surroundings,
    rules.writes,
    rules.looks,
    list_codes,
    rules.opening,
    rules.length,
    rules.late_imports,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps(rule: Rule) -> None:
    complaints = [line for module in package() for line in rule(module)]
    assert not complaints, listed(complaints)


# --- functions ---------------------------------------------------------------------------------


def test_functions_are_short() -> None:
    sizes = [size for module in package() for size in rules.bodies(module)]
    endless = [f"{name}: {n} lines" for name, n in sizes if n > rules.LONGEST_BODY]
    assert not endless, listed(endless)
    long = [f"{name}: {n} lines" for name, n in sizes if n >= rules.USUAL_BODY]
    assert len(long) * 10 <= len(sizes), listed(long)


# --- languages ---------------------------------------------------------------------------------


def test_languages_are_twins() -> None:
    complaints: list[str] = []
    for path in sorted((PACKAGE / "text").glob("*.py")):
        if rules.language_of(path.name) != "id":
            continue
        other = "_".join("en" if part == "id" else part for part in path.stem.split("_"))
        pair = [
            {key: value for key, value in vars(module).items() if key.isupper()}
            for module in (
                importlib.import_module(f"ipsm_cli.text.{s}") for s in (path.stem, other)
            )
        ]
        assert pair[0], f"{path.name} holds no words"
        complaints += rules.twins(*pair)
    assert not complaints, listed(complaints)


def test_the_lists_are_read() -> None:
    assert len(codes()) > 100  # the kinds of activity alone are sixty


def test_every_list_speaks_both_languages() -> None:
    silent = [
        f"{path.name}:{number}: no {column}"
        for path in sorted(LISTS.glob("*.csv"))
        for number, row in enumerate(csv.DictReader(path.read_text("utf-8").splitlines()), 2)
        for column in row.keys() & {"label_id", "label_en"}
        if not (row[column] or "").strip()
    ]
    assert not silent, listed(silent)


# --- errors ------------------------------------------------------------------------------------


def test_every_error_stands_in_the_family_tree_and_is_raised() -> None:
    everyone = errors_by_name()
    complaints = [line for module in package() for line in rules.strays(module, everyone)]
    complaints += [
        f"{error.__name__} is never raised"
        for error in family()
        if error.__name__ not in named_elsewhere()
    ]
    assert not complaints, listed(complaints)


def test_every_error_has_its_exit_code_and_sentence() -> None:
    complaints = [
        f"{error.__name__}: exit code {error.exit_code}"
        for error in family()
        if error.exit_code not in range(2, 9)
    ]
    complaints += [
        f"{error.__name__}: no sentence in {words.language}"
        for words in map(Words, LANGUAGES)
        for error in family()
        if error.__name__ not in words
    ]
    assert not complaints, listed(complaints)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_brings_the_facts_of_its_sentence(language: str) -> None:
    words = Words(language)
    names = [error.__name__ for error in family() if error.__name__ in words]
    needed = {name: rules.blanks(words(name)) for name in names}
    complaints = [line for module in package() for line in rules.unfilled(module, needed)]
    assert not complaints, listed(complaints)


# --- the tree ----------------------------------------------------------------------------------


def test_every_module_has_its_test() -> None:
    complaints = rules.untested(package(), ROOT / "tests")
    assert not complaints, listed(complaints)


def test_no_file_names_this_machine_or_an_index() -> None:
    complaints = [line for path, text in texts() for line in rules.traces(path, text)]
    if len(ROOT.parts) > 2:  # a checkout right under the root may bear any word's name
        complaints += [f"{path}: names {ROOT}" for path, text in texts() if str(ROOT) in text]
    assert not complaints, listed(complaints)


def test_locks_hold_hashes_and_no_address() -> None:
    pinned = {}
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text, f"{name} holds an address"
        entries = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE))
        bare = [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
        assert not bare, f"{name}: no hash for {bare}"
        pinned[name] = {entry.split()[0] for entry in entries}
    assert pinned["requirements.lock"] < pinned["requirements-dev.lock"]
