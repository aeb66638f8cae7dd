"""Which member of a workbook is which sheet, and texts that stand in a million cells."""

from __future__ import annotations

import pytest
from exchange.forging import ROWS, SHEET, honest_xlsx, members, strings, xlsx, zipped

from ipsm_cli.core import errors
from ipsm_cli.exchange.foreign import read_foreign
from ipsm_cli.exchange.limits import LIMITS

HONEST = members(honest_xlsx(ROWS))
RELATIONS, WORKBOOK = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"


def changed(name: str, old: bytes, new: bytes, **more: bytes) -> bytes:
    assert old in HONEST[name]
    return zipped(HONEST | {name: HONEST[name].replace(old, new)} | more)


def test_a_sheet_under_another_name() -> None:
    elsewhere = {"xl/lembar.xml": HONEST[SHEET]}
    rest = {name: data for name, data in HONEST.items() if name != SHEET}
    for target in (b"lembar.xml", b"/xl/lembar.xml", b"./worksheets/../lembar.xml"):
        relations = HONEST[RELATIONS].replace(b"/xl/worksheets/sheet1.xml", target)
        data = zipped(rest | elsewhere | {RELATIONS: relations})
        try:
            assert len(read_foreign(data, "a.xlsx").grids[0].rows) == len(ROWS)
        except errors.FileDamaged:  # the library does not follow dots
            assert target.startswith(b".")


@pytest.mark.parametrize(
    "data",
    [
        changed(RELATIONS, b"/xl/worksheets/sheet1.xml", b"/xl/worksheets/sheet9.xml"),
        changed(RELATIONS, b"<Relationships", b"<Relationships <"),
        changed(WORKBOOK, b"rId1", b"rId77"),
        changed(WORKBOOK, b"<sheets>", b'<sheets><sheet name="B" sheetId="2" r:id="rId1"/>'),
        zipped({name: data for name, data in HONEST.items() if name != RELATIONS}),
        zipped({name: data for name, data in HONEST.items() if name != SHEET}),
    ],
)
def test_a_workbook_that_contradicts_itself(data: bytes) -> None:
    with pytest.raises(errors.FileDamaged):
        read_foreign(data, "a.xlsx")


def test_one_long_text_in_very_many_cells() -> None:
    body = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    body += "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 20_000))
    data = xlsx(body, strings("x" * 32_000, "y"))
    with pytest.raises(errors.TooMuchText) as caught:
        read_foreign(data, "a.xlsx")
    assert caught.value.facts["sheet"] == "Data"
    rare = xlsx(body.replace("<v>0</v>", "<v>1</v>"), strings("x" * 32_000, "y"))
    limits = LIMITS._replace(text=1_000_000)
    assert len(read_foreign(rare, "a.xlsx", limits=limits).grids[0].rows) == 19_999
    spaced = xlsx(body.replace("><v>", "> <v>"), strings("x" * 32_000, "y"))
    with pytest.raises(errors.TooMuchText):
        read_foreign(spaced, "a.xlsx")
    odd = xlsx(body + '<row><c t="e"/></row>', strings("x" * 32_000, "y"))
    with pytest.raises(errors.TooMuchText):
        read_foreign(odd, "a.xlsx")


def test_too_many_shared_texts() -> None:
    with pytest.raises(errors.TooManyStrings):
        read_foreign(xlsx("", strings(*"abcdefgh")), "a.xlsx", limits=LIMITS._replace(strings=7))


def test_too_many_formulas_without_result() -> None:
    body = "<row>" + "<c><f>1</f></c>" * 50 + "</row>"
    with pytest.raises(errors.TooManyBroken):
        read_foreign(xlsx(body), "a.xlsx", limits=LIMITS._replace(broken=49))
    assert len(read_foreign(xlsx(body), "a.xlsx", limits=LIMITS._replace(broken=50)).grids) == 1
