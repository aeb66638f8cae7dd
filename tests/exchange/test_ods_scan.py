"""OpenDocument sheets measured: repeats with and without contents."""

from __future__ import annotations

import pytest
from exchange.forging import members, ods, ods_cell

from ipsm_cli.core import errors
from ipsm_cli.exchange.foreign import read_foreign
from ipsm_cli.exchange.grid import Broken
from ipsm_cli.exchange.ods_scan import scan_ods
from ipsm_cli.exchange.sheet_scan import Sheet

COLUMNS, ROWS = 'table:number-columns-repeated="{}"', 'table:number-rows-repeated="{}"'
ERROR = (
    '<table:table-cell table:number-columns-repeated="{}" office:value-type="string" '
    'calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
)


def scan(body: str) -> Sheet:
    return scan_ods([members(ods(body))["content.xml"]], "a.ods", 9)["Data"]


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{cells}</table:table-row>"


def test_empty_repeats_do_not_count() -> None:
    empty = f"<table:table-cell {COLUMNS.format(16_384)}/>"
    body = row(ods_cell("abc") + empty) + row(empty, ROWS.format(1_048_575))
    assert scan(body) == Sheet(1, 1, 3, {}, 0)


def test_repeats_with_contents_count() -> None:
    body = row(ods_cell("abc", " " + COLUMNS.format(5)), ROWS.format(1000))
    assert scan(body) == Sheet(1000, 5, 15_000, {}, 0)


def test_repeated_errors_stand_in_each_cell() -> None:
    found = scan(row(ods_cell("a") + ERROR.format(2)))
    broken = Broken("cell.error", "#REF!")
    assert found == Sheet(1, 3, 1 + 10, {(0, 1): broken, (0, 2): broken}, 0)


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (row(ods_cell("a", " " + COLUMNS.format(16_384))), errors.TooManyColumns),
        (row(ods_cell("a"), ROWS.format(1_048_576)), errors.TooManyRows),
        (row(ods_cell("a", " " + COLUMNS.format(200)), ROWS.format(100_000)), errors.TooManyCells),
        (row(ods_cell("a" * 3000), ROWS.format(100_000)), errors.TooMuchText),
        (row(ERROR.format(200), ROWS.format(100_000)), errors.TooManyBroken),
        (row(ods_cell("a"), ROWS.format("9" * 30)), errors.TooManyRows),
        (row(ods_cell("a"), ROWS.format("x")), errors.FileDamaged),
        (row("<table:table-cell>"), errors.FileDamaged),
        ("</table:table><table:table table:name='Data'>", errors.FileDamaged),
    ],
)
def test_what_would_fill_the_memory_is_refused(
    body: str, refusal: type[errors.FileTrouble]
) -> None:
    with pytest.raises(refusal):
        read_foreign(ods(body), "a.ods")


def test_groups_and_heading_rows_lose_no_row() -> None:
    inner = (
        row(ods_cell("b")) + f"<table:table-row-group>{row(ods_cell('c'))}</table:table-row-group>"
    )
    body = (
        f"<table:table-header-rows>{row(ods_cell('a'))}</table:table-header-rows>"
        f"<table:table-row-group>{inner}</table:table-row-group>{row(ods_cell('d'))}"
    )
    assert read_foreign(ods(body), "a.ods").grids[0].rows == [["a"], ["b"], ["c"], ["d"]]
