"""Photos of activities: added, put in order, corrected, taken off; never the picture itself."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import activities, history, photos


@pytest.fixture
def done(office: Any) -> int:
    number: int = office.activity("2026-10-02", office.worker())
    return number


def order(office: Any, activity: int) -> list[tuple[int, str, str | None]]:
    rows: list[tuple[int, str, str | None]] = office.rows(
        "SELECT place, file, caption FROM photo WHERE activity = ? ORDER BY place", activity
    )
    return rows


def test_the_newest_stands_last_unless_it_has_a_place(office: Any, done: int) -> None:
    assert office.do(photos.add, done, {"file": "a.jpg", "caption": "Senam"}) == 1
    assert office.do(photos.add, done, {"file": "b.jpg"}) == 2
    assert office.do(photos.add, done, {"file": "c.jpg", "place": 2}) == 3
    assert order(office, done) == [(1, "a.jpg", "Senam"), (2, "c.jpg", None), (3, "b.jpg", None)]


def test_the_others_make_room_and_close_up(office: Any, done: int) -> None:
    for file in ("a.jpg", "b.jpg", "c.jpg"):
        office.do(photos.add, done, {"file": file})
    assert office.do(photos.edit, 3, {"place": 1, "caption": "Bersih kali"}) == done
    assert order(office, done) == [
        (1, "c.jpg", "Bersih kali"),
        (2, "a.jpg", None),
        (3, "b.jpg", None),
    ]
    office.do(photos.edit, 3, {"place": 99})
    assert office.do(photos.drop, 1) == done
    assert order(office, done) == [(1, "b.jpg", None), (2, "c.jpg", "Bersih kali")]
    office.do(history.undo, office.entry)
    assert [file for _, file, _ in order(office, done)] == ["a.jpg", "b.jpg", "c.jpg"]


def test_a_file_stands_once_in_an_activity(office: Any, done: int) -> None:
    office.do(photos.add, done, {"file": "a.jpg"})
    office.do(photos.add, done, {"file": "b.jpg"})
    with pytest.raises(errors.PhotoTwice) as twice:
        office.do(photos.add, done, {"file": "a.jpg"})
    assert twice.value.facts == {"number": 1, "activity": done}
    with pytest.raises(errors.PhotoTwice):
        office.do(photos.edit, 2, {"file": "a.jpg"})
    other = office.activity("2026-10-03", 1)
    assert office.do(photos.add, other, {"file": "a.jpg"}) == 3


def test_what_cannot_be(office: Any, done: int) -> None:
    office.do(photos.add, done, {"file": "a.jpg", "caption": "Senam"})
    for deed, words, error in (
        (photos.add, (99, {"file": "a.jpg"}), errors.NoSuchRecord),
        (photos.edit, (99, {"caption": "x"}), errors.NoSuchRecord),
        (photos.drop, (99,), errors.NoSuchRecord),
        (photos.edit, (1, {"caption": "Senam", "place": 1}), errors.NothingToChange),
    ):
        with pytest.raises(error):
            office.do(deed, *words)
    office.do(activities.void, done, "rangkap")
    with pytest.raises(errors.AlreadyVoid):
        office.do(photos.add, done, {"file": "b.jpg"})


def test_an_activity_with_a_photo_is_not_taken_back(office: Any, done: int) -> None:
    recorded = office.entry
    office.do(photos.add, done, {"file": "a.jpg"})
    with pytest.raises(errors.StandsOnIt):
        office.do(history.undo, recorded)
