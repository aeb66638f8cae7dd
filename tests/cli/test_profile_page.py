"""A profile's page."""

from __future__ import annotations

from ipsm_cli.cli.profile_page import page
from ipsm_cli.exchange import export_profiles
from ipsm_cli.exchange.profile_files import Given
from ipsm_cli.text import LANGUAGES, Words


def test_every_thing_it_says_has_a_line() -> None:
    columns = [
        "line",
        {"key": "sex", "heading": {"id": "L/P", "en": "M/F"}, "codes": {"L": "1"}, "none": "0"},
        {"value": "Jawa Barat"},
    ]
    sheet = {"report": "workers", "name": "PSM", "columns": columns, "filters": {"status": "aktif"}}
    told = {"title": "Daftar", "monthly": True, "csv": {"crlf": True}, "sheets": [sheet]}
    assert page(Given("a", "export", told), "en").rows == [
        ("profile.title", "Daftar", ""),
        ("profile.monthly", "true", ""),
        ("profile.csv", "crlf", "true"),
        ("profile.report", "PSM", "workers"),
        ("profile.filter", "status", "aktif"),
        ("profile.column", "", "line"),
        ("profile.column", "M/F", "sex"),
        ("profile.code", "1", "sex: L"),
        ("profile.default", "0", "sex"),
        ("profile.column", "", "“Jawa Barat”"),
    ]


def test_every_sort_of_line_has_its_words() -> None:
    for name in export_profiles.shipped():
        for sort, *_ in page(Given(name, "export", export_profiles.content_of(name)), "id").rows:
            assert all(f"word.{sort}" in Words(language) for language in LANGUAGES)
