"""Runs commands in a Python that finds the standard library and the packages named, no others.

``python declared.py PACKAGES LINES``: both JSON; answers the commands that did not end well.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any


class Others(MetaPathFinder):
    """In front of all finders: what was not declared is not there."""

    def __init__(self, allowed: set[str]) -> None:
        self._allowed = allowed | set(sys.stdlib_module_names) | {"ipsm_cli"}

    def find_spec(self, name: str, path: Sequence[str] | None, target: Any = None) -> None:
        if name.partition(".")[0] not in self._allowed and not name.startswith("_sysconfigdata"):
            raise ModuleNotFoundError(f"not declared: {name}", name=name)


def run(packages: list[str], lines: list[list[str]]) -> list[Any]:
    sys.meta_path.insert(0, Others(set(packages)))
    from ipsm_cli.cli.main import main  # found under the rule above

    ill = []
    for words in lines:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(words)
        if code == 1:
            ill.append(words)
    return ill


if __name__ == "__main__":
    print(json.dumps(run(*(json.loads(Path(word).read_text("utf-8")) for word in sys.argv[1:]))))
