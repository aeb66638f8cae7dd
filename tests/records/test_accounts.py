"""A worker's bank account: one a worker, written, replaced, taken out, and taken back."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import accounts

BRI = ("BRI", "000112233445", "Siti Aminah")
READ = "SELECT worker, bank, account, holder, checked_on FROM account"


@pytest.fixture
def siti(office: Any) -> Any:
    office.worker()
    return office


def test_written_replaced_and_taken_back(siti: Any) -> None:
    stages = [siti.dump()]
    siti.do(accounts.put, 1, *BRI)
    assert siti.rows(READ) == [(1, *BRI, "2026-11-24")]
    stages.append(siti.dump())
    siti.today = "2026-12-01"
    siti.do(accounts.put, 1, "BJB", "99887766", "Siti A.")
    assert siti.rows(READ) == [(1, "BJB", "99887766", "Siti A.", "2026-12-01")]
    stages.append(siti.dump())
    siti.do(accounts.drop, 1)
    assert siti.rows(READ) == []
    for stage in reversed(stages):
        siti.undo()
        assert siti.dump() == stage


def test_the_same_account_is_checked_again_on_another_day(siti: Any) -> None:
    siti.do(accounts.put, 1, *BRI)
    with pytest.raises(errors.NothingToChange) as caught:
        siti.do(accounts.put, 1, *BRI)
    assert caught.value.facts == {"kind": "noun.account", "number": 1}
    siti.today = "2026-12-01"
    siti.do(accounts.put, 1, *BRI)
    assert siti.rows(READ) == [(1, *BRI, "2026-12-01")]


def test_no_fact_holds_the_account(siti: Any, unchanged: None) -> None:
    for deed, words, kind, number in (
        (accounts.put, (9, *BRI), "noun.worker", 9),
        (accounts.drop, (1,), "noun.account", 1),
    ):
        with pytest.raises(errors.NoSuchRecord) as caught:
            siti.do(deed, *words)
        assert caught.value.facts == {"kind": kind, "number": number}


def test_the_worker_stays_while_the_account_is_there(siti: Any) -> None:
    siti.do(accounts.put, 1, *BRI)
    with pytest.raises(errors.StandsOnIt) as caught:
        siti.undo(2)
    assert caught.value.facts["later"] == ("3 put",)
