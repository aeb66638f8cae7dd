"""Everything on a person: no table forgotten, nothing masked, nobody else's."""

from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import dossier
from ipsm_cli.store.personal import PERSONAL


def test_every_table_on_persons_is_shown() -> None:
    assert {one.table for one in PERSONAL} <= dossier.SHOWN.keys()


def test_all_of_it_and_nobody_elses(kept: Any, codes: Codes, well_said: Any) -> None:
    (number, nik) = kept.db.execute(
        "SELECT number, nik FROM worker WHERE nik IS NOT NULL ORDER BY number LIMIT 1"
    ).fetchone()
    question = Question("2026-11-24", worker=number)
    tables = dossier.read(kept.db, question, codes, [f"worker {number}"])
    for table in tables:
        well_said(table, codes)
    assert nik in repr(tables[0].rows)
    others = kept.db.execute(
        "SELECT nik FROM worker WHERE nik IS NOT NULL AND number <> ?", (number,)
    )
    assert not [other for (other,) in others if other in repr(tables)]
    by_name = {table.name: table for table in tables}
    shown = by_name["activities"].rows
    counted = kept.db.execute("SELECT COUNT(*) FROM participant WHERE worker = ?", (number,))
    assert len(shown) == counted.fetchone()[0]


def test_the_history_field_by_field(kept: Any, codes: Codes) -> None:
    (number, nik) = kept.db.execute(
        "SELECT number, nik FROM worker WHERE nik IS NOT NULL ORDER BY number LIMIT 1"
    ).fetchone()
    question = Question("2026-11-24", worker=number)
    *_, changes = dossier.read(kept.db, question, codes, [f"worker {number}"])
    told = {row[4]: row[6] for row in changes.rows}
    assert told["nik"] == nik
