"""Every rule of spelling does what its example says."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.codes.spelling import FOLDER, is_other_sex, loosen, small_words, sounds_of
from ipsm_cli.core.names import search_key


def rows(name: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(Path(FOLDER, f"{name}.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", rows("letters"), ids=lambda row: f"{row['one']}-{row['other']}")
def test_a_rule_of_letters_joins_its_example(row: dict[str, str]) -> None:
    (one,), (other,) = sounds_of(search_key(row["one"])), sounds_of(search_key(row["other"]))
    if row["loose"] == "1":
        assert one != other
        assert loosen(one) == loosen(other)
    else:
        assert one == other
    assert row["letters"] in row["pattern"]


def test_each_word_stands_once_and_for_a_word_that_stands_for_itself() -> None:
    words = rows("words")
    assert [
        word for word, count in Counter(row["word"] for row in words).items() if count > 1
    ] == []
    strict = {row["word"] for row in words if row["loose"] == "0"}
    assert [r for r in words if r["stands_for"].split()[0] in strict] == []
    for row in words:
        assert row["word"] == search_key(row["word"])


def test_every_family_sounds_as_one() -> None:
    for row in rows("words"):
        meant = [sound for word in row["stands_for"].split() for sound in sounds_of(word)]
        heard = sounds_of(row["word"])
        if row["loose"] == "1":
            heard, meant = (loosen(heard[0]),), [loosen(meant[0])]
        assert list(heard) == meant, row


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("moch", ("muhamad",)),
        ("abdurrohman", ("abdul", "rahman")),
        ("joko", ("joko",)),
        ("djoko", ("joko",)),
        ("soejitno", ("suyitno",)),  # in the old spelling a j is a y
        ("wahyuni", ("wahiuni",)),
        ("nyoman", ("nyoman",)),
        ("x", ("s",)),
        ("h", ("h",)),
        ("y", ("y",)),
        ("f", ("p",)),
        ("", ()),
    ],
)
def test_sounds(word: str, sounds: tuple[str, ...]) -> None:
    assert sounds_of(word) == sounds


@pytest.mark.parametrize("row", rows("endings"), ids=lambda row: f"{row['man']}-{row['woman']}")
def test_endings_part_men_from_women(row: dict[str, str]) -> None:
    for stem in ("sutar", "hermaw"):
        assert is_other_sex(stem + row["man"], stem + row["woman"])
        assert is_other_sex(stem + row["woman"], stem + row["man"])


@pytest.mark.parametrize(
    ("one", "other"), [("suparno", "sutarno"), ("yusup", "yusup"), ("hasan", "husein"), ("", "a")]
)
def test_other_changes_do_not(one: str, other: str) -> None:
    assert not is_other_sex(one, other)


def test_small_words_are_kept_as_they_sound() -> None:
    small = small_words()
    assert {"muhamad", "siti", "abdul"} <= small.light
    assert not small.light & (small.drop | small.front | small.join)
    assert (small.sex["muhamad"], small.sex["siti"]) == ("L", "P")
