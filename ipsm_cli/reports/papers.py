"""Papers of the workers, one list a sort: appointments, cards, trainings, roles, duty areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.question import Question

_SINCE = Column("since", "date")
_UNTIL = Column("until", "date")
_PAPER = Column("paper", "id")

# the columns of each sort after number, worker and name
COLUMNS: dict[str, tuple[Column, ...]] = {
    "appointment": (
        Column("kind", "code", "appointment_kind"),
        Column("issuer", "code", "sk_issuer"),
        _PAPER,
        Column("date", "date"),
        _SINCE,
        _UNTIL,
    ),
    "card": (
        Column("kind", "code", "card_kind"),
        _PAPER,
        Column("issuer", "code", "card_issuer"),
        _SINCE,
        _UNTIL,
        Column("lost_on", "date"),
    ),
    "training": (
        Column("level", "code", "training_level"),
        Column("training"),
        Column("organiser"),
        _SINCE,
        Column("finish", "date"),
        Column("minutes", "hours"),
        _PAPER,
        Column("issued", "date"),
        _UNTIL,
    ),
    "role": (Column("programme", "code", "programme"), _SINCE, _UNTIL),
    "duty": (Column("desa", "code", "village"), _SINCE, _UNTIL),
}


class Papers(NamedTuple):
    """Rows in the order of number, uid, worker, name and the sort's columns."""

    noun: str
    rows: list[tuple[Any, ...]]


def read(db: sqlite3.Connection, noun: str, question: Question) -> Papers:
    """The papers of one sort: of ``question.worker``, else of all, the newest last."""
    names = ", ".join(f"p.{column.key}" for column in COLUMNS[noun])
    condition = "1 = 1" if question.worker is None else "p.worker = ?"
    rows = db.execute(
        f"""SELECT p.number, p.uid, p.worker, w.name, {names}, p.note
            FROM {noun} p JOIN worker w ON w.number = p.worker
            WHERE {condition} ORDER BY p.since, p.number""",
        () if question.worker is None else (question.worker,),
    )
    return Papers(noun, [_known(row) for row in rows])


def table(papers: Papers) -> Table:
    columns = (
        Column("number", "ordinal"),
        Column("uid", "id", screen=False),
        Column("worker", "ordinal"),
        Column("name"),
        *COLUMNS[papers.noun],
        Column("note", screen=any(row[-1] for row in papers.rows)),
    )
    return Table(papers.noun, columns, papers.rows, (f"title.{papers.noun}", {}))


def _known(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A first day that nobody knows is None."""
    return tuple(None if value == UNKNOWN_START else value for value in row)
