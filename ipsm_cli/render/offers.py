"""Drop-down lists of a sheet: what its columns offer to choose from, listed on another sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

if TYPE_CHECKING:
    from ipsm_cli.core.document import Document


def offer(worksheets: Sequence[Any], document: Document, place: int, heads: Sequence[int]) -> None:
    """Puts the lists on the sheet at ``place``; ``heads`` are the rows of headings of all sheets.

    Something that is not listed may be typed all the same: a list is help, not a gate.
    """
    sheet, worksheet = document.sheets[place], worksheets[place]
    last = heads[place] + len(sheet.table.rows) + sheet.spare
    for choice in sheet.choices:
        column = get_column_letter(_at(document, place, choice.key))
        listed = get_column_letter(_at(document, choice.sheet, choice.column))
        top = heads[choice.sheet] + 1
        name = quote_sheetname(worksheets[choice.sheet].title)
        source = f"{name}!${listed}${top + choice.first}:${listed}${top + choice.last}"
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
        rule.add(f"{column}{heads[place] + 1}:{column}{last}")
        worksheet.data_validations.append(rule)


def _at(document: Document, place: int, key: str) -> int:
    """The column's number on the sheet, from 1."""
    keys = [column.key for column in document.sheets[place].table.columns]
    return keys.index(key) + 1
