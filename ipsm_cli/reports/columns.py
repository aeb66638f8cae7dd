"""The columns, titles and order of lines that reports share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ipsm_cli.core.table import Column, Say, Table

if TYPE_CHECKING:
    from ipsm_cli.codes import Code, Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question

AREA = Column("area", "code", "area")
DESA = Column("desa", "code", "village")
ACTIVITIES = Column("activities", "number")
WORKERS = Column("workers", "number")
WORKER_NAMES = Column("workers")
PEOPLE = Column("people", "number")
PEOPLE_L = Column("people_l", "number")
PEOPLE_P = Column("people_p", "number")
HOURS = Column("hours", "hours")
COST = Column("cost", "money")
BAR = Column("activities_bar", "bar")

# in the order of ``measures.Measures``, so that its values make the end of a row
MEASURES = (ACTIVITIES, WORKERS, PEOPLE, PEOPLE_L, PEOPLE_P, HOURS, COST)


def area_band(codes: Codes, areas: Iterable[str]) -> Column:
    """A band of the areas' shares; its values are in the order of ``areas``."""
    known = {code.code: code.extra.get("letter") for code in codes.all("area")}
    letters = tuple((known.get(area) or area[:1], area) for area in areas)
    return Column("balance_band", "band", "area", parts=letters)


def title(name: str, period: Period | None) -> Say:
    """The title of a report, with the period where it has one."""
    if period is None:
        return f"title.{name}", {}
    return f"title.{name}", {"period": period.name}


def noted(table: Table, waiting: int) -> Table:
    """The summary with a note that says how many drafts wait, where any do."""
    if not waiting:
        return table
    return table._replace(notes=(*table.notes, ("note.drafts_waiting", {"count": waiting})))


def day_of(question: Question) -> str:
    """The day a list of what is stands for: the period's last one, today at the latest."""
    if question.period is None:
        return question.today
    return min(question.today, question.period.last_day())


def listed(codes: Iterable[Code], found: Iterable[str | None]) -> list[str]:
    """Every code of a list in its order, then the ones found that the list does not know."""
    order = [code.code for code in codes]
    return order + sorted({code for code in found if code is not None}.difference(order))


def share(part: int, whole: int) -> float | None:
    """``part`` of ``whole`` as 0..1, None where there is no whole."""
    return part / whole if whole else None
