"""A report's table as its receiver wants it: his columns in his order, under his headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import Chosen, SheetOf, in_language
from ipsm_cli.core.names import cite
from ipsm_cli.core.table import Column, Table

# Notes for who sits at the program, and what the receiver of a paper reads in their place.
FOR_THE_DESK = {
    "note.drafts_waiting": "note.drafts_waiting_paper",
    "note.minimum": "note.minimum_paper",
    "note.corrections": "note.corrections_paper",
    "note.no_targets": "note.no_targets_paper",
    "note.no_honor": "note.no_honor_paper",
    "note.unfinished": None,  # a paper is asked as on its period's last day
    "note.weights_way": None,
    "note.denominator_way": None,
}
LINE = "line"  # the key of a column that counts the rows, where the report has none
DRAWN = frozenset({"bar", "spark", "band"})  # kinds that are drawn on screens, not on paper


def chosen(table: Table, sheet: SheetOf, language: str) -> Table:
    """The table with the columns that the sheet names, all of them where it names none.

    Raises UnknownColumn.
    """
    if sheet.title:
        facts = {"text": in_language(sheet.title, language)}
        if (period := table.title[1].get("period")) is not None:
            facts["period"] = period
        table = table._replace(title=("title.as_written", facts))
    if not sheet.columns:
        return table
    keys = [column.key for column in table.columns]
    found = [
        _column(table, keys, one, place, language) for place, one in enumerate(sheet.columns, 1)
    ]
    totals = tuple(total for *_, total in found)
    return table._replace(
        columns=tuple(column for column, *_ in found),
        rows=list(zip(*(values for _, values, _ in found), strict=True)),
        totals=totals if table.totals and any(total is not None for total in totals) else None,
    )


def _column(
    table: Table, keys: list[str], one: Chosen, place: int, language: str
) -> tuple[Column, Sequence[Any], Any]:
    """The column, its values, its total."""
    called = in_language(one.heading, language) if one.heading else ""
    if one.key is None:
        column = Column(f"value_{place}", "id", called=called or f"value_{place}")
        return column, [one.value] * len(table.rows), None
    if one.key == LINE and LINE not in keys:
        column = Column(LINE, "ordinal", called=called)
        return column, range(1, len(table.rows) + 1), None
    if one.key not in keys:
        raise errors.UnknownColumn(text=cite(one.key), columns=tuple(keys))
    at = keys.index(one.key)
    column = table.columns[at]._replace(screen=True, blank=one.none)
    if called:
        column = column._replace(called=called)
    values = [row[at] for row in table.rows]
    total = table.totals[at] if table.totals else None
    if one.codes:
        column = Column(column.key, "id", called=column.called, blank=one.none)
        values, total = [_theirs(value, one.codes) for value in values], None
    return column, values, total


def _theirs(value: Any, codes: Mapping[str, str]) -> Any:
    """The receiver's code for ours; ours where he has none."""
    if isinstance(value, tuple):
        return tuple(_theirs(one, codes) for one in value)
    return None if value is None else codes.get(str(value), str(value))


def for_reader(table: Table) -> Table:
    """The table with notes for who reads the paper, not for who runs the program."""
    told = ((FOR_THE_DESK.get(key, key), facts) for key, facts in table.notes)
    return table._replace(notes=tuple((key, facts) for key, facts in told if key))


def on_paper(table: Table) -> Table:
    """The columns that a screen shows, without those that are drawn there."""
    kept = [
        place
        for place, column in enumerate(table.columns)
        if column.screen and column.kind not in DRAWN
    ]

    def pick(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row[place] for place in kept)

    return table._replace(
        columns=pick(table.columns),
        rows=[pick(row) for row in table.rows],
        totals=pick(table.totals) if table.totals else None,
    )
