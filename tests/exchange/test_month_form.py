"""Empty forms of a month: made, filled in, brought in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from exchange.import_ground import CODES, Ground

from ipsm_cli import render
from ipsm_cli.core import errors
from ipsm_cli.exchange import foreign
from ipsm_cli.exchange.job import Asked, prepare
from ipsm_cli.exchange.month_form import LINES, Someone, month_forms
from ipsm_cli.text import LANGUAGES, Words

VILLAGES = {"32.01.01.1007": "Pakansari"}


def made(language: str, *people: Someone) -> bytes:
    words = Words(language)

    def label(name: str, code: str) -> str:
        return VILLAGES[code] if name == "village" else CODES.label(name, code, language)

    document = month_forms(people, "2026-03", CODES, VILLAGES, language)
    return render.workbook(document, render.Look(words, label))


SITI = Someone(1, "Siti Aminah", "0321010001", ("32.01.01.1007",))
DADANG = Someone(2, "Dadang Suhendar", None, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_a_worker_with_lists_to_pick_from(language: str) -> None:
    book = openpyxl.load_workbook(BytesIO(made(language, SITI, DADANG)))
    assert book.sheetnames[:2] == ["Siti Aminah", "Dadang Suhendar"]
    sheet = book.worksheets[1]
    told = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(max_row=7)]
    assert told[2][1:] == [": Dadang Suhendar"] and told[3][1:] == [": #2"]
    lists = sheet.data_validations.dataValidation
    assert len(lists) == 2  # kinds and villages
    assert all(str(one.sqref).endswith(str(7 + LINES + 1)) for one in lists), lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_filled_it_comes_in(ground: Ground, language: str) -> None:
    data = made(language, SITI, DADANG)
    with pytest.raises(errors.NoRows):
        prepare(foreign.read_foreign(made(language, SITI), "t.xlsx"), Asked("activities"))
    book = openpyxl.load_workbook(BytesIO(data))
    for name in ("Siti Aminah", "Dadang Suhendar"):
        _fill(book[name], language)
    out = BytesIO()
    book.save(out)
    for name, number in (("Siti Aminah", 1), ("Dadang Suhendar", 2)):
        read = foreign.read_foreign(out.getvalue(), "t.xlsx", sheet=name)
        job = prepare(read, Asked("activities", sheet=name))
        plan = ground.run(job)
        assert plan.counts == (1, 0, 0, 0), plan.refused
        row = ground.db.execute(
            """SELECT a.date, a.kind, a.desa, a.people, a.minutes, a.description, p.worker
               FROM activity a JOIN participant p ON p.activity = a.number
               ORDER BY a.number DESC LIMIT 1"""
        ).fetchone()
        assert row == ("2026-03-05", "KD09", "32.01.01.1007", 12, 90, f"Kunjungan {name}", number)


def _fill(sheet: Any, language: str) -> None:
    words = Words(language)
    (head,) = [row for row in sheet.iter_rows() if row[0].value == words("col.line")]
    places = {cell.value: cell.column for cell in head}
    filled = {
        "date": "5/3/2026",
        "kind": CODES.label("kind", "KD09", language),
        "desa": "Pakansari",
        "description": f"Kunjungan {sheet.title}",
        "people_l": 5,
        "people_p": 7,
        "hours": 1.5,
    }
    for key, value in filled.items():
        sheet.cell(head[0].row + 1, places[words(f"col.{key}")]).value = value
