"""What was saved, a line a table."""

from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.reports import salvaged
from ipsm_cli.store.salvage import Salvaged, Saved


def test_tables_with_anything_and_their_sums(codes: Codes, well_said: Any) -> None:
    found = Salvaged(
        [
            Saved("worker", 20, 0, 0, holes=False),
            Saved("activity", 1890, 32, 2, holes=True),
            Saved("profile", 0, 0, 0, holes=False),
        ],
        history=False,
        entry=1960,
        seal="ab",
    )
    table = salvaged.table("rusak.db", found)
    well_said(table, codes)
    assert table.rows == [("worker", 20, 0, 0, None), ("activity", 1890, 32, 2, "hole")]
    assert table.totals == (None, 1910, 32, 2, None)
    assert found.lost == 2
