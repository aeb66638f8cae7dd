"""The activities behind a number of a summary, picked by its line and its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.reports import activities, columns, measures
from ipsm_cli.reports.dimensions import DIMENSIONS, MEASURES, Value, belonging

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.question import Question
    from ipsm_cli.core.table import Table

# what an activity may have several of: the condition for one of them
SEVERAL = {
    "ppks": "EXISTS (SELECT 1 FROM served s WHERE s.activity = a.number AND s.ppks = ?)",
    "partner": "EXISTS (SELECT 1 FROM partner t WHERE t.activity = a.number AND t.partner = ?)",
}
NO_PARTNER = "NOT EXISTS (SELECT 1 FROM partner t WHERE t.activity = a.number)"


def read(
    db: sqlite3.Connection, question: Question, picked: dict[str, Value], adding: str | None = None
) -> activities.Activities:
    """The counted activities of the question that have the picked values.

    ``picked`` is by dimension, None for the line where nothing is written. ``adding`` leaves those
    that add something to this measure.
    """
    condition, values = measures.where(question)
    plain = {name: value for name, value in picked.items() if name in DIMENSIONS}
    narrower, more = belonging(plain, question.worker)
    condition, values = f"{condition} AND {narrower}", [*values, *more]
    for name in picked.keys() & SEVERAL.keys():
        if name == "partner" and picked[name] is None:
            condition += f" AND {NO_PARTNER}"
        else:
            condition += f" AND {SEVERAL[name]}"
            values.append(picked[name] or "")
    if adding in MEASURES and adding not in ("activities", "workers"):
        condition += f" AND a.{MEASURES[adding]} > 0"
    lines = activities.lines(db, (condition, values))
    return activities.Activities(question.period, lines, voided=False)


def table(found: activities.Activities) -> Table:
    return activities.table(found)._replace(title=columns.title("trace", found.period))
