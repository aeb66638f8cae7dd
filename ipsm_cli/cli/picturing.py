"""Photos for a paper, read from where they lie; those that cannot be are named, and stop nobody."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ipsm_cli.core import errors
from ipsm_cli.core.document import Picture

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table

SIDE = 640  # pixels: 8 cm on paper at 200 to the inch


def read(table: Table, folders: Sequence[Path]) -> tuple[Picture, ...]:
    """The table's photos; a path that begins nowhere is looked for in each folder."""
    if not table.photos:
        return ()
    from ipsm_cli.exchange import picture  # Pillow: 20 ms

    found = []
    for file, caption in table.photos:
        path = _where(file, folders)
        if not os.path.isfile(path):  # a device or pipe is none either, and may never end
            found.append(_lacking("picture.missing", file, caption))
            continue
        try:
            found.append(Picture(*picture.read_photo(path, SIDE), caption or ""))
        except errors.FileTrouble:
            found.append(_lacking("picture.unreadable", file, caption))
    return tuple(found)


def lacking(pictures: Iterable[Picture]) -> list[str]:
    """The files, as they were typed, that could not be read."""
    return [str(one.lacking[1]["file"]) for one in pictures if one.lacking]


def _lacking(said: str, file: str, caption: str | None) -> Picture:
    return Picture(None, 0, 0, caption or "", (said, {"file": file}))


def _where(file: str, folders: Sequence[Path]) -> Path:
    """The first place where the file is, else the first one looked at."""
    path = Path(os.path.expanduser(file.replace("\\", "/") if os.name != "nt" else file))
    places = [path] if path.is_absolute() else [folder / path for folder in folders]
    return next(filter(os.path.isfile, places), places[0])
