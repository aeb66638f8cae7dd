"""ipsm code: lists of codes and a branch's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ADD = ("code", "add", "kind", "--code", "lh90", "--label", "Pembersihan pantai", "--parent", "LH")


def codes(ipsm: Any, name: str) -> dict[str, Any]:
    found = json.loads(ipsm("code", "list", name, "--format", "json").out)["rows"]
    return {row["code"]: row for row in found}


def test_lists_can_be_read_before_there_is_a_register(ipsm: Any, place: Path) -> None:
    assert "kind" in ipsm("code", "list").out
    assert codes(ipsm, "kind")["KD01"]["parent"] == "KD"
    assert len(codes(ipsm, "kind")) == 60


def test_labels_are_in_the_readers_language(ipsm: Any, register: Path) -> None:
    assert "Lingkungan hidup" in ipsm("code", "list", "area").out
    assert "Environment" in ipsm("code", "list", "area", "--lang", "en").out


def test_an_own_kind_is_used_like_any_other(ipsm: Any, register: Path) -> None:
    done = ipsm(*ADD, "--label-en", "Beach clean-up", "--unit", "orang")
    assert (done.code, done.out) == (0, "")
    assert "LH90 (Pembersihan pantai)" in done.err and "ipsm undo 10" in done.err
    assert codes(ipsm, "kind")["LH90"]["parent"] == "LH"
    use = ("activity", "add", "--date", "kemarin", "--kind", "pantai", "--worker", "dadang")
    assert "Pembersihan pantai" in ipsm(*use).err
    assert "Beach clean-up" in ipsm("code", "list", "kind", "--lang", "en").out


def test_a_label_serves_both_languages_until_there_are_two(ipsm: Any, register: Path) -> None:
    ipsm(*ADD)
    assert "Pembersihan pantai" in ipsm("code", "list", "kind", "--lang", "en").out


def test_other_lists_have_no_parent(ipsm: Any, register: Path) -> None:
    assert ipsm("code", "add", "unit", "--code", "KOLI", "--label", "Koli").code == 0
    assert codes(ipsm, "unit")["KOLI"]["parent"] is None


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["list", "zzz"], 2, "zzz"),
        (["add", "ppks", "--code", "XX", "--label", "x"], 3, "kind"),
        (["add", "zzz"], 3, "kind"),
        ([*ADD[1:], "--code", "KD01"], 3, "KD01"),
        ([*ADD[1:], "--code", "9"], 2, "9"),
        ([*ADD[1:], "--code", "-"], 2, "--code"),
        ([*ADD[1:], "--label", "-"], 2, "--label"),
        ([*ADD[1:], "--parent", "-"], 2, "--parent"),
        ([*ADD[1:], "--parent", "XX"], 2, "XX"),
        ([*ADD[1:], "--unit", "zzz"], 2, "zzz"),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int, piece: str) -> None:
    before = register.read_bytes()
    done = ipsm("code", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert register.read_bytes() == before
