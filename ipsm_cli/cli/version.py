"""What --version says: program, shape of the register, SQLite and Python."""

from __future__ import annotations

import sys

from ipsm_cli import SCHEMA, __version__


def line() -> str:
    """``ipsm 0.1.0 (register 1, SQLite 3.40.1, Python 3.11.7)``, the same in both languages."""
    from ipsm_cli.store import SQLITE  # 4 ms, only here

    python = ".".join(map(str, sys.version_info[:3]))
    return f"ipsm {__version__} (register {SCHEMA}, SQLite {SQLITE}, Python {python})"
