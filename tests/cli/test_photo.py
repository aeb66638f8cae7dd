"""ipsm photo: where the pictures of an activity lie."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def listed(ipsm: Any, *words: object) -> list[tuple[Any, ...]]:
    rows = json.loads(ipsm("photo", "list", *words, "--format", "json").out)["rows"]
    return [(row["number"], row["order"], row["picture"], row["caption"]) for row in rows]


def test_added_corrected_and_taken_off(ipsm: Any, register: Path, tmp_path: Path) -> None:
    picture = tmp_path / "foto senam #1.jpg"
    picture.write_bytes(b"")
    done = ipsm("photo", "add", 1, picture, "--caption", "  Senam   lansia ")
    assert (done.code, done.out) == (0, "1\n")
    assert "ipsm undo 10" in done.err
    assert ipsm("photo", "add", 1, "besok.jpg", "--order", 1, "--yes").code == 0
    assert listed(ipsm, 1) == [
        (2, 1, "besok.jpg", None),
        (1, 2, str(picture), "Senam lansia"),
    ]
    assert ipsm("photo", "edit", 2, "--path", picture.parent / "lain.jpg", "--yes").code == 0
    assert ipsm("photo", "edit", 2, "--caption", "-").code == 3  # it has none
    assert ipsm("photo", "drop", 1).code == 0
    assert listed(ipsm) == [(2, 1, str(tmp_path / "lain.jpg"), None)]
    assert ipsm("undo").code == 0
    assert len(listed(ipsm)) == 2


def test_what_cannot_be(ipsm: Any, register: Path, tmp_path: Path) -> None:
    before = register.read_bytes()
    for words, code, piece in (
        (("add", 1, "tidak-ada.jpg"), 3, "tidak-ada.jpg"),
        (("add", 99, "a.jpg", "--yes"), 4, "99"),
        (("add", 3, "a.jpg", "--yes"), 3, "3"),  # a voided one
        (("add", 1, "a\u202e.jpg", "--yes"), 2, "RIGHT-TO-LEFT"),
        (("add", 1, "x" * 1001, "--yes"), 2, "1.001"),
        (("add", 1, "x" * 300), 3, "x"),  # longer than a file's name can be
        (("add", 1), 2, ""),
        (("edit", 1), 2, "--caption"),
        (("edit", 9, "--caption", "x"), 4, "9"),
        (("drop", 9), 4, "9"),
    ):
        done = ipsm("photo", *words)
        assert (done.code, done.out, len(done.lines)) == (code, "", 1), words
        assert piece in done.err
    assert register.read_bytes() == before


def test_a_trial_writes_nothing(ipsm: Any, register: Path) -> None:
    before = register.read_bytes()
    assert ipsm("photo", "add", 1, "a.jpg", "--dry-run").code == 0
    assert register.read_bytes() == before
