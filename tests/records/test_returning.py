"""A row that an undo brings back finds its time and place free."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Target
from ipsm_cli.records import honors, letters, photos, returning, signatories, targets

RINI = {"office": "CAMAT", "name": "Dra. Rini"}
PAPER = {"subject": "x", "paper": "month", "period": "2026-10"}


def test_what_is_alone_may_come_back(office: Any) -> None:
    office.do(signatories.add, RINI)
    office.do(letters.add, "{seq}/{year}", PAPER)
    for table in ("signatory", "letter"):
        office.do(returning.check, table, (1,))
    office.do(returning.check, "worker", (1,))  # others are looked at elsewhere


def test_what_meets_another_may_not(office: Any) -> None:
    office.do(signatories.add, RINI)
    office.do(letters.add, "{seq}/{year}", PAPER)

    def careless(pen: Any) -> None:
        pen.insert("signatory", {"uid": "z", "since": "2026-01-01", **RINI})
        row = pen.row("letter", (1,)) | {"uid": "z", "seq": 9}
        pen.insert("letter", {name: row[name] for name in row if name != "number"})

    office.do(careless)
    with pytest.raises(errors.SignatoriesMeet):
        office.do(returning.check, "signatory", (2,))
    with pytest.raises(errors.PaperHasLetter):
        office.do(returning.check, "letter", (2,))


def test_what_is_one_of_a_kind_does_not_return_beside_its_successor(office: Any) -> None:
    """A rule of the schema, refused as what stands in the way and not in SQLite's words."""
    aim = Target("2026", "area", "LH", "activities", 100, None)
    number = office.do(targets.put, aim)
    office.do(targets.drop, number)
    dropped = office.entry
    office.do(targets.put, aim._replace(value=120))
    with pytest.raises(errors.StandsOnIt) as refused:
        office.undo(dropped)
    assert refused.value.facts["later"] == (f"{dropped + 1} put",)
    office.undo(dropped + 1)
    office.undo(dropped)
    assert office.rows("SELECT number, value FROM target") == [(number, 100)]


def test_an_amount_does_not_return_into_the_months_of_another(office: Any) -> None:
    number = office.do(honors.add, {"since": "2026-01", "amount": 200_000})
    office.do(honors.drop, number)
    dropped = office.entry
    office.do(honors.add, {"since": "2026-03", "amount": 250_000})
    with pytest.raises(errors.HonorsMeet):
        office.undo(dropped)
    assert office.rows("SELECT amount FROM honor") == [(250_000,)]


def test_no_month_is_paid_twice_by_an_undo(office: Any) -> None:
    worker = office.worker()
    due = [honors.Due(worker, "2026-10", 200_000)]
    office.do(honors.pay, due, "2026-11-05")
    office.undo(office.entry)
    undone = office.entry
    office.do(honors.pay, due, "2026-11-06")
    with pytest.raises(errors.PaidBefore):
        office.undo(undone)
    assert office.rows("SELECT paid_on FROM payment") == [("2026-11-06",)]


def test_no_photo_stands_twice_by_an_undo(office: Any) -> None:
    activity = office.activity("2026-10-02", office.worker())
    number = office.do(photos.add, activity, {"file": "a.jpg"})
    office.do(photos.drop, number)
    dropped = office.entry
    again = office.do(photos.add, activity, {"file": "a.jpg"})
    with pytest.raises(errors.PhotoTwice):
        office.undo(dropped)
    assert office.rows("SELECT number FROM photo") == [(again,)]
