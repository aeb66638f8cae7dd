"""Limits: the clock runs out, and every cap holds where it is lowered."""

from __future__ import annotations

import pytest
from exchange.forging import ROWS, honest_xlsx

from ipsm_cli.core import errors
from ipsm_cli.exchange.foreign import read_foreign
from ipsm_cli.exchange.limits import LIMITS, Deadline

XLSX = honest_xlsx(ROWS)
CSV = b"Nama;Jumlah\nSiti;2\nBudi;3\n"


def test_the_clock_runs_out() -> None:
    Deadline("a.csv", LIMITS).check()
    with pytest.raises(errors.ReadingTooLong) as caught:
        Deadline("a.csv", LIMITS._replace(seconds=-1)).check()
    assert caught.value.facts == {"file": "a.csv", "limit": -1}


@pytest.mark.parametrize(
    ("data", "lowered", "refusal"),
    [
        (XLSX, {"bytes": 100}, errors.FileTooLarge),
        (XLSX, {"members": 5}, errors.TooManyMembers),
        (XLSX, {"unpacked": 1000}, errors.FileBomb),
        (XLSX, {"rows": 8}, errors.TooManyRows),
        (XLSX, {"columns": 3}, errors.TooManyColumns),
        (XLSX, {"cells": 35}, errors.TooManyCells),
        (XLSX, {"cell": 6}, errors.CellTooLong),
        (XLSX, {"seconds": -1}, errors.ReadingTooLong),
        (CSV, {"rows": 2}, errors.TooManyLines),
        (CSV, {"columns": 1}, errors.TooManyFields),
        (CSV, {"cell": 5}, errors.LineTooLong),
    ],
)
def test_each_cap(data: bytes, lowered: dict[str, int], refusal: type[errors.FileTrouble]) -> None:
    with pytest.raises(refusal):
        read_foreign(data, "a", limits=LIMITS._replace(**lowered))


def test_a_file_at_its_caps_is_read() -> None:
    limits = LIMITS._replace(rows=9, columns=4, cells=36, cell=12 + 4)
    assert len(read_foreign(XLSX, "a", limits=limits).grids[0].rows) == 9
    assert len(read_foreign(CSV, "a", limits=LIMITS._replace(rows=3, columns=2, cell=6)).grids) == 1
