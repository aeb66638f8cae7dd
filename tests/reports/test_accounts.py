from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import accounts

TODAY = Question("2026-11-24")
SITI = {"worker": 1, "bank": "BRI", "account": "000112233445", "holder": "Siti Aminah"}
DADANG = {"worker": 2, "bank": "BJB", "account": "99887", "holder": "Euis"}
DAY = {"checked_on": "2026-10-03"}


@pytest.fixture
def db(filled: Any) -> Any:
    return filled(account=[SITI | DAY, DADANG | DAY])


def test_masked_by_name(db: Any, codes: Codes, well_said: Any) -> None:
    table = accounts.table(accounts.read(db, TODAY))
    well_said(table, codes)
    assert [tuple(row) for row in table.rows] == [
        (2, "Dadang Suhendar", "BJB", "**887", "Euis", "2026-10-03"),
        (1, "Siti Aminah", "BRI", "*********445", "Siti Aminah", "2026-10-03"),
    ]
    assert "000112233445" not in repr(table)


def test_whole_where_it_is_asked_for(db: Any) -> None:
    table = accounts.table(accounts.read(db, TODAY), full=True)
    assert [row[3] for row in table.rows] == ["99887", "000112233445"]
    assert [column.kind for column in table.columns if column.key == "account"] == ["id"]


def test_of_one_worker(db: Any) -> None:
    assert [a.account for a in accounts.read(db, TODAY._replace(worker=1))] == ["000112233445"]
    assert accounts.read(db, TODAY._replace(worker=3)) == []


@pytest.mark.parametrize(
    ("account", "masked"), [("12345", "**345"), ("12345678901234567890", "*" * 17 + "890")]
)
def test_three_digits_are_left(account: str, masked: str) -> None:
    assert accounts.mask(account) == masked


def test_who_else_has_an_account(filled: Any) -> None:
    same = {"worker": 2, "bank": "Bank Rakyat", "account": SITI["account"], "holder": "Dadang"}
    db = filled(account=[SITI | DAY, same | DAY])
    assert [one.worker for one in accounts.sharing(db, 3, SITI["account"])] == [1, 2]
    assert accounts.sharing(db, 3, "99887") == []
    assert accounts.sharing(db, 2, SITI["account"]) == []  # her own: said already
