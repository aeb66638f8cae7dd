from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.records import Who
from ipsm_cli.reports import own_codes
from ipsm_cli.store.create import create


def test_own_codes_are_what_codes_takes(tmp_path: Any) -> None:
    who = Who("tati", "code add", "2026-11-24T08:00:00+07:00", "2026-11-24")
    row = {"list": "kind", "uid": "u", "label_id": "Ronda", "label_en": "Night watch"}
    with create(tmp_path / "ipsm.db") as register:
        with register.change(who) as pen:
            pen.insert("own_code", {**row, "code": "X1", "parent": "LH", "unit": "kali"})
            pen.insert("own_code", {**row, "code": "A1", "uid": "v"})
        own = own_codes.read(register.db)
    assert own == [
        ("kind", "A1", "Ronda", "Night watch", "", ""),
        ("kind", "X1", "Ronda", "Night watch", "LH", "kali"),
    ]
    assert Codes(own).label("kind", "X1", "en") == "Night watch"


def test_villages_in_the_order_of_their_codes(small: Any) -> None:
    assert list(own_codes.villages(small.db).items()) == [
        ("32.01.01.1001", "Cibinong"),
        ("32.01.01.1002", "Pabuaran"),
        ("32.01.01.2003", "Karadenan"),
    ]
