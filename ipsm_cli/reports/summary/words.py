"""A period in one short paragraph, for a speech or a message; its numbers are other reports'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.period import previous
from ipsm_cli.core.records import Coded
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import branch, columns, left_out, measures
from ipsm_cli.reports.summary import missing, month

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Told(NamedTuple):
    """What the paragraph tells; ``missing`` is None for a period longer than a month."""

    branch: str
    recap: month.Recap
    before: Period
    activities_before: int
    missing: int | None  # active workers below the minimum
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Told:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    before = previous(period)
    recap = month.read(db, asked, codes)
    earlier = month.read(db, asked._replace(period=before), codes)
    behind = len(missing.read(db, asked, codes).lines) if period.is_month else None
    name = branch.read(db).name
    left = left_out.notes(db, asked)
    return Told(name, recap, before, earlier.total.activities, behind, left)


def table(told: Told) -> Table:
    """One row with the numbers for programs; the paragraph, for people, is a note."""
    kinds = {"hours": "hours", "cost": "money"}
    recap, total = told.recap, told.recap.total
    numbers: dict[str, Any] = {
        **{column.key: value for column, value in zip(columns.MEASURES, total, strict=True)},
        "villages": recap.reached,
        "villages_all": recap.villages,
        "activities_before": told.activities_before,
        "not_reported": told.missing,
        "workers_active": recap.active,
        "voided": recap.voided,
    }
    return Table(
        "summary_words",
        tuple(Column(key, kinds.get(key, "number"), screen=False) for key in numbers),
        [tuple(numbers.values())],
        columns.title("summary_words", recap.period),
        notes=(("note.paragraph", {"sentences": tuple(sentences(told))}), *told.left_out),
        page=True,
    )


def sentences(told: Told) -> list[Say]:
    """The paragraph; what is not known or not worth saying is left out."""
    recap, total = told.recap, told.recap.total
    facts = {"period": recap.period.name, "branch": told.branch}
    if not total.activities:
        said: list[Say] = [("words.none", facts)]
        return [*said, *_compared(told), *_behind(told)]
    done = {"activities": count("activities", total.activities)}
    done["workers"] = count("workers", total.workers)
    where = {"reached": recap.reached, "villages": recap.villages}
    said = [("words.done", {**facts, **done})]
    if recap.villages:
        said.append(("words.reached", where))
    if total.people:
        by_sex = {"people_l": total.people_l, "people_p": total.people_p}
        key = "words.people_by_sex" if any(by_sex.values()) else "words.people"
        said.append((key, {"people": count("people", total.people), **by_sex}))
    if total.minutes:
        said.append(("words.hours", {"hours": count("hours", total.minutes / 60)}))
    if total.cost:
        said.append(("words.cost", {"cost": total.cost}))
    return [*said, *_areas(told), *_compared(told), *_behind(told)]


def count(noun: str, number: float) -> Say:
    """A number with its noun, which English declines."""
    return (f"count.{noun}_one" if number == 1 else f"count.{noun}", {"n": number})


def _areas(told: Told) -> list[Say]:
    counts = {area: measured.activities for area, measured in told.recap.lines}
    if len(set(counts.values())) < 2:
        return []
    most, fewest = max(counts.values()), min(counts.values())
    busy = tuple(Coded("area", area) for area, number in counts.items() if number == most)
    quiet = tuple(Coded("area", area) for area, number in counts.items() if number == fewest)
    return [
        ("words.most", {"areas": busy, "activities": count("activities", most)}),
        ("words.fewest", {"areas": quiet, "activities": count("activities", fewest)}),
    ]


def _compared(told: Told) -> list[Say]:
    """Against the period before, unless nothing was done in it."""
    now, before = told.recap.total.activities, told.activities_before
    if not before:
        return []
    facts = {"period": told.before.name, "before": count("activities", before)}
    if now == before:
        return [("words.same", facts)]
    percent = round(100 * abs(now - before) / before, 1)
    change = {"difference": abs(now - before), "percent": percent}
    return [("words.more" if now > before else "words.less", {**facts, **change})]


def _behind(told: Told) -> list[Say]:
    if told.missing is None or not told.recap.active:
        return []
    if not told.missing:
        return [("words.all_reported", {})]
    return [("words.missing", {"workers": count("workers", told.missing)})]
