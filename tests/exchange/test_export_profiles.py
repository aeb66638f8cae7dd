"""Profiles of the export: shipped and the branch's own."""

from __future__ import annotations

import json

import pytest
from exchange.import_ground import Ground

from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import ExportProfile, SheetOf, name_of
from ipsm_cli.exchange import export_profiles
from ipsm_cli.records import profiles as deeds


def test_shipped_ones_are_read_and_have_plain_names() -> None:
    names = export_profiles.shipped()
    assert names[0] == "month" and names[5:] == sorted(names[5:])
    for name in names:
        one = export_profiles.built_in(name)
        assert one.built_in and one.name == name_of(name) and one.sheets
    with pytest.raises(KeyError):
        export_profiles.built_in("../exports/month")


def test_an_own_one_is_found_beside_them(ground: Ground) -> None:
    content = json.dumps({"sheets": [{"report": "workers"}]})
    with ground.pen() as pen:
        deeds.save(pen, "Dinas", export_profiles.KIND, content)
        deeds.save(pen, "kader", "activities", "{}")
    own = ExportProfile("Dinas", (SheetOf("workers"),))
    assert export_profiles.find(ground.db, " dinas ") == own
    assert export_profiles.find(ground.db, "MONTH") == export_profiles.built_in("month")
    assert export_profiles.every(ground.db)[-1] == own
    with pytest.raises(errors.UnknownProfile) as refused:
        export_profiles.find(ground.db, "kader")
    assert refused.value.facts["profiles"] == (*export_profiles.shipped(), "Dinas")
