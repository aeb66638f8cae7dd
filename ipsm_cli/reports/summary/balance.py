"""Whether the areas keep their balance: shares, evenness and the area most neglected."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.records import Coded
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures, reporting
from ipsm_cli.reports.summary import village, worker

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question

WAYS = ("desa", "worker", "branch")  # what a line may stand for; the first when nothing is asked


class Spread(NamedTuple):
    """Activities by area, in the order of the areas."""

    counts: tuple[int, ...]

    @property
    def activities(self) -> int:
        return sum(self.counts)

    def shares(self) -> tuple[float | None, ...]:
        return tuple(columns.share(count, self.activities) for count in self.counts)

    def evenness(self) -> float | None:
        """Pielou's J, two decimals: 1 for areas all alike, 0 for one alone; None for nothing."""
        parts = [count / self.activities for count in self.counts if count]
        if not parts or len(self.counts) < 2:
            return None
        return round(-sum(part * log(part) for part in parts) / log(len(self.counts)), 2) + 0.0

    def neglected(self, areas: Sequence[str]) -> tuple[str, ...]:
        """The areas with the fewest activities; none where all have as many."""
        if len(set(self.counts)) < 2:
            return ()
        pairs = zip(areas, self.counts, strict=True)
        return tuple(area for area, count in pairs if count == min(self.counts))


class Line(NamedTuple):
    """A village (None for none named), or a worker by number and name."""

    key: tuple[Any, ...]
    people: int
    spread: Spread


class Balance(NamedTuple):
    """One line for each of what was asked for; ``whole`` is the branch."""

    period: Period
    by: str  # one of WAYS
    areas: tuple[str, ...]
    band: Column
    lines: tuple[Line, ...]
    whole: Line
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Balance:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    grouped = measures.sums(db, asked, "area")
    areas = tuple(columns.listed(codes.all("area"), (area for (area,) in grouped)))
    nothing = measures.Measures()
    counts = tuple(grouped.get((area,), nothing).activities for area in areas)
    whole = Line((), sum(m.people for m in grouped.values()), Spread(counts))
    by = question.by or WAYS[0]
    lines: list[Line] = []
    if by == "desa":
        lines = _of_villages(db, asked, codes, areas)
    elif by == "worker":
        lines = _of_workers(db, asked, codes, areas)
    band = columns.area_band(codes, areas)
    left = left_out.notes(db, asked)
    return Balance(period, by, areas, band, tuple(lines), whole, left)


def _of_villages(
    db: sqlite3.Connection, asked: Question, codes: Codes, areas: Sequence[str]
) -> list[Line]:
    counted = measures.sums(db, asked, "desa", "area")
    nothing = measures.Measures()
    return [
        Line(
            (line.desa,),
            line.measures.people,
            Spread(tuple(counted.get((line.desa, area), nothing).activities for area in areas)),
        )
        for line in village.read(db, asked, codes).lines
    ]


def _of_workers(
    db: sqlite3.Connection, asked: Question, codes: Codes, areas: Sequence[str]
) -> list[Line]:
    counted = reporting.counts(db, asked, "area")
    return [
        Line(
            (line.number, line.name),
            line.measures.people,
            Spread(tuple(counted.get(line.number, {}).get(area, 0) for area in areas)),
        )
        for line in worker.read(db, asked, codes).lines
    ]


KEYS = {
    "desa": (columns.DESA._replace(none="word.none.desa"),),
    "worker": (Column("number", "ordinal"), Column("name")),
    "branch": (Column("scope", "word"),),
}


def table(balance: Balance) -> Table:
    whole, areas = balance.whole, balance.areas

    def row(key: tuple[Any, ...], line: Line) -> tuple[Any, ...]:
        spread = line.spread
        figures = (spread.evenness(), spread.neglected(areas), spread.counts)
        return (*key, spread.activities, line.people, *spread.shares(), *figures)

    alone = balance.by == "branch"
    rows = [row(("scope.branch",), whole)] if alone else [row(x.key, x) for x in balance.lines]
    notes: list[Say] = []
    if balance.by == "worker" and sum(x.spread.activities for x in balance.lines) > sum(
        whole.spread.counts
    ):
        notes.append(("note.shared_activities", {}))
    return Table(
        "summary_balance",
        (
            *KEYS[balance.by],
            columns.ACTIVITIES,
            columns.PEOPLE._replace(screen=False),
            *(Column(area, "share", "area", head=area) for area in areas),
            Column("evenness", "number"),
            Column("neglected", "code", "area"),
            balance.band,
        ),
        rows,
        columns.title("summary_balance", balance.period),
        None if alone else row((None,) * len(KEYS[balance.by]), whole),
        (*_said(balance), *notes, *balance.left_out),
    )


def _said(balance: Balance) -> list[Say]:
    """The branch's own evenness and neglected areas, in words."""
    spread = balance.whole.spread
    evenness = spread.evenness()
    if evenness is None:
        return []
    said: list[Say] = [("note.evenness", {"evenness": evenness})]
    if fewest := spread.neglected(balance.areas):
        areas = tuple(Coded("area", area) for area in fewest)
        said.append(("note.neglected", {"areas": areas, "count": min(spread.counts)}))
    return said
