"""The history read page by page, for a register whose own list of tables is gone.

The history holds every row as it was last written, so it alone gives the register back. Its rows
are known by what stands in them. The layout of pages and records is that of SQLite's file format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ipsm_cli.store.mending import PAGE, Read
from ipsm_cli.store.schema import KEEPING

_LEAF = 0x0D  # a page of rows with numbers
_SEAL = re.compile(r"[0-9a-f]{64}")
_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of a whole number, by its type
_ENTRY, _CHANGE = 8, 9  # columns


def read_history(copy: Path) -> dict[str, Read]:
    """The rows of ``action`` and ``change`` found in a mended copy, by their numbers."""
    data = copy.read_bytes()
    entries: dict[int, tuple[Any, ...]] = {}
    changes: dict[int, tuple[Any, ...]] = {}
    for at in range(0, len(data) - PAGE + 1, PAGE):
        for number, values in _rows(data, at):
            if _is_entry(values):
                entries.setdefault(number, (number, *values[1:]))
            elif _is_change(values):
                changes.setdefault(number, (number, *values[1:]))
    # whether one is missing, the chain of seals tells
    return {
        "action": Read([entries[number] for number in sorted(entries)], holes=False),
        "change": Read([changes[number] for number in sorted(changes)], holes=False),
    }


def _is_entry(values: list[Any]) -> bool:
    return len(values) == _ENTRY and all(
        isinstance(value, str) and _SEAL.fullmatch(value) for value in values[6:]
    )


def _is_change(values: list[Any]) -> bool:
    if len(values) != _CHANGE or not all(isinstance(value, str) for value in values[2:5]):
        return False
    seal = values[8]
    return values[2] in KEEPING and isinstance(seal, str) and _SEAL.fullmatch(seal) is not None


def _rows(data: bytes, at: int) -> Iterator[tuple[int, list[Any]]]:
    """Number and values of each row of one page; what makes no sense is passed over."""
    start = at + (100 if at == 0 else 0)
    if data[start] != _LEAF:
        return
    count = int.from_bytes(data[start + 3 : start + 5], "big")
    for place in range(min(count, PAGE // 4)):
        pointer = start + 8 + 2 * place
        cell = at + int.from_bytes(data[pointer : pointer + 2], "big")
        try:
            size, cell = _varint(data, cell)
            number, cell = _varint(data, cell)
            yield number, _values(_payload(data, cell, size))
        except (IndexError, KeyError, ValueError):
            continue


def _payload(data: bytes, cell: int, size: int) -> bytes:
    """A record's bytes, with those that stand on pages of their own. Raises ValueError."""
    if size > len(data):
        raise ValueError
    most = PAGE - 35
    if size <= most:
        return data[cell : cell + size]
    least = (PAGE - 12) * 32 // 255 - 23
    local = least + (size - least) % (PAGE - 4)
    local = local if local <= most else least
    found = bytearray(data[cell : cell + local])
    following = int.from_bytes(data[cell + local : cell + local + 4], "big")
    while len(found) < size:
        page = (following - 1) * PAGE
        if following < 1 or page >= len(data):
            raise ValueError
        following = int.from_bytes(data[page : page + 4], "big")
        found += data[page + 4 : page + PAGE]
    return bytes(found[:size])


def _values(record: bytes) -> list[Any]:
    """The columns of a record: whole numbers, texts and nothing; others raise KeyError."""
    end, place = _varint(record, 0)
    sorts = []
    while place < end:
        sort, place = _varint(record, place)
        sorts.append(sort)
    values: list[Any] = []
    for sort in sorts:
        if sort == 0:
            values.append(None)
        elif sort in (8, 9):
            values.append(sort - 8)
        elif sort >= 13 and sort % 2:
            size = (sort - 13) // 2
            if place + size > len(record):
                raise ValueError
            values.append(record[place : place + size].decode("utf-8"))
            place += size
        else:
            size = _WHOLE[sort]
            values.append(int.from_bytes(record[place : place + size], "big", signed=True))
            place += size
    return values


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing stands."""
    found = 0
    for place in range(at, at + 8):
        found = found << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return found, place + 1
    return found << 8 | data[at + 8], at + 9
