"""What the branch contributed to the minimum service standards (PP 2/2018, Permensos 9/2018).

An attainment is told only where the Dinas gave the number of those in need: ``ipsm target set``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.records import DENOMINATOR, SERVICES
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures, targets

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question

WAYS = {"service": SERVICES, "need": "basic_need"}  # what a line may stand for: column and list


class Line(NamedTuple):
    """A service or a basic need; ``code`` None for work that belongs to none."""

    code: str | None
    activities: int
    people: int
    needing: int | None  # those in need, as the Dinas counted them
    source: str | None  # who says so


class Standards(NamedTuple):
    """Codes of the list in its order, then what belongs to none (only where there is any)."""

    period: Period
    by: str  # one of WAYS
    lines: tuple[Line, ...]
    total: measures.Measures
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Standards:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    by = question.by or next(iter(WAYS))
    grouped = measures.by(db, asked, WAYS[by])
    needing = {
        held.target.code: held.target
        for held in targets.read(db, {period.name})
        if by == "service" and held.target.measure == DENOMINATOR
    }
    known = _levels(codes, by, {*needing, *(code for (code,) in grouped.groups)})
    lines = []
    for code in (*known, None):
        measured = grouped.of(code)
        if code is None and not measured.activities:
            continue
        need = needing.get(code) if code else None
        told = (need.value, need.source) if need else (None, None)
        lines.append(Line(code, measured.activities, measured.people, *told))
    return Standards(period, by, tuple(lines), grouped.total, left_out.notes(db, asked))


def _levels(codes: Codes, by: str, there: set[str | None]) -> list[str]:
    """The codes of the list; of the services only those of the levels that have any there."""
    listed = codes.all(WAYS[by])
    levels = {code.parent for code in listed if code.code in there}
    if by == "service" and levels:
        listed = tuple(code for code in listed if code.parent in levels)
    return columns.listed(listed, there)


def table(standards: Standards) -> Table:
    listed = WAYS[standards.by]
    shown: tuple[Column, ...] = (
        Column("code", "id"),
        Column(listed, "code", listed, none=f"word.none.{listed}"),
        columns.ACTIVITIES,
        columns.PEOPLE,
    )
    rows: list[tuple[Any, ...]] = [(line.code, *line[:3]) for line in standards.lines]
    totals: tuple[Any, ...] = (None, None, standards.total.activities, standards.total.people)
    notes: list[Say] = []
    if standards.by == "service":
        shown += (Column("needing", "number"), Column("attainment", "share"), Column("source"))
        rows = [
            (*row, line.needing, columns.share(line.people, line.needing or 0), line.source)
            for row, line in zip(rows, standards.lines, strict=True)
        ]
        totals += (None, None, None)
        notes = _missing_numbers(standards)
    return Table(
        "summary_spm",
        shown,
        rows,
        columns.title("summary_spm", standards.period),
        totals,
        (("note.spm", {}), *notes, *standards.left_out),
    )


def _missing_numbers(standards: Standards) -> list[Say]:
    """Which denominators are missing among the services that have activities."""
    missing = tuple(
        line.code
        for line in standards.lines
        if line.code and line.activities and line.needing is None
    )
    if not missing:
        return []
    facts = {"period": standards.period.name, "services": missing}
    way = {"code": missing[0], "name": standards.period.name}
    return [("note.no_denominator", facts), ("note.denominator_way", way)]
