"""Drop-down lists: each points at the rows that it offers, on the sheet where they stand."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl

from ipsm_cli import render
from ipsm_cli.core.document import Choice, Document, Letterhead, Sheet
from ipsm_cli.core.table import Column, Table


def test_a_list_points_at_what_it_offers(look: Any) -> None:
    people = Table(
        "people", (Column("name"), Column("status")), [("Ani", "b")], ("title.people", {})
    )
    listed = [("x", "1"), ("a", "2"), ("b", "3")]
    codes = Table("example", (Column("status"), Column("name")), listed, ("title.paper", {}))
    sheets = (
        Sheet(people, spare=4, choices=(Choice("status", 1, "name", 1, 2),)),
        Sheet(codes),
    )
    document = Document(Letterhead(("IPSM",)), people.title, None, (), sheets, "2000-01-01")
    book = openpyxl.load_workbook(BytesIO(render.workbook(document, look("id"))))
    page, other = book.worksheets
    (rule,) = page.data_validations.dataValidation
    head = next(cell for row in page for cell in row if cell.value == "Status")
    assert str(rule.sqref) == f"B{head.row + 1}:B{head.row + 5}"
    name, _, cells = rule.formula1.partition("!")
    assert name.strip("'") == other.title
    first, last = cells.replace("$", "").split(":")
    assert [other[first].value, other[last].value] == ["2", "3"]
    assert not rule.showErrorMessage
