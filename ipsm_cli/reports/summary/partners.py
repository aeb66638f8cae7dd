"""With whom and for which programme the work was done, and who paid for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.measures import SUMS, Measures
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question

WAYS = ("partner", "programme")  # what a line may stand for; the first when nothing is asked

# by partner (None for nobody) or programme, and by the source of the cost
_BY_PARTNER = f"""SELECT q.partner, a.fund_source, {SUMS}
    FROM activity a LEFT JOIN partner q ON q.activity = a.number
    WHERE {{condition}} GROUP BY q.partner, a.fund_source
    ORDER BY q.partner NULLS FIRST, a.fund_source NULLS FIRST"""


class Line(NamedTuple):
    """One partner or programme; ``code`` None for what was done with none."""

    code: str | None
    activities: int
    people: int
    cost: int  # rupiah
    costs: tuple[int, ...]  # by source in the order of ``sources``, then of no known source


class Partners(NamedTuple):
    """Those with activities in the list's order, then none. What two did together is on both."""

    period: Period
    by: str  # one of WAYS
    sources: tuple[str, ...]  # codes of sources of cost
    lines: tuple[Line, ...]
    total: Line
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Partners:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    by = question.by or WAYS[0]
    whole = measures.sums(db, asked, "fund_source")
    sources = columns.listed(codes.all("fund_source"), (source for (source,) in whole))
    if by == "partner":
        condition, values = measures.where(asked)
        rows = db.execute(_BY_PARTNER.format(condition=condition), values)
        found: Mapping[measures.Key, Measures] = {
            (code, source): Measures(first, 0, *rest) for code, source, first, *rest in rows
        }
    else:
        found = measures.sums(db, asked, "programme", "fund_source")
    there = {code for code, _ in found}
    order = (*columns.listed(codes.all(by), there), None)
    lines = tuple(
        _line(code, {s: m for (c, s), m in found.items() if c == code}, sources)
        for code in order
        if code in there
    )
    total = _line(None, {source: m for (source,), m in whole.items()}, sources)
    return Partners(period, by, tuple(sources), lines, total, left_out.notes(db, asked))


def _line(code: str | None, by_source: dict[str | None, Measures], sources: list[str]) -> Line:
    """``by_source`` holds the measures by source of the cost, None for an unknown one."""
    total = Measures()
    for measured in by_source.values():
        total = total.plus(measured)
    costs = (by_source.get(source, Measures()).cost for source in (*sources, None))
    return Line(code, total.activities, total.people, total.cost, tuple(costs))


def table(partners: Partners) -> Table:
    def row(line: Line) -> tuple[str | int | None, ...]:
        return (line.code, line.activities, line.people, line.cost, *line.costs)

    paid = [bool(cost) for cost in partners.total.costs]
    of_source = zip(partners.sources, paid, strict=False)
    notes: list[Say] = []
    if sum(line.activities for line in partners.lines) > partners.total.activities:
        notes.append(("note.shared_partners", {}))
    return Table(
        "summary_partners",
        (
            Column(partners.by, "code", partners.by, none=f"word.none.{partners.by}"),
            columns.ACTIVITIES,
            columns.PEOPLE,
            columns.COST,
            *(
                Column(f"cost_{source}", "money", "fund_source", screen=shown, head=source)
                for source, shown in of_source
            ),
            Column("cost_u", "money", screen=paid[-1]),
        ),
        [row(line) for line in partners.lines],
        columns.title("summary_partners", partners.period),
        row(partners.total),
        (*notes, *partners.left_out),
    )
