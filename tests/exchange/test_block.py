"""What stands above a table: one cell or several, labels as offices write them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ipsm_cli.exchange.block import block

N = None


@pytest.mark.parametrize(
    "row",
    [
        ("Nama : Siti Aminah",),
        ("Nama", ":", "Siti Aminah"),
        ("Nama", ": Siti Aminah"),
        ("Nama :", "Siti Aminah"),
        ("Nama PSM", N, N, ":", "Siti Aminah"),
        ("Nama", "Siti Aminah"),
    ],
)
def test_the_worker_above(row: tuple[Any, ...]) -> None:
    assert block([("LAPORAN",), row]) == {"workers": "Siti Aminah"}


def test_all_four_lines() -> None:
    rows = [
        ("Nama", ":", "Siti Aminah"),
        ("Nomor Induk", ":", "03.21.01-0001"),
        ("Wilayah kerja", ":", "Pakansari", N, "Bulan", ":", date(2026, 3, 1)),
    ]
    assert block(rows) == {
        "workers": "Siti Aminah",
        "member": "03.21.01-0001",
        "desa": "Pakansari",
        "month": date(2026, 3, 1),
    }


def test_a_title_is_no_label() -> None:
    assert block([("LAPORAN BULAN MARET",), ("Kecamatan Cibinong", N)]) == {}
