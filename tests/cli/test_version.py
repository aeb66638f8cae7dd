"""What --version says."""

from __future__ import annotations

import re

from ipsm_cli.cli import version


def test_one_line_names_all_four() -> None:
    assert re.fullmatch(
        r"ipsm \d+\.\d+\.\d+ \(register \d+, SQLite 3[\d.]+, Python 3[\d.]+\)", version.line()
    )
