"""Profiles of what is handed over, read from what JSON holds."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import (
    MOST_SHEETS,
    Chosen,
    Dialect,
    ExportProfile,
    SheetOf,
    in_language,
    name_of,
    read,
)

SHEET = {"report": "workers"}


def test_a_profile_of_one_line() -> None:
    assert read("a", {"sheets": [SHEET]}) == ExportProfile("a", (SheetOf("workers"),))


def test_a_profile_that_says_everything() -> None:
    told = {
        "title": {"id": "Daftar  PSM", "en": "Workers"},
        "form": "csv",
        "period": "last-quarter",
        "monthly": True,
        "letterhead": False,
        "signatures": False,
        "signing": ["treasurer"],
        "csv": {
            "delimiter": ";",
            "quote_all": True,
            "crlf": True,
            "encoding": "cp1252",
            "headings": False,
            "labels": True,
        },
        "sheets": [
            {
                "report": "workers",
                "name": "PSM",
                "title": "Daftar",
                "columns": [
                    "line",
                    {"key": "sex", "heading": "L/P", "codes": {"L": "1"}, "none": "0"},
                    {"value": "Jawa Barat", "heading": {"id": "Provinsi"}},
                ],
                "filters": {"status": "aktif"},
                "landscape": True,
                "chart": {"label": "a", "value": "b"},
                "only_when_rows": True,
                "nik": True,
            }
        ],
    }
    columns = (
        Chosen("line"),
        Chosen("sex", "L/P", None, {"L": "1"}, "0"),
        Chosen(None, {"id": "Provinsi"}, "Jawa Barat"),
    )
    sheet = SheetOf(
        *("workers", "PSM", "Daftar", columns, {"status": "aktif"}, True, ("a", "b"), True, True)
    )
    assert read("a", told, built_in=True) == ExportProfile(
        *("a", (sheet,), {"id": "Daftar PSM", "en": "Workers"}, "csv", "last-quarter"),
        *(
            True,
            False,
            False,
            ("treasurer",),
            None,
            Dialect(";", True, True, "cp1252", False, True),
            True,
        ),
    )


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ([], "{…}"),
        ({}, "sheets"),
        ({"sheets": []}, "sheets"),
        ({"sheets": {}}, "sheets"),
        ({"sheets": [SHEET] * (MOST_SHEETS + 1)}, "sheets"),
        ({"sheets": ["workers"]}, "sheets[1]"),
        ({"sheets": [SHEET, {"name": "x"}]}, "sheets[2].report"),
        ({"sheets": [{"report": 7}]}, "sheets[1].report"),
        ({"sheets": [{**SHEET, "landscape": "yes"}]}, "sheets[1].landscape"),
        ({"sheets": [{**SHEET, "title": {}}]}, "sheets[1].title"),
        ({"sheets": [{**SHEET, "title": ["x"]}]}, "sheets[1].title"),
        ({"sheets": [{**SHEET, "chart": {"label": "a"}}]}, "sheets[1].chart"),
        ({"sheets": [{**SHEET, "columns": [{}]}]}, "sheets[1].columns[1]"),
        ({"sheets": [{**SHEET, "columns": [{"key": "a", "value": "b"}]}]}, "sheets[1].columns[1]"),
        ({"sheets": [{**SHEET, "columns": ["name", "name"]}]}, "sheets[1].columns"),
        ({"sheets": [{**SHEET, "filters": {"area": 1}}]}, "sheets[1].filters.area"),
        ({"sheets": [SHEET], "form": "pdf"}, "form"),
        ({"sheets": [SHEET], "period": "2026"}, "period"),
        ({"sheets": [SHEET], "per_worker": "files", "form": "csv"}, "per_worker"),
        ({"sheets": [SHEET], "csv": {"delimiter": "=="}}, "csv.delimiter"),
    ],
)
def test_what_cannot_stand_there_is_named_with_its_place(told: Any, place: str) -> None:
    with pytest.raises(errors.BadProfileValue) as refused:
        read("a", told)
    assert refused.value.facts["place"] == place and refused.value.facts["known"]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"sheet": []}, "sheet"),
        ({"sheets": [{**SHEET, "colour": "red"}]}, "sheets[1].colour"),
        ({"sheets": [{**SHEET, "columns": [{"key": "a", "sum": 1}]}]}, "sheets[1].columns[1].sum"),
        ({"sheets": [SHEET], "csv": {"quotes": 1}}, "csv.quotes"),
    ],
)
def test_what_is_no_part_of_a_profile_is_named_with_its_place(told: Any, place: str) -> None:
    with pytest.raises(errors.UnknownProfilePart) as refused:
        read("a", told)
    assert refused.value.facts["place"] == place


def test_texts_are_cleaned_like_any_other() -> None:
    with pytest.raises(errors.ForbiddenCharacter):
        read("a", {"title": "a\u202eb", "sheets": [SHEET]})
    with pytest.raises(errors.TooLong):
        read("a", {"title": "a" * 300, "sheets": [SHEET]})


@pytest.mark.parametrize("text", ["dinas", "PSKS-2013", "a_b", " dinsos "])
def test_names(text: str) -> None:
    assert name_of(text) == text.strip()


@pytest.mark.parametrize("text", ["", "..", "a/b", "a\\b", "-a", "_a", "a b", "é", "a" * 41, "a.b"])
def test_no_name_leads_elsewhere(text: str) -> None:
    with pytest.raises(errors.BadProfileValue):
        name_of(text)


def test_a_text_in_the_readers_language() -> None:
    assert in_language("a", "id") == "a"
    assert in_language({"id": "a", "en": "b"}, "en") == "b"
    assert in_language({"en": "b"}, "id") == "b"
