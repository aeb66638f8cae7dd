"""The container of old .xls and of password-protected workbooks: [MS-CFB], read with caution.

The reading library trusts this container (a ring of sectors or a length that lies would hang or
end the program), so it is handed a new one that holds the checked stream alone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from ipsm_cli.core.errors import FileDamaged

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = struct.Struct("<64sHBB12s16x20xLQ")  # name, its length, type, colour, links, sector, size
_LAST, _END, _FAT, _FREE = 0xFFFFFFFA, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SHORT = 4096  # bytes below which a stream lies in the small sectors
_SECTOR = 512


class Compound:
    """A compound file: the names of its streams, and their bytes. Raises FileDamaged."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data = data
        self.file = file
        try:
            self.sector = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
            if self.sector not in (512, 4096):
                raise self.damaged()
            self.table: Sequence[int] = self._table()
            self.streams = dict(self._entries(self._chain(struct.unpack_from("<L", data, 48)[0])))
        except struct.error:
            raise self.damaged() from None

    def damaged(self) -> FileDamaged:
        """The refusal of this file."""
        return FileDamaged(file=self.file)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream. Raises FileDamaged where some are missing."""
        first, size = self.streams[name]
        if size >= _SHORT:
            found = self._chain(first)[:size]
        else:
            small = self._chain(self.streams.get("Root Entry", (_END, 0))[0])
            table = _numbers(self._chain(struct.unpack_from("<L", self.data, 60)[0]))
            pieces = (small[at * 64 : at * 64 + 64] for at in self._follow(first, table))
            found = b"".join(pieces)[:size]
        if len(found) < size:
            raise self.damaged()
        return found

    def _table(self) -> Sequence[int]:
        """Which sector follows which."""
        first, count = struct.unpack_from("<LL", self.data, 68)
        sectors = list(struct.unpack_from("<109L", self.data, 76))
        for _ in range(min(count, len(self.data) // self.sector)):
            if first >= _LAST:
                break
            *more, first = _numbers(self._at(first)) or (_END,)
            sectors += more
        used = [sector for sector in sectors if sector < _LAST]
        if len(set(used)) < len(used):
            raise self.damaged()
        return _numbers(b"".join(map(self._at, used)))

    def _at(self, number: int) -> bytes:
        return self.data[(number + 1) * self.sector : (number + 2) * self.sector]

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._at, self._follow(first, self.table)))

    def _follow(self, first: int, table: Sequence[int]) -> Iterator[int]:
        for _ in range(len(table) + 1):
            if first >= _LAST:
                return
            if first >= len(table):
                raise self.damaged()
            yield first
            first = table[first]
        raise self.damaged()  # a ring

    @staticmethod
    def _entries(data: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
        for at in range(0, len(data) - 127, 128):
            name, length, kind, _, _, first, size = _ENTRY.unpack_from(data, at)
            if kind in (1, 2, 5) and 2 <= length <= 64:
                yield name[: length - 2].decode("utf-16-le", "replace"), (first, size & 0xFFFFFFFF)


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}L", data[: len(data) // 4 * 4])


def compound_of(name: str, stream: bytes) -> bytes:
    """A compound file that holds one stream (padded with zeros to 4,096 bytes at least)."""
    stream = stream.ljust(_SHORT, b"\0")
    body = -(-len(stream) // _SECTOR)
    tables = 1
    while tables * 128 < body + 1 + tables:
        tables += 1
    more = max(0, -(-(tables - 109) // 127))  # sectors that list further sectors of the table
    while tables * 128 < body + 1 + tables + more:
        tables += 1
        more = max(0, -(-(tables - 109) // 127))
    links = [*range(1, body), _END, _END]  # the stream, then the directory
    links += [_FAT] * tables + [0xFFFFFFFC] * more
    links += [_FREE] * (tables * 128 - len(links))
    at = list(range(body + 1, body + 1 + tables))
    lists = [at[109 + 127 * n : 236 + 127 * n] for n in range(more)]
    start = body + 1 + tables
    head = (
        MAGIC
        + bytes(16)
        + struct.pack(
            "<5H6xLLLLLLLLL",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            *((0, tables, body, 0, _SHORT, _END, 0, start if more else _END, more)),
        )
    )
    head += struct.pack("<109L", *(at[:109] + [_FREE] * (109 - len(at[:109]))))
    root = _entry("Root Entry", 5, 1, _END, 0)
    directory = root + _entry(name, 2, _FREE, 0, len(stream)) + bytes(256)
    body_bytes = stream.ljust(body * _SECTOR, b"\0") + directory
    body_bytes += struct.pack(f"<{len(links)}L", *links)
    for number, numbers in enumerate(lists):
        following = start + number + 1 if number + 1 < more else _END
        filled = numbers + [_FREE] * (127 - len(numbers))
        body_bytes += struct.pack("<128L", *filled, following)
    return head + body_bytes


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<LLL", _FREE, _FREE, child)
    return _ENTRY.pack(text, len(text), kind, 1, links, first, size)
