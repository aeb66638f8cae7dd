"""A zip archive whose bytes depend on its contents only: fixed dates, order and rights."""

from __future__ import annotations

import os
import shutil
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

UNIX = 3  # the system a member is said to come from; Python writes the one it runs on


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.compress_type = ZIP_DEFLATED
    member.create_system = UNIX
    member.external_attr = 0o600 << 16
    return member


class StampedZip(ZipFile):
    """What openpyxl writes into, in place of a ZipFile that notes the time of each member."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        """Add a member from memory."""
        given = zinfo_or_arcname
        name = given.filename if isinstance(given, ZipInfo) else given
        super().writestr(_member(name), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a member from a file, whatever that file's own date and rights."""
        member = _member(str(arcname or filename))
        member.file_size = os.path.getsize(filename)  # so that huge sheets get a 64-bit size
        with open(filename, "rb") as source, self.open(member, "w") as target:
            shutil.copyfileobj(source, target, 1 << 16)
