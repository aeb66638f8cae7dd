"""What was aimed at against what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.question import Question
from ipsm_cli.core.records import DENOMINATOR, TARGET_MEASURES, WHOLE_BRANCH, Target
from ipsm_cli.core.table import Column, Say, Table
from ipsm_cli.reports import columns, left_out, measures, targets
from ipsm_cli.reports.dimensions import Counted

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.period import Period

DIMENSIONS = (WHOLE_BRANCH, "area", "kind", "desa")  # in the order of the lines


class Line(NamedTuple):
    """One target. ``months`` counts the months' targets that it is the sum of, None for its own."""

    target: Target
    done: int
    months: int | None
    counted: tuple[str, ...]  # months whose activities are counted


class Targets(NamedTuple):
    """The period's own targets; where it has none for something, the sum of its months' targets."""

    period: Period
    lines: tuple[Line, ...]
    left_out: tuple[Say, ...]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Targets:  # noqa: ARG001 - every report is asked alike
    """Targets of the area, kind or village asked for, else all; denominators are none of them."""
    period = measures.span(db, question)
    months = period.months()
    found: dict[tuple[str, str, str], dict[str, Target]] = {}
    for held in targets.read(db, {period.name, *months}):
        target = held.target
        if target.measure != DENOMINATOR and _is_asked(question, target):
            key = (target.dimension, target.code, target.measure)
            found.setdefault(key, {})[target.period] = target
    asked = Question(question.today, period)
    done = {
        dimension: measures.sums(db, asked, "month", *_grouped_by(dimension))
        for dimension in {key[0] for key in found}
    }
    lines = [_line(period, held, done[dimension]) for (dimension, _, _), held in found.items()]
    lines.sort(key=lambda line: _place(line.target))
    return Targets(period, tuple(lines), left_out.notes(db, asked))


def _is_asked(question: Question, target: Target) -> bool:
    wanted = {name: getattr(question, name) for name in DIMENSIONS[1:]}
    if not any(wanted.values()):
        return True
    return wanted.get(target.dimension) == target.code


def _grouped_by(dimension: str) -> tuple[str, ...]:
    return () if dimension == WHOLE_BRANCH else (dimension,)


def _line(
    period: Period, held: dict[str, Target], done: dict[measures.Key, measures.Measures]
) -> Line:
    """``held`` are the targets for one thing by period, ``done`` what was done by month."""
    own = held.get(period.name)
    counted = period.months() if own else sorted(held)
    target = own or next(iter(held.values()))._replace(
        period=period.name, value=sum(t.value for t in held.values()), source=None
    )
    code = _grouped_by(target.dimension) and (target.code,)
    place = measures.Measures._fields.index(target.measure)
    figures = (done.get((month, *code), measures.Measures())[place] for month in counted)
    return Line(target, sum(figures), None if own else len(held), tuple(counted))


def _place(target: Target) -> tuple[int, str, int]:
    order = DIMENSIONS.index(target.dimension)
    return (order, target.code, TARGET_MEASURES.index(target.measure))


def behind(found: Targets) -> list[Counted]:
    """What each line, named by its dimension and code, counts."""
    return [
        Counted(
            (line.target.dimension, line.target.code),
            {
                **dict.fromkeys(_grouped_by(line.target.dimension), line.target.code),
                "month": line.counted,
            },
            line.target.measure,
        )
        for line in found.lines
    ]


def table(found: Targets) -> Table:
    rows: list[tuple[Any, ...]] = []
    for target, done, months, _ in found.lines:
        percent = columns.share(done, target.value)
        bar = None if percent is None else round(percent * 100)
        aim = targets.aim_of(target)
        rows.append((*aim, target.value, done, percent, bar, months, target.source))
    notes: list[Say] = []
    if any(line.months for line in found.lines):
        notes.append(("note.months_targets", {}))
    if not rows:
        notes.append(("note.no_targets", {"name": found.period.name}))
    return Table(
        "summary_targets",
        (
            *targets.AIM,
            Column("target", "number"),
            Column("done", "number"),
            Column("percent", "share", screen=False),
            Column("percent_bar", "bar"),
            Column("months_targets", "number", screen=bool(notes) and bool(rows)),
            Column("source", screen=any(line.target.source for line in found.lines)),
        ),
        rows,
        columns.title("summary_targets", found.period),
        notes=(*notes, *found.left_out),
    )
