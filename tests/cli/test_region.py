"""ipsm region: codes of regions, offline and without a register."""

from __future__ import annotations

import json
from typing import Any

import pytest


def rows(ipsm: Any, *words: str) -> list[dict[str, Any]]:
    done = ipsm("region", *words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return list(found["rows"])


def test_find_by_a_piece_of_the_name(ipsm: Any) -> None:
    found = rows(ipsm, "find", "cibin")
    assert ("32.01.01", "kecamatan") in [(row["code"], row["level"]) for row in found]
    assert rows(ipsm, "find", "kec", "cibinong")[0]["code"] == "32.01.01"
    assert rows(ipsm, "find", "3201011007")[0]["name"] == "Pakansari"


def test_find_inside_and_at_most(ipsm: Any) -> None:
    assert all(
        row["code"].startswith("32.01.") for row in rows(ipsm, "find", "su", "--under", "32.01")
    )
    assert rows(ipsm, "find", "pakansari", "--under", "3201")[0]["code"] == "32.01.01.1007"
    assert len(rows(ipsm, "find", "sukamaju", "--limit", "3")) == 3


def test_list_one_level_below(ipsm: Any) -> None:
    assert len(rows(ipsm, "list")) == 38
    assert len(rows(ipsm, "list", "32.01.01")) == 13
    assert rows(ipsm, "list", "kec cibinong")[0]["code"] == "32.01.01.1001"
    assert rows(ipsm, "list", "32.01.01.1007") == []


def test_for_people_it_says_where_each_lies(ipsm: Any) -> None:
    assert "Cibinong, Kabupaten Bogor, Jawa Barat" in ipsm("region", "find", "pakansari").out


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        (["find"], "WORDS"),
        (["find", "zzzzzz"], "zzzzzz"),
        (["find", "cibin", "--limit", "0"], "--limit"),
        (["find", "cibin", "--limit", "banyak"], "--limit"),
        (["find", "cibin", "--under", "99"], "99"),
        (["list", "99"], "99"),
        (["list", "sukamaju"], "sukamaju"),
    ],
)
def test_what_cannot_be(ipsm: Any, words: list[str], piece: str) -> None:
    done = ipsm("region", *words)
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert piece in done.err
