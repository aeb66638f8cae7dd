"""The door to the regions: looking up by code, and by what a person typed."""

from __future__ import annotations

from ipsm_cli.codes.region_search import find, read_region
from ipsm_cli.codes.region_tree import (
    FILE,
    LENGTHS,
    Region,
    children,
    described,
    dotted,
    exists,
    get,
    kind_of_village,
    nik_region_known,
    path,
    within,
)

__all__ = [
    "FILE",
    "LENGTHS",
    "Region",
    "children",
    "described",
    "dotted",
    "exists",
    "find",
    "get",
    "kind_of_village",
    "nik_region_known",
    "path",
    "read_region",
    "within",
]
