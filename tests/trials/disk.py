"""A disk that loses what was not flushed: SQLite writes through it, and its power fails at will.

Every operation of SQLite on its files is written down. From any moment of that record the files
can be made as a loss of power may leave them: writes since the last flush of a file are there or
not, in any order, torn at a sector; names made or removed since the last flush of the folder too.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import apsw

SECTOR = 512
WAYS = 6  # in which one moment is left behind


class Deed(NamedTuple):
    """write (of ``file``, at ``at``), cut (to ``at``), flush, link, unlink, settle, told."""

    what: str
    file: str = ""
    node: int = 0
    at: int = 0
    data: bytes = b""


class Record:
    """What SQLite did, in its order; ``nodes`` are the files behind the names."""

    def __init__(self) -> None:
        self.deeds: list[Deed] = []
        self.nodes: dict[str, int] = {}
        self._last = 0

    def note(self, what: str, file: str = "", at: int = 0, data: bytes = b"") -> None:
        if what == "link":
            self._last += 1
            self.nodes[file] = self._last
        node = self.nodes.get(file, 0)
        if what == "unlink":
            del self.nodes[file]
        self.deeds.append(Deed(what, file, node, at, data))

    def settle(self) -> int:
        """Everything so far is on the disk for good; the number of deeds."""
        for name in list(self.nodes):
            self.note("flush", name)
        self.note("settle")
        return len(self.deeds)


class _File(apsw.VFSFile):  # type: ignore[misc]
    def __init__(self, record: Record, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._record, self._name = record, os.path.basename(path or "")
        self._is_new = bool(self._name) and self._name not in record.nodes
        if self._is_new:
            record.note("link", self._name)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._record.note("write", self._name, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._record.note("cut", self._name, size)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._record.note("flush", self._name)
        if self._is_new:  # the first flush of a new file makes its name last
            self._record.note("settle")
            self._is_new = False
        super().xSync(flags)


class Disk(apsw.VFS):  # type: ignore[misc]
    """The way of SQLite to its files. Without ``settles`` a removed name cannot be flushed."""

    def __init__(self, name: str, record: Record, *, settles: bool) -> None:
        super().__init__(name, "")
        self._record, self._settles = record, settles

    def xOpen(self, name: Any, flags: list[int]) -> _File:
        return _File(self._record, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:
        super().xDelete(name, syncdir)
        self._record.note("unlink", os.path.basename(name))
        if syncdir and self._settles:
            self._record.note("settle")


class Left:
    """The disk at one moment: what lasts, and what is still on its way."""

    def __init__(self, deeds: list[Deed]) -> None:
        self.told = 0
        self._lasting: dict[int, bytearray] = defaultdict(bytearray)
        self._pending: dict[int, list[Deed]] = defaultdict(list)
        self._names: dict[str, int] = {}
        self._renaming: list[Deed] = []
        for deed in deeds:
            self._take(deed)

    def _take(self, deed: Deed) -> None:
        if deed.what in ("write", "cut"):
            self._pending[deed.node].append(deed)
        elif deed.what == "flush":
            for waiting in self._pending.pop(deed.node, []):
                _apply(self._lasting[deed.node], waiting)
        elif deed.what in ("link", "unlink"):
            self._renaming.append(deed)
        elif deed.what == "settle":
            self._rename(len(self._renaming))
        else:
            self.told += 1

    def _rename(self, count: int) -> None:
        for deed in self._renaming[:count]:
            if deed.what == "link":
                self._names[deed.file] = deed.node
            else:
                self._names.pop(deed.file, None)
        del self._renaming[:count]

    def put(self, folder: Path, way: int, chance: random.Random) -> None:
        """Makes the files: nothing pending came, all of it, or some of it in pieces."""
        names = {0: 0, 1: len(self._renaming), 2: 0, 3: len(self._renaming)}
        self._rename(names.get(way, chance.randint(0, len(self._renaming))))
        for name, node in self._names.items():
            data = bytearray(self._lasting[node])
            for deed in self._pending[node]:
                if way in (1, 2) or (way > 3 and chance.random() < 0.5):
                    _apply(data, deed)
                elif way > 3 and deed.what == "write" and chance.random() < 0.4:
                    torn = SECTOR * chance.randint(0, len(deed.data) // SECTOR)
                    _apply(data, deed._replace(data=deed.data[:torn]))
            (folder / name).write_bytes(data)


def _apply(data: bytearray, deed: Deed) -> None:
    grown = max(0, deed.at + len(deed.data) - len(data))
    if deed.what == "cut":
        del data[deed.at :]
        data.extend(bytes(max(0, deed.at - len(data))))
    else:
        data.extend(bytes(grown))
        data[deed.at : deed.at + len(deed.data)] = deed.data
