"""An empty workbook to fill in, made from the same table of fields that the import reads by."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ipsm_cli.core.document import Choice, Document, Letterhead, Sheet
from ipsm_cli.core.table import Column, Table
from ipsm_cli.exchange.headings import FOLDER, Field, fields

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Codes

SPARE = 500  # rows to type in
STAMP = "2000-01-01"  # created and modified: an empty workbook has no date of its own
# what a column's cells are, by how they are read; the others are text
_SORTS = {
    "nik": "id",
    "phone": "id",
    "member": "id",
    "house": "id",
    "day": "date",
    "birth_date": "date",
    "whole": "number",
    "quantity": "number",
    "hours": "hours",
    "rupiah": "money",
    "since": "id",
}
_VILLAGES = {"village", "villages", "any_village"}


def template(kind: str, codes: Codes, villages: Mapping[str, str], language: str) -> Document:
    """The workbook for ``workers`` or ``activities``: the sheet to fill with its example row, and a
    page of the codes that its lists offer. Labels are of ``language``."""
    columns = [field for field in fields(kind).values() if field.template]
    listed, spans = listed_choices(columns, codes, villages, language)
    choices = tuple(Choice(key, 1, "label", *span) for key, span in spans.items())
    sample = _example(kind)
    row = (sample["number"], *(_sample(field, sample, codes, language) for field in columns))
    table = Table(
        f"template_{kind}",
        (
            Column("number", "id"),
            *map(column_of, columns),
        ),
        [row],
        (f"title.template_{kind}", {}),
    )
    sheets = (Sheet(table, landscape=True, choices=choices, spare=SPARE), codes_page(listed))
    return Document(Letterhead(), table.title, None, (), sheets, STAMP)


def listed_choices(
    columns: Sequence[Field], codes: Codes, villages: Mapping[str, str], language: str
) -> tuple[list[tuple[str, str, str]], dict[str, tuple[int, int]]]:
    """The rows (field, code, label) of what the columns offer, and by key of a column where its
    own begin and end among them; columns of one list share them."""
    listed: list[tuple[str, str, str]] = []
    spans: dict[str, tuple[int, int]] = {}
    for field in columns:
        offered = _offered(field, codes, villages, language)
        if offered and _list_of(field) not in spans:
            spans[_list_of(field)] = (len(listed), len(listed) + len(offered) - 1)
            listed += [(field.key, code, label) for code, label in offered]
    return listed, {
        field.key: spans[_list_of(field)] for field in columns if _list_of(field) in spans
    }


def codes_page(listed: list[tuple[str, str, str]]) -> Sheet:
    """The page that the columns' lists offer from: field, code, label."""
    columns = (Column("field", "heading"), Column("code", "id"), Column("label"))
    return Sheet(Table("template_codes", columns, listed, ("title.template_codes", {})))


def column_of(field: Field) -> Column:
    return Column(field.key, _SORTS.get(field.reading, "text"))


def _list_of(field: Field) -> str:
    return "village" if field.reading in _VILLAGES else field.list


def _offered(
    field: Field, codes: Codes, villages: Mapping[str, str], language: str
) -> list[tuple[str, str]]:
    """Codes and labels that a column takes."""
    if field.reading in _VILLAGES:
        return list(villages.items())
    if not field.list:
        return []
    return [(code.code, code.label(language)) for code in codes.all(field.list) if code.active]


def _sample(field: Field, sample: Mapping[str, str], codes: Codes, language: str) -> Any:
    """The example's value as a table of the column's kind holds it."""
    text = sample.get(field.key) or None
    if text is None:
        return None
    if _SORTS.get(field.reading) in ("number", "hours", "money"):
        return int(text)
    return codes.label(field.list, text, language) if field.list else text


@cache
def _example(kind: str) -> dict[str, str]:
    with open(os.path.join(FOLDER, "examples.csv"), encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] == kind]
    return {row["field"]: row["value"] for row in rows}
