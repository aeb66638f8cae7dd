"""Writes docs/commands.*.md from the program's own help pages.

Run it with ``python scripts/write_commands.py``. A test compares the files with what this makes,
so they cannot grow stale.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Sequence
from pathlib import Path

from ipsm_cli.cli.main import main
from ipsm_cli.cli.tree import all_paths
from ipsm_cli.text import LANGUAGES, Words

DOCS = Path(__file__).parent.parent / "docs"


def page(language: str) -> str:
    """All help pages of one language, as Markdown."""
    words = Words(language)
    parts = [f"# {words('docs:commands')}\n"]
    parts += [
        f"\n## {' '.join(['ipsm', *path])}\n\n```\n{_help(path, language)}```\n"
        for path in all_paths()
    ]
    return "".join(parts)


def _help(path: Sequence[str], language: str) -> str:
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        main([*path, "--help", "--lang", language])
    return shown.getvalue().strip("\n") + "\n"


if __name__ == "__main__":
    os.environ.pop("IPSM_FILE", None)
    for each in LANGUAGES:
        (DOCS / f"commands.{each}.md").write_text(page(each), encoding="utf-8", newline="\n")
