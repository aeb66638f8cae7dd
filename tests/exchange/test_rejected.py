"""Refused rows in a sheet of their own: corrected there, they come in."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from exchange.import_ground import HEAD, VISIT, Ground

from ipsm_cli import render
from ipsm_cli.exchange import foreign, rejected
from ipsm_cli.exchange.job import Asked, prepare
from ipsm_cli.exchange.plan import Plan
from ipsm_cli.text import Words


def as_xlsx(plan: Plan) -> bytes:
    table = rejected.table(plan, [f"alasan {one.row}" for one in plan.refused])
    look = render.Look(Words("id"), lambda list_name, code: code)
    shown = render.show_table(table, "xlsx", look)
    assert isinstance(shown, bytes)
    return shown


def test_rows_stand_as_they_were_with_the_reason(ground: Ground) -> None:
    nik = ("Ani", 3201014107850003, "P", 1.5, date(2026, 3, 5), None)
    head = ("Nama", "NIK", "L/P", "Tinggi", "Sejak", "Foto")
    table = rejected.table(ground.bring("workers", head, nik), ["alasan"])
    assert [column.head or column.key for column in table.columns] == [
        "reject_reason",
        "reject_column",
        "reject_row",
        *head[:5],
        "Foto",
    ]
    assert table.rows == [
        ("alasan", "NIK", "2", "Ani", "3,20101E+15", "P", "1,5000", "2026-03-05", None)
    ]


def test_corrected_they_come_in(ground: Ground, tmp_path: Path) -> None:
    wrong: tuple[Any, ...] = ("05 Maret", *VISIT[1:])
    plan = ground.bring("activities", HEAD, VISIT, wrong, ("06/03/2026", "KD99", *VISIT[2:]))
    data = as_xlsx(plan)
    again = ground.run(prepare(foreign.read_foreign(data, "x.xlsx"), Asked("activities")))
    assert again.counts == (0, 0, 0, 2)  # as they stand they are refused again
    book = openpyxl.load_workbook(BytesIO(data))
    page = book.active
    cells = {str(cell.value): cell for row in page.iter_rows() for cell in row}
    cells["05 Maret"].value = "07/03/2026"
    cells["KD99"].value = "KD01"
    book.save(tmp_path / "maret.rejected.xlsx")
    fixed = foreign.read_path(tmp_path / "maret.rejected.xlsx")
    done = ground.run(prepare(fixed, Asked("activities")))
    assert done.counts == (2, 0, 0, 0)
    assert done.unknown == ()
    assert ground.rows("SELECT date, kind FROM activity WHERE number > 1") == [
        ("2026-03-07", "KD09"),
        ("2026-03-06", "KD01"),
    ]
