"""A foreign file opened: what it is by its first bytes, whatever its name says, and its grids."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ipsm_cli.core.errors import (
    FileEmpty,
    FileIsHtml,
    FileIsLock,
    FileIsPdf,
    FileIsPicture,
    FileIsRegister,
    FileIsXml,
    FileTooLarge,
    FileTrouble,
    FileUnknown,
)
from ipsm_cli.core.table import Say
from ipsm_cli.exchange.compound import MAGIC
from ipsm_cli.exchange.delimited import read_delimited
from ipsm_cli.exchange.grid import Broken, Grid, Value
from ipsm_cli.exchange.limits import LIMITS, Deadline, Limits
from ipsm_cli.exchange.whole import read_whole
from ipsm_cli.exchange.workbook import read_compound, read_zipped

__all__ = ["Broken", "Foreign", "Grid", "Value", "read_foreign", "read_path"]

_KINDS: tuple[tuple[bytes, type[FileTrouble]], ...] = (
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|RIFF.{4}WEBP|II\*\0|MM\0\*", FileIsPicture),
    (rb".{4}ftyp(?:heic|heix|mif1|avif)", FileIsPicture),
    (rb"%PDF-", FileIsPdf),
    (rb"SQLite format 3\0", FileIsRegister),
    (rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|meta|style)\b", FileIsHtml),
    (rb"\s*<\?xml\b.{0,2000}?<html\b", FileIsHtml),
    (rb"\s*<(?:\?xml\b|[a-z][\w.-]*:workbook\b|workbook\b)", FileIsXml),
    # rar, 7-zip, gzip, old BIFF workbooks without a container, Java and ELF and Windows programs
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b|\x09[\0\2\4\x08][\4\6\x08]\0|\x7fELF|MZ|\xca\xfe", FileUnknown),
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # byte order marks
_WORKBOOKS = ("xlsx", "xlsm", "xls", "ods")
_TEXTS = ("csv", "tsv", "tab", "txt")


class Foreign(NamedTuple):
    """A file that was read: ``file`` is its name without folders, ``sha256`` of its bytes in hex,
    ``form`` what it is (xlsx, xls, ods, csv or tsv), ``notes`` what its reader should be told.
    """

    file: str
    sha256: str
    form: str
    grids: tuple[Grid, ...]
    notes: tuple[Say, ...]


def read_path(
    path: Path,
    *,
    form: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    limits: Limits = LIMITS,
) -> Foreign:
    """The file read once, never past its cap, and then as ``read_foreign`` does.

    Raises FileMissing, FileIsFolder, NoPermission or FileTooLarge, and what ``read_foreign`` does.
    """
    return read_foreign(
        read_whole(path, limits.bytes),
        path.name,
        form=form,
        sheet=sheet,
        encoding=encoding,
        delimiter=delimiter,
        limits=limits,
    )


def read_foreign(
    data: bytes,
    name: str,
    *,
    form: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    limits: Limits = LIMITS,
) -> Foreign:
    """The grids of a workbook or a csv held in memory.

    What the file is, its bytes say; ``form`` (csv or tsv) only tells texts apart. ``sheet`` picks
    one sheet by name (a hidden one too), ``encoding`` and ``delimiter`` (``tab`` for a tab) keep
    from guessing those of a text. Raises a FileTrouble that names what the file is or which limit
    it passes, UnknownSheet, UnknownEncoding or UnknownDelimiter.
    """
    _refuse(data, name, limits)
    deadline = Deadline(name, limits)
    if data.startswith(b"PK"):
        found, grids, notes = read_zipped(data, sheet, deadline, limits)
    elif data.startswith(MAGIC):
        found, grids, notes = read_compound(data, sheet, deadline, limits)
    else:
        is_tsv = form == "tsv" or (not form and _ending(name) in ("tsv", "tab"))
        delimiter = delimiter or ("tab" if is_tsv else None)
        found, grids, notes = read_delimited(data, encoding, delimiter, deadline, limits)
    ending, is_text = _ending(name), found in ("csv", "tsv")
    if ending in (_WORKBOOKS if is_text else (*_TEXTS, *_WORKBOOKS)):
        wrong = is_text or ending.replace("xlsm", "xlsx") != found
        notes += (("read.other_form", {"form": found}),) if wrong else ()
    return Foreign(name, sha256(data).hexdigest(), found, grids, notes)


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _refuse(data: bytes, name: str, limits: Limits) -> None:
    """Raises for what is no sheet, by its first bytes and the kind of its name."""
    if name.startswith(("~$", ".~lock.")):
        raise FileIsLock(file=name)
    if not data:
        raise FileEmpty(file=name)
    if len(data) > limits.bytes:
        raise FileTooLarge(file=name, limit=limits.bytes >> 20)
    head = data[:4096]
    for pattern, trouble in _KINDS:
        if re.match(pattern, _plain_letters(head), re.DOTALL | re.IGNORECASE):
            raise trouble(file=name)


def _plain_letters(head: bytes) -> bytes:
    """The first bytes without byte order mark, and of UTF-16 every other one."""
    if head.startswith(_MARKS[1:]):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(_MARKS[0])
