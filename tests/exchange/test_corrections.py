"""What a row changes in a record: only what it says, and nothing that it cannot know."""

from __future__ import annotations

from typing import Any

import pytest
from exchange.import_ground import CODES, Ground

from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served
from ipsm_cli.exchange.activity_lines import Line
from ipsm_cli.exchange.corrections import Standing, find, lacking, standing
from ipsm_cli.records import photos

NOW = Standing(
    7,
    {**dict.fromkeys(Line._fields), "date": "2026-03-05", "kind": "KD09", "cost": 5, "people": 3},
    (Part(1, "peserta"), Part(2, "pendamping")),
    (Served("", "", "", 3),),
    ("dinsos",),
)
SILENT = Line(*[None] * len(Line._fields))
ALL = frozenset(Line._fields)


def test_an_empty_cell_says_nothing_in_a_sheet_of_others() -> None:
    assert find(NOW, SILENT, ALL, CODES, clears=False) is None


def test_an_empty_cell_of_our_own_list_empties_the_field() -> None:
    change: Any = find(NOW, SILENT, ALL, CODES, clears=True)
    assert change.fields == {"cost": None}
    assert (change.served, change.partners, change.parts) == ((), (), None)
    only = find(NOW, SILENT, {"cost"}, CODES, clears=True)
    assert only is not None and only.names == ("cost",)


def test_another_kind_brings_its_area() -> None:
    change: Any = find(NOW, SILENT._replace(kind="LH01"), ALL, CODES, clears=False)
    assert (change.fields, change.area) == ({"kind": "LH01"}, "LH")
    assert change.lists["area"] == "LH"


def test_who_stays_keeps_the_part() -> None:
    change: Any = find(NOW, SILENT._replace(workers=(3, 1)), ALL, CODES, clears=False)
    assert change.parts == (Part(3, "pelaksana"), Part(1, "peserta"))
    assert find(NOW, SILENT._replace(workers=(1, 2)), ALL, CODES, clears=False) is None


def test_people_are_counted_anew() -> None:
    change: Any = find(NOW, SILENT._replace(people=5), ALL, CODES, clears=False)
    assert change.served == (Served("", "", "", 5),)
    change = find(NOW, SILENT._replace(people_l=4, people_p=6), ALL, CODES, clears=False)
    assert change.served == (Served("", "L", "", 4), Served("", "P", "", 6))
    assert find(NOW, SILENT._replace(people=3), ALL, CODES, clears=False) is None


def test_counts_by_kind_are_not_replaced_by_a_sum() -> None:
    detailed = NOW._replace(served=(Served("08", "P", "60+", 3),))
    with pytest.raises(errors.CountsDetailed):
        find(detailed, SILENT._replace(people=5), ALL, CODES, clears=False)
    assert find(detailed, SILENT._replace(people=3), ALL, CODES, clears=False) is None


def test_a_record_as_it_stands(ground: Ground) -> None:
    number = ground.activity("2026-03-05", 2, 1, description="Rapat")
    now = standing(ground.db, number)
    assert now is not None and now.workers == (2, 1)
    assert now.fields["description"] == "Rapat"
    assert standing(ground.db, 99) is None
    assert lacking(ground.db, number, ["a.jpg"]) == ["a.jpg"] and lacking(ground.db, 99, ()) == []
    with ground.pen() as pen:
        photos.add(pen, number, {"file": "a.jpg"})
    assert lacking(ground.db, number, ["b.jpg", "a.jpg"]) == ["b.jpg"]
