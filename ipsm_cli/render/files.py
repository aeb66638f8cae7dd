"""Files written whole or not at all: beside their place, flushed, read back, then replaced."""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from ipsm_cli.core import errors

# the temporary name: .NAME.<pid>.part, and a register's journal beside one
OURS = r"(?s)\..+\.([0-9]{1,9})\.part(?:-journal)?"
STALE = 24 * 60 * 60  # seconds after which a temporary file belongs to no running write
LONGEST_NAME = 80  # characters
RESERVED = r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[ .].*)?"


def write_whole(path: Path, data: bytes, *, force: bool, make_parent: bool = False) -> bool:
    """Put ``data`` at ``path``; False where the same bytes stood there already.

    Mode 0600. Raises FileExists (another content and no ``force``), FolderMissing (unless
    ``make_parent``, which makes it with mode 0700), NoPermission, DiskFull, CannotWrite, and
    FileInUse when the old file cannot be replaced: then the new one is kept beside it.
    """
    try:
        if path.exists():
            if not path.is_file():
                raise errors.CannotWrite(
                    file=str(path), trouble="EISDIR" if path.is_dir() else "ENOTREG"
                )
            if path.read_bytes() == data:
                return False
            if not force:
                raise errors.FileExists(file=str(path))
        if make_parent:
            _make_folder(path.parent)
        elif not path.parent.is_dir():
            if any(one.is_file() for one in path.parents):
                raise errors.CannotWrite(file=str(path), trouble="ENOTDIR")
            raise errors.FolderMissing(folder=str(path.parent))
        _write_beside(path, data)
    except OSError as error:
        raise trouble(error, path) from error
    return True


def _make_folder(folder: Path) -> None:
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _write_beside(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    beside.unlink(missing_ok=True)  # left by an older process of the same number
    try:
        _write_flushed(beside, data)
        sweep(path.parent, beside.stat().st_mtime)
        if beside.read_bytes() != data:
            raise errors.CannotWrite(file=str(path), trouble="EIO")
        _replace(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _write_flushed(file: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(file, flags, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _replace(beside: Path, path: Path) -> None:
    try:
        os.replace(beside, path)
    except PermissionError:  # Windows, when the old one is open in Excel
        saved = _free_name(path)
        os.replace(beside, saved)
        _flush_folder(path.parent)
        raise errors.FileInUse(file=str(path), saved=str(saved)) from None


def _free_name(path: Path) -> Path:
    number = 2
    while os.path.lexists(free := path.with_name(f"{path.stem}-{number}{path.suffix}")):
        number += 1
    return free


def _flush_folder(folder: Path) -> None:
    """The new name reaches the disk. Windows and some network disks cannot flush a folder."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def trouble(error: OSError, path: Path) -> errors.FileTrouble:
    """The system's refusal as one of ours, naming the file that was to be written."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return errors.NoPermission(file=str(path))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return errors.DiskFull(file=str(path))
    return errors.CannotWrite(file=str(path), trouble=errno.errorcode.get(error.errno or 0, "EIO"))


def safe_file_name(text: str) -> str:
    """The text as a file name every system takes: ``A-Z a-z 0-9 space _ . ( ) -``, at most 80.

    Other characters become ``-``; no path, no dot or dash in front, no dot or space at the end, no
    name that Windows keeps for devices. An empty rest becomes ``ipsm``.
    """
    name = re.sub("[^A-Za-z0-9 _.()-]+", "-", text).lstrip(" .-")[:LONGEST_NAME].rstrip(" .")
    if not name:
        return "ipsm"
    return f"_{name}"[:LONGEST_NAME] if re.fullmatch(RESERVED, name) else name


def sweep(folder: Path, now: float) -> list[str]:
    """Delete temporary files of ours that no running process writes; their names.

    Those of a process that has ended, and, where that cannot be known (another computer's in a
    shared folder, Windows), those older than a day; ``now`` is in seconds since 1970.
    """
    swept = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.name.startswith("."):  # a folder of others makes no pattern: 0.2 ms
                continue
            found = re.fullmatch(OURS, entry.name)
            if found is None or not entry.is_file(follow_symlinks=False):
                continue
            with suppress(OSError):
                old = now - entry.stat(follow_symlinks=False).st_mtime > STALE
                if old or _has_ended(int(found[1])):
                    os.unlink(entry.path)
                    swept.append(entry.name)
    return swept


def _has_ended(process: int) -> bool:
    """Whether no process of that number runs here. Windows cannot be asked without harm."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)  # asks, sends nothing
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # somebody else's
        return False
    return False
