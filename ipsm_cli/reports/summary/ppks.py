"""Who was served: people by the kinds of PPKS (Permensos 8/2012), by sex and age."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """People of one kind; ``ppks`` None for those whose kind nobody wrote down."""

    ppks: str | None
    people: int
    people_l: int
    people_p: int
    people_u: int  # sex unknown
    ages: tuple[int, ...]  # by age band in the list's order, then age unknown


class Served(NamedTuple):
    """One line a kind, also for kinds with nobody, then the unknown ones."""

    period: Period
    bands: tuple[str, ...]  # codes of the age bands
    lines: tuple[Line, ...]
    total: Line
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Served:
    period = measures.span(db, question)
    asked = question._replace(period=period)
    condition, values = measures.where(asked)
    rows = db.execute(
        f"""SELECT s.ppks, s.sex, s.age, SUM(s.n) FROM activity a CROSS JOIN served s
            WHERE s.activity = a.number AND {condition}
            GROUP BY s.ppks, s.sex, s.age ORDER BY s.ppks, s.sex, s.age""",
        values,
    ).fetchall()
    bands = columns.listed(codes.all("age_band"), (age or None for _, _, age, _ in rows))
    kinds = columns.listed(codes.all("ppks"), (ppks or None for ppks, _, _, _ in rows))
    lines = tuple(
        _line(kind or None, [row[1:] for row in rows if row[0] == kind], bands)
        for kind in (*kinds, "")
    )
    total = _line(None, [row[1:] for row in rows], bands)
    return Served(period, tuple(bands), lines, total, left_out.notes(db, asked))


def _line(ppks: str | None, counts: list[tuple[str, str, int]], bands: list[str]) -> Line:
    """``counts`` hold sex, age and people; an empty sex or age is unknown."""
    sexes: Counter[str] = Counter()
    ages: Counter[str] = Counter()
    for sex, age, people in counts:
        sexes[sex] += people
        ages[age] += people
    by_age = tuple(ages[band] for band in (*bands, ""))
    return Line(ppks, sexes.total(), sexes["L"], sexes["P"], sexes[""], by_age)


def table(served: Served) -> Table:
    bands = (Column(_key(band), "number", "age_band", head=band) for band in served.bands)
    return Table(
        "summary_ppks",
        (
            Column("ppks", "code", "ppks", none="word.none.ppks"),
            columns.PEOPLE,
            columns.PEOPLE_L,
            columns.PEOPLE_P,
            Column("people_u", "number"),
            *bands,
            Column("age_u", "number"),
        ),
        [(*line[:-1], *line.ages) for line in served.lines],
        columns.title("summary_ppks", served.period),
        (None, *served.total[1:-1], *served.total.ages),
        (*((("note.ppks_unknown", {}),) if served.lines[-1].people else ()), *served.left_out),
    )


def _key(band: str) -> str:
    """``age_18_59`` of the band 18-59, ``age_60`` of 60+."""
    return "_".join(["age", *"".join(x if x.isalnum() else " " for x in band).split()])
