"""Profiles of what is handed over: those shipped, the branch's own, and files of others."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import ExportProfile, read
from ipsm_cli.core.names import cite

if TYPE_CHECKING:
    import sqlite3

FOLDER = os.path.join(os.path.dirname(__file__), "exports")
REPORTS = ("month", "quarter", "semester", "year", "term")
KIND = "export"  # in the table of profiles, beside those of the import


def shipped() -> list[str]:
    """The names of the shipped ones: the reports by their length, then the others."""
    found = {file.removesuffix(".json") for file in os.listdir(FOLDER)}
    return [*REPORTS, *sorted(found.difference(REPORTS))]


def own(db: sqlite3.Connection) -> list[str]:
    """The names of the branch's own ones, in order."""
    rows = db.execute("SELECT name FROM profile WHERE kind = ? ORDER BY name", (KIND,))
    return [name for (name,) in rows]


def built_in(name: str) -> ExportProfile:
    """A shipped one. Raises KeyError for a name that is not among them."""
    return read(name, content_of(name), built_in=True)


def content_of(name: str) -> dict[str, Any]:
    """What a shipped one holds. Raises KeyError for a name that is not among them."""
    if name not in shipped():  # before a path is made of it
        raise KeyError(name)
    with open(os.path.join(FOLDER, f"{name}.json"), encoding="utf-8") as lines:
        told: dict[str, Any] = json.load(lines)
    return told


def find(db: sqlite3.Connection, name: str) -> ExportProfile:
    """The profile of a name, shipped or own. Raises UnknownProfile."""
    wanted = name.strip().casefold()
    for known in shipped():
        if known == wanted:
            return built_in(known)
    kept = own(db)
    for known in kept:
        if known.casefold() == wanted:
            (text,) = db.execute("SELECT content FROM profile WHERE name = ?", (known,)).fetchone()
            return read(known, json.loads(text))
    raise errors.UnknownProfile(text=cite(name), profiles=(*shipped(), *kept))


def every(db: sqlite3.Connection) -> list[ExportProfile]:
    """The shipped ones, then the branch's own, each in the order of the names."""
    return [*map(built_in, shipped()), *(find(db, name) for name in own(db))]
