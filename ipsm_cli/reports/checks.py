"""The rules that every row must keep, asked of all rows at once; and findings as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.finding import Finding
from ipsm_cli.core.measures import COUNTED, TAKING_PART
from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

# each answers the numbers of activities that break a rule, by the finding's key
_BROKEN = {
    "sums": """
        SELECT a.number FROM activity a LEFT JOIN (
            SELECT s.activity, SUM(s.n) AS n,
                SUM(CASE WHEN s.sex = 'L' THEN s.n ELSE 0 END) AS l,
                SUM(CASE WHEN s.sex = 'P' THEN s.n ELSE 0 END) AS p
            FROM served s GROUP BY s.activity) c ON c.activity = a.number
        WHERE COALESCE(a.people, 0) <> COALESCE(c.n, 0)
            OR COALESCE(a.people_l, 0) <> COALESCE(c.l, 0)
            OR COALESCE(a.people_p, 0) <> COALESCE(c.p, 0)
        ORDER BY a.number""",
    "nobody": """
        SELECT a.number FROM activity a LEFT JOIN participant p
            ON p.activity = a.number AND p.place = 1
        WHERE p.activity IS NULL ORDER BY a.number""",
    "not_serving": f"""
        SELECT DISTINCT a.number FROM {TAKING_PART}
        WHERE p.activity = a.number AND {COUNTED} AND COALESCE((
            SELECT s.active FROM service s WHERE s.worker = p.worker AND s.since <= a.date
            ORDER BY s.since DESC LIMIT 1), 0) = 0
        ORDER BY a.number""",
}
_FUTURE = "SELECT a.number FROM activity a WHERE a.date > ? ORDER BY a.number"
_KINDS = """
    SELECT a.area, a.kind, MIN(a.number), COUNT(*) FROM activity a
    GROUP BY a.area, a.kind ORDER BY a.area, a.kind"""


class Explained(NamedTuple):
    """Findings of one sort together: how many, and the first of them."""

    what: str
    many: int
    record: str | None
    detail: str | None


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> list[Finding]:
    """The activities that break a rule of the program; only ``question.today`` is asked for."""
    found = [
        Finding(what, f"activity {number}")
        for what, query in _BROKEN.items()
        for (number,) in db.execute(query)
    ]
    found += [
        Finding("future", f"activity {number}")
        for (number,) in db.execute(_FUTURE, (question.today,))
    ]
    for area, kind, first, count in db.execute(_KINDS):
        known = codes.get("kind", kind)
        if known is None or known.parent != area:
            what = "unknown_kind" if known is None else "other_area"
            found.append(Finding(what, f"activity {first}", f"{area} {kind}: {count}"))
    return found


def table(findings: Sequence[Finding]) -> Table:
    """One line a finding."""
    return Table(
        "check",
        (Column("finding", "word"), Column("record", "record"), Column("detail")),
        [(f"finding.{found.what}", found.record, found.detail) for found in findings],
        ("title.check", {}),
    )


def explained(findings: Sequence[Finding]) -> list[Explained]:
    """The findings by sort in the order they were found, with the first of each."""
    counts = Counter(found.what for found in findings)
    first = {found.what: found for found in reversed(findings)}
    return [Explained(what, count, *first[what][1:]) for what, count in counts.items()]


def advice(findings: Sequence[Finding]) -> Table:
    """One line a sort of findings, with the next step."""
    return Table(
        "doctor_findings",
        (
            Column("finding", "word"),
            Column("count", "number"),
            Column("record", "record"),
            Column("detail"),
            Column("step", "word"),
        ),
        [
            (f"finding.{line.what}", line.many, line.record, line.detail, f"step.{line.what}")
            for line in explained(findings)
        ],
        ("title.doctor_findings", {}),
    )
