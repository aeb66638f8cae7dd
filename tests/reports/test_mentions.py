"""Texts about something else in which a person is named."""

from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.reports import mentions
from ipsm_cli.store.personal import FREE_TEXTS

SITI = "Siti Aminah"


def test_where_she_is_named(small: Any, filled: Any, codes: Codes, well_said: Any) -> None:
    number, name, _ = small.db.execute(
        "SELECT number, name, phone FROM worker WHERE name = ?", (SITI,)
    ).fetchone()
    assert mentions.read(small.db, number, FREE_TEXTS) == []
    day = {"date": "2026-10-02", "recorded_on": "2026-10-03", "area": "LH", "kind": "LH01"}
    db = filled(
        activity=[
            {"uid": "m1", "number": 901, **day, "place": f"rumah ibu {SITI.upper()}"},
            {"uid": "m2", "number": 902, **day, "description": "tanpa nama"},
        ],
        draft=[
            {
                "uid": "m3",
                "number": 903,
                "received_on": "2026-10-03",
                "message": f"{name} melapor, {name} hadir",
                "reading": "{}",
                "state": "waiting",
            }
        ],
    )
    found = mentions.read(db, number, FREE_TEXTS)
    assert found == [("activity 901", "place"), ("draft 903", "message")]
    well_said(mentions.table(found), codes)


def test_every_text_has_a_record_to_be_named_by() -> None:
    assert FREE_TEXTS.keys() <= mentions._RECORDS.keys()
