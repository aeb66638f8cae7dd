"""Tests of core/names.py."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.errors import ForbiddenCharacter, TooLong
from ipsm_cli.core.names import (
    cite,
    clean,
    clean_path,
    clean_text,
    looks_mixed,
    query_words,
    search_key,
    show,
    split_titles,
    with_titles,
)

UNSEEN = [
    *("\x00", "\x07", "\x0b", "\x1b", "\x1f", "\x7f", "\x85", "\x9b", "\u200b", "\u200f"),
    *("\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff", "\ud800", "\udfff", "\ufffe"),
    *("\uffff", "\u061c", "\xad", "\U000e0041"),
]


def test_clean_collapses_white_space_and_composes() -> None:
    assert clean("  Siti\u00a0 \tAminah\n") == "Siti Aminah"
    assert clean("Rene\u0301e") == "Ren\u00e9e"
    assert clean(" \t ") == ""


@pytest.mark.parametrize("character", UNSEEN)
def test_clean_refuses_unseen_characters_with_their_place(character: str) -> None:
    for read in (clean, clean_text):
        with pytest.raises(ForbiddenCharacter) as refused:
            read(f"  ab{character}c")
        assert refused.value.facts["position"] == 5
        assert character not in str(refused.value.facts["character"])


def test_the_character_is_named() -> None:
    with pytest.raises(ForbiddenCharacter) as refused:
        clean("a\u200b")
    assert refused.value.facts == {"position": 2, "character": "ZERO WIDTH SPACE"}
    with pytest.raises(ForbiddenCharacter) as refused:
        clean("\x1b[31m")
    assert refused.value.facts == {"position": 1, "character": "U+001B"}


def test_the_limit_counts_what_is_kept() -> None:
    assert clean("a  " * 60) == " ".join("a" * 60)
    with pytest.raises(TooLong) as refused:
        clean("b" * 121)
    assert refused.value.facts == {"length": 121, "limit": 120}


def test_clean_text_keeps_lines() -> None:
    assert clean_text("\r\n satu  dua\r\n\r\ntiga \r empat\n\n") == "satu dua\n\ntiga\nempat"
    with pytest.raises(TooLong):
        clean_text("a\nb", limit=2)


@given(st.text())
def test_clean_is_composed_single_spaced_and_stable(text: str) -> None:
    try:
        kept = clean(text, limit=10_000)
    except ForbiddenCharacter:
        return
    assert kept == unicodedata.normalize("NFC", kept)
    assert kept == " ".join(kept.split()) == clean(kept, limit=10_000)


def test_show_makes_unseen_characters_seen() -> None:
    assert show("Siti Aminah [/] café") == "Siti Aminah [/] café"
    assert show("\x1b[31mA\u202eB") == "<U+001B>[31mA<U+202E>B"
    assert show("a\tb\nc") == "a b c"
    assert show("a\tb\nc", lines=True) == "a b\nc"


@given(st.text(st.characters()) | st.lists(st.sampled_from(UNSEEN)).map("".join))
def test_nothing_unseen_reaches_a_screen(text: str) -> None:
    shown = show(text)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in shown)
    assert not set(shown) & set(UNSEEN)
    shown.encode("utf-8")


def test_cite_masks_a_nik_and_cuts_what_is_long() -> None:
    assert cite("NIK 3201 0141-0190 0007.") == "NIK 320101**********."
    assert cite("'\uff13201014101900007") == "'\uff1320101**********"
    assert cite("2026-01-01..2026-01-31") == "2026-01-01..2026-01-31"
    assert cite("a" * 50) == "a" * 39 + "…"
    assert cite("\x1b") == "<U+001B>"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Drs. H. Ahmad Fauzi, S.Sos., M.Si", ("Drs. H.", "Ahmad Fauzi", "S.Sos., M.Si")),
        ("Hj. Siti Aminah", ("Hj.", "Siti Aminah", "")),
        ("dr. Rina", ("dr.", "Rina", "")),
        ("Drs.H.Ahmad Fauzi,S.Sos", ("Drs. H.", "Ahmad Fauzi", "S.Sos")),
        ("Hj Siti Aminah S.Pd", ("Hj", "Siti Aminah", "S.Pd")),
        ("R. Soekmono", ("R.", "Soekmono", "")),
        ("R Soekmono", ("", "R Soekmono", "")),
        ("R.A. Kartika", ("R.A.", "Kartika", "")),
        ("K.H. Ma'ruf, Lc., M.A.", ("K.H.", "Ma'ruf", "Lc., M.A.")),
        (
            "Prof. Dr. Ir. Budi Santoso, M.Sc., Ph.D.",
            ("Prof. Dr. Ir.", "Budi Santoso", "M.Sc., Ph.D."),
        ),
        ("Moh. Ali", ("", "Moh. Ali", "")),
        ("A. Rahman", ("", "A. Rahman", "")),
        ("Ahmad H.", ("", "Ahmad H.", "")),
        ("H.", ("", "H.", "")),
        ("Drs. H.", ("Drs.", "H.", "")),
        ("Fauzi, Ahmad", ("", "Fauzi, Ahmad", "")),
        ("Dewi Lestari, SE, MM", ("", "Dewi Lestari", "SE, MM")),
        ("Irma Hartati", ("", "Irma Hartati", "")),
        ("Nyoman Sudarma", ("", "Nyoman Sudarma", "")),
        ("", ("", "", "")),
    ],
)
def test_titles_apart(text: str, parts: tuple[str, str, str]) -> None:
    assert split_titles(text) == parts


@given(st.text())
def test_a_name_never_vanishes(text: str) -> None:
    front, name, back = split_titles(text)
    assert bool(name) == bool(text.split())
    assert len(front) + len(name) + len(back) <= 2 * len(text) + 2


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Drs. H. Ahmad Fauzi, S.Sos., M.Si", "ahmad fauzi"),
        ("RENÉE  d'Arc", "renee darc"),
        ("Nur\u2019aini Siti-Rahma", "nuraini siti rahma"),
        ("Straße", "strasse"),
        ("h ahmad", "ahmad"),
        ("(Ir.) Budi", "budi"),
        ("...", ""),
    ],
)
def test_search_key(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text())
def test_search_key_of_a_key_is_itself(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(st.text(st.sampled_from("hrHR .,'dDsS")))
def test_search_key_of_titles_is_stable(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


def test_query_words_drop_forms_of_address() -> None:
    assert query_words("pak Dadang") == ["dadang"]
    assert query_words("Bu Hj. Siti Aminah") == ["siti", "aminah"]
    assert query_words("Bapak Drs. H. Ahmad") == ["ahmad"]
    assert query_words("teh") == ["teh"]
    assert query_words("  ") == []


def test_mixed_scripts_are_noticed() -> None:
    assert looks_mixed("S\u0456ti")  # Ukrainian i
    assert not looks_mixed("Siti Aminah")
    assert not looks_mixed("Renée O\u2019Brien")
    assert not looks_mixed("\u0421\u0438\u0442\u0438")


def test_a_path_is_left_as_it_was_typed() -> None:
    assert clean_path("  Foto  Desember/e\u0301.jpg ") == "Foto  Desember/e\u0301.jpg"
    for text in ("a\tb.jpg", "a\nb", "a\x00b", "a\u202eb"):
        with pytest.raises(ForbiddenCharacter):
            clean_path(text)
    with pytest.raises(TooLong):
        clean_path("x" * 1001)


@pytest.mark.parametrize(
    ("front", "back", "printed"),
    [
        (None, None, "Ahmad Fauzi"),
        ("Drs. H.", None, "Drs. H. Ahmad Fauzi"),
        (None, "S.Sos., M.Si", "Ahmad Fauzi, S.Sos., M.Si"),
        ("H.", "S.Sos.", "H. Ahmad Fauzi, S.Sos."),
    ],
)
def test_a_name_as_papers_print_it(front: str | None, back: str | None, printed: str) -> None:
    assert with_titles(front, "Ahmad Fauzi", back) == printed
