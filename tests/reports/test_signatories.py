from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.reports import signatories

SIGNING = [
    {"office": "CAMAT", "name": "Lama", "since": "0001-01-01", "until": "2026-02-28"},
    {"office": "CAMAT", "name": "Baru", "since": "2026-03-15"},
    {
        "office": "CAMAT",
        "name": "Wakil",
        "acting": "PLT",
        "since": "2026-06-01",
        "until": "2026-06-30",
    },
    {"office": "LURAH", "name": "Lurah", "since": "2026-01-01", "nip": "197001011995031001"},
]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2020-01-01", "Lama"),
        ("2026-02-28", "Lama"),
        ("2026-03-01", None),  # nobody yet: nobody is guessed
        ("2026-03-15", "Baru"),
        ("2026-05-31", "Baru"),
        ("2026-06-01", "Wakil"),
        ("2026-06-30", "Wakil"),
        ("2026-07-01", "Baru"),
    ],
)
def test_who_signs_on_a_day(filled: Any, day: str, name: str | None) -> None:
    found = signatories.on(filled(signatory=SIGNING), "CAMAT", day)
    assert (found and found.name) == name
    assert signatories.on(filled(), "KADES", day) is None


def test_all_or_those_of_an_office(filled: Any, codes: Codes, well_said: Any) -> None:
    db = filled(signatory=SIGNING)
    table = signatories.table(signatories.read(db))
    assert [row[5] for row in table.rows] == ["Lama", "Baru", "Wakil", "Lurah"]
    assert [row[8] for row in table.rows][:2] == [None, "2026-03-15"]
    shown = {column.key for column in table.columns if column.screen}
    assert {"acting", "nip"} <= shown and not {"rank", "office_title", "uid"} & shown
    well_said(table, codes)
    assert [s.name for s in signatories.read(db, "LURAH")] == ["Lurah"]
    well_said(signatories.table([]), codes)
