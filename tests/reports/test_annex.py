"""The annex of a decree: the roster's people, with birth and address in one line each."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import annex

OCTOBER = Question("2026-11-24", Period("2026-10", "2026-10", "2026-10"))


def test_one_line_a_worker(filled: Any, codes: Any, by_key: Any, well_said: Any) -> None:
    sk = {"worker": 1, "kind": "sk_psm", "paper": "141/12", "date": "2024-01-02"}
    db = filled(appointment=[{**sk, "since": "2024-01-01"}])
    db.execute(
        "UPDATE worker SET birth_place = 'Garut', title_back = 'S.Sos', home_street = 'Jl. A',"
        " home_rw = '002' WHERE number = 1"
    )
    table = annex.table(annex.read(db, OCTOBER, codes))
    well_said(table, codes)
    rows = by_key(table)
    assert [row["name"] for row in rows] == ["Dadang Suhendar", "Hj. Siti Aminah, S.Sos"]
    assert rows[1] == {
        "line": 2,
        "number": 1,
        "name": "Hj. Siti Aminah, S.Sos",
        "sex": "P",
        "birth": "Garut, 1980-07-05",
        "address": "Jl. A, RW 002",
        "desa": ("32.01.01.1001",),
        "appointment": "141/12",
        "appointment_date": "2024-01-02",
    }
    assert (rows[0]["birth"], rows[0]["address"]) == (None, None)
    assert annex.read(db, OCTOBER._replace(status="calon"), codes).lines[0].name == "Ujang Sopandi"
