"""Records of old workbooks: what they claim, what they hold."""

from __future__ import annotations

import struct

import pytest
from exchange.forging import number, record, shared, sst, xls, xls_stream

from ipsm_cli.core import errors
from ipsm_cli.exchange.compound import compound_of
from ipsm_cli.exchange.foreign import read_foreign
from ipsm_cli.exchange.limits import LIMITS, Deadline
from ipsm_cli.exchange.sheet_scan import Sheet
from ipsm_cli.exchange.xls_scan import Workbook, scan_xls


def scan(stream: bytes) -> Workbook:
    return scan_xls(stream, Deadline("a.xls", LIMITS))


def test_bounds_and_text() -> None:
    cells = number(4, 2, 1) + shared(1, 6, 0) + shared(2, 0, 1)
    found = scan(xls_stream(cells, sst("Siti", "x" * 100)))
    assert found.sheets == {"Data": Sheet(5, 7, 104 + 14, {}, 0)}


def test_shared_texts_across_records_and_with_runs() -> None:
    first = struct.pack("<LLHB", 3, 3, 5, 0) + b"Si"
    rest = b"\1" + "tiX".encode("utf-16-le")  # goes on in wide characters
    rich = struct.pack("<HBHL", 2, 1 | 4 | 8, 1, 3) + "ab".encode("utf-16-le") + bytes(4 + 3)
    plain = struct.pack("<HB", 1, 0) + b"z"
    texts = record(0x00FC, first) + record(0x003C, rest + rich) + record(0x003C, plain)
    data = xls(shared(0, 0, 0) + shared(0, 1, 1) + shared(0, 2, 2), texts)
    assert read_foreign(data, "a.xls").grids[0].rows == [["SitiX", "ab", "z"]]
    assert scan(xls_stream(shared(0, 0, 0), texts)).sheets["Data"].text == 5


def test_a_claim_of_four_billion_rows_makes_no_room() -> None:
    claim = record(0x0200, struct.pack("<LLHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    backwards = record(0x0200, struct.pack("<LLHHH", 9, 2, 9, 2, 0))
    for lie in (claim, backwards):
        found = read_foreign(xls(lie + number(0, 0, 7)), "a.xls")
        assert found.grids[0].rows == [[7]]


def test_a_far_cell_and_too_much_text() -> None:
    with pytest.raises(errors.TooManyColumns):
        read_foreign(xls(number(0, 0, 1) + number(65_535, 65_535, 1)), "a.xls")
    many = b"".join(shared(row, 0, 0) for row in range(20_000))
    with pytest.raises(errors.TooMuchText):
        read_foreign(xls(many, sst("x" * 8000, *("y" * 8000,) * 0)), "a.xls",
                     limits=LIMITS._replace(text=100_000_000))  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        xls(b"", record(0x00FC, struct.pack("<LL", 1, 1 << 30))),
        xls(b"", record(0x00FC, struct.pack("<LLHB", 1, 1, 500, 0) + b"short")),
        xls(b"", record(0x00FC, b"")),
        xls(record(0x0203, b"\0")),
        xls(record(0x0205, b"\0\0\0\0\0\0\7\7")),
        xls(number(0, 0, 1), front=record(0x0085, struct.pack("<LHBB", 0, 0, 4, 0) + b"Data")),
    ],
)
def test_records_that_break_off_or_contradict(data: bytes) -> None:
    with pytest.raises(errors.FileDamaged):
        read_foreign(data, "a.xls")


def test_sheets_that_lie_in_one_another() -> None:
    stream = bytearray(xls_stream(number(0, 0, 1)))
    place = stream.index(record(0x0085, b"")[:2]) + 4
    for start in (0, 8, len(stream) + 1):
        struct.pack_into("<L", stream, place, start)
        with pytest.raises(errors.FileDamaged):
            scan(bytes(stream))


def test_text_with_typefaces_in_it() -> None:
    version_5 = record(0x0809, struct.pack("<HH", 0x0500, 0x0005))
    rich = record(0x00D6, struct.pack("<4H", 0, 0, 0, 4) + b"Siti" + b"\1\0\1")
    end = record(0x000A, b"")
    start = len(version_5) + 4 + 7 + 4 + len(end)
    sheet = record(0x0085, struct.pack("<LHB", start, 0, 4) + b"Data")
    stream = version_5 + sheet + end + version_5 + rich + end
    assert scan(stream).sheets["Data"].columns == 1
    data = compound_of("Book", stream)
    assert read_foreign(data, "a.xls").grids[0].rows == [["Siti"]]


def test_no_sheet_at_all() -> None:
    with pytest.raises(errors.FileDamaged):
        scan(record(0x0809, bytes(16)) + record(0x000A, b""))
