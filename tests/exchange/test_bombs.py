"""Files made to fill the memory, read by a process that has little of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from exchange.forging import number, ods, ods_cell, record, strings, xls, xlsx

REPEAT = ' table:number-columns-repeated="250"'
BOMBS = {
    "corner.xlsx": xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="IV190000"><v>1</v></c></row>'),
    "claim.xlsx": xlsx(
        '<row r="1"><c r="A1"><v>1</v></c></row>', before='<dimension ref="A1:XFD1048576"/>'
    ),
    "merge.xlsx": xlsx(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    "texts.xlsx": xlsx(
        "<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>"
        + ("<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>") * 200,
        strings("x" * 32_000),
    ),
    "deep.xlsx": xlsx(f'<row r="1">{"<x>" * 200_000}{"</x>" * 200_000}</row>'),
    "cell.xlsx": xlsx(f'<row r="1"><c t="inlineStr"><is><t>{"x" * 9_000_000}</t></is></c></row>'),
    "repeat.ods": ods(
        f'<table:table-row table:number-rows-repeated="190000">{ods_cell("x", REPEAT)}'
        "</table:table-row>"
    ),
    "claim.xls": xls(record(0x0200, b"\0\0\0\0\xff\xff\xff\xff\0\0\xff\xff\0\0") + number(0, 0, 1)),
    "corner.xls": xls(number(0, 0, 1) + number(65_535, 255, 1)),
    "quote.csv": b'a;b\n"' + b"x;y\n" * 2_000_000,
    "wide.csv": b";" * 8_000_000,
}  # fmt: skip
READ = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
most = int(sys.argv[2]) << 20
resource.setrlimit(resource.RLIMIT_AS, (most, most))
from ipsm_cli.core.errors import FileTrouble
from ipsm_cli.exchange.foreign import read_path
for path in sorted(Path(sys.argv[3]).iterdir()):
    try:
        found = read_path(path)
        print(path.name, "read", sum(len(grid.rows) for grid in found.grids))
    except FileTrouble as refusal:
        print(path.name, type(refusal).__name__)
"""
ANSWERS = """\
cell.xlsx CellTooLong
claim.xls read 1
claim.xlsx read 1
corner.xls TooManyCells
corner.xlsx TooManyCells
deep.xlsx read 0
merge.xlsx read 1
quote.csv OpenQuote
repeat.ods TooManyCells
texts.xlsx TooMuchText
wide.csv TooManyFields
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_no_bomb_needs_more_than_400_mebibytes_of_addresses(tmp_path: Path) -> None:
    for name, data in BOMBS.items():
        (tmp_path / name).write_bytes(data)
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", READ, str(root), "400", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.stdout, done.stderr, done.returncode) == (ANSWERS, "", 0)
