"""Names of one person are alike, names of two are not: the pairs stand in naming_pairs.csv."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.codes.naming import ALIKE, Likeness, distance, likeness, near_words, sound
from ipsm_cli.text import Words

PAIRS = list(
    csv.DictReader(Path(__file__).with_name("naming_pairs.csv").read_text("utf-8").splitlines())
)
NAMES = st.sampled_from([row[side] for row in PAIRS for side in ("one", "other")])
TYPED = st.text("abdeghijkmnorstuwyz. '", min_size=1, max_size=25)


def test_there_are_pairs_of_both_sorts() -> None:
    assert len(PAIRS) >= 120
    assert len({(row["one"], row["other"]) for row in PAIRS}) == len(PAIRS)
    assert sum(row["verdict"] == "different" for row in PAIRS) >= 50
    assert {row["verdict"] for row in PAIRS} == {"same", "different"}


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['one']}-{row['other']}")
def test_pair(row: dict[str, str]) -> None:
    found = likeness(row["one"], row["other"])
    assert (found.score >= ALIKE) == (row["verdict"] == "same"), found
    if found.reason:
        assert found.reason in Words("id") and found.reason in Words("en")
    assert bool(found.reason) or found.score < ALIKE


@given(one=NAMES | TYPED, other=NAMES | TYPED)
def test_likeness_is_symmetric(one: str, other: str) -> None:
    found = likeness(one, other)
    assert found == likeness(other, one)
    assert 0 <= found.score <= 1


@given(name=NAMES | TYPED)
def test_a_name_is_itself(name: str) -> None:
    assert likeness(name, name) == Likeness(1.0, "word.alike.same")


@given(name=NAMES | TYPED)
def test_capitals_and_titles_do_not_count(name: str) -> None:
    assert sound(name.upper()) == sound(name)
    if name[0].isalpha() and len(name) > 8:
        assert sound(f"Drs. {name}")[-1:] == sound(name)[-1:]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Drs. H. Moh. Jusuf, S.Sos", ("muhamad", "yusup")),
        ("Hj. St. Nur Djannah", ("siti", "nurjana")),
        ("I Made Sudana", ("made", "sudana")),
        ("Siti Nurul Huda", ("siti", "nurul", "huda")),
        ("Nur", ("nur",)),
        ("Ni", ("ni",)),
        ("Ahmad bin Salim", ("ahmad", "salim")),
        ("", ()),
    ],
)
def test_sound(name: str, words: tuple[str, ...]) -> None:
    assert sound(name) == words


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Siti Aminah", "SITI AMINAH", "same"),
        ("Siti Aminah", "St. Amina", "sounds"),
        ("Siti Aminah", "Aminah Siti", "order"),
        ("Siti Aminah", "S. Aminah", "initial"),
        ("Agus Suherman", "Agus Suhermna", "slip"),
        ("Siti Aminah", "Aminah", "part"),
    ],
)
def test_reasons(one: str, other: str, reason: str) -> None:
    assert likeness(one, other).reason == f"word.alike.{reason}"


def test_words_that_may_be_meant() -> None:
    words = ["suherman", "suhendar", "hermawan", "santosa", "siti", "sita", "jusup"]
    assert near_words("suhermna", words) == {"suherman": 0.875}
    assert near_words("santoso", words) == {"santosa": 0.92}
    assert near_words("siti", words) == {"siti": 1.0, "sita": 0.75}
    assert near_words("yusuf", words) == {"jusup": 1.0}
    assert near_words("x", words) == {}
    assert near_words("x" * 120, words) == {}


def test_distance_counts_up_to_a_limit() -> None:
    assert distance("suherman", "suhermna", 2) == 1
    assert distance("sumarni", "sunarti", 2) == 2
    assert distance("sumarni", "hartono", 2) == 3
    assert distance("su", "suherman", 2) == 3


def test_names_that_differ_by_spelling_alone_load_nothing_heavy() -> None:
    program = (
        "import sys; from ipsm_cli.codes.naming import likeness; "
        "likeness('Moh. Jusuf', 'Muhammad Yusup'); likeness('Siti', 'Budi'); "
        "print([m for m in ('rapidfuzz', 'csv', 'difflib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
