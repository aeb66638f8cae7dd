"""Where the register is, and which of three words decided it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

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


def log_file() -> Path:
    """Where a bug is written down."""
    import platformdirs  # as above

    return Path(platformdirs.user_log_dir("ipsm", appauthor=False)) / "ipsm.log"


def _whole(text: str) -> Path:
    return Path(os.path.abspath(os.path.expanduser(text)))
