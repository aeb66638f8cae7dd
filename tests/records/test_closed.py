"""Which months are shut, and who may touch them."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import closed, closing


@pytest.fixture
def shut(office: Any) -> Any:
    office.worker()
    office.activity("2026-10-05", 1)
    office.do(closing.close, "2026-10")
    return office


def test_an_open_month_asks_for_nothing(office: Any) -> None:
    assert closed.closed(office.db) == frozenset()
    assert closed.check_open(office.db, ["2026-10"]) == []
    with pytest.raises(errors.NothingToCorrect):
        closed.check_open(office.db, ["2026-10"], "salah hitung")


def test_a_shut_month_asks_for_a_reason(shut: Any) -> None:
    assert closed.closed(shut.db) == {"2026-10"}
    with pytest.raises(errors.MonthClosed) as caught:
        closed.check_open(shut.db, ["2026-11", "2026-10"])
    assert caught.value.facts["month"] == "2026-10"
    assert closed.check_open(shut.db, ["2026-11", "2026-10"], "salah hitung") == ["2026-10"]
    shut.do(closing.reopen, "2026-10", "ada laporan susulan")
    assert closed.closed(shut.db) == frozenset()
