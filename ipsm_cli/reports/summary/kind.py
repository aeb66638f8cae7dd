"""What was done: the kinds of activity of a period that have at least one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Kinds(NamedTuple):
    """One line a kind, in the order of the areas and kinds."""

    period: Period
    lines: tuple[tuple[str, str, measures.Measures], ...]  # area, kind, measures
    total: measures.Measures
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Kinds:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    grouped = measures.by(db, asked, "area", "kind")
    areas = columns.listed(codes.all("area"), (area for area, _ in grouped.groups))
    kinds = columns.listed(codes.all("kind"), (kind for _, kind in grouped.groups))
    lines = (
        (area, kind, grouped.of(area, kind))
        for area in areas
        for kind in kinds
        if (area, kind) in grouped.groups
    )
    return Kinds(period, tuple(lines), grouped.total, left_out.notes(db, asked))


def table(kinds: Kinds) -> Table:
    return Table(
        "summary_kind",
        (columns.AREA, Column("kind", "code", "kind"), *columns.MEASURES),
        [(area, kind, *line) for area, kind, line in kinds.lines],
        columns.title("summary_kind", kinds.period),
        (None, None, *kinds.total),
        kinds.left_out,
    )
