"""Which programmes of the government the work supported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Programmes(NamedTuple):
    """The programmes with activities in the list's order, then what belongs to none (None)."""

    period: Period
    lines: tuple[tuple[str | None, measures.Measures], ...]  # programme, measures
    total: measures.Measures
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Programmes:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    grouped = measures.by(db, asked, "programme")
    known = columns.listed(codes.all("programme"), (code for (code,) in grouped.groups))
    lines = ((code, grouped.of(code)) for code in (*known, None) if (code,) in grouped.groups)
    return Programmes(period, tuple(lines), grouped.total, left_out.notes(db, asked))


def table(programmes: Programmes) -> Table:
    without = any(code is None for code, _ in programmes.lines)
    return Table(
        "summary_programme",
        (
            Column("programme", "code", "programme", none="word.none.programme"),
            *columns.MEASURES,
        ),
        [(code, *line) for code, line in programmes.lines],
        columns.title("summary_programme", programmes.period),
        (None, *programmes.total),
        (*((("note.no_programme", {}),) if without else ()), *programmes.left_out),
    )
