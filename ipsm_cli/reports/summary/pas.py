"""Who was served, rolled up to the twelve groups of PAS (Kepmensos 103/HUK/2025)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.summary import ppks

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> ppks.Served:
    """As ``ppks.read``, one line a group; ``ppks`` of a line is the code of the group."""
    served = ppks.read(db, question, codes)
    above = {code.code: code.parent or None for code in codes.all("ppks")}
    groups: dict[str | None, list[ppks.Line]] = {}
    for line in served.lines:
        group = above.get(line.ppks) if line.ppks else None
        groups.setdefault(group, []).append(line)
    known = columns.listed(codes.all("pas12"), groups)
    lines = tuple(
        _together(group, groups.get(group, []), len(served.bands) + 1) for group in (*known, None)
    )
    return served._replace(lines=lines)


def _together(group: str | None, lines: list[ppks.Line], ages: int) -> ppks.Line:
    return ppks.Line(
        group,
        sum(line.people for line in lines),
        sum(line.people_l for line in lines),
        sum(line.people_p for line in lines),
        sum(line.people_u for line in lines),
        tuple(sum(line.ages[place] for line in lines) for place in range(ages)),
    )


def table(served: ppks.Served) -> Table:
    of_kinds = ppks.table(served)
    return of_kinds._replace(
        name="summary_pas",
        columns=(Column("pas", "code", "pas12", none="word.none.ppks"), *of_kinds.columns[1:]),
        title=columns.title("summary_pas", served.period),
        notes=(("note.pas", {}), *of_kinds.notes),
    )
