"""What honor is paid by, and what was paid."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import history, honors, merging
from ipsm_cli.records.honors import Due

YEAR = {"since": "2026-01", "amount": 200_000, "source": "Perbup 12/2026"}
COLUMNS = "number, since, until, amount, source"


def test_amounts_follow_each_other(office: Any) -> None:
    assert office.do(honors.add, YEAR) == 1
    office.do(honors.edit, 1, {"until": "2026-08"})
    assert office.do(honors.add, {"since": "2026-09", "amount": 250_000}) == 2
    assert office.rows(f"SELECT {COLUMNS} FROM honor ORDER BY number") == [
        (1, "2026-01", "2026-08", 200_000, "Perbup 12/2026"),
        (2, "2026-09", None, 250_000, None),
    ]
    office.do(honors.drop, 2)
    office.do(history.undo, office.entry)
    assert len(office.rows("SELECT * FROM honor")) == 2


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"since": "2026-12"}, errors.HonorsMeet),
        ({"since": "2025-01"}, errors.HonorsMeet),
        ({"since": "2025-01", "until": "2026-01"}, errors.HonorsMeet),
        ({"since": "2025-02", "until": "2025-01"}, errors.BackwardsPeriod),
    ],
)
def test_one_amount_a_month(office: Any, fields: Any, error: Any) -> None:
    office.do(honors.add, YEAR)
    with pytest.raises(error):
        office.do(honors.add, {"amount": 1, **fields})
    office.do(honors.add, {"since": "2025-01", "until": "2025-12", "amount": 1})
    with pytest.raises(errors.HonorsMeet):
        office.do(honors.edit, 2, {"until": "2026-01"})
    with pytest.raises(errors.NothingToChange):
        office.do(honors.edit, 2, {"until": "2025-12"})


def test_no_such_amount(office: Any, unchanged: None) -> None:
    for deed, words in ((honors.edit, (9, {"amount": 1})), (honors.drop, (9,))):
        with pytest.raises(errors.NoSuchRecord):
            office.do(deed, *words)


def test_a_month_is_paid_once(office: Any) -> None:
    siti, dadang = office.worker(), office.worker("Dadang Suhendar")
    months = [Due(siti, "2026-07", 200_000), Due(dadang, "2026-07", 200_000)]
    assert office.do(honors.pay, months, "2026-10-05") == 2
    before = office.dump()
    with pytest.raises(errors.PaidBefore) as twice:
        office.do(honors.pay, [Due(siti, "2026-08", 1), months[1]], "2026-10-06")
    assert twice.value.facts == {"number": dadang, "month": "2026-07", "day": "2026-10-05"}
    with pytest.raises(errors.FutureDate):
        office.do(honors.pay, [Due(siti, "2026-08", 1)], "2026-11-25")
    assert office.dump() == before
    office.undo()
    assert office.rows("SELECT * FROM payment") == []


def test_what_two_entries_were_paid_is_one_persons(office: Any) -> None:
    kept, gone = office.worker(), office.worker("Siti Aminah binti Dadang")
    office.do(honors.pay, [Due(kept, "2026-07", 1), Due(gone, "2026-07", 2)], "2026-10-05")
    office.do(merging.merge, kept, gone)
    assert office.rows("SELECT worker, amount FROM payment ORDER BY number") == [
        (kept, 1),
        (kept, 2),
    ]
    office.undo()
    assert office.rows("SELECT worker FROM payment ORDER BY number") == [(kept,), (gone,)]
