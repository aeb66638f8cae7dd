"""Villages found by what a sheet calls them, inside the branch."""

from __future__ import annotations

import pytest
from exchange.import_ground import Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange.places import Places


@pytest.mark.parametrize("text", ["Pakansari", "KEL. PAKANSARI", "desa pakansari", "pakan"])
def test_a_village_by_name(ground: Ground, text: str) -> None:
    assert Places(ground.db).village(text) == "32.01.01.1007"


def test_two_villages_are_shown_and_none_is_chosen(ground: Ground) -> None:
    with pytest.raises(errors.AmbiguousVillage) as refused:
        Places(ground.db).village("pa")
    assert refused.value.facts["candidates"] == (
        "32.01.01.1002 Pabuaran",
        "32.01.01.1007 Pakansari",
    )
    with pytest.raises(errors.UnknownVillage):
        Places(ground.db).village("Sukamaju")


def test_several_villages(ground: Ground) -> None:
    places = Places(ground.db)
    pieces = ["Cibinong", " Pabuaran", "Cibinong"]
    assert places.villages("Cibinong, Pabuaran, Cibinong", pieces) == (
        "32.01.01.1001",
        "32.01.01.1002",
    )


def test_a_home_elsewhere_by_code_and_once_known_by_name(ground: Ground) -> None:
    places = Places(ground.db)
    assert places.anywhere("32.01.02.2001") == "32.01.02.2001"
    name = places.name("32.01.02.2001")
    with pytest.raises(errors.UnknownVillage):
        places.anywhere(name)
    with ground.pen() as pen:
        pen.update("worker", (1,), {"home_desa": "32.01.02.2001"})
    assert Places(ground.db).anywhere(name) == "32.01.02.2001"
