"""The quick search and the reading tag by tag agree, and nothing that matters is overlooked."""

from __future__ import annotations

import random
from array import array

import pytest
from exchange.forging import MAIN, SHEET, honest_xlsx, members, strings

from ipsm_cli.core.errors import CellTooLong, FileDamaged
from ipsm_cli.exchange.grid import Broken
from ipsm_cli.exchange.sheet_scan import (
    column_number,
    scan_exact,
    scan_fast,
    shared_volume,
    text_lengths,
    whole_tags,
)


def sheet(body: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def test_columns() -> None:
    assert [column_number(letters) for letters in ("A", "Z", "AA", "AN", "xfd")] == [
        *(1, 26, 27, 40, 16_384)
    ]


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_blocks_end_before_a_tag(size: int) -> None:
    data = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    blocks = list(whole_tags(pieces(data, size), "a"))
    assert b"".join(blocks) == data
    assert all(block.startswith(b"<") for block in blocks if block)


def test_a_tag_without_end() -> None:
    with pytest.raises(CellTooLong):
        list(whole_tags([b"<t>" + b"x" * 1_000_000, b"x" * 100_000], "a"))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="AO1"/>',
        '<c r="A100000" s="1"/>',
        '<c r="A1" s="1" t="inlineStr">',
        '<c r="AN99999">',
    ],
)
def test_plain_cells_need_no_second_look(cell: str) -> None:
    assert not scan_fast([cell.encode()], "a").exact


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e"><v>#N/A</v></c>',
        "<c r='A1'>",
        '<c s="1" r="A1">',
        "<c>",
        '<c\tr="A1">',
        '<c r="a1">',
        '<c r="&#65;1">',
        '<c r="A1" x="1">',
        '<c r="AAAA1">',
        '<x:c r="A1">',
        "<f>",
        '<f t="shared">',
        "<x:f>",
    ],
)
def test_other_cells_do(cell: str) -> None:
    for size in (1, 3, 100):
        assert scan_fast(pieces(f"<a>{cell}</a>".encode(), size), "a").exact


@pytest.mark.parametrize(
    "tag", ["cols", "col ", "cfRule ", "filterColumn ", "x14:cfRule ", "fonts"]
)
def test_tags_that_are_no_cells_do_not(tag: str) -> None:
    assert not scan_fast([f'<{tag} r="ZZZ1">'.encode()], "a").exact


def test_bounds_of_far_cells_are_known() -> None:
    found = scan_fast([b'<c r="B150000" s="3"><c r="CV7" t="s"><c r="C3" t="s"/>'], "a")
    assert (found.rows, found.columns, found.shared, found.exact) == (150_000, 100, 2, False)


def test_hidden_rows() -> None:
    data = b'<row r="1" hidden="1"><row hidden=\'true\'><row hidden="0"><col hidden="1">'
    assert scan_fast([data], "a").hidden_rows == 2


@pytest.mark.parametrize("size", [1, 5, 4096])
def test_tag_by_tag(size: int) -> None:
    body = (
        '<row r="2"><c r="B2" t="s"><v>1</v></c><c><f>1</f></c><c r="F2" t="e"/></row>'
        '<row><c t="inlineStr"><is><t>abc</t></is></c><c s="4"/></row>'
    )
    found = scan_exact(pieces(sheet(body), size), "a", array("L", [9, 50]), 9)
    assert (found.rows, found.columns, found.text) == (3, 6, 50 + 3)
    assert found.instead == {(1, 2): Broken("cell.formula"), (1, 5): Broken("cell.error", "#N/A")}


@pytest.mark.parametrize(
    "body",
    [
        '<row r="x"/>',
        '<c r="1A"/>',
        '<c r="A0"/>',
        '<c r="A1" t="s"><v>7</v></c>',
        '<c r="A1" t="s"><v>x</v></c>',
        '<c r="A1" r="A2"/>',
        "<row>",
        "&unknown;",
    ],
)
def test_broken_xml(body: str) -> None:
    with pytest.raises(FileDamaged):
        scan_exact([sheet(body)], "a", array("L"), 9)


@pytest.mark.parametrize("size", [1, 6, 100_000])
def test_the_two_ways_to_measure_shared_texts_agree(size: int) -> None:
    chance = random.Random(4)
    texts = ["x" * chance.randrange(40) for _ in range(30)]
    member = strings(*texts)["xl/sharedStrings.xml"]
    assert isinstance(member, str)
    lengths = text_lengths(pieces(member.encode(), size), "a")
    assert list(lengths)[:-1] == [len("<si><t></t></si>") + len(text) for text in texts[:-1]]
    cells = "".join(
        f'<c r="A{n}" t="s"><v>{chance.randrange(29)}</v></c><c r="B{n}"><v>5</v></c>'
        for n in range(1, 300)
    )
    volume = shared_volume(pieces(sheet(cells), size), "a", lengths, 299)
    assert scan_exact([sheet(cells)], "a", lengths, 9).text == volume + 299
    with pytest.raises(FileDamaged):
        shared_volume([sheet(cells)], "a", lengths[:5], 299)
    assert shared_volume([sheet(cells)], "a", lengths, 300) is None


def test_a_sheet_of_openpyxl_is_plain() -> None:
    data = members(honest_xlsx([["a", 1, None, 2.5, True]] * 50))[SHEET]
    assert not scan_fast([data], "a").exact
