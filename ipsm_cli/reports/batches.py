"""The files that came in: when, what became of their rows, and how to take one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One file brought in. The fields are the table's columns; ``entry`` is of the history."""

    number: int
    at: str
    sort: str
    file: str
    profile: str | None
    added: int
    changed: int
    same: int
    refused: int
    entry: int | None


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> list[Line]:  # noqa: ARG001 - every report is asked alike
    """The batches that stand, the newest last."""
    rows = db.execute(
        """SELECT b.number, b.at, 'import.' || b.kind, b.file, b.profile, b.added, b.changed,
               b.same, b.refused,
               (SELECT MIN(c.action) FROM change c
                WHERE c.record = 'batch ' || b.number AND c.tbl = 'batch')
           FROM batch b ORDER BY b.number"""
    )
    return [Line(*row) for row in rows]


def table(lines: list[Line]) -> Table:
    return Table(
        "batches",
        (
            Column("number", "ordinal"),
            Column("at", "moment"),
            Column("sort", "word"),
            Column("file"),
            Column("profile"),
            Column("added", "number"),
            Column("changed", "number"),
            Column("same", "number"),
            Column("refused", "number"),
            Column("entry", "ordinal"),
        ),
        lines,
        ("title.batches", {}),
    )
