from __future__ import annotations

import csv

import pytest

from ipsm_cli.codes import Code, Codes
from ipsm_cli.exchange.chat_kinds import FILE, guess

KINDS = Codes().all("kind")


def test_every_kind_has_its_words() -> None:
    with open(FILE, encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["code"] for row in rows] == [kind.code for kind in KINDS]
    words = [word for row in rows for word in row["words"].split("|")]
    assert all(word.rstrip("?").replace(" ", "").isalnum() for word in words)
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kerja bakti di RW 05", "LH01"),
        ("gotong-royong", "LH01"),
        ("Kerja bakti bersih makam dan bersih TPU", "LH11"),
        ("Penyuluhan PHBS", "LH05"),
        ("penyuluhan narkoba", "PP12"),
        ("Penyaluran sembako", "KD01"),
        ("Penyaluran sembako BPNT", "PP04"),
        ("antar ODGJ ke RSJ", "KD10"),
        ("Rapat rutin bulanan", "KP05"),
        ("Rapat koordinasi TKSK", "KP06"),
        ("Verval DTSEN", "PP01"),
        ("Musdes pemutakhiran data", "PP02"),
        ("Posyandu lansia", "PP09"),
        ("Jenguk anggota PSM", "KP15"),
    ],
)
def test_words_tell_the_kind(text: str, code: str) -> None:
    assert guess(KINDS, text)[:3] == (code, "guess", "key_words")


def test_a_code_or_a_whole_name_is_sure() -> None:
    assert guess(KINDS, "", "KD01")[:3] == ("KD01", "sure", "")
    assert guess(KINDS, "kd01 penyaluran")[:3] == ("KD01", "sure", "")
    assert guess(KINDS, "Rapat rutin IPSM")[:3] == ("KP05", "sure", "")


def test_the_branch_s_own_kind_is_found_by_its_name() -> None:
    beach = Code("kind", "LH90", "Pembersihan pantai", "Beach", {"area": "LH"})
    assert guess((*KINDS, beach), "pembersihan pantai")[:2] == ("LH90", "sure")
    assert guess((*KINDS, beach), "pembersihan pant")[:3] == ("LH90", "guess", "like_label")


def test_a_later_text_is_asked_where_none_before_it_tells() -> None:
    assert guess(KINDS, "Sosial", "", "bagi beras").value == "KD01"
    assert guess(KINDS, "Posyandu", "bagi beras").value == "PP09"


def test_what_cannot_be_told() -> None:
    assert guess(KINDS, "Lain-lain")[:3] == (None, "missing", "no_key_words")
    assert guess(KINDS, "")[:3] == (None, "missing", "no_label")
    assert guess(KINDS, "pkh dan kis")[:3] == (None, "missing", "several")
