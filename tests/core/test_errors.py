"""The family of refusals: its tree, the exit codes that scripts rely on, and its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def family(root: type[errors.IpsmError] = errors.IpsmError) -> Iterator[type[errors.IpsmError]]:
    for child in root.__subclasses__():
        if child.__module__ == errors.__name__:
            yield child
            yield from family(child)


def test_seven_branches_with_their_codes() -> None:
    branches = [c for c in errors.IpsmError.__subclasses__() if c.__module__ == errors.__name__]
    assert {branch: branch.exit_code for branch in branches} == EXIT_CODES
    assert errors.IpsmError.exit_code == 1


def test_the_tree_at_the_top_is_drawn_as_it_is() -> None:
    drawn = re.findall(r"[├└]── (\w+) +(\d)  ", errors.__doc__ or "")
    expected = {branch.__name__: code for branch, code in EXIT_CODES.items()}
    assert {name: int(code) for name, code in drawn} == expected


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
