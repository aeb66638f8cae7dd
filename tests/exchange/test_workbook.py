"""The kind of a container, and that old workbooks are handed on without their old container."""

from __future__ import annotations

import struct

import pytest
from exchange.forging import ROWS, honest_xlsx, members, number, ods, xls_stream, zipped

from ipsm_cli.core.errors import FileDamaged, FileIsZip
from ipsm_cli.exchange.compound import compound_of
from ipsm_cli.exchange.limits import LIMITS, Deadline
from ipsm_cli.exchange.workbook import read_compound, read_zipped

LONG = LIMITS._replace(seconds=3600)  # nothing here is about time
DEADLINE = Deadline("a", LONG)


def test_forms() -> None:
    assert read_zipped(honest_xlsx(ROWS), None, DEADLINE, LIMITS)[0] == "xlsx"
    assert read_zipped(ods(""), None, DEADLINE, LIMITS)[0] == "ods"
    for name in ("Workbook", "Book"):
        data = compound_of(name, xls_stream(number(0, 0, 5)))
        form, grids, notes = read_compound(data, None, DEADLINE, LIMITS)
        assert (form, grids[0].rows, notes) == ("xls", [[5]], ())


def test_lies_in_the_header_of_a_container_do_not_reach_the_library() -> None:
    data = bytearray(compound_of("Workbook", xls_stream(number(0, 0, 5))))
    for place in (40, 44, 64, 72):  # how many sectors hold the directory, the tables, the lists
        struct.pack_into("<L", data, place, 0xFFFFFFF0)
    assert read_compound(bytes(data), None, DEADLINE, LIMITS)[1][0].rows == [[5]]


def test_no_workbook() -> None:
    with pytest.raises(FileIsZip):
        read_zipped(b"PK\5\6" + bytes(18), None, DEADLINE, LIMITS)
    with pytest.raises(FileIsZip):
        read_zipped(zipped({"mimetype": "x"}), None, DEADLINE, LIMITS)
    manifest = members(ods("")) | {}
    del manifest["META-INF/manifest.xml"]
    with pytest.raises(FileDamaged):
        read_zipped(zipped(manifest), None, DEADLINE, LIMITS)
