"""Profiles: shipped and saved, found by name, all speaking of fields that there are."""

from __future__ import annotations

import pytest
from exchange.import_ground import CODES, Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange import headings, profiles
from ipsm_cli.records import profiles as deeds


def test_shipped_profiles_speak_of_fields_that_there_are() -> None:
    found = profiles.built_in()
    assert [one.name for one in found] == ["epsks", "ipsm-activities", "ipsm-workers", "psks-2013"]
    for one in found:
        known = headings.fields(one.kind)
        assert one.built_in and set(one.maps.values()) <= {*known, headings.SKIP}
        for field, theirs in one.codes.items():
            listed = known[field].list
            assert all(not listed or CODES.get(listed, code) for code in theirs.values() if code)


def test_a_saved_profile_comes_back_whole(ground: Ground) -> None:
    one = profiles.Profile(
        "kader", "activities", {"Kader": "workers"}, {"sex": {"1": "L"}}, {"kind": "KD09"},
        {"posyandu": "PP09"}, "Maret",
    )  # fmt: skip
    with ground.pen() as pen:
        assert deeds.save(pen, one.name, one.kind, one.content())
    assert profiles.find(ground.db, "KADER") == one
    assert profiles.every(ground.db)[-1] == one
    with pytest.raises(errors.UnknownProfile) as refused:
        profiles.find(ground.db, "kader", "workers")
    assert refused.value.facts["profiles"] == ("ipsm-workers", "psks-2013")


def test_pairs_as_they_are_typed() -> None:
    assert profiles.read_pairs(["Nama PSM=name", "a=b = c"]) == {"Nama PSM": "name", "a=b": "c"}
    for text in ("Nama", "=name", "Nama="):
        with pytest.raises(errors.MapShape):
            profiles.read_pairs([text])
