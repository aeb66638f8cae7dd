"""Writes docs/licences.md: every package that comes with ipsm, and its licence.

Read from what is installed: ``python scripts/write_licences.py``; a test keeps the page true.
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
_NAME = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)
_ELSEWHERE = re.compile(r"^([a-z0-9][a-z0-9._-]*)==[^ ]+ ; ", re.MULTILINE)
_BUILD = {"flit-core"}
INTRO = """# Licences

ipsm itself is MIT; the list of regions in it is under the ODbL 1.0 (see README). With it come the
packages of `requirements.lock`, under the licences that they state themselves. Written by
`python scripts/write_licences.py`; a test keeps the page true.

| package | licence |
|---|---|
"""


def packages(lock: str) -> list[str]:
    """The packages that a lock brings to run the program, by name."""
    return sorted(set(_NAME.findall(lock)) - set(_ELSEWHERE.findall(lock)) - _BUILD)


def licence(found: Distribution) -> str:
    """What the package says of itself: the expression, else its classifiers, else its word."""
    told = found.metadata
    if expression := told["License-Expression"]:
        return str(expression)
    classes = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    said = ", ".join(sorted(classes)) or str(told["License"] or "?").partition("\n")[0]
    return said.removesuffix(" License")  # one package says MIT License today and MIT tomorrow


def page() -> str:
    names = packages((ROOT / "requirements.lock").read_text("utf-8"))
    return INTRO + "".join(f"| {name} | {licence(distribution(name))} |\n" for name in names)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.relative_to(ROOT)} written")
