"""SQLite's and the system's errors in the words of our family."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from ipsm_cli.core import errors

_DISK = frozenset({errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM})


def as_ours(error: sqlite3.Error, path: Path) -> errors.IpsmError | None:
    """SQLite's error as one of the family; contents of rows are never in it.

    None for a statement that is wrong in itself: that is a mistake of the program.
    """
    code = getattr(error, "sqlite_errorcode", 0)
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    file = str(path)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return errors.RegisterBusy(file=file, holder="?", seconds=5)
        case sqlite3.SQLITE_FULL:
            return errors.RegisterFull(file=file)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return errors.RegisterReadOnly(file=file)
        case sqlite3.SQLITE_CORRUPT:
            return errors.RegisterDamaged(file=file)
        case sqlite3.SQLITE_NOTADB:
            return errors.NotARegister(file=file)
        case sqlite3.SQLITE_CONSTRAINT:
            return errors.RuleBroken(detail=str(error))
        case sqlite3.SQLITE_ERROR | sqlite3.SQLITE_MISUSE | sqlite3.SQLITE_RANGE:
            return None
    return errors.RegisterUnreachable(file=file, trouble=name)


def trouble(error: OSError, path: Path) -> errors.FileTrouble:
    """The system's error about a file of ours as one of the family."""
    file = str(path)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return errors.RegisterFull(file=file)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return errors.RegisterReadOnly(file=file)
    return errors.RegisterUnreachable(
        file=file, trouble=errno.errorcode.get(error.errno or 0, "EIO")
    )


def escaped(error: Exception, path: Path) -> errors.IpsmError | None:
    """What a failing disk raised where nobody expected it; None for a mistake of the program.

    ``path`` is the register, for an error that names no file.
    """
    if isinstance(error, sqlite3.Error):
        return as_ours(error, path)
    if isinstance(error, OSError) and error.errno in _DISK:
        named = error.filename if isinstance(error.filename, str) else ""
        return trouble(error, Path(named) if named else path)
    return None
