"""How evenly the work reaches the villages: the ones never reached stand first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.period import Period, months_between, twelve_months_to
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures
from ipsm_cli.reports.summary import village

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One village; ``desa`` None for activities that name none."""

    desa: str | None
    activities: int
    people: int
    on_duty: int | None
    idle: int | None  # months since the last activity up to the period's end; None for never


class Coverage(NamedTuple):
    """Never reached, then the longest without an activity, then by code; no village last."""

    period: Period
    lines: tuple[Line, ...]
    on_duty: int
    total: measures.Measures
    reached: int  # villages with an activity in the period
    villages: int
    gini: float | None  # over the villages' activities; None with fewer than two or nothing done
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Coverage:
    found = village.read(db, question, codes)
    period = found.period
    asked = question._replace(period=period)
    end = min(period.last, question.today[:7])
    known = [line.desa for line in found.lines if line.desa is not None]
    last = _last_months(db, asked, end, known)
    lines = [
        Line(
            line.desa,
            *(line.measures.activities, line.measures.people, line.on_duty),
            months_between(last[line.desa], end) if line.desa in last else None,
        )
        for line in found.lines
    ]
    lines.sort(key=_place)
    done = [line.activities for line in lines if line.desa is not None]
    return Coverage(
        period,
        tuple(lines),
        found.on_duty,
        found.total,
        sum(1 for count in done if count),
        len(done),
        gini(done),
        left_out.notes(db, asked),
    )


def _place(line: Line) -> tuple[bool, bool, int, str]:
    return (line.desa is None, line.idle is not None, -(line.idle or 0), line.desa or "")


def _last_months(
    db: sqlite3.Connection, asked: Question, end: str, villages: list[str]
) -> dict[str | None, str]:
    """Each village's last month with an activity up to ``end``; never reached ones are left out.

    The twelve months to ``end`` are asked first; only where a village is not in them, all before.
    """
    year = twelve_months_to(end)
    found = _months(db, asked, year)
    if not set(villages) <= found.keys():
        before = Period(f"0001-01..{year.first}", "0001-01", year.first)
        found = {**_months(db, asked, before), **found}
    return found


def _months(db: sqlite3.Connection, asked: Question, period: Period) -> dict[str | None, str]:
    asked = asked._replace(period=period)
    table, (condition, values) = "activity", measures.where(asked)
    if (kept := measures.kept_sums(asked, "desa")) is not None:
        table, (condition, values) = kept.table, kept.asked
    rows = db.execute(
        f"""SELECT a.desa, MAX(a.month) FROM {table} a
            WHERE a.desa <> '' AND {condition} GROUP BY a.desa ORDER BY a.desa""",
        values,
    )
    return dict(rows)


def gini(counts: list[int]) -> float | None:
    """0 where every village has as much, towards 1 where one has all; two decimals."""
    whole, villages = sum(counts), len(counts)
    if not whole or villages < 2:
        return None
    weighted = sum(place * count for place, count in enumerate(sorted(counts), start=1))
    return round(2 * weighted / (villages * whole) - (villages + 1) / villages, 2)


def table(coverage: Coverage) -> Table:
    notes: list[Say] = []
    if coverage.villages:
        percent = round(100 * coverage.reached / coverage.villages, 1)
        facts = {"reached": coverage.reached, "villages": coverage.villages, "percent": percent}
        notes.append(("note.reached_share", facts))
    never = sum(1 for line in coverage.lines if line.desa is not None and line.idle is None)
    if never:
        notes.append(("note.never_reached", {"count": never}))
    if coverage.gini is not None:
        notes.append(("note.gini", {"gini": coverage.gini}))
    if any(line.desa is None for line in coverage.lines):
        notes.append(("note.no_desa", {}))
    return Table(
        "summary_coverage",
        (
            columns.DESA._replace(none="word.none.desa"),
            columns.ACTIVITIES,
            columns.PEOPLE,
            Column("on_duty", "number"),
            Column("idle", "number"),
        ),
        coverage.lines,
        columns.title("summary_coverage", coverage.period),
        (None, coverage.total.activities, coverage.total.people, coverage.on_duty, None),
        (*notes, *coverage.left_out),
    )
