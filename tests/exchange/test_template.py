"""A freshly made template, filled, comes in; unfilled, it has no rows."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from exchange.import_ground import CODES, Ground

from ipsm_cli import render
from ipsm_cli.core import errors
from ipsm_cli.exchange import foreign, template
from ipsm_cli.exchange.headings import KINDS, fields
from ipsm_cli.exchange.job import Asked, prepare
from ipsm_cli.text import LANGUAGES, Words

FILLED: dict[str, dict[str, Any]] = {
    "workers": {"name": "Ani Lestari", "sex": 2, "birth_date": "2/5/1990", "phone": "081298765432",
                "desa": "Pakansari", "education": 5, "active_since": "2020", "home_rt": "003"},
    "activities": {"date": "5/3/2026", "kind": 24, "desa": "Pakansari", "workers": "Dadang",
                   "people_l": 5, "people_p": 7, "hours": 1.5, "cost": 50000, "partners": 1},
}  # fmt: skip


def made(kind: str, language: str) -> Any:
    villages = {"32.01.01.1007": "Pakansari"}
    words = Words(language)
    look = render.Look(words, lambda list_name, code: CODES.label(list_name, code, language))
    return render.workbook(template.template(kind, CODES, villages, language), look)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_filled_it_comes_in(ground: Ground, kind: str, language: str) -> None:
    data = made(kind, language)
    with pytest.raises(errors.NoRows):
        prepare(foreign.read_foreign(data, "t.xlsx"), Asked(kind))
    book = openpyxl.load_workbook(BytesIO(data))
    page, codes = book.worksheets
    heads = {cell.value: cell for cell in page[3]}
    words = Words(language)
    for key, value in FILLED[kind].items():
        head = heads[words(f"col.{key}")]
        listed = fields(kind)[key].list
        if listed:  # picked from the drop-down list
            value = [code for code in CODES.all(listed) if code.active][value - 1].label(language)
            assert value in {cell.value for cell in codes["C"]}
        page.cell(head.row + 2, head.column).value = value
    out = BytesIO()
    book.save(out)
    plan = ground.run(prepare(foreign.read_foreign(out.getvalue(), "t.xlsx"), Asked(kind)))
    assert plan.counts == (1, 0, 0, 0), plan.refused
    assert plan.unknown == ()
    assert plan.left == (4,)


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_text_and_lists_are_offered(kind: str) -> None:
    book = openpyxl.load_workbook(BytesIO(made(kind, "id")))
    page, codes = book.worksheets
    heads = {cell.value: cell.column_letter for cell in page[3]}
    if kind == "workers":
        for name in ("NIK", "Telepon", "Nomor anggota", "Alamat: RT"):
            assert page[f"{heads[name]}{4 + template.SPARE}"].number_format == "@"
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    column = heads["Jenis kelamin" if kind == "workers" else "Jenis"]
    source = rules[f"{column}4:{column}{4 + template.SPARE}"]
    first, last = source.replace("$C$", "").partition("!")[2].split(":")
    offered = [codes[f"C{row}"].value for row in range(int(first), int(last) + 1)]
    listed = CODES.all("sex" if kind == "workers" else "kind")
    assert offered == [code.label_id for code in listed if code.active]
