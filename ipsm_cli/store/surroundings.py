"""Where a register lies and what lies beside it: what a doctor looks at before opening it."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ipsm_cli.core.finding import Finding
from ipsm_cli.store.backup import FOLDER, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

# folders that a program copies to the cloud by itself, as their names begin
_CLOUDS = ("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud")
_CLOUDS_WITHIN = ("mobile documents", "cloudstorage", "clouddocs")  # of iCloud and others on macOS
_REMOVABLE = ("/media/", "/run/media/", "/volumes/")
_NETWORK = ("\\\\", "//", "/run/user/", "/net/")  # a share of Windows; of a desktop of Linux


def around(path: Path) -> list[Finding]:
    """What is unwise about the register's folder, files left beside it, and rights.

    Looks at names and sizes only; to be asked before the register is opened, for opening settles
    what a crash left behind.
    """
    return [*_folder(str(path)), *_left(path), *_rights(path)]


def backups(path: Path, head: tuple[int, str], today: datetime.date, oldest: int) -> list[Finding]:
    """Whether there is a backup, and of this state, or not older than ``oldest`` days."""
    newest = newest_backup(path)
    if newest is None:
        return [Finding("no_backup", None, None)]
    number, seal = head
    current = f"-n{number:06}-{seal[:8]}-v"
    age = (today - newest).days
    if age <= oldest or any(current in copy.name for copy in _copies(path)):
        return []
    return [Finding("old_backup", None, f"{newest} ({age})")]


def newest_backup(path: Path) -> datetime.date | None:
    """The day on which the newest backup beside it or in a folder there was made; None without."""
    moments = [copy.stat().st_mtime for copy in _copies(path)]
    return datetime.date.fromtimestamp(max(moments)) if moments else None


def _copies(path: Path) -> list[Path]:
    """Everything called as a backup of the register is, good or bad."""
    patterns = (f"{path.stem}-*{path.suffix}", f"*/{path.stem}-*{path.suffix}")
    found = [copy for pattern in patterns for copy in path.parent.glob(pattern)]
    return [copy for copy in found if is_name(copy.name) and copy.is_file()]


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
    drafts = (f".{path.stem}*.part*", f"{FOLDER}/.{path.stem}*.part*")
    for draft in sorted(draft for pattern in drafts for draft in path.parent.glob(pattern)):
        yield Finding("left_part", None, draft.name)


def _rights(path: Path) -> Iterator[Finding]:
    """Rights wider than the owner's; Windows keeps a user's own folder closed by itself."""
    if os.name == "nt":
        return
    if (rights := path.stat().st_mode & 0o777) & 0o077:
        yield Finding("open_file", None, f"{rights:o}")
    if (rights := path.parent.stat().st_mode & 0o1777) & 0o022 and not rights & 0o1000:
        yield Finding("open_folder", None, f"{rights:o}")
