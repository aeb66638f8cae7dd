"""Where the register is, and which of three words decided it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime

NAME = "ipsm.db"


class Place(NamedTuple):
    """The register's path and the key of the reason: --file, IPSM_FILE or the data folder."""

    path: Path
    reason: str


def register_place(asked: str | None, environ: Mapping[str, str]) -> Place:
    """``--file``, else ``IPSM_FILE``, else the user's own data folder."""
    if asked:
        return Place(_whole(asked), "place.option")
    if named := environ.get("IPSM_FILE"):
        return Place(_whole(named), "place.environment")
    return Place(data_folder() / NAME, "place.folder")


def data_folder() -> Path:
    """The folder for this user's data on this computer, not synchronised."""
    import platformdirs  # 2 ms that a named file need not pay

    return Path(platformdirs.user_data_dir("ipsm", appauthor=False, roaming=False))


def state_folder(environ: Mapping[str, str]) -> Path:
    """Where this computer remembers what it has seen of registers, away from where they lie.

    The usual places of three systems in a few lines: every command asks for this one, and
    platformdirs would cost those that are told their register 2 ms.
    """
    if named := environ.get("IPSM_STATE"):
        return _whole(named)
    if sys.platform == "win32":
        home = environ.get("LOCALAPPDATA") or os.path.expanduser("~/AppData/Local")
    elif sys.platform == "darwin":
        home = os.path.expanduser("~/Library/Application Support")
    else:
        home = environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    return Path(home, "ipsm", "heads")


def log_file() -> Path:
    """Where a bug is written down."""
    import platformdirs  # as above

    return Path(platformdirs.user_log_dir("ipsm", appauthor=False)) / "ipsm.log"


def write_down(error: Exception, now: datetime.datetime) -> Path | None:
    """Writes a bug into the log; None where that cannot be done."""
    try:
        from ipsm_cli.cli.confession import write_log  # only for a bug

        return write_log(error, log_file(), now)
    except Exception:  # noqa: BLE001 - where nothing can be opened, the sentence comes without it
        return None


def folder_told(folder: Path) -> str:
    """A folder in a sentence: the one we are in by its whole path, for a dot ends the sentence."""
    return str(folder if folder.name else folder.absolute())


def _whole(text: str) -> Path:
    return Path(os.path.abspath(os.path.expanduser(text)))
