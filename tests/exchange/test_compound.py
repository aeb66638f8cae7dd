"""The container of old workbooks: read, made anew, and every ring or lie refused."""

from __future__ import annotations

import random
import struct

import pytest

from ipsm_cli.core.errors import FileDamaged
from ipsm_cli.exchange.compound import Compound, compound_of

SIZES = (0, 1, 4095, 4096, 4097, 65_000, 128 * 512, 109 * 128 * 512 - 700, 16_000_000)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_put_in_comes_out(size: int) -> None:
    stream = random.Random(size).randbytes(size)
    found = Compound(compound_of("Workbook", stream), "a.xls")
    assert set(found.streams) == {"Root Entry", "Workbook"}
    assert found.stream("Workbook") == stream.ljust(4096, b"\0")


def test_a_short_stream_lies_in_small_sectors() -> None:
    """Four sectors: the table, the directory, the small sectors, their table."""
    small = b"a" * 64 + b"b" * 36
    plain = compound_of("Root Entry", b"")
    head = bytearray(plain[:512])
    struct.pack_into("<L", head, 48, 1)
    struct.pack_into("<LL", head, 60, 3, 1)
    struct.pack_into("<L", head, 76, 0)
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    table = struct.pack("<128L", 0xFFFFFFFD, end, end, end, *[free] * 124)

    def entry(name: str, kind: int, first: int, size: int) -> bytes:
        text = (name + "\0").encode("utf-16-le")
        return struct.pack("<64sHBB48xLQ", text, len(text), kind, 1, first, size)

    directory = entry("Root Entry", 5, 2, 128) + entry("Workbook", 2, 0, 100) + bytes(256)
    tables = struct.pack("<128L", 1, end, *[free] * 126)
    data = bytes(head) + table + directory + small.ljust(512, b"\0") + tables
    assert Compound(data, "a.xls").stream("Workbook") == small


def test_rings_and_lies_are_refused() -> None:
    good = compound_of("Workbook", bytes(9000))
    table = 512 + (9000 // 512 + 2) * 512
    assert struct.unpack_from("<L", good, table)[0] == 1
    ring = bytearray(good)
    struct.pack_into("<L", ring, table + 5 * 4, 2)
    beyond = bytearray(good)
    struct.pack_into("<L", beyond, table + 5 * 4, 9999)
    long = bytearray(good)
    struct.pack_into("<Q", long, 512 + 18 * 512 + 128 + 120, 1 << 31)
    twice = bytearray(good)
    struct.pack_into("<LL", twice, 76, 19, 19)
    odd = bytearray(good)
    struct.pack_into("<H", odd, 30, 60)
    for data in (ring, beyond, long, twice, odd, good[:40], good[:520]):
        with pytest.raises((FileDamaged, KeyError)) as caught:
            Compound(bytes(data), "a.xls").stream("Workbook")
        assert caught.type is FileDamaged or data == good[:520]
