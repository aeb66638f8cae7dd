"""A foreign file read at once, never past its cap."""

from __future__ import annotations

from pathlib import Path

from ipsm_cli.core.errors import FileIsFolder, FileMissing, NoPermission
from ipsm_cli.store.translate import trouble


def read_whole(path: Path, cap: int) -> bytes:
    """The bytes of the file: one more than ``cap`` where it is larger.

    Raises FileMissing, FileIsFolder, NoPermission or RegisterUnreachable.
    """
    try:
        if path.is_dir():
            raise FileIsFolder(file=path.name)
        with path.open("rb") as source:
            return source.read(cap + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise FileMissing(file=path.name) from None
    except PermissionError:
        raise NoPermission(file=path.name) from None
    except OSError as error:
        raise trouble(error, Path(path.name)) from None
    except ValueError:  # a NUL in the name
        raise FileMissing(file=path.name) from None
