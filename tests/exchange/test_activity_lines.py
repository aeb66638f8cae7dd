"""A row of activities as a line: its counts, its identity, what the deed is told."""

from __future__ import annotations

import pytest
from exchange.import_ground import CODES, SITI_NIK, Ground

from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served
from ipsm_cli.exchange import activity_lines as lines

LINE = lines.line_of(
    {"date": "2026-03-05", "kind": "KD09", "description": "Kunjungan", "workers": (2, 1),
     "hours": 90, "people": 12, "people_l": 5}
)  # fmt: skip


def test_a_line_holds_minutes() -> None:
    assert (LINE.minutes, LINE.cost) == (90, None)
    assert lines.present(["hours", "worker_numbers"]) == {"minutes", "worker_numbers", "workers"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((None, None, None), ()),
        ((12, None, None), (Served("", "", "", 12),)),
        ((None, 5, 7), (Served("", "L", "", 5), Served("", "P", "", 7))),
        ((12, 5, 7), (Served("", "L", "", 5), Served("", "P", "", 7))),
        ((15, 5, 7), (Served("", "L", "", 5), Served("", "P", "", 7), Served("", "", "", 3))),
        ((0, None, None), (Served("", "", "", 0),)),
    ],
)
def test_people_served(told: tuple[int | None, ...], expected: tuple[Served, ...]) -> None:
    assert lines.served_of(*told) == expected


def test_people_that_do_not_add_up() -> None:
    with pytest.raises(errors.CountsDisagree):
        lines.served_of(10, 5, 7)


def test_what_makes_it_that_activity() -> None:
    key = lines.identity(LINE, by_kind=True)
    other = LINE._replace(description="Lain", workers=(1, 2))
    assert lines.identity(other, by_kind=True).identity == key.identity
    assert lines.identity(other, by_kind=True).digest != key.digest
    assert lines.identity(other, by_kind=False).identity != key.identity
    assert lines.identity(LINE._replace(place="Balai"), by_kind=True).identity != key.identity


def test_what_the_deed_is_told() -> None:
    made = lines.Maker(CODES).make(LINE)
    assert made.area == "KD"
    assert made.parts == (Part(2, "pelaksana"), Part(1, "pendamping"))
    assert {name: value for name, value in made.fields.items() if value is not None} == {
        "date": "2026-03-05",
        "kind": "KD09",
        "description": "Kunjungan",
        "minutes": 90,
    }


def test_the_side_that_was_corrected_counts(ground: Ground) -> None:
    head = ("uid", "workers", "worker_numbers")
    job, reader = ground.reader("activities", head, ("u", "x", "y"))

    def named(names: str, numbers: str, current: tuple[int, ...] | None) -> object:
        return lines.named(reader, job, ("u", names, numbers), current)

    assert named("Siti Aminah, Dadang Suhendar", "1, 2", (1, 2)) == (1, 2)
    assert named("Siti Aminah, Dadang Suhendar", "1, 3", (1, 2)) == (1, 3)
    assert named("Siti Komariah, Dadang Suhendar", "1, 2", (1, 2)) == (3, 2)
    assert named(SITI_NIK, "", None) == (1,)
    assert named("", "2", None) == (2,)
    assert named("", "", None) is None
    with pytest.raises(errors.PeopleDisagree):
        named("Siti Komariah", "4", (1, 2))
    assert named("Siti Komariah", "3", (1, 2)) == (3,)
