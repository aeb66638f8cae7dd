"""Two periods side by side, and the same months a year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.period import previous, year_before
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question

WAYS = ("area", "kind")  # what a line may stand for; the first when nothing is asked
# what may be compared: the key of the column, its kind, its place among the measures
MEASURES = {column.key: (column.kind, n) for n, column in enumerate(columns.MEASURES)}
KEYS = {"area": (columns.AREA,), "kind": (columns.AREA, Column("kind", "code", "kind"))}


class Line(NamedTuple):
    """The measure of an area or of a kind of activity in each of the periods."""

    key: tuple[str, ...]  # area, or area and kind
    values: tuple[int, ...]


class Compare(NamedTuple):
    """``periods`` begin with the one asked for; the others are compared with it."""

    by: str  # one of WAYS
    measure: str  # one of MEASURES
    periods: tuple[Period, ...]
    lines: tuple[Line, ...]
    total: tuple[int, ...]
    unfinished: bool  # the period asked for is not over
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Compare:
    period = measures.span(db, question)
    others = [question.against or previous(period)]
    if question.against is None and year_before(period) != others[0]:
        others.append(year_before(period))
    periods = (period, *others)
    by = question.by or WAYS[0]
    measure = question.measure or next(iter(MEASURES))
    place = MEASURES[measure][1]
    grouped = [
        measures.by(db, question._replace(period=one), *(column.key for column in KEYS[by]))
        for one in periods
    ]
    there = {key for one in grouped for key in one.groups}
    lines = [
        Line(key, tuple(one.of(*key)[place] for one in grouped))
        for key in _keys(codes, by, there)
        if by == "area" or key in there
    ]
    return Compare(
        by,
        measure,
        periods,
        tuple(lines),
        tuple(one.total[place] for one in grouped),
        period.last_day() >= question.today,
        left_out.notes(db, question._replace(period=period)),
    )


def _keys(codes: Codes, by: str, there: set[measures.Key]) -> list[tuple[str, ...]]:
    """Areas, or areas with their kinds, in the order of the lists."""
    areas = columns.listed(codes.all("area"), (key[0] for key in there))
    if by == "area":
        return [(area,) for area in areas]
    kinds = columns.listed(codes.all("kind"), (key[1] for key in there))
    return [(area, kind) for area in areas for kind in kinds]


def table(compare: Compare) -> Table:
    kind, _ = MEASURES[compare.measure]
    now, before, *year = (
        Column(key, kind, "period", head=period.name)
        for key, period in zip(("now", "before", "year_before"), compare.periods, strict=False)
    )
    shown = [now, before, Column("difference", kind), Column("percent", "share")]
    if year:
        shown += [*year, Column("year_difference", kind), Column("year_percent", "share")]
    notes: tuple[Say, ...] = (("note.unfinished", {}),) if compare.unfinished else ()
    return Table(
        "summary_compare",
        (*KEYS[compare.by], *shown),
        [(*line.key, *_beside(line.values)) for line in compare.lines],
        (
            "title.summary_compare",
            {"period": compare.periods[0].name, "measure": (f"col.{compare.measure}", {})},
        ),
        ((None,) * len(KEYS[compare.by]) + _beside(compare.total)),
        (*notes, *compare.left_out),
    )


def _beside(values: tuple[int, ...]) -> tuple[Any, ...]:
    """The present value, then each other one with the difference from it and its share."""
    now, *others = values
    told: list[Any] = [now]
    for before in others:
        told += [before, now - before, columns.share(now - before, before)]
    return tuple(told)
