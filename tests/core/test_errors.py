"""The family of refusals: its tree, the exit codes that scripts rely on, and its facts."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from ipsm_cli.core import errors

# The public promise; 0 (done), 1 (a bug) and 130 (interrupted) have no class below the root.
EXIT_CODES = {
    errors.AskedWrongly: 2,
    errors.Refused: 3,
    errors.NotFound: 4,
    errors.FileTrouble: 5,
    errors.DonePartly: 6,
    errors.CheckFailed: 7,
    errors.Busy: 8,
}
# What a script does next hangs on these: each is understood, so none is a wrong question.
KNOWN = {
    errors.UnreadableDate: 2,
    errors.AmbiguousWorker: 2,
    errors.UnknownCode: 2,
    errors.DuplicateNik: 3,
    errors.StandsOnIt: 3,
    errors.DoubtfulEntry: 3,
    errors.RegisterExists: 3,
    errors.RuleBroken: 3,
    errors.UnknownWorker: 4,
    errors.NoSuchRecord: 4,
    errors.NoSuchAction: 4,
    errors.RegisterMissing: 5,
    errors.RegisterDamaged: 5,
    errors.NotARegister: 5,
    errors.RegisterNewer: 5,
    errors.RegisterFull: 5,
    errors.RegisterReadOnly: 5,
    errors.DiskFull: 5,
    errors.RegisterBusy: 8,
}


FILES = [
    importlib.import_module(f"{errors.__name__}.{path.stem}")
    for path in sorted(Path(errors.__file__).parent.glob("[!_]*.py"))
]


def family(root: type[errors.IpsmError] = errors.IpsmError) -> Iterator[type[errors.IpsmError]]:
    for child in root.__subclasses__():
        if child.__module__.startswith(errors.__name__):
            yield child
            yield from family(child)


def test_seven_branches_with_their_codes() -> None:
    branches = [error for error in family() if error.__base__ is errors.IpsmError]
    assert {branch: branch.exit_code for branch in branches} == EXIT_CODES
    assert {branch.__module__ for branch in branches} == {errors.__name__}
    assert errors.IpsmError.exit_code == 1


def test_the_tree_at_the_top_is_drawn_as_it_is() -> None:
    drawn = re.findall(r"[├└]── (\w+) +(\d)  ", errors.__doc__ or "")
    expected = {branch.__name__: code for branch, code in EXIT_CODES.items()}
    assert {name: int(code) for name, code in drawn} == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.__name__.rpartition(".")[2])
def test_a_class_is_found_without_naming_its_file(file: ModuleType) -> None:
    own = [error for error in family() if error.__module__ == file.__name__]
    assert own
    assert [getattr(errors, error.__name__) for error in own] == own


def test_no_two_files_have_one_name() -> None:
    names = [error.__name__ for error in family()]
    assert len(names) == len(set(names)) > 200


def test_what_is_no_error_is_not_there() -> None:
    assert not hasattr(errors, "TooWet")


def test_a_family_is_read_when_it_is_asked_for() -> None:
    program = (
        "import sys; from ipsm_cli.core import errors; "
        "assert not [m for m in sys.modules if m.startswith('ipsm_cli.core.errors.')];"
        "print(errors.TwoDigitYear(text='1-2-26').exit_code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"2"


@pytest.mark.parametrize("error", list(family()), ids=lambda error: error.__name__)
def test_an_error_has_the_code_of_its_branch(error: type[errors.IpsmError]) -> None:
    (branch,) = [branch for branch in EXIT_CODES if issubclass(error, branch)]
    assert error.exit_code == EXIT_CODES[branch]
    assert error.__doc__ is not None


@pytest.mark.parametrize(
    ("error", "code"), list(KNOWN.items()), ids=lambda v: getattr(v, "__name__", v)
)
def test_codes_that_scripts_know(error: type[errors.IpsmError], code: int) -> None:
    assert error.exit_code == code


def test_an_error_carries_facts_and_no_sentence() -> None:
    error = errors.DuplicateNik(number=3, name="Siti Aminah")
    assert error.facts == {"number": 3, "name": "Siti Aminah"}
    assert str(error) == "DuplicateNik"  # a stray trace or log line shows no facts
    assert errors.NothingToUndo().facts == {}


def test_an_error_can_be_caught_by_its_branch() -> None:
    with pytest.raises(errors.UnreadableDate):
        raise errors.TwoDigitYear(text="1-2-26")
    with pytest.raises(errors.FileTrouble):
        raise errors.RegisterEmpty(file="ipsm.db")
