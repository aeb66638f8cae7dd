"""How files of one sort are read: headings, codes of others, what their rows leave unsaid."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite

if TYPE_CHECKING:
    import sqlite3

FOLDER = os.path.join(os.path.dirname(__file__), "profiles")


class Profile(NamedTuple):
    """``maps``: field (or ``-``) by heading. ``codes``: for a field, our code by theirs.
    ``defaults``: what a field holds where the row is silent. ``words``: the kind of activity whose
    description holds the word. ``coarse``: for a field, codes of ours that theirs do not tell from
    another of ours. ``built_in``: shipped, as data."""

    name: str
    kind: str
    maps: Mapping[str, str] = {}  # never changed
    codes: Mapping[str, Mapping[str, str]] = {}
    defaults: Mapping[str, str] = {}
    words: Mapping[str, str] = {}
    coarse: Mapping[str, Mapping[str, str]] = {}
    sheet: str | None = None
    built_in: bool = False

    def content(self) -> str:
        """As the register keeps it."""
        told = {"maps": self.maps, "codes": self.codes, "defaults": self.defaults}
        more = {"words": self.words, "coarse": self.coarse, "sheet": self.sheet}
        return json.dumps(
            {key: value for key, value in {**told, **more}.items() if value}, ensure_ascii=False
        )


def built_in() -> list[Profile]:
    """The shipped ones, by name."""
    found = []
    for file in sorted(os.listdir(FOLDER)):
        with open(os.path.join(FOLDER, file), encoding="utf-8") as lines:
            told: dict[str, Any] = json.load(lines)
        found.append(Profile(file.removesuffix(".json"), built_in=True, **told))
    return found


def every(db: sqlite3.Connection) -> list[Profile]:
    """The shipped ones, then the branch's own, each in the order of the names."""
    rows = db.execute(
        "SELECT name, kind, content FROM profile WHERE kind <> 'export' ORDER BY name"
    ).fetchall()
    return [*built_in(), *(Profile(name, kind, **json.loads(text)) for name, kind, text in rows)]


def find(db: sqlite3.Connection, name: str, kind: str | None = None) -> Profile:
    """The profile of a name, for ``kind`` where one is given. Raises UnknownProfile."""
    known = [one for one in every(db) if kind in (None, one.kind)]
    for one in known:
        if one.name.casefold() == name.strip().casefold():
            return one
    raise errors.UnknownProfile(text=cite(name), profiles=tuple(one.name for one in known))


def read_pairs(typed: list[str]) -> dict[str, str]:
    """``Nama PSM=name``, as typed after --map, as a pair; the last ``=`` parts. Raises MapShape."""
    pairs = {}
    for text in typed:
        left, sign, right = text.rpartition("=")
        if not sign or not left.strip() or not right.strip():
            raise errors.MapShape(text=cite(text))
        pairs[left.strip()] = right.strip()
    return pairs
