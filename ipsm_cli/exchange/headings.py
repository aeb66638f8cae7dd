"""The table of fields that a sheet may bring, and the headings that people write over them."""

from __future__ import annotations

import csv
import os
import re
from functools import cache
from typing import NamedTuple

FOLDER = os.path.join(os.path.dirname(__file__), "headings")
KINDS = ("workers", "activities")
LEFT = "left"  # the reading of a column that is known and not taken
SKIP = "-"  # what a heading is mapped to, to leave its column out


class Field(NamedTuple):
    """``reading`` names how a cell is read (see ``values``), ``list`` its code list if it has one.

    ``needed``: no new record without it; ``template``: a column of the empty workbook;
    ``monthly``: one of a worker's empty form of a month.
    """

    key: str
    reading: str
    list: str
    needed: bool
    template: bool
    monthly: bool
    names: tuple[str, ...]  # headings, in plain words


@cache
def fields(kind: str) -> dict[str, Field]:
    """The fields of ``workers`` or ``activities`` by key, in the order of a form."""
    return {
        row["key"]: Field(
            row["key"],
            row["reading"],
            row["list"],
            row["needed"] == "1",
            row["template"] == "1",
            row.get("monthly") == "1",
            (plain(row["key"]), *row["headings"].split("|")),
        )
        for row in _rows(kind)
    }


@cache
def names(kind: str) -> dict[str, str]:
    """The key of the field for each heading in plain words."""
    return {name: field.key for field in fields(kind).values() for name in field.names if name}


@cache
def block_labels() -> dict[str, str]:
    """What a label above a table tells: workers, member, desa or month."""
    return {label: row["field"] for row in _rows("block") for label in row["labels"].split("|")}


@cache
def furniture(sort: str) -> frozenset[str]:
    """Words of totals, signatures and examples in plain words; signs of an ``empty`` cell."""
    rows = {row["sort"]: row["words"].split("|") for row in _rows("furniture")}
    return frozenset(rows[sort])


def plain(text: str) -> str:
    """Small letters and figures, one space between words."""
    return " ".join("".join(x if x.isalnum() else " " for x in text.casefold()).split())


def key_of(kind: str, heading: str) -> str | None:
    """The field under a heading; remarks in brackets do not count. None for an unknown one."""
    known = names(kind)
    found = known.get(plain(heading))
    return found or known.get(plain(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading)))


def _rows(name: str) -> list[dict[str, str]]:
    with open(os.path.join(FOLDER, f"{name}.csv"), encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
