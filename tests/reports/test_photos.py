"""The list of photos, by day and place."""

from __future__ import annotations

from typing import Any

from ipsm_cli.reports import photos

PHOTOS = [
    {"activity": 2, "place": 1, "file": "b1.jpg"},
    {"activity": 1, "place": 2, "file": "a2.jpg", "caption": "Bersih kali"},
    {"activity": 1, "place": 1, "file": "a1.jpg"},
    {"activity": 4, "place": 1, "file": "void.jpg"},
    {"activity": 6, "place": 1, "file": "september.jpg"},
]


def test_in_the_order_of_days_and_places(filled: Any, codes: Any, well_said: Any) -> None:
    db = filled(photo=PHOTOS)
    found = photos.read(db)
    assert [photo.file for photo in found] == ["september.jpg", "a1.jpg", "a2.jpg", "b1.jpg"]
    assert found[2] == (2, 1, "2026-10-02", 2, "a2.jpg", "Bersih kali")
    well_said(photos.table(found), codes)


def test_of_some_activities_a_voided_one_too(filled: Any) -> None:
    db = filled(photo=PHOTOS)
    assert [photo.file for photo in photos.read(db, {4, 2})] == ["b1.jpg", "void.jpg"]
    assert photos.read(db, set()) == []
