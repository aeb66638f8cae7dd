"""What typer says, in our words."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.cli.usage import as_ours
from ipsm_cli.text import Words

SAID = {
    "worker list --formt json": ("--formt", "--format"),
    "worker list --zzzzzz": ("--zzzzzz", "--help"),
    "worker list --format": ("--format",),
    "worker list --quiet=yes": ("--quiet",),
    "worker show": ("word.argument.who",),
    "undo dua": ("word.argument.number",),
    "history --last banyak": ("--last",),
    "history --last 0": ("--last",),
    "worker show 1 2 tiga": ("2 tiga",),
    "wroker list": ("ipsm wroker", "ipsm worker"),
    "worker lits": ("ipsm worker lits", "ipsm worker list"),
    "worker 12": ("ipsm worker 12",),
}
TYPERS_OWN = ("Usage", "No such", "Missing", "requires", "Invalid", "Error", "valid int", "Try ")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("words", SAID)
def test_every_slip_is_one_sentence_of_ours(
    ipsm: Any, register: Any, words: str, lang: str
) -> None:
    said, done = Words(lang), ipsm("--lang", lang, *words.split())
    assert done.code == 2 and done.out == "" and len(done.lines) == 1
    for piece in SAID[words]:
        assert (said(piece) if piece in said else piece) in done.err
    assert not [word for word in TYPERS_OWN if word in done.err]


def test_the_nearest_word_comes_from_where_one_is(ipsm: Any, register: Any) -> None:
    assert "ipsm summary month" in ipsm("summary", "mont").err


def test_other_errors_are_not_ours() -> None:
    assert as_ours(ValueError("x")) is None


NEEDS_A_FILE = (
    "template workers",
    "template activities",
    "template attendance --place Aula --purpose Rapat",
    "profile give month",
    "worker dossier 1",
    "salvage rusak.db",
)


@pytest.mark.parametrize("words", NEEDS_A_FILE)
def test_a_missing_file_name_is_told_in_one_manner(ipsm: Any, register: Any, words: str) -> None:
    done = ipsm("--lang", "id", *words.split())
    assert (done.code, done.out) == (2, "")
    assert done.err == Words("id")("MissingValue", name="--output") + "\n"
