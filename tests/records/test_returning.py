"""A row that an undo brings back finds its time and place free."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import letters, returning, signatories

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
