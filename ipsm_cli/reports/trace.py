"""The activities behind a number of a summary, picked by its line and its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.reports import activities, columns, measures
from ipsm_cli.reports.dimensions import DIMENSIONS, MEASURES, Picked, Value, belonging

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question
    from ipsm_cli.core.table import Table

# what an activity may have several of: the condition for one of them
SEVERAL = {
    "ppks": "EXISTS (SELECT 1 FROM served s WHERE s.activity = a.number AND s.ppks = ?)",
    "partner": "EXISTS (SELECT 1 FROM partner t WHERE t.activity = a.number AND t.partner = ?)",
}
NO_PARTNER = "NOT EXISTS (SELECT 1 FROM partner t WHERE t.activity = a.number)"
GROUPED = "EXISTS (SELECT 1 FROM served s WHERE s.activity = a.number AND s.ppks {there} ({marks}))"


def read(
    db: sqlite3.Connection,
    question: Question,
    codes: Codes,
    ways: Sequence[Picked],
    adding: str | None = None,
) -> activities.Activities:
    """The counted activities of the question that have all picked values of one of the ways.

    A value is None for the line where nothing is written; no way at all finds nothing. ``adding``
    leaves those that add something to this measure.
    """
    condition, values = measures.where(question)
    one_of = [_having(question, codes, picked) for picked in _joined(ways)]
    either = " OR ".join(f"({way})" for way, _ in one_of) or "1 = 0"
    condition = f"{condition} AND ({either})"
    values = [*values, *(value for _, more in one_of for value in more)]
    if adding in MEASURES and adding not in ("activities", "workers"):
        condition += f" AND a.{MEASURES[adding]} > 0"
    lines = activities.lines(db, (condition, values))
    return activities.Activities(question.period, lines, voided=False)


def _having(question: Question, codes: Codes, picked: Picked) -> measures.Where:
    """The condition that an activity has all of these values."""
    plain = {name: value for name, value in picked.items() if name in DIMENSIONS}
    condition, values = belonging(plain, question.worker)
    for name in picked.keys() & SEVERAL.keys():
        if name == "partner" and picked[name] is None:
            condition += f" AND {NO_PARTNER}"
        else:
            condition += f" AND {SEVERAL[name]}"
            values = [*values, picked[name] or ""]
    if "pas12" in picked:
        group = picked["pas12"]
        above = {code.code: code.parent for code in codes.all("ppks") if code.parent}
        kinds = [kind for kind, parent in above.items() if group in (None, parent)]
        there, marks = "NOT IN" if group is None else "IN", ", ".join("?" * len(kinds))
        condition += f" AND {GROUPED.format(there=there, marks=marks)}"
        values = [*values, *kinds]
    return condition, values


def _joined(ways: Iterable[Picked]) -> list[Picked]:
    """Ways that differ in their first value only are one way with any of these values."""
    alike: dict[tuple[object, ...], tuple[Picked, list[Value]]] = {}
    for picked in ways:
        first, *rest = [*picked.items()] or [("", ())]
        value = first[1] if isinstance(first[1], tuple) else (first[1],)
        alike.setdefault((first[0], *rest), (picked, []))[1].extend(value)
    return [
        {**picked, next(iter(picked)): tuple(dict.fromkeys(several))}
        if len(several) > 1
        else picked
        for picked, several in alike.values()
    ]


def table(found: activities.Activities) -> Table:
    return activities.table(found)._replace(title=columns.title("trace", found.period))
