"""ipsm letterhead: lines and logo, kept in the register."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo garuda.png"
    Image.new("RGBA", (1000, 500), (20, 110, 60, 255)).save(path)
    return path


def listed(ipsm: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(ipsm("letterhead", "list", "--format", "json").out)[
        "rows"
    ]
    return rows


def test_lines_and_logo(ipsm: Any, register: Path, logo: Path) -> None:
    done = ipsm("letterhead", "set", "--lines", "IPSM | KECAMATAN CIBINONG", "--logo", logo)
    assert (done.code, done.out) == (0, "")
    assert done.err == "Kop surat tercatat, berlaku mulai awal.\nUntuk membatalkan: ipsm undo 10\n"
    logo.unlink()  # it lies in the register now
    (row,) = listed(ipsm)
    assert row == {
        "since": None,
        "until": None,
        "lines": "IPSM\nKECAMATAN CIBINONG",
        "logo": "480 x 240",
    }
    assert ipsm("letterhead", "set", "--logo", "-").code == 0
    assert listed(ipsm)[0]["logo"] is None


def test_a_new_one_from_a_day_on(ipsm: Any, register: Path) -> None:
    ipsm("letterhead", "set", "--lines", "LAMA")
    assert ipsm("letterhead", "set", "--since", "1/1/2027", "--lines", "BARU").code == 0
    assert [row["until"] for row in listed(ipsm)] == ["2026-12-31", None]
    assert "BARU" in ipsm("letterhead", "show", "2/1/2027").out
    assert "LAMA" in ipsm("letterhead", "show", "31/12/2026").out
    assert ipsm("letterhead", "drop", "2/1/2027").code == 0
    assert [row["lines"] for row in listed(ipsm)] == ["LAMA"]


def test_before_there_is_one(ipsm: Any, register: Path) -> None:
    assert "ipsm branch show" in ipsm("letterhead", "list").out
    done = ipsm("letterhead", "show")
    assert (done.code, len(done.lines)) == (4, 1) and "ipsm letterhead set" in done.err


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["set"], 2, "letterhead set"),
        (["set", "--logo", "tidak-ada.png", "--lines", "A"], 5, "tidak-ada.png"),
        (["set", "--lines", "-"], 2, "--lines"),
        (["set", "--since", "31/2/2026", "--lines", "A"], 2, "31/2/2026"),
        (["set", "--lines", "1|2|3|4|5|6|7|8|9"], 2, "9"),
        (["set", "--since", "1/1/2027"], 2, "--lines"),
        (["drop"], 4, ""),
        (["show", "kapan"], 2, "kapan"),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, words: list[str], code: int, piece: str) -> None:
    before = register.read_bytes()
    done = ipsm("letterhead", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err
    assert register.read_bytes() == before


def test_what_is_no_picture(ipsm: Any, register: Path, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("bukan gambar")
    before = register.read_bytes()
    done = ipsm("letterhead", "set", "--lines", "A", "--logo", tmp_path / "logo.png")
    assert (done.code, len(done.lines)) == (5, 1) and "logo.png" in done.err
    assert register.read_bytes() == before


def test_home_is_meant_by_a_tilde(ipsm: Any, register: Path, logo: Path, nobody: Path) -> None:
    logo.rename(nobody / "l.png")
    assert ipsm("letterhead", "set", "--lines", "A", "--logo", "~/l.png").code == 0
