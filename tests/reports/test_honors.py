"""Amounts of honor over time."""

from __future__ import annotations

from typing import Any

from ipsm_cli.reports import honors


def test_in_the_order_of_time(filled: Any, codes: Any, well_said: Any) -> None:
    later = {"since": "2026-09", "amount": 250_000}
    first = {"since": "2026-01", "until": "2026-08", "amount": 200_000, "source": "Perbup 12"}
    table = honors.table(honors.read(filled(honor=[later, first])))
    well_said(table, codes)
    assert [row[2:] for row in table.rows] == [
        (200_000, "2026-01", "2026-08", "Perbup 12"),
        (250_000, "2026-09", None, None),
    ]
