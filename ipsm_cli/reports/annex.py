"""The list of workers as the annex of a decree has it: name, birth, address, duty, SK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.psks import address_of
from ipsm_cli.reports.summary import roster

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question
    from ipsm_cli.reports.summary.roster import Roster


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Roster:
    """Those of the roster, by village and name."""
    return roster.read(db, question, codes)


def table(found: Roster) -> Table:
    rows: list[tuple[Any, ...]] = [
        (
            *(place, line.number, line.name, line.sex),
            ", ".join(part for part in (line.birth_place, line.birth_date) if part) or None,
            address_of(line.home_street, line.home_rt, line.home_rw, line.home_desa) or None,
            *(line.desa, line.appointment, line.appointment_date),
        )
        for place, line in enumerate(found.lines, start=1)
    ]
    return Table(
        "annex",
        (
            Column("line", "ordinal"),
            Column("number", "ordinal", screen=False),
            Column("name"),
            Column("sex", "code", "sex"),
            Column("birth", "dated"),
            Column("address"),
            columns.DESA,
            Column("appointment", "id"),
            Column("appointment_date", "date"),
        ),
        rows,
        ("title.annex", {}),
        about=((Column("decree_number"), _TO_FILL), (Column("decree_date"), _TO_FILL)),
    )


_TO_FILL = "." * 40  # what the office writes in that makes the decree
