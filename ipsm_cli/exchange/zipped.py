"""The files inside a workbook, unpacked under caps: no parser sees one before it is measured."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from ipsm_cli.core.errors import (
    FileBomb,
    FileDamaged,
    FileEntities,
    FileProtected,
    FileTruncated,
    TooManyMembers,
)
from ipsm_cli.exchange.limits import Deadline, Limits

_END = struct.Struct("<4s4H2LH")  # end of the directory: signature, disks, counts, size, start
_LOCAL = struct.Struct("<4s22x2H")  # before each member: signature, lengths of name and extra
_ENTRY = 400  # bytes of the directory that one member may take
_ZIP64 = 76  # bytes of the two records that large workbooks carry before the end
_PIECE = 1 << 18  # bytes unpacked from at a time
_SMALL = 16 << 20  # bytes unpacked below which no ratio is looked at
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Zipped:
    """The directory of a zip file held in memory, and its members piece by piece.

    Raises FileTruncated, FileDamaged, FileProtected, TooManyMembers or FileBomb from the directory
    alone; ``pieces`` measures what really comes out.
    """

    def __init__(self, data: bytes, deadline: Deadline, limits: Limits) -> None:
        self.data = data
        self.file = deadline.file
        self.deadline = deadline
        self.limits = limits
        self.members = {_plain(info.filename): info for info in self._directory()}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self.members

    def under(self, folder: str) -> bool:
        """Whether any member lies in the folder (``xl/``)."""
        return any(name.startswith(folder) for name in self.members)

    def read(self, name: str, most: int = 4 << 20) -> bytes:
        """A small member whole. Raises FileDamaged where it is missing or larger than ``most``."""
        info = self.members.get(_plain(name))
        if info is None or info.file_size > most:
            raise FileDamaged(file=self.file)
        return b"".join(self.pieces(name))

    def measure(self, name: str) -> None:
        """A member unpacked and let go. Raises what ``pieces`` does."""
        for _ in self.pieces(name):
            pass

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member unpacked, at most 1 MiB at a time.

        Raises FileBomb where more comes out than the directory says (whose sum is capped),
        FileEntities for a declared entity, FileDamaged where the packing is broken or XML holds a
        NUL (so that it is no UTF-16, in which a search for bytes would see nothing).
        """
        info = self.members[_plain(name)]
        is_xml = _plain(name).endswith((".xml", ".rels"))
        size, before = 0, b""
        for piece in self._unpack(info):
            self.deadline.check()
            is_xml = is_xml or (not size and piece.lstrip().startswith(b"<"))
            size += len(piece)
            if size > info.file_size:
                raise FileBomb(file=self.file)
            if is_xml:
                self._look(before + piece)
                before = piece[-16:]
            yield piece
        if size != info.file_size:
            raise FileDamaged(file=self.file)

    def _look(self, xml: bytes) -> None:
        if b"\0" in xml:
            raise FileDamaged(file=self.file)
        if b"<!" in xml and _DECLARED.search(xml):
            raise FileEntities(file=self.file)

    def _unpack(self, info: ZipInfo) -> Iterator[bytes]:
        head = self.data[info.header_offset : info.header_offset + _LOCAL.size]
        if len(head) < _LOCAL.size or not head.startswith(b"PK\3\4"):
            raise FileDamaged(file=self.file)
        start = info.header_offset + _LOCAL.size + sum(_LOCAL.unpack(head)[1:])
        packed = memoryview(self.data)[start : start + info.compress_size]
        if len(packed) < info.compress_size:
            raise FileDamaged(file=self.file)
        inflate = None if info.compress_type == 0 else zlib.decompressobj(-15)
        for at in range(0, len(packed), _PIECE):
            piece = bytes(packed[at : at + _PIECE])
            if inflate is None:
                yield piece
                continue
            while piece:
                try:
                    out = inflate.decompress(piece, 1 << 20)
                except zlib.error:
                    raise FileDamaged(file=self.file) from None
                piece = inflate.unconsumed_tail
                if out:
                    yield out
        if inflate is not None and (not inflate.eof or inflate.unused_data):
            raise FileDamaged(file=self.file)

    def _directory(self) -> list[ZipInfo]:
        """The members as the directory declares them, refused by their number, kind and sizes."""
        self._measure_directory()
        try:
            members = [i for i in ZipFile(io.BytesIO(self.data)).infolist() if not i.is_dir()]
        except (BadZipFile, NotImplementedError, UnicodeError, ValueError, struct.error):
            raise FileDamaged(file=self.file) from None
        if len(members) > self.limits.members:
            raise TooManyMembers(file=self.file, count=len(members), limit=self.limits.members)
        if any(info.flag_bits & 1 for info in members):
            raise FileProtected(file=self.file)
        if len({_plain(info.filename) for info in members}) < len(members):
            raise FileDamaged(file=self.file)  # two of one name: programs differ on which counts
        if any(info.compress_type not in (0, 8) for info in members):
            raise FileDamaged(file=self.file)
        unpacked = sum(info.file_size for info in members)
        packed = sum(info.compress_size for info in members)
        dense = unpacked > _SMALL and unpacked > self.limits.ratio * packed
        if unpacked > self.limits.unpacked or dense:
            raise FileBomb(file=self.file)
        return members

    def _measure_directory(self) -> None:
        """One directory, at the end, next to the members, and short enough to be read."""
        at = self.data.rfind(b"PK\5\6", max(0, len(self.data) - 65_557))
        if at < 0 or len(self.data) < at + _END.size:
            raise FileTruncated(file=self.file)
        *_, size, start, comment = _END.unpack_from(self.data, at)
        if size > _ENTRY * self.limits.members:
            raise TooManyMembers(file=self.file, count=size // _ENTRY, limit=self.limits.members)
        if at + _END.size + comment != len(self.data) or at - size - start not in (0, _ZIP64):
            raise FileDamaged(file=self.file)


def _plain(name: str) -> str:
    """A member's name as programs compare it: small letters, slashes, no slash in front."""
    return name.replace("\\", "/").lstrip("/").lower()
