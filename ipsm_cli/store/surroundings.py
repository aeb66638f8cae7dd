"""Where a register lies and what lies beside it: what a doctor looks at before opening it."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ipsm_cli.core.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD_BACKUP = 31  # days
# folders that a program copies to the cloud by itself, as their names begin
_CLOUDS = ("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud")
_CLOUDS_WITHIN = ("mobile documents", "cloudstorage", "clouddocs")  # of iCloud and others on macOS
_REMOVABLE = ("/media/", "/run/media/", "/volumes/")
_NETWORK = ("\\\\", "//", "/run/user/", "/net/")  # a share of Windows; of a desktop of Linux


def around(path: Path, today: datetime.date) -> list[Finding]:
    """What is unwise about the register's folder, files left beside it, rights and backups.

    Looks at names and sizes only; to be asked before the register is opened, for opening settles
    what a crash left behind.
    """
    found = [*_folder(str(path)), *_left(path), *_rights(path)]
    newest = newest_backup(path)
    if newest is not None and (age := (today - newest).days) > OLD_BACKUP:
        found.append(Finding("old_backup", None, f"{newest} ({age})"))
    return found


def newest_backup(path: Path) -> datetime.date | None:
    """The day of the newest copy of the register beside it or in a folder there; None without."""
    copies = [
        copy
        for pattern in (f"{path.stem}*{path.suffix}", f"*/{path.stem}*{path.suffix}")
        for copy in path.parent.glob(pattern)
        if copy != path and copy.is_file() and not copy.name.startswith(".")
    ]
    moments = [copy.stat().st_mtime for copy in copies]
    return datetime.date.fromtimestamp(max(moments)) if moments else None


def _folder(path: str) -> Iterator[Finding]:
    """Folders where another program changes, locks or pulls out the file."""
    named = path.replace("\\", "/").lower()
    for part in named.split("/")[:-1]:
        if part.startswith(_CLOUDS) or part in _CLOUDS_WITHIN:
            yield Finding("cloud_folder", None, part)
            return
    if path.startswith(_NETWORK):
        yield Finding("network_folder", None, None)
    elif named.startswith(_REMOVABLE):
        yield Finding("removable", None, None)


def _left(path: Path) -> Iterator[Finding]:
    """Journals with something in them, and drafts of a file that was never finished."""
    for ending in ("-journal", "-wal"):
        left = path.with_name(path.name + ending)
        if left.is_file() and left.stat().st_size > 0:
            yield Finding(f"left{ending.replace('-', '_')}", None, left.name)
    for draft in sorted(path.parent.glob(f".{path.stem}*.part*")):
        yield Finding("left_part", None, draft.name)


def _rights(path: Path) -> Iterator[Finding]:
    """Rights wider than the owner's; Windows keeps a user's own folder closed by itself."""
    if os.name == "nt":
        return
    if (rights := path.stat().st_mode & 0o777) & 0o077:
        yield Finding("open_file", None, f"{rights:o}")
    if (rights := path.parent.stat().st_mode & 0o1777) & 0o022 and not rights & 0o1000:
        yield Finding("open_folder", None, f"{rights:o}")
